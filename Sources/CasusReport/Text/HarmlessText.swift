/// Makes text from files safe to show: nothing in it can drive a terminal or turn the direction of writing.
enum HarmlessText {
  /// The text with line ends and tabs as spaces and every other control or direction character replaced.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(replacement(for: scalar) ?? scalar) }
    return String(result)
  }

  private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: " "
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      "\u{FFFD}"
    default: nil
    }
  }

  /// The text in ASCII: typographic signs by their plain forms, everything else beyond ASCII by `?`.
  static func ascii(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { $0 += ascii($1) }
  }

  private static func ascii(_ character: Character) -> String {
    if character.isASCII { return String(character) }
    switch character {
    case "\u{A0}", "\u{202F}", "\u{2009}": return " "
    case "‘", "’", "‚", "′": return "'"
    case "“", "”", "„", "«", "»", "″": return "\""
    case "–", "—", "−", "‐", "‑", "─": return "-"
    case "…": return "..."
    case "±": return "+/-"
    case "×": return "x"
    case "→": return "->"
    case "≥": return ">="
    case "≤": return "<="
    case "•", "·": return "*"
    default: return String(repeating: "?", count: max(1, DisplayWidth.of(character)))
    }
  }
}
