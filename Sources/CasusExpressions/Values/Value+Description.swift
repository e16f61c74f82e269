extension Value: CustomStringConvertible {
  /// The value as a CEL literal, or as the call that makes it.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let value): "\(value)"
    case .string(let value): Self.quoted(value)
    case .timestamp(let value): "timestamp(\"\(value)\")"
    case .duration(let nanoseconds): "duration(\"\(DurationText.text(nanoseconds: nanoseconds))\")"
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .map(let map):
      "{" + map.entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .type(let name): name
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
