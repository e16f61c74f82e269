import CasusRulebook
import CasusSimulation

extension RunPageWriter {
  /// How much rests on judgements, on assumptions, and on what has no source.
  mutating func foundations() -> Document.Section {
    var blocks: [Document.Block] = []
    blocks += judgements()
    blocks += known()
    blocks += assumptions()
    blocks += doubtful()
    blocks += correlations()
    blocks += statedFactors()
    return .init("rests", "How much rests on what is not known", blocks)
  }

  private func judgements() -> [Document.Block] {
    var blocks: [Document.Block] = [.heading("On judgements about the rules")]
    let approved = result[.approved]?.givenAsked
    var text = Inline()
    if let approved, let interval = approved.interval, approved.hasSpread {
      text += Inline(
        "Nine tenths of the stated beliefs about the rules leave the probability of approval between "
          + "\(numbers.intervalInWords(interval)). ")
    }
    if let share = result[.approved]?.probability.judgementShare {
      text += Inline(
        "Judgements explain \(NumberText.share(share)) of its variance over draws; the rest is the spread of the "
          + "request’s own conditions. ")
    }
    text +=
      approved?.interval != nil && approved?.hasSpread == true
      ? "The interval is a statement of stated beliefs, not an estimate from data."
      : text.isEmpty ? "No judgement about the rules moves the probability of approval here." : ""
    blocks.append(.paragraph(text))
    if let figure = readings() { blocks.append(.figure(figure)) }
    return blocks
  }

  private func readings() -> Document.Figure? {
    let readings = result.readings.filter(\.says)
      .sorted { ($0.shareOfApproval ?? 0, $1.judgement) > ($1.shareOfApproval ?? 0, $0.judgement) }
    guard !readings.isEmpty else { return nil }
    var table = DocumentTable(
      "Approval under each reading, given that something is asked",
      [
        .init("Judgement"), .init("Reading"),
        .init(result.exact?.isComplete == true ? "Credence" : "Share of rows", isNumber: true),
        .init("Approved", isNumber: true),
      ])
    var lines: [RowChart.Line] = []
    for reading in readings {
      lines.append(.heading(reading.question))
      for value in reading.values {
        guard let estimate = value.approvedGivenAsked else { continue }
        let text = NumberText(rows: value.rows).inline(estimate)
        let isSame = value.meaning.isEmpty || value.meaning == value.value
        let label = isSame ? value.value : "\(value.value): \(value.meaning)"
        lines.append(
          .row(
            RowChart.Row(
              label: label, remark: belief(in: value, of: reading), text: text,
              value: estimate.value, interval: estimate.spread,
              ink: estimate.value >= 0.5 ? .approved : .refused, isDot: true)))
        table.rows.append([
          .code(reading.name), Inline(label), Inline(NumberText.share(value.share)), Inline(text),
        ])
      }
    }
    guard !table.rows.isEmpty else { return nil }
    return Document.Figure(
      id: "readings", title: "Approval under each reading of the rules",
      caption: "The line is two standard errors to either side.",
      remark:
        "The probability of approval where a judgement has one value, given that something is asked; the judgement that moves it most comes first.",
      chart: RowChart(
        summary: "Dot chart of the probability of approval under \(table.rows.count) readings.", lines: lines,
        axis: .turning),
      table: table)
  }

  /// How much belief the rulebook or the user states in a reading; where none is stated, how many rows have it.
  private func belief(in value: ReadingResult.Line, of reading: ReadingResult) -> String {
    guard let stated = model.statedBelief(in: value.value, of: reading.judgement) else {
      return "in \(NumberText.share(value.share)) of the rows"
    }
    return "belief in it: \(NumberText.significant(stated * 100, 3))%"
  }

  private mutating func known() -> [Document.Block] {
    let answers = model.fixedAnswers.filter { !$0.isPinned }
    guard !answers.isEmpty else { return [] }
    return [
      .heading("On answers that the scenario takes as known"),
      .list(
        answers.map { answer in
          Inline("\(rulebook.stages[answer.stage].question) ") + .strong(answer.isYes ? "Yes." : "No.") + " "
            + footnotes.reason(answer.grounds)
        }),
    ]
  }

