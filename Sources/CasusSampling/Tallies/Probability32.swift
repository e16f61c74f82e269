/// Probabilities as whole multiples of 2^-32, so that tallies are integers.
public enum Probability32 {
  /// What a draw's probabilities sum to: 2^32, which stands for 1.
  @inlinable public static var one: UInt64 { 1 << 32 }

  /// The probabilities of a draw's outcomes, rounded so that they sum to exactly ``one``.
  ///
  /// Each is multiplied by 2^32 and rounded to the nearest whole number, ties to even; what is then
  /// missing from 2^32, or too much, goes to the likeliest outcome, which is the first with the greatest
  /// unrounded probability.
  ///
  /// - Parameter probabilities: From 0 to 1 each, at least one, and summing to 1 within 1e-6.
  public static func rounded(_ probabilities: [Double]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: probabilities.count)
    var output = result.mutableSpan
    round(probabilities.span, into: &output)
    return result
  }

  /// ``rounded(_:)`` without an allocation.
  ///
  /// - Parameters:
  ///   - probabilities: As there.
  ///   - result: As many places as there are probabilities.
  @inlinable
  public static func round(_ probabilities: Span<Double>, into result: inout MutableSpan<UInt64>) {
    guard !probabilities.isEmpty else { return }
    var sum: UInt64 = 0
    var likeliest = 0
    for index in probabilities.indices {
      let share = units(of: probabilities[index])
      result[index] = share
      sum &+= share
      if probabilities[index] > probabilities[likeliest] { likeliest = index }
    }
    // Modulo 2^64, so that too great a sum is taken off again.
    result[likeliest] = result[likeliest] &+ (one &- sum)
  }

  /// One probability in units of 2^-32, to the nearest, ties to even.
  ///
  /// - Parameter probability: From 0 to 1; what lies outside, or is not a number, is held to that.
  @inlinable
  public static func units(of probability: Double) -> UInt64 {
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return one }
    // 2^52 leaves no room for a fraction, so that adding it rounds.
    return (probability * 0x1p32 + 0x1p52).bitPattern & 0x000F_FFFF_FFFF_FFFF
  }

  /// A number of units as a probability, exact.
  @inlinable
  public static func probability(of units: UInt64) -> Double {
    Double(units) * 0x1p-32
  }
}
