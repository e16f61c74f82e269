/// What an expression says, apart from how it is written.
public enum ExpressionForm {
  /// The expression with every pair of parentheses that its structure needs and no other, and with single spaces.
  ///
  /// Two texts have the same form where they differ only in white space, superfluous parentheses, kinds of quotes, or the
  /// spelling of numbers of one type.
  ///
  /// - Returns: nil where `text` is no expression.
  public static func canonical(_ text: String) -> String? {
    guard let syntax = try? Parser.parse(ExpressionSource(text: text, file: "")) else { return nil }
    return syntax.canonicalText
  }
}

extension Syntax {
  fileprivate var canonicalText: String {
    switch form {
    case .literal(let value): return value.description
    case .name(let name, let isAbsolute): return (isAbsolute ? "." : "") + name
    case .select(let base, let field): return "\(base.canonicalText).\(field)"
    case .call(let target, let function, let arguments):
      let list = arguments.map(\.canonicalText).joined(separator: ", ")
      return (target.map { $0.canonicalText + "." } ?? "") + "\(function.text)(\(list))"
    case .index(let base, let place): return "\(base.canonicalText)[\(place.canonicalText)]"
    case .unary(let operation, let operand): return "\(operation.rawValue)(\(operand.canonicalText))"
    case .binary(let operation, let left, let right):
      return "(\(left.canonicalText) \(operation.rawValue) \(right.canonicalText))"
    case .logical(let operation, _):
      let parts = operands(of: operation).map(\.canonicalText)
      return "(" + parts.joined(separator: " \(operation.rawValue) ") + ")"
    case .conditional(let condition, let first, let second):
      return "(\(condition.canonicalText) ? \(first.canonicalText) : \(second.canonicalText))"
    case .list(let elements): return "[" + elements.map(\.canonicalText).joined(separator: ", ") + "]"
    case .map(let entries):
      let list = entries.map { "\($0.key.canonicalText): \($0.value.canonicalText)" }
      return "{" + list.joined(separator: ", ") + "}"
    }
  }

  /// The conditions that one operator joins, whether they are bracketed or not.
  private func operands(of operation: LogicalOperator) -> [Syntax] {
    guard case .logical(operation, let parts) = form else { return [self] }
    return parts.flatMap { $0.operands(of: operation) }
  }
}
