import CasusRulebook
import CasusSimulation

extension RunPageWriter {
  /// The path through the stages, and the criteria that decided.
  mutating func reasons() -> Document.Section {
    var blocks: [Document.Block] = [.figure(path())]
    blocks += surprises()
    blocks += criteria()
    return .init("why", "Why", blocks)
  }

  private func path() -> Document.Figure {
    let steps = PathStep.steps(of: result, in: rulebook)
    let skipped = result.stages.filter { $0.reached.isProvedConstant && $0.reached.value == 0 }
    let table = DocumentTable(
      "Stages in the order of the procedure",
      [
        .init("Stage"), .init("Answered by"), .init("Come here", isNumber: true),
        .init("Yes there", isNumber: true), .init("Leave here"),
      ],
      steps.map { step in
        let exits = step.exits.filter { !$0.isNever }
          .map { "\(step.share(of: $0, numbers)): \($0.outcome.title)" }
        let yes =
          step.result.known == nil ? step.result.yes.map { numbers.inline($0) } ?? "-" : step.yesInWords
        return [
          Inline(step.result.question), Inline(step.stage.answeredBy),
          Inline(numbers.inline(step.result.reached)), Inline(yes), Inline(exits.joined(separator: "; ")),
        ]
      })
    let caption =
      "The stream is as wide as the share of requests. Answers that end the path leave to the right; those that lead "
      + "further on than the next stage run down the left."
    let remark = skipped.isEmpty ? "" : "Never reached here: \(skipped.map(\.id).joined(separator: ", "))."
    return Document.Figure(
      id: "path", title: "The way of the requests through the procedure", caption: Inline(caption),
      remark: Inline(remark), chart: PathChart(result, in: rulebook), table: table)
  }

  /// How far known answers were to be expected by the rules.
  private mutating func surprises() -> [Document.Block] {
    let lines = result.stages.compactMap { stage -> Inline? in
      guard let known = stage.known, let expected = known.expected else { return nil }
      let answer = known.isYes ? "Yes" : "No"
      let isSurprise = expected.value < 0.2
      return Inline(stage.question + " ") + .strong("\(answer), \(known.isPinned ? "pinned" : "known").")
        + Inline(
          " By the rules alone that answer had probability \(numbers.inline(expected))"
            + (isSurprise ? ": a surprise." : "."))
    }
    guard !lines.isEmpty else { return [] }
    return [.heading("Answers that were known"), .list(lines)]
  }

  private mutating func criteria() -> [Document.Block] {
    let weighing = result.weighing(in: rulebook)
    let formal = result.formal(in: rulebook)
    guard !weighing.isEmpty || !formal.isEmpty else { return [.paragraph(Inline(FormalWords.nothing))] }
    var blocks: [Document.Block] = []
    if !weighing.isEmpty {
      let shown = options.limit.map { Array(weighing.prefix($0)) } ?? weighing
      blocks.append(.figure(weights(shown, of: weighing)))
      blocks.append(.terms(shown.map { reason($0) }))
    }
    if !formal.isEmpty {
      if weighing.isEmpty { blocks.append(.heading("What decided")) }
      blocks.append(.paragraph(Inline(FormalWords.lead(formal.count, isAlone: weighing.isEmpty))))
      blocks.append(
        .list(
          formal.map { item in
            Inline.code(item.id)
              + Inline(
                " says \(item.saysYes ? "yes" : "no") to “\(rulebook.stages[item.stage].question)” "
                  + "(\(FormalWords.points(item)) percentage points of approval)")
              + footnotes.support(rulebook.criteria[item.index].grounds)
          }))
    }
    return blocks
  }

  private func weights(_ shown: [CriterionResult], of all: [CriterionResult]) -> Document.Figure {
    let ends = shown.flatMap { item -> [Double] in
      let error = 2 * item.weight.standardError
      return [item.weight.value - error, item.weight.value + error]
    }
    let rows = shown.map { item in
      RowChart.Row(
        label: item.id, remark: "\(item.saysYes ? "yes" : "no") at \(rulebook.stages[item.stage].id)",
        text: NumberText.points(item.weight).joined(separator: " ").unbroken,
        value: item.weight.value, interval: reach(item), ink: item.weight.value > 0 ? .approved : .refused)
    }
    let rest = all.count - shown.count
    var remark =
      "What each criterion adds to the probability of approval, in percentage points: how much lower it would be "
      + "without that criterion alone."
    if rest > 0 {
      let sum = all.dropFirst(shown.count).reduce(0) { $0 + $1.weight.value.magnitude }
      let total = all.reduce(0) { $0 + $1.weight.value.magnitude }
      remark += " \(rest) more, together \(NumberText.share(sum / total)) of all the weight, are not shown."
    }
    return Document.Figure(
      id: "criteria", title: "What decided",
      caption: "The line on each bar is two standard errors to either side.", remark: Inline(remark),
      chart: RowChart(
        summary: "Bar chart of the \(shown.count) weightiest criteria. "
          + (shown.first.map {
            "First: \($0.id), \(NumberText.points($0.weight).joined(separator: " ")) points."
          } ?? ""),
        lines: rows.map { .row($0) },
        axis: .holding(ends) { NumberText.signed($0 * 100) }),
      table: DocumentTable(
        "Criteria by weight",
        [
          .init("Criterion"), .init("Says"), .init("Stage"), .init("Strength"),
          .init("Active there", isNumber: true), .init("Percentage points", isNumber: true),
        ],
        shown.map { item in
          [
            .code(item.id), Inline(item.saysYes ? "yes" : "no"), Inline(rulebook.stages[item.stage].id),
            Inline(rulebook.criteria[item.index].forceWord(in: rulebook)),
            Inline(item.activeThere),
            Inline(NumberText.points(item.weight).joined(separator: " ").unbroken),
          ]
        }))
  }

  private func reach(_ item: CriterionResult) -> ClosedRange<Double>? {
    guard item.weight.standardError.isFinite, item.weight.standardError > 0 else { return nil }
    let error = 2 * item.weight.standardError
    return (item.weight.value - error)...(item.weight.value + error)
  }

  private mutating func reason(_ item: CriterionResult) -> (term: Inline, text: [Inline]) {
    let criterion = rulebook.criteria[item.index]
    let points = NumberText.points(item.weight).joined(separator: " ").unbroken
    let term =
      Inline.code(item.id) + "  "
      + .verdict(points, item.weight.value > 0 ? .approved : .refused)
    var says = Inline.faint(
      "Says \(item.saysYes ? "yes" : "no") to “\(rulebook.stages[item.stage].question)”, "
        + criterion.forceWord(in: rulebook) + activity(of: item) + ".")
    if item.sharedDraws > 0, item.measuredDraws > 0 {
      let share = NumberText.share(Double(item.sharedDraws) / Double(item.measuredDraws))
      says += .faint(" One of several that each sufficed in \(share) of the draws; they share the credit.")
    }
    return (term, [footnotes.reason(criterion.grounds), says])
  }

  private func activity(of item: CriterionResult) -> String {
    guard let active = item.active else { return "" }
    return active.value == 1
      ? ", active in every request there" : ", active in \(NumberText.share(active)) of the requests there"
  }
}
