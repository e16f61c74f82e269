import CasusRulebook
import CasusSimulation

extension RunPageWriter {
  /// What would turn the answer into the other one, or comes nearest to it.
  func changes() -> Document.Section? {
    guard let (verdict, answer, other, _) = headline else { return nil }
    var items: [Inline] = [readingsThatTurn(to: other)]
    items += criteriaThatTurn(from: verdict, answer.estimate.value)
    return .init(
      "changes", "What would change the answer",
      [
        .paragraph(
          Inline("The answer is ") + .verdict(verdict.rawValue, verdict.ink)
            + Inline(" as long as that stays the likelier of the two.")),
        .list(items),
      ] + options.lines.map { .figure(figure($0)) })
  }

  private func figure(_ line: TippingLine) -> Document.Figure {
    Document.Figure(
      id: "along-\(line.name)", title: line.question,
      caption: Inline(
        "The line is the probability of approval, given that something is asked, in the same draws throughout; its bars are two standard errors, the shaded band the 90% interval from judgements."
          + (line.crossings.isEmpty ? "" : " It passes one half within the orange band.")),
      remark: Inline(line.inWords), chart: TippingChart(line: line),
      table: DocumentTable(
        "Approval along \(line.name)",
        [
          .init(line.unit.isEmpty ? line.name : "\(line.name) (\(line.unit))", isNumber: true),
          .init("Approved", isNumber: true), .init("90% interval from judgements", isNumber: true),
        ],
        line.points.map { point in
          let numbers = NumberText(rows: point.rows)
          return [
            Inline(NumberText.readable(point.value)),
            Inline(point.approved.map { numbers.inline($0.estimate) } ?? "-"),
            Inline(point.approved.flatMap { $0.hasSpread ? numbers.interval($0.interval) : nil } ?? ""),
          ]
        }))
  }

  private func readingsThatTurn(to other: Verdict) -> Inline {
    let isToApproved = other == .approved
    let turned = result.readings.compactMap { reading -> Inline? in
      let values = reading.values.filter { line in
        line.approvedGivenAsked.map { ($0.value >= 0.5) == isToApproved } ?? false
      }
      guard !values.isEmpty else { return nil }
      return .code("\(reading.name) = \(values.map(\.value).joined(separator: " or "))")
    }
    guard turned.isEmpty else {
      var text =
        Inline("A reading of the rules: it would more likely be ") + .verdict(other.rawValue, other.ink)
        + " under "
      for (index, item) in turned.enumerated() { text += (index == 0 ? Inline() : ", or under ") + item }
      return text + "."
    }
    var text =
      Inline("No reading of a single judgement makes it more likely ") + .verdict(other.rawValue, other.ink)
      + "."
    let lines = result.readings.flatMap { reading in
      reading.values.compactMap { line in line.approvedGivenAsked.map { (reading.name, line, $0) } }
    }
    let nearest =
      isToApproved ? lines.max { $0.2.value < $1.2.value } : lines.min { $0.2.value < $1.2.value }
    if let (name, line, approved) = nearest {
      text +=
        " The nearest is " + .code("\(name) = \(line.value)")
        + Inline(": approved with probability \(NumberText(rows: line.rows).inline(approved)).")
    }
    return text
  }

  /// Whether something is asked in every draw; else a criterion may change how often it is, and with it the headline.
  private var isAlwaysAsked: Bool {
    result[.none].map { $0.probability.estimate.isProvedConstant && $0.probability.estimate.value == 0 }
      ?? true
  }

  /// The weightiest criteria on the answer's side, and where approval would stand without each.
  private func criteriaThatTurn(from verdict: Verdict, _ probability: Double) -> [Inline] {
    guard let approved = result[.approved]?.probability.estimate else { return [] }
    let side = result.weighing(in: rulebook).filter { ($0.weight.value > 0) == (verdict == .approved) }
    guard !side.isEmpty else {
      return [Inline("No criterion by weighing holds the answer where it is.")]
    }
    return side.prefix(3).map { item in
      let without = RunEstimate(
        value: min(max(approved.value - item.weight.value, 0), 1),
        standardError: (approved.standardError * approved.standardError
          + item.weight.standardError * item.weight.standardError).squareRoot())
      var text = Inline("Without the criterion ") + .code(item.id)
      text += Inline(
        " alone, approval would come to \(numbers.inline(without)) instead of \(numbers.inline(approved))")
      guard isAlwaysAsked else { return text + "." }
      let turns = (without.value >= 0.5) != (verdict == .approved)
      return text + (turns ? ": " + .strong("the answer would turn.") : "; the answer would stay.")
    }
  }
}
