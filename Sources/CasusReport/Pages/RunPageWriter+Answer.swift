import CasusRulebook
import CasusSimulation

extension RunPageWriter {
  /// The headline in words and figures, how sure it is, and the ladder.
  mutating func answer() -> Document.Section {
    guard let (verdict, answer, other, rest) = headline else {
      return .init(
        "answer", "The answer",
        [.answer("Nothing is ever asked of the alliance under these conditions.", detail: "")])
    }
    let estimate = answer.estimate
    let words = VerbalScale.words(for: estimate.value, isProved: estimate.isProvedConstant)
    let sentence =
      Inline("The request is \(words) to be ") + .verdict(verdict.rawValue, verdict.ink)
      + Inline(": \(numbers.inline(estimate)).")
    var blocks: [Document.Block] = [
      .answer(sentence, detail: detail(verdict, answer, other: other, rest: rest))
    ]
    blocks += dominance(of: verdict).map(Document.Block.warning)
    blocks.append(.figure(ladder()))
    blocks.append(.remark(Inline(VerbalScale.remark)))
    return .init("answer", "The answer", blocks)
  }

  /// The likelier verdict with its probability, and the other one.
  var headline: (Verdict, ProbabilityResult, Verdict, ProbabilityResult)? {
    guard let approved = result[.approved]?.givenAsked, let refused = result[.refused]?.givenAsked else {
      return nil
    }
    return approved.estimate.value >= refused.estimate.value
      ? (.approved, approved, .refused, refused) : (.refused, refused, .approved, approved)
  }

  private func detail(
    _ verdict: Verdict, _ answer: ProbabilityResult, other: Verdict, rest: ProbabilityResult
  ) -> Inline {
    var text = Inline()
    if !answer.estimate.isProvedConstant {
      let term = VerbalScale.term(for: answer.estimate.value)
      text += Inline(
        "“\(term.words.prefix(1).uppercased() + term.words.dropFirst())” is \(term.range) on the scale of the "
          + "Intergovernmental Panel on Climate Change. ")
    }
    text += Inline("It is ") + .verdict(other.rawValue, other.ink)
    text += Inline(" with probability \(numbers.inline(rest.estimate)). ")
    if let interval = answer.interval, answer.hasSpread {
      let low = VerbalScale.term(for: interval.lowerBound).words
      let high = VerbalScale.term(for: interval.upperBound).words
      let ends = numbers.ends(interval)
      text += Inline(
        "How sure: the stated beliefs about the rules leave the probability that it is \(verdict.rawValue) between "
          + "\(ends.low) (\(low)) and \(ends.high) (\(high)), the 90% interval from judgements. ")
    }
    if result.exact?.isComplete != true, !answer.estimate.isProvedConstant {
      text += "± is the standard error of the simulation alone. "
    }
    if let none = result[.none]?.probability.estimate {
      text +=
        none.isProvedConstant && none.value == 0
        ? "Something is asked of the alliance in every draw."
        : Inline(
          "This is given that something is asked; nothing is asked with probability \(numbers.inline(none)).")
    }
    return text
  }

  /// A warning where one reading makes the interval two lumps.
  private func dominance(of verdict: Verdict) -> [Inline] {
    result.readings.filter(\.isDominant).compactMap { reading in
      let parts = reading.values.compactMap { line in
        line.approvedGivenAsked.map { "\(line.value) \(NumberText(rows: line.rows).inline($0))" }
      }
      guard parts.count > 1 else { return nil }
      return Inline("Much turns on one judgement, ") + .code(reading.name)
        + Inline(
          " (\(reading.question)) The probability of approval under each reading: \(parts.joined(separator: "; "))."
        )
    }
  }

  /// The outcomes, highest rung first.
  private func ladder() -> Document.Figure {
    let possible = result.outcomes.possible
    let impossible = result.outcomes.filter { outcome in !possible.contains { $0.index == outcome.index } }
    let rows = possible.map { outcome in
      RowChart.Row(
        label: outcome.title, remark: remarks(on: outcome),
        text: numbers.inline(outcome.probability.estimate), detail: interval(of: outcome.probability),
        value: outcome.probability.estimate.value, interval: outcome.probability.interval, ink: outcome.ink,
        isObserved: isObserved(outcome))
    }
    let table = DocumentTable(
      "Outcomes, highest rung first",
      [
        .init("Outcome"), .init("Rung", isNumber: true), .init("Counts as"),
        .init("Probability", isNumber: true), .init("90% interval from judgements", isNumber: true),
      ],
      possible.map { outcome in
        [
          Inline(outcome.title) + (isObserved(outcome) ? " " + Inline.strong("(this happened)") : ""),
          Inline("\(outcome.rank)"), Inline(verdictWords(of: outcome)),
          Inline(numbers.inline(outcome.probability.estimate)), Inline(interval(of: outcome.probability)),
        ]
      })
    var caption =
      "Bars are probabilities, highest rung of the ladder first; the line across each is the 90% interval from judgements. "
      + possible.colours
    if possible.contains(where: isObserved) { caption += " ◆ is what happened." }
    let remark =
      impossible.isEmpty ? "" : "Impossible here: \(impossible.map(\.title).joined(separator: "; "))."
    let likeliest = possible.max { $0.probability.estimate.value < $1.probability.estimate.value }
    return Document.Figure(
      id: "ladder", title: "How likely is which response", caption: Inline(caption),
      remark: Inline(remark),
      chart: RowChart(
        summary: "Bar chart of \(possible.count) outcomes. Likeliest: \(likeliest?.title ?? "none"), "
          + "\(likeliest.map { numbers.inline($0.probability.estimate) } ?? "-").",
        lines: rows.map { .row($0) }, axis: .probability),
      table: table)
  }

  private func remarks(on outcome: OutcomeResult) -> String {
    verdictWords(of: outcome) + (isObserved(outcome) ? " · this happened" : "")
  }

  func isObserved(_ outcome: OutcomeResult) -> Bool { scenario.observation?.outcome == outcome.index }

  func interval(of result: ProbabilityResult) -> String {
    result.hasSpread && result.interval != nil ? numbers.interval(result.interval) : ""
  }

  private func verdictWords(of outcome: OutcomeResult) -> String {
    guard outcome.verdicts.count == 1 else { return "depends on the request" }
    return outcome.verdicts[0] == .none ? "nothing asked" : outcome.verdicts[0].rawValue
  }
}

extension Sequence<OutcomeResult> {
  /// What the colours of their bars mean, in a sentence.
  var colours: String {
    var greys: [String] = []
    if contains(where: { $0.verdicts.count > 1 }) { greys.append("depends on the request") }
    if contains(where: { $0.verdicts == [.none] }) { greys.append("is where nothing is asked") }
    return "Blue is approved, orange is refused"
      + (greys.isEmpty ? "." : ", grey \(greys.joined(separator: " or ")).")
  }
}

extension Verdict {
  /// Its colour in charts.
  var ink: Ink {
    switch self {
    case .approved: .approved
    case .refused: .refused
    case .none: .neutral
    }
  }
}
