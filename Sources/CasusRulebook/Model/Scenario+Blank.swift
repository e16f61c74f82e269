public import CasusExpressions

extension Scenario {
  /// A scenario that fixes when and by whom something is asked, and spreads every factor over all of its values: tests
  /// state the factors request by request.
  ///
  /// - Parameters:
  ///   - testCase: The case whose date and requester hold.
  ///   - answers: The answer of each stage, by index; nil where the rules give it.
  ///   - text: The text of the case's table.
  public static func blank(
    for testCase: TestCase, answers: [Bool?], in text: SourceText, of rulebook: Rulebook
  ) -> Scenario {
    Scenario(
      id: "test", title: testCase.name, question: "", texts: [text], rulebook: rulebook.id,
      date: testCase.date, requester: testCase.requester,
      factors: rulebook.factors.map { factor in
        StatedFactor(
          value: ValueForm(anything(factor.kind), at: testCase.span, in: text.name), grounds: .none)
      },
      known: answers.enumerated().compactMap { stage, answer in
        answer.map { KnownAnswer(stage: stage, isYes: $0, grounds: .none) }
      },
      correlations: [], observation: nil, expectations: [])
  }

  private static func anything(_ kind: VariableKind) -> ValueForm.Content {
    switch kind {
    case .yesNo: .chance(0.5)
    case .choice(let options, _): .weights([Double](repeating: 1, count: options.count))
    case .number(let range, _, _):
      .distribution(.uniform(low: range.lowerBound, high: range.upperBound))
    case .count(let range, _, _):
      .distribution(.uniform(low: Double(range.lowerBound), high: Double(range.upperBound)))
    case .members: .exactly(.list([]))
    }
  }
}
