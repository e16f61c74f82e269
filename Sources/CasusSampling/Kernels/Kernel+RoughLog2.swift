extension Kernel {
  /// The binary logarithm of a positive normal number to within 0.006, by a cubic in each octave: the scale on which
  /// the bins of a logarithmic histogram are of one width.
  ///
  /// With x = 2^k (1 + f) it is k + f + f (1 - f) (0.4427 - 0.164 f).
  ///
  /// - It is continuous, exact at powers of two and rising: its slope is within 2% of the logarithm's everywhere, so that
  ///   no bin is more than 2% wider or narrower than it would be on the true scale.
  /// - It costs a third of a logarithm, of which a run makes one for each value of a quantity.
  /// - Nothing that is reported is off by the 0.006. A histogram keeps only how much weight lies between its bins' edges,
  ///   and the edges are read back by this function's own inverse, ``roughExp2(_:)``, and not by 2^y: weight that was
  ///   counted above an edge lies above the value that is printed for the edge, but for values within some units in the
  ///   last place of it. Any other rising function would serve as well; only the bins would be spread otherwise.
  @inlinable
  public static func roughLog2(_ x: Double) -> Double {
    let bits = x.bitPattern
    let exponent = Double(Int32(truncatingIfNeeded: bits >> 52) &- 1023)
    let f = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000) - 1
    return exponent + (f + f * (1 - f) * (0.4427 - 0.164 * f))
  }

  /// The number whose ``roughLog2(_:)`` is given, to within 4 units in the last place, by Newton's iteration on the cubic.
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
