/// Reads typed values from the text of scalars; nil where the text is something else.
enum ScalarReading {
  /// A finite decimal number, such as `3`, `-0.5` or `1e-3`.
  static func number(_ text: String) -> Double? {
    guard let first = text.utf8.first, text.utf8.allSatisfy({ isNumeric($0) }),
      (48...57).contains(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        || first == UInt8(ascii: "."),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// A whole number.
  static func whole(_ text: String) -> Int? {
    text.hasPrefix("+") ? nil : Int(text)
  }

  /// A yes or a no.
  static func yesNo(_ text: String) -> Bool? {
    switch text {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }

  /// `a to b`, as its two numbers.
  static func interval(_ text: String) -> (low: Double, high: Double)? {
    let words = text.split(separator: " ")
    guard words.count == 3, words[1] == "to", let low = number(String(words[0])),
      let high = number(String(words[2]))
    else { return nil }
    return (low, high)
  }

  /// Whether `text` is lower-case words of letters and digits joined by single hyphens.
  static func isIdentifier(_ text: String) -> Bool {
    isJoinedWords(text) { $0 == UInt8(ascii: "-") }
  }

  /// Whether `text` is lower-case words of letters and digits joined by single dots and underscores.
  ///
  /// After a dot, as at the start, a word begins with a letter.
  static func isName(_ text: String) -> Bool {
    isJoinedWords(text) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
        $0.utf8.first.map { (97...122).contains($0) } ?? false
      }
  }

  private static func isJoinedWords(_ text: String, joiner: (UInt8) -> Bool) -> Bool {
    var previousJoins = true
    for byte in text.utf8 {
      let joins = joiner(byte)
      guard joins != previousJoins || !joins else { return false }
      guard joins || (97...122).contains(byte) || (48...57).contains(byte) else { return false }
      previousJoins = joins
    }
    return !previousJoins
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || "+-.eE".utf8.contains(byte)
  }
}
