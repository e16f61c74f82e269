import CasusExpressions

/// Finds criteria whose condition holds for no value that its names can take.
struct NeverActiveCheck {
  let findings: [Diagnostic]

  init(_ rulebook: Rulebook, _ expressions: RulebookExpressions) {
    findings = rulebook.criteria.compactMap { criterion in
      let outcome = criterion.condition.possibleValues { expressions.possible[$0] }
      guard !outcome.canBeTrue else { return nil }
      return Diagnostic(
        "never-active", .warning, in: rulebook.text.name, at: criterion.span,
        "the criterion '\(criterion.id)' can never be active: its condition holds for no possible values")
    }
  }
}
