import CasusExpressions

/// Finds, by the intervals in which names lie, expressions that may fail in a draw, and scales that may be negative.
struct FailureCheck {
  private(set) var findings: [Diagnostic] = []

  init(_ rulebook: Rulebook, _ expressions: RulebookExpressions) {
    for expression in expressions.all {
      let outcome = expression.possibleValues { expressions.possible[$0] }
      guard let failure = outcome.possibleFailure else { continue }
      findings.append(
        Diagnostic(
          "may-fail", .warning, in: rulebook.text.name,
          at: failure.source == rulebook.text.name ? failure.span : nil,
          "this may fail for some values: \(failure.message)",
          notes: ["a draw that reaches it and fails ends the run"]))
    }
    for criterion in rulebook.criteria {
      guard case .strength(_, let scale?) = criterion.force else { continue }
      let outcome = scale.possibleValues { expressions.possible[$0] }
      guard case .numbers(let range) = outcome.shape,
        range.low < 0 || range.high == .infinity || range.mayBeNaN
      else { continue }
      findings.append(
        Diagnostic(
          "bad-scale", .warning, in: rulebook.text.name, at: scale.root.span,
          "the scale of '\(criterion.id)' may not be a finite number from 0 up",
          notes: ["by its parts it lies from \(range.low.plain) to \(range.high.plain)"],
          hint: range.low < 0 ? "hold it with max(0.0, …)" : nil))
    }
  }
}