  private mutating func assumptions() -> [Document.Block] {
    guard !result.assumed.isEmpty else {
      return [.heading("On assumptions"), .paragraph("Every factor is stated; nothing is assumed.")]
    }
    let count = result.assumed.count
    var table = DocumentTable(
      "Assumed factors, by the rulebook’s defaults", [.init("Question"), .init("Assumed"), .init("Because")])
    for assumption in result.assumed {
      let kind = rulebook.factors[assumption.factor].kind
      for branch in assumption.branches {
        var value = Inline.strong(ValueWords.text(of: branch.value, kind: kind))
        if let condition = branch.condition { value += " where " + .code(condition) }
        table.rows.append([Inline(assumption.question), value, footnotes.reason(branch.grounds)])
      }
    }
    return [
      .heading("On assumptions"),
      .paragraph(
        Inline(
          "The scenario does not say \(count) thing\(count == 1 ? "" : "s"), so the rulebook’s defaults hold."
            + (VarianceWords.assumed(variance).map { " " + $0 } ?? ""))),
      .table(table),
    ]
  }

  private func doubtful() -> [Document.Block] {
    let doubtful = result.doubtful
    guard !doubtful.items.isEmpty else {
      return [
        .heading("On what has no source"),
        .paragraph("Everything in use has a source, and none is of low confidence."),
      ]
    }
    let count = doubtful.items.count
    var text = Inline(
      "\(count) item\(count == 1 ? "" : "s") \(count == 1 ? "is" : "are") unsourced or of low confidence.")
    if let words = VarianceWords.doubtful(variance) { text += " " + .strong(words) }
    if let share = doubtful.shareOfWeight {
      text += " The criteria among them carry \(NumberText.share(share)) of the weight that decided."
    }
    if variance?.doubtful != nil { text += Inline(" " + VarianceWords.meaning) }
    return [
      .heading("On what has no source"), .paragraph(text),
      .terms(
        DoubtfulWords.groups(doubtful.items, limit: nil).map { group in
          (.faint(group.kind.asSentence.withoutFullStop), [Inline(group.items)])
        }),
    ]
  }

  static let statedTitle = "On what the scenario states"

  /// Every factor that the scenario states, with its reason and source.
  private mutating func statedFactors() -> [Document.Block] {
    var table = DocumentTable(
      "What the scenario states, with reasons", [.init("Factor"), .init("Value"), .init("Because")])
    for (factor, stated) in zip(rulebook.factors, scenario.factors) {
      guard let stated else { continue }
      table.rows.append([
        .code(factor.name), Inline(ValueWords.text(of: stated.value, kind: factor.kind)),
        footnotes.reason(stated.grounds),
      ])
    }
    guard !table.rows.isEmpty else { return [] }
    return [
      .heading(Self.statedTitle),
      .details("Stated factors, with reasons and sources", [.table(table)]),
    ]
  }

  private func correlations() -> [Document.Block] {
    guard !result.correlations.isEmpty else { return [] }
    return [
      .heading("On correlations"),
      .list(
        result.correlations.map { pair in
          let names = "\(rulebook.factors[pair.first].name) and \(rulebook.factors[pair.second].name)"
          let attained = pair.attained.map { "attained \(NumberText.rounded($0, place: -2))" }
          return Inline(
            "\(names): rank correlation \(NumberText.rounded(pair.stated, place: -2)) stated, "
              + (attained ?? "of no effect, because one of them does not vary") + ".")
        }),
    ]
  }
}

extension RunEstimate {
  /// Two standard errors to either side, within 0 and 1; nil where it has no error.
  var spread: ClosedRange<Double>? {
    guard standardError > 0, standardError.isFinite, value.isFinite else { return nil }
    return max(0, value - 2 * standardError)...min(1, value + 2 * standardError)
  }
}
