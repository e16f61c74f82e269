import CasusSampling

extension NumberText {
  /// The value rounded to a decimal place: -2 is hundredths.
  static func rounded(_ value: Double, place: Int) -> String {
    guard value.isFinite else { return "-" }
    let text = RoundedEstimate(value: value, standardError: power(of: place + 1)).value
    return text.isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  /// The value to a number of significant digits, without zeros after the last that says something.
  static func significant(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "-" }
    guard value != 0 else { return "0" }
    var text = rounded(value, place: exponent(of: value) - digits + 1)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// The value to three significant digits, or to units from 1,000 on.
  static func readable(_ value: Double) -> String {
    (value.magnitude >= 1000 ? rounded(value, place: 0) : significant(value, 3)).grouped
  }

  /// A positive value with two significant digits, rounded away from zero, so that a bound stays one.
  static func roundedUp(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return "0" }
    let place = exponent(of: value) - 1
    let text = rounded(value, place: place)
    guard let shown = Double(text), shown < value * (1 - 1e-12) else { return trimmed(text) }
    return trimmed(rounded(shown + power(of: place), place: place))
  }

  /// A positive value with two significant digits, rounded towards zero, so that "at least" stays true.
  static func roundedDown(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return "0" }
    let place = exponent(of: value) - 1
    let text = rounded(value, place: place)
    guard let shown = Double(text), shown > value * (1 + 1e-12) else { return trimmed(text) }
    return trimmed(rounded(shown - power(of: place), place: place))
  }

  /// 100 less a decimal text, to the same place.
  static func complement(of text: String) -> String {
    let decimals = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    return rounded(100 - (Double(text) ?? 0), place: -decimals)
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private static func power(of exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  /// The place of the first digit that is not 0.
  private static func exponent(of value: Double) -> Int {
    var exponent = 0
    var rest = value.magnitude
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    while rest < 1, rest > 0 {
      rest *= 10
      exponent -= 1
    }
    return exponent
  }
}

extension String {
  fileprivate var isZero: Bool { !contains { $0 >= "1" && $0 <= "9" } }

  /// The text with its spaces made unbreakable.
  var unbroken: String { String(map { $0 == " " ? "\u{A0}" : $0 }) }

  /// A number with commas between thousands, from four digits on.
  var grouped: String {
    let sign = hasPrefix("-") ? "-" : ""
    let magnitude = dropFirst(sign.count)
    let whole = magnitude.prefix { $0.isASCII && $0.isNumber }
    guard whole.count > 3 else { return self }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return sign + result + magnitude.dropFirst(whole.count)
  }
}

extension BinaryInteger {
  /// The number with commas between thousands.
  var grouped: String { String(self).grouped }
}
