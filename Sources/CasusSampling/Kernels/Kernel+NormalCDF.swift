extension Kernel {
  /// The standard normal distribution function: the share of the distribution below `x`.
  ///
  /// Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
  /// Computation 23 (1969) 631-637, doi:10.1090/S0025-5718-1969-0247736-4, in the form of ANORM in his
  /// "Algorithm 715: SPECFUN", ACM TOMS 19 (1993) 22-32, doi:10.1145/151271.151273, with Casus's own
  /// exponential. Absolute error below 3e-16; relative error below 1e-15 for `x` from -37 to 0.
  ///
  /// The share above `x` is `normalCDF(-x)`. What is not a number stays so.
  @inlinable
  public static func normalCDF(_ x: Double) -> Double {
    let y = x.magnitude
    if y <= 0.67448975 { return 0.5 + x * centre(x * x) }
    guard y < 39 else { return x.isNaN ? x : x < 0 ? 0 : 1 }
    let ratio = y <= 5.65625 ? nearRatio(y) : farRatio(y)
    // y^2 = c^2 + (y - c)(y + c) with c the multiple of 1/16 below y, whose square is exact: the
    // rounding error of y^2 would otherwise be multiplied by y^2 / 2.
    let coarse = (y * 16).rounded(.towardZero) * 0.0625
    let rest = (y - coarse) * (y + coarse)
    let tail = (exp(-coarse * coarse * 0.5) * exp(-rest * 0.5)) * ratio
    return x < 0 ? tail : 1 - tail
  }

  @inlinable @inline(__always)
  static func centre(_ square: Double) -> Double {
    var top = 0.065682337918207449113 * square
    top = (top + 2.2352520354606839287) * square
    top = (top + 161.02823106855587881) * square
    top = (top + 1067.6894854603709582) * square
    var bottom = square
    bottom = (bottom + 47.20258190468824187) * square
    bottom = (bottom + 976.09855173777669322) * square
    bottom = (bottom + 10260.932208618978205) * square
    return (top + 18154.981253343561249) / (bottom + 45507.789335026729956)
  }

  @inlinable @inline(__always)
  static func nearRatio(_ y: Double) -> Double {
    var top = 1.0765576773720192317e-8 * y
    top = (top + 0.39894151208813466764) * y
    top = (top + 8.8831497943883759412) * y
    top = (top + 93.506656132177855979) * y
    top = (top + 597.27027639480026226) * y
    top = (top + 2494.5375852903726711) * y
    top = (top + 6848.1904505362823326) * y
    top = (top + 11602.651437647350124) * y
    var bottom = y
    bottom = (bottom + 22.266688044328115691) * y
    bottom = (bottom + 235.38790178262499861) * y
    bottom = (bottom + 1519.377599407554805) * y
    bottom = (bottom + 6485.558298266760755) * y
    bottom = (bottom + 18615.571640885098091) * y
    bottom = (bottom + 34900.952721145977266) * y
    bottom = (bottom + 38912.003286093271411) * y
    return (top + 9842.7148383839780218) / (bottom + 19685.429676859990727)
  }

  @inlinable @inline(__always)
  static func farRatio(_ y: Double) -> Double {
    let inverse = 1 / (y * y)
    var top = 0.02307344176494017303 * inverse
    top = (top + 0.21589853405795699) * inverse
    top = (top + 0.1274011611602473639) * inverse
    top = (top + 0.022235277870649807) * inverse
    top = (top + 0.001421619193227893466) * inverse
    var bottom = inverse
    bottom = (bottom + 1.28426009614491121) * inverse
    bottom = (bottom + 0.468238212480865118) * inverse
    bottom = (bottom + 0.0659881378689285515) * inverse
    bottom = (bottom + 0.00378239633202758244) * inverse
    let correction = inverse * (top + 2.9112874951168792e-5) / (bottom + 7.29751555083966205e-5)
    return (0.39894228040143267794 - correction) / y
  }
}
