public import CasusExpressions

/// What is doubtful about a rulebook that could be read: things that do nothing, and things that may fail.
public struct RulebookCheck: Sendable {
  /// What was found, ordered by place.
  public let findings: [Diagnostic]

  /// Examines a rulebook.
  public init(_ rulebook: Rulebook) {
    let expressions = RulebookExpressions(rulebook)
    let findings =
      NeverActiveCheck(rulebook, expressions).findings + UnusedCheck(rulebook, expressions).findings
      + FailureCheck(rulebook, expressions).findings
    self.findings = DiagnosticList.ordered(findings).diagnostics
  }
}

/// Every expression of a rulebook, and what is possible for its names before a scenario is known.
struct RulebookExpressions {
  /// Every expression, in the order of the file.
  let all: [Expression]
  /// What is possible for each name, by slot.
  let possible: [AbstractValue]

  init(_ rulebook: Rulebook) {
    possible = Self.possibleValues(rulebook)
    var all = rulebook.factors.flatMap { $0.defaults.compactMap(\.condition) }
    all += rulebook.facts.map(\.expression)
    all += rulebook.stages.compactMap { $0.council?.notAsked }
    for criterion in rulebook.criteria {
      all.append(criterion.condition)
      if case .strength(_, let scale?) = criterion.force { all.append(scale) }
    }
    for outcome in rulebook.outcomes {
      if case .depends(let expression) = outcome.headline { all.append(expression) }
    }
    all += rulebook.quantities.flatMap { $0.entries.flatMap(\.value.expressions) }
    self.all = all
  }

  private static func possibleValues(_ rulebook: Rulebook) -> [AbstractValue] {
    var possible = rulebook.vocabulary.variables.map { AbstractValue.any(of: $0.type) }
    let members = rulebook.members.map(\.id)
    // An outsider's name is none of the members'.
    possible[Vocabulary.requesterSlot] = .strings(members + [""])
    for (slot, kind) in rulebook.factors.map({ ($0.slot, $0.kind) })
      + rulebook.judgements.map({ ($0.slot, $0.kind) })
    {
      possible[slot] = kind.possibleValues ?? possible[slot]
    }
    for fact in rulebook.facts {
      let known = possible
      possible[fact.slot] = fact.expression.possibleValues { known[$0] }
    }
    return possible
  }
}

extension VariableKind {
  /// What is possible, where the kind's type does not say it all.
  fileprivate var possibleValues: AbstractValue? {
    switch self {
    case .number(let range, _, _): .numbers(range.lowerBound, range.upperBound)
    case .count(let range, _, _): .numbers(Double(range.lowerBound), Double(range.upperBound))
    case .yesNo, .choice, .members: nil
    }
  }
}

extension ValueForm {
  /// The expressions among its parameters.
  var expressions: [Expression] {
    switch content {
    case .exactly, .chance, .weights: []
    case .distribution(let form): form.parameters.compactMap(\.expression)
    case .mixture(let components):
      components.flatMap { [$0.weight] + $0.of.parameters }.compactMap(\.expression)
    }
  }
}

extension DistributionForm {
  fileprivate var parameters: [Parameter] {
    switch self {
    case .normal(let mean, let standardDeviation): [mean, standardDeviation]
    case .lognormal(let median, let spread): [median, spread]
    default: []
    }
  }
}

extension Parameter {
  fileprivate var expression: Expression? {
    guard case .expression(let expression) = self else { return nil }
    return expression
  }
}
