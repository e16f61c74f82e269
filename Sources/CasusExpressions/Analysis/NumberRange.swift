/// The numbers that are possible: those from a low to a high end, both included, and perhaps NaN.
///
/// Whole numbers are held by the double nearest to them, so a range of them is exact up to 2^53 either way and an
/// enclosure beyond.
public struct NumberRange: Hashable, Sendable {
  /// The least number; above ``high`` where only NaN is possible.
  public var low: Double
  /// The greatest number.
  public var high: Double
  /// Whether NaN is possible.
  public var mayBeNaN: Bool

  /// Creates a range from its ends, both included.
  public init(_ low: Double, _ high: Double, mayBeNaN: Bool = false) {
    self.low = low
    self.high = high
    self.mayBeNaN = mayBeNaN
  }

  /// All that a double can be.
  public static let all = NumberRange(-.infinity, .infinity, mayBeNaN: true)
  /// All that an int can be.
  public static let int = NumberRange(-0x1p63, 0x1p63)
  /// All that a uint can be.
  public static let uint = NumberRange(0, 0x1p64)
  /// Nothing but NaN.
  static let nan = NumberRange(.infinity, -.infinity, mayBeNaN: true)

  /// Whether there is no number in the range, apart from NaN.
  public var hasNoNumber: Bool { !(low <= high) }

  /// Whether a number is possible.
  public func contains(_ number: Double) -> Bool {
    number.isNaN ? mayBeNaN : low <= number && number <= high
  }

  /// The smallest range that encloses both.
  func joined(with other: NumberRange) -> NumberRange {
    NumberRange(min(low, other.low), max(high, other.high), mayBeNaN: mayBeNaN || other.mayBeNaN)
  }

  /// The range widened at ends so large that whole numbers have no double of their own.
  var widened: NumberRange {
    NumberRange(
      low.magnitude >= 0x1p53 ? low.nextDown : low, high.magnitude >= 0x1p53 ? high.nextUp : high,
      mayBeNaN: mayBeNaN)
  }

  var mayBeInfinite: Bool { low == -.infinity || high == .infinity }

  var containsZero: Bool { low <= 0 && high >= 0 }
}
