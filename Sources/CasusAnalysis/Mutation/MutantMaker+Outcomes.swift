import CasusExpressions
import CasusRulebook

extension MutantMaker {
  /// The mutants of outcomes: counting towards another verdict, or by an altered expression.
  var outcomes: [Mutant] {
    rulebook.outcomes.flatMap { outcome -> [Mutant] in
      switch outcome.headline {
      case .always(let verdict):
        return Verdict.allCases.filter { $0 != verdict }.map { other in
          Mutant(
            id: "outcome/\(outcome.id)/\(other.rawValue)", kind: .recounted, noun: "outcome",
            item: outcome.id,
            description: "outcome \(outcome.id) counts as \(other.rawValue), not \(verdict.rawValue)",
            span: outcome.span,
            changes: [
              .init(section: "outcomes", item: outcome.id, path: ["verdict"], .text(other.rawValue))
            ])
        }
      case .depends(let expression):
        return altered(
          expression,
          at: ExpressionPlace(
            noun: "outcome", item: outcome.id, section: "outcomes", path: ["verdict"], part: "verdict"))
      }
    }
  }
}
