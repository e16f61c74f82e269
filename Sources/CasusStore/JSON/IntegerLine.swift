/// Whole numbers as one line of text: decimal, parted by spaces, `0*31` for 31 zeros in a row.
enum IntegerLine {
  static func text(of numbers: [UInt128]) -> String {
    var text = ""
    var start = 0
    while start < numbers.count {
      var end = start + 1
      while end < numbers.count, numbers[end] == numbers[start] { end += 1 }
      if start > 0 { text += " " }
      text += String(numbers[start])
      if end - start > 1 { text += "*" + String(end - start) }
      start = end
    }
    return text
  }

  /// The numbers of a line; nil where it is none, or has more than `limit` numbers.
  static func numbers(of text: String, limit: Int = 1 << 25) -> [UInt128]? {
    var numbers: [UInt128] = []
    for part in text.utf8.split(separator: 0x20) {
      let sides = part.split(separator: 0x2A, maxSplits: 1, omittingEmptySubsequences: false)
      guard let value = number(sides[0]) else { return nil }
      guard sides.count == 2 else {
        numbers.append(value)
        continue
      }
      guard let times = number(sides[1]), times <= UInt128(limit), times > 1 else { return nil }
      numbers += repeatElement(value, count: Int(times))
      guard numbers.count <= limit else { return nil }
    }
    return numbers
  }

  private static func number(_ digits: Substring.UTF8View) -> UInt128? {
    guard let first = digits.first, digits.count == 1 || first != 0x30 else { return nil }
    var value: UInt128 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, carries) = tens.addingReportingOverflow(UInt128(digit - 0x30))
      guard !overflows, !carries else { return nil }
      value = sum
    }
    return value
  }
}
