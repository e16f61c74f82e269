/// Reads a condition by recursive descent; operators with two operands by precedence, without recursion.
struct Parser {
  let source: ExpressionSource
  let tokens: [Token]
  private var index = 0
  private var nesting = 0

  /// Reads a source.
  ///
  /// - Throws: A diagnostic for the first thing that does not belong.
  static func parse(_ source: ExpressionSource) throws(SyntaxError) -> Syntax {
    var parser = Parser(source: source, tokens: try Lexer.tokens(of: source))
    guard parser.current.kind != .end else {
      throw source.diagnostic("syntax", 0..<0, "the condition is empty")
    }
    let syntax = try parser.expression()
    guard parser.current.kind == .end else {
      throw parser.unexpected("an operator or the end of the condition")
    }
    return syntax
  }

  private init(source: ExpressionSource, tokens: [Token]) {
    self.source = source
    self.tokens = tokens
  }

  /// Reads a whole expression: operators, and at most one `? :` that is not in brackets.
  mutating func expression() throws(SyntaxError) -> Syntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= ExpressionLimits.depth else { throw tooDeep(current.range) }
    let condition = try operators()
    return current.kind == .symbol(.question) ? try conditional(condition) : condition
  }

  private mutating func conditional(_ condition: Syntax) throws(SyntaxError) -> Syntax {
    advance()
    let first = try operators()
    try expect(.colon, "':' and what holds otherwise")
    let second = try expression()
    return try node(
      .conditional(condition, first, second), condition.range.lowerBound..<second.range.upperBound,
      depth: max(condition.depth, first.depth, second.depth))
  }

  /// Makes a node that is one level deeper than the deepest of its parts.
  func node(_ form: Syntax.Form, _ range: Range<Int>, depth: Int = 0) throws(SyntaxError) -> Syntax {
    guard depth < ExpressionLimits.depth else { throw tooDeep(range) }
    return Syntax(form: form, range: range, depth: depth + 1)
  }

  func tooDeep(_ range: Range<Int>) -> SyntaxError {
    source.diagnostic(
      "too-deep", range.lowerBound..<range.lowerBound + 1,
      "the condition nests more than \(ExpressionLimits.depth) levels deep",
      hint: "split it into several facts")
  }
}

extension Parser {
  var current: Token { tokens[min(index, tokens.count - 1)] }

  var next: Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() {
    index += 1
  }

  /// The end of the token before the current one.
  var previousEnd: Int { index == 0 ? 0 : tokens[index - 1].range.upperBound }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, _ meaning: String) throws(SyntaxError) {
    guard take(symbol) else { throw unexpected(meaning) }
  }

  func unexpected(_ expected: String) -> SyntaxError {
    let hint: String? =
      switch current.kind {
      case .identifier("and"), .identifier("AND"): "write &&"
      case .identifier("or"), .identifier("OR"): "write ||"
      case .identifier("not"), .identifier("NOT"): "write !"
      case .identifier("is"): "write =="
      default: nil
      }
    return source.diagnostic(
      "syntax", current.range, "expected \(expected), found \(current.kind)", hint: hint)
  }
}
