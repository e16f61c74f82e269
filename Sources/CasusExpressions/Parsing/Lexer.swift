/// Cuts the text of a condition into tokens.
struct Lexer {
  let source: ExpressionSource
  let scalars: [Unicode.Scalar]
  var offset = 0

  /// The tokens of a source, the last being ``Token/Kind/end``.
  ///
  /// - Throws: A diagnostic for the first character that begins no token, or for a text beyond the limits.
  static func tokens(of source: ExpressionSource) throws(SyntaxError) -> [Token] {
    guard source.text.utf8.count <= ExpressionLimits.bytes else {
      throw source.diagnostic(
        "too-long", 0..<1,
        "a condition of \(source.text.utf8.count) bytes is longer than the \(ExpressionLimits.bytes) allowed")
    }
    var lexer = Lexer(source: source)
    var tokens: [Token] = []
    repeat {
      tokens.append(try lexer.next())
      if tokens.count > ExpressionLimits.tokens {
        throw source.diagnostic(
          "too-long", 0..<1,
          "a condition has more than the \(ExpressionLimits.tokens) words and signs allowed")
      }
    } while tokens.last?.kind != .end
    return tokens
  }

  private init(source: ExpressionSource) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
  }

  /// The scalar `distance` places ahead, or nil beyond the end.
  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    offset + distance < scalars.count ? scalars[offset + distance] : nil
  }

  private mutating func next() throws(SyntaxError) -> Token {
    skipSpaceAndComments()
    let start = offset
    guard let scalar = peek() else { return Token(kind: .end, range: start..<start) }
    if let prefix = stringPrefix() {
      return Token(kind: .string(try string(prefix, from: start)), range: start..<offset)
    }
    if scalar.isDigit || (scalar == "." && peek(1)?.isDigit == true) {
      return Token(kind: try number(from: start), range: start..<offset)
    }
    if scalar.isIdentifierHead {
      while peek()?.isIdentifierTail == true { offset += 1 }
      return Token(kind: .identifier(text(start..<offset)), range: start..<offset)
    }
    if scalar == "`" {
      return Token(kind: .quotedIdentifier(try quotedIdentifier(from: start)), range: start..<offset)
    }
    return Token(kind: .symbol(try symbol(scalar, at: start)), range: start..<offset)
  }

  private mutating func skipSpaceAndComments() {
    while let scalar = peek() {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{0C}": offset += 1
      case "/" where peek(1) == "/":
        while let next = peek(), next != "\n" { offset += 1 }
      default: return
      }
    }
  }

  private mutating func quotedIdentifier(from start: Int) throws(SyntaxError) -> String {
    offset += 1
    while let scalar = peek(), scalar != "`", scalar != "\n" { offset += 1 }
    guard peek() == "`", offset > start + 1 else {
      throw source.diagnostic(
        "syntax", start..<offset, "a quoted field name must end with '`' and not be empty")
    }
    offset += 1
    return text(start + 1..<offset - 1)
  }

  private mutating func symbol(_ scalar: Unicode.Scalar, at start: Int) throws(SyntaxError) -> Token.Symbol {
    for length in [2, 1] where start + length <= scalars.count {
      if let symbol = Token.Symbol(rawValue: text(start..<start + length)) {
        offset += length
        return symbol
      }
    }
    let hint: String? =
      switch scalar {
      case "=": "write == to compare"
      case "&": "write && for 'and'"
      case "|": "write || for 'or'"
      case "“", "”", "„", "‘", "’": "write straight quotes: \"...\""
      case "≤": "write <="
      case "≥": "write >="
      case "≠": "write !="
      default: nil
      }
    throw source.diagnostic("syntax", start..<start + 1, "unexpected character '\(scalar)'", hint: hint)
  }

  func text(_ range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[range])
    return text
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  var isIdentifierHead: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }

  var isIdentifierTail: Bool { isIdentifierHead || isDigit }
}
