/// Lengths of time as CEL writes them: `1h30m`, `1.5s`, `-20ms`.
enum DurationText {
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
  ]

  /// The nanoseconds of a length of time, or nil where the text is none or does not fit in 64 bits.
  static func nanoseconds(_ text: String) -> Int64? {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    while !rest.isEmpty {
      guard let part = takePart(of: &rest) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(part)
      if overflow { return nil }
      total = sum
    }
    return isNegative ? -total : total
  }

  /// The length of time in seconds with as many decimals as needed, such as `90.5s`.
  static func text(nanoseconds: Int64) -> String {
    let magnitude = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    return sign + "\(magnitude / 1_000_000_000)" + decimals(ofNanoseconds: Int64(magnitude % 1_000_000_000))
      + "s"
  }

  private static func takePart(of rest: inout Substring) -> Int64? {
    let whole = takeDigits(of: &rest)
    var fraction = ""
    if rest.hasPrefix(".") {
      rest.removeFirst()
      fraction = takeDigits(of: &rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let name = rest.prefix { !$0.isNumber && $0 != "." }
    guard let unit = units.first(where: { $0.name == name }), let value = Int64(whole.isEmpty ? "0" : whole)
    else { return nil }
    rest = rest[name.endIndex...]
    let (product, overflow) = value.multipliedReportingOverflow(by: unit.nanoseconds)
    let part = fraction.isEmpty ? 0 : (Double("0." + fraction) ?? 0) * Double(unit.nanoseconds)
    let (sum, carry) = product.addingReportingOverflow(Int64(part))
    return overflow || carry ? nil : sum
  }

  private static func takeDigits(of rest: inout Substring) -> String {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest[digits.endIndex...]
    return String(digits)
  }
}
