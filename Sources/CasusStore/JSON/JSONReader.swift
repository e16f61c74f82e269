import CasusRulebook

/// Reads JSON (RFC 8259), strictly: no comments, no trailing commas, nothing after the value, and no name twice.
struct JSONReader {
  /// What is wrong with a text.
  struct Problem: Error, Hashable {
    /// The line, from 1.
    let line: Int
    let message: String
  }

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  /// How deep lists and objects may lie in one another.
  static let greatestDepth = 64

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that the bytes write down.
  static func value(of bytes: [UInt8]) throws(Problem) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.place == bytes.count else { throw reader.problem("something follows the value") }
    return value
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func problem(_ message: String) -> Problem {
    Problem(line: 1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") }, message: message)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value() throws(Problem) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try nested { (reader) throws(Problem) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(Problem) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some: return try number()
    case nil: throw problem("the text ends where a value is expected")
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(Problem) -> JSONValue
  ) throws(Problem) -> JSONValue {
    guard depth < Self.greatestDepth else {
      throw problem("values lie more than \(Self.greatestDepth) deep in one another")
    }
    place += 1
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func object() throws(Problem) -> JSONValue {
    var members: [(String, JSONValue)] = []
    var names: Set<String> = []
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("a name in quotation marks is expected") }
      let name = try string()
      guard names.insert(name).inserted else { throw problem("the name '\(name)' comes twice") }
      guard take(UInt8(ascii: ":")) else { throw problem("a colon is expected after '\(name)'") }
      members.append((name, try value()))
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw problem("a comma or a closing brace is expected") }
    }
  }

  private mutating func array() throws(Problem) -> JSONValue {
    var items: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      items.append(try value())
      if take(UInt8(ascii: "]")) { return .array(items) }
      guard take(UInt8(ascii: ",")) else { throw problem("a comma or a closing bracket is expected") }
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw problem("'\(word)' is expected") }
    place += word.utf8.count
    return value
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
      place = start
      throw problem("a value is expected")
    }
    if let whole = Int(text) { return .int(whole) }
    guard let number = Double(text), number.isFinite else { throw problem("the number \(text) is too large") }
    return .number(number)
  }

  private mutating func string() throws(Problem) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        guard let result = String(validating: text, as: UTF8.self) else {
          throw problem("a text is not UTF-8")
        }
        return result
      case UInt8(ascii: "\\"):
        place += 1
        text += try escape()
      case 0..<0x20: throw problem("a control character in a text must be escaped")
      default:
        let rest = bytes[place...]
        let end = rest.firstIndex { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        text += bytes[place..<(end ?? bytes.count)]
        place = end ?? bytes.count
      }
    }
    throw problem("a text does not end")
  }

  private mutating func escape() throws(Problem) -> [UInt8] {
    guard let byte = next else { throw problem("a text does not end") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      var scalar = try hexadecimal()
      if (0xD800..<0xDC00).contains(scalar), bytes[place...].starts(with: "\\u".utf8) {
        place += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw problem("half a character is escaped") }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let character = Unicode.Scalar(scalar) else { throw problem("half a character is escaped") }
      return Array(String(character).utf8)
    default: throw problem("an escape that JSON does not have")
    }
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    let digits = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let number = UInt32(digits, radix: 16)
    else { throw problem("four hexadecimal digits are expected") }
    place += 4
    return number
  }
}
