/// Resolves names and finds types, turning what was written into what can be evaluated.
///
/// Everything that is wrong is reported, not only the first thing. What is wrong has type `dyn`, so that it causes
/// no further reports.
struct Checker {
  let source: ExpressionSource
  let scope: Scope
  /// Whether errors of type and name are reported; otherwise they are left to fail when evaluated.
  let isStrict: Bool
  /// The variables of the macros around the node being checked, the outermost first.
  var locals: [Scope.Variable] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(source: ExpressionSource, scope: Scope, isStrict: Bool) {
    self.source = source
    self.scope = scope
    self.isStrict = isStrict
  }

  mutating func check(_ syntax: Syntax) -> TypedExpression {
    switch syntax.form {
    case .literal(let value):
      return node(.literal(value), value.type, syntax)
    case .name, .select:
      return selection(syntax)
    case .call(let target, let function, let arguments):
      return call(syntax, target: target, function: function, arguments: arguments)
    case .index(let base, let key):
      return index(syntax, base, key)
    case .unary(let operation, let operand):
      return unary(syntax, operation, operand)
    case .binary(let operation, let left, let right):
      return binary(syntax, operation, left, right)
    case .logical(let operation, let operands):
      return logical(syntax, operation, operands)
    case .conditional(let condition, let then, let otherwise):
      return conditional(syntax, condition, then, otherwise)
    case .list(let elements):
      return list(syntax, elements)
    case .map(let entries):
      return map(syntax, entries)
    }
  }

  func node(_ kind: TypedExpression.Kind, _ type: ExpressionType, _ syntax: Syntax) -> TypedExpression {
    TypedExpression(kind: kind, type: type, span: source.span(of: syntax.range))
  }

  /// Reports a problem of names or types, which an unchecked expression meets only when it is evaluated.
  mutating func report(
    _ code: String, _ span: SourceSpan, _ message: String, notes: [String] = [], hint: String? = nil
  ) {
    guard isStrict else { return }
    refuse(code, span, message, notes: notes, hint: hint)
  }

  /// Reports a problem of which an unchecked expression must not be silent either.
  mutating func refuse(
    _ code: String, _ span: SourceSpan, _ message: String, notes: [String] = [], hint: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, in: source.file, at: span, message, notes: notes, hint: hint))
  }

  /// Reports a problem and stands in for the node that has it.
  mutating func failure(
    _ code: String, _ syntax: Syntax, _ message: String, notes: [String] = [], hint: String? = nil
  ) -> TypedExpression {
    report(code, source.span(of: syntax.range), message, notes: notes, hint: hint)
    return node(.failure(code: code, message: message), .dyn, syntax)
  }

  /// The text of a node, as it was written.
  func text(_ syntax: Syntax) -> String {
    let scalars = source.text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: syntax.range.lowerBound)
    return String(scalars[start..<scalars.index(start, offsetBy: syntax.range.count)])
  }
}

extension Value {
  /// The type of a literal that is one word or sign.
  fileprivate var type: ExpressionType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .timestamp: .timestamp
    case .duration: .duration
    case .list, .map: .dyn
    case .type: .type
    }
  }
}
