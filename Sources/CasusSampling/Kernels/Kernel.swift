/// The elementary functions on the way from a uniform to a result, the same to the bit on every machine.
///
/// The C library's `exp` and `log` give other last bits on processors with fused multiply-add than on
/// those without. The functions here use only `+ - * /`, the square root, comparisons and operations on
/// bits, each of which IEEE 754 defines to the bit, and Swift neither contracts nor reorders them. The
/// order of the operations in each body is part of the tool's numeric version: another engine must
/// follow it, and then gets the same bits.
///
/// Stated accuracies are bounds that the tests hold each function to over its range, in units in the last
/// place (ulp) or relative.
public enum Kernel {
  /// The polynomial with the coefficients c0 to c7 by Horner's rule, from c7 inside out.
  @inlinable @inline(__always)
  static func polynomial(
    _ x: Double, _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double,
    _ c4: Double, _ c5: Double, _ c6: Double, _ c7: Double
  ) -> Double {
    var sum = c7 * x + c6
    sum = sum * x + c5
    sum = sum * x + c4
    sum = sum * x + c3
    sum = sum * x + c2
    sum = sum * x + c1
    return sum * x + c0
  }

  /// ln 2 to 32 bits, so that its product with a whole number below 2^21 is exact.
  @inlinable static var ln2High: Double { 0x1.62e42fee00000p-1 }
  /// ln 2 less ``ln2High``.
  @inlinable static var ln2Low: Double { 0x1.a39ef35793c76p-33 }
}
