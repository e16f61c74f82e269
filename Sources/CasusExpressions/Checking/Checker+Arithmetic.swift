extension Checker {
  /// The type of a sum, difference, product, quotient or remainder; `dyn`, reported, where CEL defines none.
  mutating func arithmetic(
    _ syntax: Syntax, _ operation: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) -> ExpressionType {
    if left.type == .dyn || right.type == .dyn { return .dyn }
    if let type = Self.arithmetic(operation, left.type, right.type) { return type }
    report(
      "type-mismatch", source.span(of: syntax.range),
      "'\(operation.rawValue)' is not defined for \(left.type) and \(right.type)",
      hint: numericHint(left, right))
    return .dyn
  }

  private static func arithmetic(
    _ operation: BinaryOperator, _ left: ExpressionType, _ right: ExpressionType
  ) -> ExpressionType? {
    switch (operation, left, right) {
    case (.modulo, .double, _): nil
    case (_, .int, .int), (_, .uint, .uint), (_, .double, .double): left
    case (.add, .timestamp, .duration), (.add, .duration, .timestamp), (.subtract, .timestamp, .duration):
      .timestamp
    case (.subtract, .timestamp, .timestamp), (.add, .duration, .duration), (.subtract, .duration, .duration):
      .duration
    case (.add, .list, .list): left.joined(with: right)
    case (.add, _, _) where left.isText && right.isText: .string
    default: nil
    }
  }

  /// How to make two numbers of different types one type, as CEL never converts by itself.
  func numericHint(_ left: TypedExpression, _ right: TypedExpression) -> String? {
    switch (left.type, right.type) {
    case (.int, .double), (.uint, .double): Self.doubleHint(left)
    case (.double, .int), (.double, .uint): Self.doubleHint(right)
    case (.int, .uint), (.uint, .int): "convert one of them with int() or uint()"
    default: nil
    }
  }

  /// How to write a whole number as a double.
  static func doubleHint(_ whole: TypedExpression) -> String {
    switch whole.kind {
    case .literal(.int(let value)): "write \(value).0"
    case .literal(.uint(let value)): "write \(value).0"
    default: "convert the whole number with double()"
    }
  }
}
