/// An estimate as it is printed: the error with two significant digits, the value to the same place.
///
/// Rounding is of the shortest decimal digits that name the number, half away from zero, so 0.125 to
/// hundredths is 0.13. An error that rounds up to a further digit keeps two: 0.0996 is `0.10`.
public struct RoundedEstimate: Hashable, Sendable, CustomStringConvertible {
  /// The value, such as `0.5312`; `-` where it is not finite.
  public let value: String
  /// The standard error, such as `0.0023`; `-` where it is not finite.
  public let error: String
  /// The last place printed: -4 for ten-thousandths, 1 for tens.
  public let place: Int

  /// Rounds an estimate; an error of 0 prints the value in full, and `0`.
  public init(_ estimate: Estimate) {
    self.init(value: estimate.value, standardError: estimate.standardError)
  }

  /// Rounds a value by its standard error.
  public init(value: Double, standardError: Double) {
    guard value.isFinite, standardError.isFinite else {
      self.value = value.isFinite ? plain(value) : "-"
      error = standardError.isFinite ? plain(standardError) : "-"
      place = 0
      return
    }
    guard standardError > 0 else {
      self.value = plain(value)
      error = "0"
      place = 0
      return
    }
    var rounded = DecimalNumber(standardError)
    rounded.round(to: rounded.exponent - 1)
    place = rounded.exponent - 1
    error = rounded.text(to: place)
    var number = DecimalNumber(value)
    number.round(to: place)
    self.value = number.text(to: place)
  }

  /// The value and the error with a plus-minus sign between them.
  public var description: String { "\(value) ± \(error)" }
}
