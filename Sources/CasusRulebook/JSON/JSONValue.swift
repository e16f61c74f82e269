/// A JSON value whose objects keep their keys in the order in which they were written, so that output is stable and
/// reads well in a diff.
public indirect enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number, printed as the shortest decimal that reads back as the same double; `null` where it is not finite.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Members in order.
  case object([(String, JSONValue)])

  /// Whether two values are written alike.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.text(indented: false) == right.text(indented: false)
  }

  /// The value as JSON text (RFC 8259).
  ///
  /// - Parameter indented: Whether each member stands on a line of its own, indented by two spaces; lists of plain values
  ///   stay on one line.
  public func text(indented: Bool = true) -> String {
    var output = ""
    write(to: &output, indentation: indented ? 0 : nil)
    return output
  }

  private func write(to output: inout String, indentation: Int?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .int(let value): output += String(value)
    case .number(let value): output += value.isFinite ? value.plain : "null"
    case .string(let value): Self.write(value, to: &output)
    case .array(let items):
      let isPlain = items.allSatisfy(\.isPlain)
      Self.write(items.map { ("", $0) }, "[", "]", to: &output, isPlain ? nil : indentation) { _, _ in }
    case .object(let members):
      Self.write(members, "{", "}", to: &output, indentation) { key, output in
        Self.write(key, to: &output)
        output += indentation == nil ? ":" : ": "
      }
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func write(
    _ members: [(String, JSONValue)], _ open: String, _ close: String, to output: inout String,
    _ indentation: Int?, key: (String, inout String) -> Void
  ) {
    guard !members.isEmpty else {
      output += open + close
      return
    }
    output += open
    for (index, member) in members.enumerated() {
      if index > 0 { output += "," }
      if let indentation {
        output += "\n" + String(repeating: "  ", count: indentation + 1)
      } else if index > 0 {
        output += " "
      }
      key(member.0, &output)
      member.1.write(to: &output, indentation: indentation.map { $0 + 1 })
    }
    if let indentation { output += "\n" + String(repeating: "  ", count: indentation) }
    output += close
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    defer { output += "\"" }
    // Most texts have nothing to escape.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\r": output += "\\r"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
