extension AbstractInterpreter {
  /// What `&&` and `||` can answer.
  ///
  /// The answer that is not decisive needs every operand to give it, so operands are looked at under the assumption
  /// that those before them did. A failure escapes only where no other operand decides the answer, so an operand
  /// that may fail is looked at again under the assumption that all others which cannot fail did not decide.
  mutating func logical(_ operation: LogicalOperator, _ operands: [TypedExpression]) -> AbstractValue {
    let decisive = operation.decisive
    let outside = environment
    defer { environment = outside }

    var values: [AbstractValue] = []
    for operand in operands { values.append(value(of: operand)) }
    let canDecide = values.contains { $0.shape.allows(decisive) }

    var canAgree = true
    for operand in operands where canAgree {
      canAgree = value(of: operand).shape.allows(!decisive)
      narrow(by: operand, being: !decisive)
    }

    let mayFail = operands.indices.filter { values[$0].possibleFailure != nil || operands[$0].type != .bool }
    environment = outside
    for index in operands.indices where !mayFail.contains(index) {
      narrow(by: operands[index], being: !decisive)
    }
    let isReached = operands.indices.allSatisfy { mayFail.contains($0) || values[$0].shape.allows(!decisive) }
    var failure: EvaluationError?
    for index in mayFail where isReached && failure == nil {
      let value = value(of: operands[index])
      failure = value.possibleFailure
      if operands[index].type != .bool {
        failure = undecided(operands[index], value, .someTruth).possibleFailure
      }
    }
    return AbstractValue(
      .truth(canBeFalse: decisive ? canAgree : canDecide, canBeTrue: decisive ? canDecide : canAgree),
      possibleFailure: failure)
  }

  mutating func conditional(
    _ condition: TypedExpression, _ then: TypedExpression, _ otherwise: TypedExpression
  ) -> AbstractValue {
    let decision = value(of: condition)
    var result = AbstractValue(.nothing, possibleFailure: decision.possibleFailure)
    if condition.type != .bool { result = undecided(condition, decision, .nothing) }
    let outside = environment
    for (answer, branch) in [(true, then), (false, otherwise)] where decision.shape.allows(answer) {
      narrow(by: condition, being: answer)
      let value = value(of: branch)
      result.shape = result.shape.joined(with: value.shape)
      result.possibleFailure = result.possibleFailure ?? value.possibleFailure
      environment = outside
    }
    return result
  }
}

extension AbstractValue.Shape {
  /// Whether the truth is possible.
  func allows(_ truth: Bool) -> Bool {
    truth ? truths.canBeTrue : truths.canBeFalse
  }
}
