extension Kernel {
  /// The natural logarithm; error below 1 ulp.
  ///
  /// x = 2^k (1 + f) with 1 + f from sqrt(1/2) to sqrt(2); s = f / (2 + f), z = s^2;
  /// ln(1 + f) = f - (f^2/2 - s (f^2/2 + z R(z))), where R(z) has degree 7 and an error of 6e-20
  /// (coefficients fitted in Chebyshev points with 60 digits). The arrangement is that of K. C. Ng's
  /// `log` in fdlibm (Sun Microsystems, 1993).
  ///
  /// 0 gives minus infinity, what is negative or not a number gives what is not a number, infinity
  /// gives itself.
  @inlinable
  public static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }

    // Subnormal numbers are scaled up by 2^54 first.
    let isSubnormal = x < 0x1p-1022
    let bits = (isSubnormal ? x * 0x1p54 : x).bitPattern
    // The offset makes the exponent's field step at sqrt(1/2) instead of 1.
    let offset: UInt64 = 0x3FE6_A09E_667F_3BCD
    let distance = Int64(bitPattern: bits &- offset)
    let exponent = distance >> 52
    let k = Double(isSubnormal ? exponent &- 54 : exponent)
    let f = Double(bitPattern: bits &- UInt64(bitPattern: exponent &<< 52)) - 1

    let s = f / (2 + f)
    let z = s * s
    let series =
      z
      * polynomial(
        z, 0x1.5555555555555p-1, 0x1.9999999999a38p-2, 0x1.2492492476c42p-2, 0x1.c71c720168526p-3,
        0x1.745cf8fe328f9p-3, 0x1.3b1c36b445cebp-3, 0x1.0fbe71ad855c9p-3, 0x1.0c05166ec4148p-3)
    let halfSquare = (0.5 * f) * f
    return k * ln2High - ((halfSquare - (s * (halfSquare + series) + k * ln2Low)) - f)
  }
}
