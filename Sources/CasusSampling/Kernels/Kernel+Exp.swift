extension Kernel {
  /// e to the power x; error below 1 ulp where the result is a normal number.
  ///
  /// x = k ln 2 + r with k the nearest whole number and |r| <= 0.3466; e^r = 1 + (r + r^2 P(r)), where P
  /// has degree 10 and a relative error of 2e-19 (coefficients fitted in Chebyshev points with 60
  /// digits); the power of two is put on in two exact halves, so that only a subnormal result is rounded
  /// again. Cf. P. T. P. Tang, "Table-driven implementation of the exponential function", ACM TOMS 15
  /// (1989), doi:10.1145/63522.214389, for the reduction.
  ///
  /// Above 709.78 the result is infinite, below -745.13 it is 0; what is not a number stays so.
  @inlinable
  public static func exp(_ x: Double) -> Double {
    let above = x < -746 ? -746 : x
    let held = above > 710 ? 710 : above

    // Adding 1.5 x 2^52 rounds to the nearest whole number and leaves it in the low bits.
    let shifted = held * 0x1.71547652b82fep+0 + 0x1.8p52
    let k = Int64(Int32(truncatingIfNeeded: shifted.bitPattern))
    let whole = shifted - 0x1.8p52
    let r = (held - whole * ln2High) - whole * ln2Low

    var p = 0x1.1f730349868cep-29 * r + 0x1.af4de97ca4194p-26
    p = p * r + 0x1.27e4db646b17ep-22
    p = p * r + 0x1.71de0231960ebp-19
    p = p * r + 0x1.a01a01a6d889cp-16
    p = p * r + 0x1.a01a01abe7fe1p-13
    p = p * r + 0x1.6c16c16c162d4p-10
    p = p * r + 0x1.11111111100dcp-7
    p = p * r + 0x1.5555555555556p-5
    p = p * r + 0x1.5555555555557p-3
    p = p * r + 0.5
    let power = (r + (r * r) * p) + 1

    let half = k >> 1
    return (power * powerOfTwo(half)) * powerOfTwo(k - half)
  }

  /// 2 to a whole power from -1022 to 1023, by its exponent bits.
  @inlinable @inline(__always)
  static func powerOfTwo(_ k: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: (k &+ 1023) &<< 52))
  }

  /// The logistic function 1 / (1 + e^-x), relative error below 3 ulp; see ``logisticPair(_:)``.
  @inlinable
  public static func logistic(_ x: Double) -> Double {
    logisticPair(x).yes
  }

  /// The logistic function of x and of -x, each with a relative error below 3 ulp, from one exponential.
  ///
  /// With z = e^-|x|, the likelier of the two is 1 / (1 + z) and the other one z times that. The second is not
  /// 1 - the first, which would lose the digits of a small one. |x| is held to 700, where z is still a normal
  /// number; the caller holds log-odds to [-40, 40].
  @inlinable
  public static func logisticPair(_ x: Double) -> (yes: Double, no: Double) {
    let magnitude = x.magnitude < 700 ? x.magnitude : 700
    let z = exp(-magnitude)
    let likely = 1 / (1 + z)
    let unlikely = z * likely
    return x < 0 ? (unlikely, likely) : (likely, unlikely)
  }
}
