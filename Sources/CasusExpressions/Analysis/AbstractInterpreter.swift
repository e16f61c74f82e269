/// Finds what values an expression can have, by computing with sets of values instead of values.
///
/// Conditions that must hold where a part is reached narrow what its variables can be, so that
/// `d != 0 && 10 / d > 1` is known not to fail.
struct AbstractInterpreter {
  typealias Shape = AbstractValue.Shape

  let expression: Expression
  var environment: AbstractEnvironment
  /// How many more nodes are looked at before the rest are taken to be anything: narrowing looks at nodes again.
  private var fuel = 50_000

  init(_ expression: Expression, given: @escaping (Int) -> AbstractValue) {
    self.expression = expression
    environment = AbstractEnvironment(given: given)
  }

  mutating func value(of node: TypedExpression) -> AbstractValue {
    fuel -= 1
    guard fuel > 0 else {
      return failing("undecided", "the condition is too large to be analysed", node, .any(of: node.type))
    }
    var value = evaluate(node)
    if value.shape == .anything { value.shape = .any(of: node.type) }
    return value
  }

  func failing(_ code: String, _ message: String, _ node: TypedExpression, _ shape: Shape) -> AbstractValue {
    let failure = EvaluationError(code, message, in: expression.source.file, at: node.span)
    return AbstractValue(shape, possibleFailure: failure)
  }

  private mutating func evaluate(_ node: TypedExpression) -> AbstractValue {
    switch node.kind {
    case .literal(let value): return .exactly(value)
    case .variable(let slot): return environment.value(ofSlot: slot, type: node.type)
    case .local(let level):
      return AbstractValue(environment.locals.indices.contains(level) ? environment.locals[level] : .anything)
    case .unary(let operation, let operand): return unary(node, operation, operand)
    case .binary(let operation, let left, let right): return binary(node, operation, left, right)
    case .logical(let operation, let operands): return logical(operation, operands)
    case .conditional(let condition, let then, let otherwise): return conditional(condition, then, otherwise)
    case .list(let elements): return list(elements)
    case .map(let entries): return map(node, entries)
    case .index(let base, let key): return index(node, base, key)
    case .field(let base, let name): return field(node, base, "no such key: \"\(name)\"", .anything)
    case .has(let base, _):
      if case .map = base.type {
        return AbstractValue(.someTruth, possibleFailure: value(of: base).possibleFailure)
      }
      return field(node, base, "'has' needs a map", .someTruth)
    case .call(let builtin, let arguments): return call(node, builtin, arguments)
    case .customCall(let slot, let arguments): return customCall(node, slot, arguments)
    case .comprehension(let comprehension): return evaluate(comprehension)
    case .failure(let code, let message): return failing(code, message, node, .nothing)
    }
  }

  private mutating func unary(
    _ node: TypedExpression, _ operation: UnaryOperator, _ operand: TypedExpression
  ) -> AbstractValue {
    var value = value(of: operand)
    switch (operation, operand.type, value.shape) {
    case (_, _, .nothing): break
    case (.not, .bool, let shape):
      value.shape = .truth(canBeFalse: shape.truths.canBeTrue, canBeTrue: shape.truths.canBeFalse)
    case (.negate, .double, .numbers(let range)): value.shape = .numbers(range.negated)
    case (.negate, .int, .numbers(let range)):
      let outcome = range.widened.negated.fitted(to: .int)
      value.shape = .numbers(outcome.range)
      if outcome.mayOverflow { value.possibleFailure = value.possibleFailure ?? located(.overflow, node) }
    default: return undecided(node, value, .anything)
    }
    return value
  }

  func located(_ error: EvaluationError, _ node: TypedExpression) -> EvaluationError {
    error.located(in: expression.source.file, at: node.span)
  }

  /// What is known of an operation that depends on types which are found only while evaluating.
  func undecided(_ node: TypedExpression, _ operand: AbstractValue, _ shape: Shape) -> AbstractValue {
    AbstractValue(
      shape,
      possibleFailure: operand.possibleFailure
        ?? located(EvaluationError("no-such-overload", "the operands may be of the wrong type"), node))
  }

  private mutating func field(
    _ node: TypedExpression, _ base: TypedExpression, _ message: String, _ shape: Shape
  ) -> AbstractValue {
    AbstractValue(
      shape,
      possibleFailure: value(of: base).possibleFailure
        ?? located(EvaluationError("no-such-key", message), node))
  }

  private mutating func customCall(
    _ node: TypedExpression, _ slot: Int, _ arguments: [TypedExpression]
  ) -> AbstractValue {
    var result = AbstractValue.any(of: node.type)
    for argument in arguments {
      let value = value(of: argument)
      result.possibleFailure = result.possibleFailure ?? value.possibleFailure
      if value.shape == .nothing { result.shape = .nothing }
    }
    let functions = expression.scope.functions
    let name = functions.indices.contains(slot) ? functions[slot].name : "function"
    if !functions.indices.contains(slot) || functions[slot].mayFail {
      let failure = EvaluationError("custom-failure", "'\(name)' may fail")
      result.possibleFailure = result.possibleFailure ?? located(failure, node)
    }
    return result
  }
}

extension Expression {
  /// What values the expression can have, given what its variables can be.
  ///
  /// The answer is sound: a value or a failure that can occur is always possible in it. It is not complete: what is
  /// possible in it need not occur, for variables are taken to vary independently of each other, except where
  /// conditions within the expression tie them to constants. No time is spent without bound: where an expression is
  /// too large, the rest of it is taken to be anything.
  ///
  /// - Parameter given: What the variable in a slot can be.
  public func possibleValues(given: @escaping (_ slot: Int) -> AbstractValue) -> AbstractValue {
    var interpreter = AbstractInterpreter(self, given: given)
    return interpreter.value(of: root)
  }
}
