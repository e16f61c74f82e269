/// How wide a text is drawn, nearly: SVG cannot wrap lines by itself.
enum TextMeasure {
  /// Widths of Helvetica's characters from the space on, in thousandths of the size.
  private static let widths: [Double] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500,
    667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
    556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500,
    722,
    500, 500, 500, 334, 260, 334, 584,
  ]

  /// Room for typefaces that are wider than Helvetica.
  private static let allowance = 1.06
  /// The same for bold letters, which are wider.
  private static let boldAllowance = 1.15

  /// The width in pixels of a text in a size in pixels.
  static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * size / 1000 * (isBold ? boldAllowance : allowance)
  }

  private static func width(of character: Character) -> Double {
    if let value = character.asciiValue {
      return value >= 32 && value < 127 ? widths[Int(value) - 32] : 0
    }
    if character == "\u{A0}" { return 278 }
    return DisplayWidth.of(character) > 1 ? 1100 : 620
  }

  /// The text in lines of at most a width, broken at spaces; what does not fit into the last line is cut with an ellipsis.
  static func wrapped(
    _ text: String, to width: Double, size: Double, isBold: Bool = false, lines most: Int = 3
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in HarmlessText.of(text).split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || self.width(of: longer, size: size, isBold: isBold) <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    let shown = lines.prefix(max(most, 1)).enumerated().map { index, line in
      index == most - 1 && lines.count > most ? line + "…" : line
    }
    return shown.map { shortened($0, to: width, size: size, isBold: isBold) }
  }

  /// The text cut to a width, with an ellipsis where something is missing.
  static func shortened(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
    guard self.width(of: text, size: size, isBold: isBold) > width else { return text }
    var kept = text.hasSuffix("…") ? String(text.dropLast()) : text
    while kept.count > 1, self.width(of: kept + "…", size: size, isBold: isBold) > width { kept.removeLast() }
    return kept + "…"
  }
}
