extension Lexer {
  /// The letters before a string's quotes.
  struct StringPrefix {
    let length: Int
    let isRaw: Bool
    let isBytes: Bool
  }

  /// The prefix of the string that begins here, empty for a plain one; nil where no string begins.
  func stringPrefix() -> StringPrefix? {
    var length = 0
    var isRaw = false
    var isBytes = false
    while let scalar = peek(length), length <= 2 {
      switch scalar {
      case "\"", "'": return StringPrefix(length: length, isRaw: isRaw, isBytes: isBytes)
      case "r" where !isRaw, "R" where !isRaw: isRaw = true
      case "b" where !isBytes, "B" where !isBytes: isBytes = true
      default: return nil
      }
      length += 1
    }
    return nil
  }

  /// Reads a string to its closing quotes and gives what it stands for.
  mutating func string(_ prefix: StringPrefix, from start: Int) throws(SyntaxError) -> String {
    if prefix.isBytes {
      throw source.diagnostic(
        "outside-subset", start..<start + prefix.length,
        "bytes are outside the subset of CEL that Casus reads")
    }
    offset += prefix.length
    let quote = peek()
    let isTriple = peek(1) == quote && peek(2) == quote
    let length = isTriple ? 3 : 1
    offset += length
    var content = ""
    while let scalar = peek(), isTriple || (scalar != "\n" && scalar != "\r") {
      if (0..<length).allSatisfy({ peek($0) == quote }) {
        offset += length
        return content
      }
      if scalar == "\\", !prefix.isRaw {
        content.unicodeScalars.append(try escape())
      } else {
        content.unicodeScalars.append(scalar)
        offset += 1
      }
    }
    throw source.diagnostic(
      "syntax", start..<offset, "a text that begins here is never closed",
      hint: "end it with \(String(repeating: quote.map(String.init) ?? "", count: length))")
  }

  private mutating func escape() throws(SyntaxError) -> Unicode.Scalar {
    let start = offset
    let letter = peek(1)
    offset = min(offset + 2, scalars.count)
    switch letter {
    case "a": return "\u{07}"
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "\\", "?", "\"", "'", "`": return letter ?? "\\"
    case "x", "X": return try codePoint(digits: 2, radix: 16, from: start)
    case "u": return try codePoint(digits: 4, radix: 16, from: start)
    case "U": return try codePoint(digits: 8, radix: 16, from: start)
    case "0", "1", "2", "3":
      offset -= 1
      return try codePoint(digits: 3, radix: 8, from: start)
    default:
      throw source.diagnostic(
        "syntax", start..<offset, "'\(text(start..<offset))' is no escape sequence",
        hint: "write \\\\ for a backslash")
    }
  }

  private mutating func codePoint(digits: Int, radix: Int, from start: Int) throws(SyntaxError)
    -> Unicode.Scalar
  {
    let end = min(offset + digits, scalars.count)
    let number = text(offset..<end)
    offset = end
    let isNumber =
      number.unicodeScalars.count == digits && number.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit)
    guard isNumber, let value = UInt32(number, radix: radix), let scalar = Unicode.Scalar(value) else {
      throw source.diagnostic("syntax", start..<end, "'\(text(start..<end))' stands for no character")
    }
    return scalar
  }
}
