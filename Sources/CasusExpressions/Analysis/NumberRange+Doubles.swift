/// Arithmetic on ranges of doubles. IEEE arithmetic rounds monotonously, so the ends of a result come from ends.
extension NumberRange {
  var negated: NumberRange { NumberRange(-high, -low, mayBeNaN: mayBeNaN) }

  func adding(_ other: NumberRange) -> NumberRange {
    guard !hasNoNumber, !other.hasNoNumber else { return .nan }
    let opposed =
      (high == .infinity && other.low == -.infinity) || (low == -.infinity && other.high == .infinity)
    let low = self.low + other.low
    let high = self.high + other.high
    return NumberRange(
      low.isNaN ? -.infinity : low, high.isNaN ? .infinity : high,
      mayBeNaN: mayBeNaN || other.mayBeNaN || opposed)
  }

  func multiplied(by other: NumberRange) -> NumberRange {
    guard !hasNoNumber, !other.hasNoNumber else { return .nan }
    let undefined = (containsZero && other.mayBeInfinite) || (mayBeInfinite && other.containsZero)
    let products = [low * other.low, low * other.high, high * other.low, high * other.high].map {
      $0.isNaN ? 0 : $0
    }
    return Self.enclosing(products, mayBeNaN: mayBeNaN || other.mayBeNaN || undefined)
  }

  func divided(by other: NumberRange) -> NumberRange {
    guard !hasNoNumber, !other.hasNoNumber else { return .nan }
    let undefined = (containsZero && other.containsZero) || (mayBeInfinite && other.mayBeInfinite)
    let mayBeNaN = self.mayBeNaN || other.mayBeNaN || undefined
    let quotients = [low / other.low, low / other.high, high / other.low, high / other.high]
    guard !other.containsZero, !quotients.contains(where: \.isNaN) else {
      return NumberRange(-.infinity, .infinity, mayBeNaN: mayBeNaN)
    }
    return Self.enclosing(quotients, mayBeNaN: mayBeNaN)
  }

  static func enclosing(_ numbers: [Double], mayBeNaN: Bool = false) -> NumberRange {
    numbers.reduce(NumberRange(.infinity, -.infinity, mayBeNaN: mayBeNaN)) { range, number in
      NumberRange(min(range.low, number), max(range.high, number), mayBeNaN: mayBeNaN)
    }
  }
}
