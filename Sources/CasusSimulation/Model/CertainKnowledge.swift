import CasusExpressions
import CasusRulebook

/// What is the same in every draw of a run.
///
/// A name that is not certain is bound to a failure: CEL's operators then give a value exactly where what is not
/// known cannot matter, so that a value found here holds in every draw.
struct CertainKnowledge: Sendable {
  private(set) var bindings: Bindings

  init(_ context: RequestContext, rulebook: Rulebook) {
    let unknown = EvaluationError("not-certain", "the value differs between draws")
    var failures = [EvaluationError?](repeating: unknown, count: rulebook.vocabulary.count)
    failures[Vocabulary.dateSlot] = nil
    failures[Vocabulary.requesterSlot] = nil
    for role in rulebook.roles { failures[role.slot] = nil }
    for name in rulebook.datedNames { failures[name.slot] = nil }
    bindings = Bindings(values: context.values, functions: [context.isSeated])
    bindings.failures = failures
  }

  /// The value of an expression in every draw; nil where it is not certain.
  func value(of expression: Expression) -> Value? {
    do throws(EvaluationError) { return try expression.evaluate(bindings) } catch { return nil }
  }

  /// Whether a condition holds in every draw, or in none; nil where that is not certain.
  func holds(_ condition: Expression) -> Bool? {
    guard case .bool(let truth) = value(of: condition) else { return nil }
    return truth
  }

  /// The verdicts that an expression can give, whatever is drawn.
  func possibleVerdicts(of expression: Expression) -> [Verdict] {
    let possible = expression.possibleValues { slot in
      guard bindings.failures[slot] == nil else { return AbstractValue(.anything) }
      return .exactly(bindings.values[slot])
    }
    return Verdict.allCases.filter { possible.contains(.string($0.rawValue)) }
  }

  /// Learns that a name has a value in every draw.
  mutating func learn(_ value: Value?, slot: Int) {
    guard let value else { return }
    bindings.values[slot] = value
    bindings.failures[slot] = nil
  }
}
