/// The decimal digits of a finite number, as Swift prints them: the fewest that name it uniquely.
struct DecimalNumber {
  let isNegative: Bool
  /// The digits from the first that is not 0; at least one, [0] for zero.
  private(set) var digits: [UInt8]
  /// The place of the first digit: 0 for units, -1 for tenths.
  private(set) var exponent: Int

  init(_ value: Double) {
    isNegative = value < 0
    var digits: [UInt8] = []
    var exponent = 0
    var pointAt: Int?
    let text = "\(value.magnitude)".utf8
    let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
    for character in mantissa {
      if character == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(character - 48) }
    }
    if mantissa.count < text.count {
      exponent = Int(String(Substring(text.dropFirst(mantissa.count + 1)))) ?? 0
    }
    exponent += (pointAt ?? digits.count) - 1
    let leading = digits.prefix { $0 == 0 }.count
    if leading < digits.count {
      digits.removeFirst(leading)
      exponent -= leading
    } else {
      digits = [0]
      exponent = 0
    }
    self.digits = digits
    self.exponent = exponent
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  /// Rounds to a decimal place (-2 is hundredths), half away from zero.
  mutating func round(to place: Int) {
    let kept = exponent - place + 1
    guard kept < digits.count else { return }
    let roundsUp = kept >= 0 && digits[kept] >= 5
    digits = kept > 0 ? Array(digits[..<kept]) : []
    if roundsUp {
      var position = digits.count - 1
      while position >= 0, digits[position] == 9 {
        digits[position] = 0
        position -= 1
      }
      if position >= 0 {
        digits[position] += 1
      } else {
        digits.insert(1, at: 0)
        exponent += 1
      }
    }
    if digits.isEmpty {
      digits = [0]
      exponent = 0
    }
  }

  /// The number with its digits down to a place: `0.050` for 0.05 and -3, `1200` for 1200 and 2.
  func text(to place: Int) -> String {
    let last = min(place, 0)
    var result = isNegative && !isZero ? "-" : ""
    for position in stride(from: max(exponent, 0), through: last, by: -1) {
      if position == -1 { result += "." }
      let index = exponent - position
      result += digits.indices.contains(index) ? "\(digits[index])" : "0"
    }
    return result
  }
}
