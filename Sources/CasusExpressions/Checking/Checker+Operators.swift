extension Checker {
  mutating func unary(_ syntax: Syntax, _ operation: UnaryOperator, _ operand: Syntax) -> TypedExpression {
    let checked = check(operand)
    let type: ExpressionType
    switch (operation, checked.type) {
    case (.not, .bool), (.not, .dyn): type = .bool
    case (.negate, .int), (.negate, .double), (.negate, .dyn): type = checked.type
    case (.not, _):
      type = .bool
      report(
        "type-mismatch", checked.span,
        "'!' turns yes into no, and \(text(operand)) is of type \(checked.type)")
    case (.negate, _):
      type = .dyn
      report("type-mismatch", checked.span, "'-' before a value of type \(checked.type) means nothing")
    }
    return node(.unary(operation, checked), type, syntax)
  }

  mutating func logical(
    _ syntax: Syntax, _ operation: LogicalOperator, _ operands: [Syntax]
  ) -> TypedExpression {
    var checked: [TypedExpression] = []
    for operand in operands {
      let condition = check(operand)
      requireCondition(condition, "each side of '\(operation.rawValue)'")
      checked.append(condition)
    }
    return node(.logical(operation, checked), .bool, syntax)
  }

  mutating func conditional(
    _ syntax: Syntax, _ condition: Syntax, _ then: Syntax, _ otherwise: Syntax
  ) -> TypedExpression {
    let condition = check(condition)
    requireCondition(condition, "what stands before '?'")
    let then = check(then)
    let otherwise = check(otherwise)
    let haveCommonType =
      then.type.isAssignable(to: otherwise.type) || otherwise.type.isAssignable(to: then.type)
      || (then.type.isText && otherwise.type.isText)
    if !haveCommonType {
      report(
        "type-mismatch", source.span(of: syntax.range),
        "both answers of '? :' must be of one type: \(then.type) and \(otherwise.type) are not",
        hint: numericHint(then, otherwise))
    }
    return node(
      .conditional(condition, then: then, otherwise: otherwise), then.type.joined(with: otherwise.type),
      syntax)
  }

  /// Reports what stands where only yes or no makes sense.
  mutating func requireCondition(_ expression: TypedExpression, _ place: String) {
    guard expression.type != .bool, expression.type != .dyn else { return }
    let hint: String? =
      switch expression.type {
      case .choice(let choice): "compare it with one of: \(Self.abridged(choice.values))"
      case .int, .uint, .double: "compare it with a number"
      default: nil
      }
    report(
      "type-mismatch", expression.span, "\(place) must be yes or no, not of type \(expression.type)",
      hint: hint)
  }

  mutating func binary(
    _ syntax: Syntax, _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) -> TypedExpression {
    var first = check(left)
    var second = check(right)
    let type: ExpressionType
    switch operation {
    case .equal, .notEqual:
      reconcileChoices(&first, &second)
      requireEquatable(syntax, operation, first, second)
      type = .bool
    case .isIn:
      reconcileMembership(&first, &second)
      requireMembership(syntax, first, second)
      type = .bool
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      requireOrdered(syntax, operation, first, second)
      type = .bool
    case .add, .subtract, .multiply, .divide, .modulo:
      type = arithmetic(syntax, operation, first, second)
    }
    return node(.binary(operation, first, second), type, syntax)
  }

  private mutating func requireEquatable(
    _ syntax: Syntax, _ operation: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) {
    guard !left.type.isEquatable(with: right.type) else { return }
    var hint: String?
    switch (left.type, right.type) {
    case (.bool, .string), (.string, .bool):
      hint = "a yes/no value is a condition by itself: write its name alone, or ! before it"
    case (.timestamp, .string), (.string, .timestamp):
      hint = "write date(\"2012-12-19\") for a day"
    case (_, .string) where left.type.isNumeric, (.string, _) where right.type.isNumeric:
      hint = "a number stands without quotes"
    default: break
    }
    report(
      "type-mismatch", source.span(of: syntax.range),
      "'\(operation.rawValue)' cannot compare \(left.type) with \(right.type)", hint: hint)
  }

  private mutating func requireMembership(
    _ syntax: Syntax, _ element: TypedExpression, _ whole: TypedExpression
  ) {
    switch whole.type {
    case .dyn: return
    case .list(let type) where element.type.isEquatable(with: type): return
    case .map(let type, _) where element.type.isEquatable(with: type): return
    case .list(let type), .map(let type, _):
      report(
        "type-mismatch", source.span(of: syntax.range), "'in' cannot look for \(element.type) among \(type)")
    default:
      report(
        "type-mismatch", whole.span, "'in' needs a list on its right, not \(whole.type)",
        hint: whole.type.isText ? "write [\"...\"] for a list, or == to compare" : nil)
    }
  }

  private mutating func requireOrdered(
    _ syntax: Syntax, _ operation: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) {
    for case .choice(let choice) in [left.type, right.type] {
      report(
        "type-mismatch", source.span(of: syntax.range),
        "the values of \(choice.name) have no order, so '\(operation.rawValue)' cannot compare them",
        hint: "write == or in [...]")
      return
    }
    guard !left.type.isOrdered(with: right.type) else { return }
    var hint: String?
    if (left.type, right.type) == (.timestamp, .string) { hint = "write date(\"2012-12-19\") for a day" }
    if left.type == .bool, right.type.isNumeric { hint = "join two comparisons with &&" }
    report(
      "type-mismatch", source.span(of: syntax.range),
      "'\(operation.rawValue)' cannot order \(left.type) and \(right.type)", hint: hint)
  }
}
