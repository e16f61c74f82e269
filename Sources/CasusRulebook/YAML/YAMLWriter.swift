/// Writes a document as YAML text that reads as the same keys and scalars: one key or item a line, text in double quotes.
struct YAMLWriter {
  private var text = ""

  /// The text of a document.
  static func text(of root: YAMLNode) -> String {
    var writer = YAMLWriter()
    writer.block(root, indentation: 0)
    return writer.text
  }

  /// Writes a node on lines of its own; the line before it has been ended.
  private mutating func block(_ node: YAMLNode, indentation: Int) {
    let margin = String(repeating: " ", count: indentation)
    switch node.content {
    case .scalar(let scalar): text += margin + Self.scalar(scalar.text) + "\n"
    case .sequence(let items) where items.isEmpty: text += margin + "[]\n"
    case .mapping(let pairs) where pairs.isEmpty: text += margin + "{}\n"
    case .sequence(let items):
      for item in items {
        text += margin + "-"
        value(item, indentation: indentation + 2)
      }
    case .mapping(let pairs):
      for pair in pairs {
        text += margin + Self.scalar(pair.key) + ":"
        value(pair.value, indentation: indentation + 2)
      }
    }
  }

  /// Writes a node after a key or a dash.
  private mutating func value(_ node: YAMLNode, indentation: Int) {
    switch node.content {
    case .scalar(let scalar): text += " " + Self.scalar(scalar.text) + "\n"
    case .sequence(let items) where items.isEmpty: text += " []\n"
    case .mapping(let pairs) where pairs.isEmpty: text += " {}\n"
    default:
      text += "\n"
      block(node, indentation: indentation)
    }
  }

  private static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Whether the text can stand without quotes: words, names and numbers.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isWordByte(first) else { return false }
    return text.utf8.allSatisfy { isWordByte($0) || "-._/+".utf8.contains($0) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        let isUnsafe = scalar.properties.generalCategory.isUnsafe || scalar.value == 0xFEFF
        result += isUnsafe ? "\\U" + hexadecimal(scalar.value) : String(scalar)
      }
    }
    return result + "\""
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension Unicode.GeneralCategory {
  /// Whether YAML gives characters of this kind a meaning of their own, or forbids them.
  fileprivate var isUnsafe: Bool {
    switch self {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .format: true
    default: false
    }
  }
}
