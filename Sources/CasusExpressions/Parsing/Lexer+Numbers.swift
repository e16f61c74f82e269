extension Lexer {
  /// Reads a number, without its sign: `42`, `0x2A`, `42u`, `4.2`, `.42`, `4.2e1`.
  mutating func number(from start: Int) throws(SyntaxError) -> Token.Kind {
    let isHexadecimal = peek() == "0" && (peek(1) == "x" || peek(1) == "X")
    let kind = isHexadecimal ? try hexadecimal(from: start) : try decimal(from: start)
    if peek()?.isIdentifierTail == true {
      while peek()?.isIdentifierTail == true { offset += 1 }
      throw source.diagnostic("invalid-number", start..<offset, "'\(text(start..<offset))' is no number")
    }
    return kind
  }

  private mutating func hexadecimal(from start: Int) throws(SyntaxError) -> Token.Kind {
    offset += 2
    while peek()?.properties.isASCIIHexDigit == true { offset += 1 }
    return try whole(text(start + 2..<offset), radix: 16, from: start)
  }

  private mutating func decimal(from start: Int) throws(SyntaxError) -> Token.Kind {
    skipDigits()
    var isWhole = true
    if peek() == ".", peek(1)?.isDigit == true {
      isWhole = false
      offset += 1
      skipDigits()
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if peek(1 + sign)?.isDigit == true {
        isWhole = false
        offset += 1 + sign
        skipDigits()
      }
    }
    if isWhole { return try whole(text(start..<offset), radix: 10, from: start) }
    guard let value = Double(text(start..<offset)), value.isFinite else {
      throw tooLarge(from: start, "double")
    }
    return .double(value)
  }

  private mutating func whole(_ digits: String, radix: Int, from start: Int) throws(SyntaxError) -> Token.Kind
  {
    let value = UInt64(digits, radix: radix)
    if peek() == "u" || peek() == "U" {
      offset += 1
      guard let value else { throw tooLarge(from: start, "uint") }
      return .uint(value)
    }
    guard let value, value <= Int64.min.magnitude else { throw tooLarge(from: start, "int") }
    return .int(magnitude: value)
  }

  private mutating func skipDigits() {
    while peek()?.isDigit == true { offset += 1 }
  }

  private func tooLarge(from start: Int, _ type: String) -> SyntaxError {
    source.diagnostic(
      "invalid-number", start..<offset, "the number \(text(start..<offset)) does not fit in a 64-bit \(type)")
  }
}
