import CasusExpressions
import CasusRulebook

/// Where a rulebook has an expression.
struct ExpressionPlace {
  let noun: String
  let item: String
  let section: String
  let path: [String]
  /// Which of the item's expressions it is; nil for the one that it is mainly.
  var part: String?

  /// A mutant of the expression here.
  ///
  /// - Parameters:
  ///   - name: Of the mutant, within this expression.
  ///   - what: What is wrong with it, as it follows the item's name.
  ///   - text: The expression with the mistake.
  func mutant(
    _ name: String, _ kind: Mutant.Kind, _ what: String, text: String, at span: SourceSpan
  ) -> Mutant {
    Mutant(
      id: "\(noun)/\(item)/" + (part.map { $0 + "-" } ?? "") + name, kind: kind, noun: noun, item: item,
      description: "\(noun) \(item) \(what)" + (part.map { " (\($0))" } ?? ""), span: span,
      changes: [.init(section: section, item: item, path: path, .text(text))])
  }
}

extension MutantMaker {
  /// An expression with each of its thresholds a step lower and a step higher, and with each operator taken for another.
  func altered(_ expression: Expression, at place: ExpressionPlace) -> [Mutant] {
    let thresholds = Threshold.all(in: expression, of: rulebook).enumerated().flatMap { number, threshold in
      threshold.shifts.map { name, text in
        place.mutant(
          "threshold-\(number + 1)-\(name)", .shifted, "compares with \(text), not \(threshold.text)",
          text: threshold.replacing(with: text), at: threshold.span)
      }
    }
    let operators = OperatorSign.all(in: expression).enumerated().map { number, sign in
      place.mutant(
        "operator-\(number + 1)", .confused, "has \(sign.other) for \(sign.text)",
        text: expression.source.replacing(sign.range, with: sign.other), at: sign.span)
    }
    return thresholds + operators
  }

  /// The mutants of facts: with altered expressions.
  var facts: [Mutant] {
    rulebook.facts.flatMap { fact in
      altered(
        fact.expression,
        at: ExpressionPlace(noun: "fact", item: fact.name, section: "facts", path: ["is"]))
    }
  }

  /// The mutants of factors: branches of defaults left out, and with altered conditions.
  var factors: [Mutant] {
    rulebook.factors.flatMap { factor in
      factor.defaults.enumerated().flatMap { number, branch -> [Mutant] in
        // The last branch holds where no other does, and there is no default without it.
        guard let condition = branch.condition else { return [] }
        let path = ["default", "\(number)"]
        let name = "default-\(number + 1)"
        let leftOut = Mutant(
          id: "factor/\(factor.name)/\(name)-left-out", kind: .undefaulted, noun: "factor", item: factor.name,
          description: "factor \(factor.name) lacks the default for \(condition.source.text)",
          span: condition.root.span, changes: [.init(section: "factors", item: factor.name, path: path, nil)])
        return [leftOut]
          + altered(
            condition,
            at: ExpressionPlace(
              noun: "factor", item: factor.name, section: "factors", path: path + ["when"], part: name))
      }
    }
  }
}
