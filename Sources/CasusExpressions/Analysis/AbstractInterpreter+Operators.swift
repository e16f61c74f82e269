extension AbstractInterpreter {
  mutating func binary(
    _ node: TypedExpression, _ operation: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) -> AbstractValue {
    if operation == .isIn { return membership(node, left, right) }
    let first = value(of: left)
    let second = value(of: right)
    let failure = first.possibleFailure ?? second.possibleFailure
    if first.shape == .nothing || second.shape == .nothing {
      return AbstractValue(.nothing, possibleFailure: failure)
    }
    let (a, b) = (comparable(first, left), comparable(second, right))
    switch operation {
    case .equal: return AbstractValue(AbstractComparison.equal(a, b), possibleFailure: failure)
    case .notEqual:
      let equal = AbstractComparison.equal(a, b).truths
      return AbstractValue(
        .truth(canBeFalse: equal.canBeTrue, canBeTrue: equal.canBeFalse), possibleFailure: failure)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let answer = AbstractValue(AbstractComparison.order(operation, a, b), possibleFailure: failure)
      let isTyped = left.type != .dyn && right.type != .dyn && left.type.isOrdered(with: right.type)
      return isTyped ? answer : undecided(node, answer, .someTruth)
    default: return arithmetic(node, operation, (left, first), (right, second), failure)
    }
  }

  /// The shape of an operand for comparing: large whole numbers have no double of their own.
  private func comparable(_ value: AbstractValue, _ node: TypedExpression) -> Shape {
    guard case .numbers(let range) = value.shape, node.type != .double else { return value.shape }
    return .numbers(range.widened)
  }

  private func arithmetic(
    _ node: TypedExpression, _ operation: BinaryOperator,
    _ left: (node: TypedExpression, value: AbstractValue),
    _ right: (node: TypedExpression, value: AbstractValue), _ failure: EvaluationError?
  ) -> AbstractValue {
    switch (node.type, left.value.shape, right.value.shape) {
    case (.double, .numbers(let first), .numbers(let second)):
      let range =
        switch operation {
        case .add: first.adding(second)
        case .subtract: first.adding(second.negated)
        case .multiply: first.multiplied(by: second)
        default: first.divided(by: second)
        }
      return AbstractValue(.numbers(range), possibleFailure: failure)
    case (.int, .numbers(let first), .numbers(let second)):
      return whole(node, first.applying(operation, second, within: .int), failure)
    case (.uint, .numbers(let first), .numbers(let second)):
      return whole(node, first.applying(operation, second, within: .uint), failure)
    case (.list, .list(let first, let firstCount), .list(let second, let secondCount)):
      let most = firstCount.upperBound.addingReportingOverflow(secondCount.upperBound)
      let least = firstCount.lowerBound.addingReportingOverflow(secondCount.lowerBound)
      let count = (least.overflow ? 0 : least.partialValue)...(most.overflow ? Int.max : most.partialValue)
      return AbstractValue(
        .list(elements: first.joined(with: second), count: count), possibleFailure: failure)
    case (.string, _, _):
      let tooLarge = EvaluationError("too-large", "the text may become too long")
      return AbstractValue(.anything, possibleFailure: failure ?? located(tooLarge, node))
    case (.timestamp, _, _), (.duration, _, _):
      let overflow = EvaluationError("out-of-range", "the result may be outside the range of a \(node.type)")
      return AbstractValue(.anything, possibleFailure: failure ?? located(overflow, node))
    default:
      return undecided(node, AbstractValue(.anything, possibleFailure: failure), .anything)
    }
  }

  private func whole(
    _ node: TypedExpression, _ outcome: NumberRange.Outcome, _ failure: EvaluationError?
  ) -> AbstractValue {
    var failure = failure
    if outcome.mayDivideByZero { failure = failure ?? located(.divisionByZero, node) }
    if outcome.mayOverflow { failure = failure ?? located(.overflow, node) }
    return AbstractValue(.numbers(outcome.range), possibleFailure: failure)
  }

  private mutating func membership(
    _ node: TypedExpression, _ element: TypedExpression, _ container: TypedExpression
  ) -> AbstractValue {
    let sought = value(of: element)
    var failure = sought.possibleFailure
    if case .list(let candidates) = container.kind {
      var shapes: [Shape] = []
      for candidate in candidates {
        let value = value(of: candidate)
        failure = failure ?? value.possibleFailure
        shapes.append(comparable(value, candidate))
      }
      return AbstractValue(
        AbstractComparison.isIn(comparable(sought, element), anyOf: shapes), possibleFailure: failure)
    }
    let whole = value(of: container)
    failure = failure ?? whole.possibleFailure
    switch (container.type, whole.shape) {
    case (_, .nothing): return AbstractValue(.nothing, possibleFailure: failure)
    case (.list, .list(_, 0...0)): return AbstractValue(.exactly(.bool(false)), possibleFailure: failure)
    case (.list, _), (.map, _): return AbstractValue(.someTruth, possibleFailure: failure)
    default: return undecided(node, AbstractValue(.someTruth, possibleFailure: failure), .someTruth)
    }
  }
}
