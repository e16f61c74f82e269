extension Kernel {
  /// The standard normal quantile: the z below which a share `p` of the distribution lies.
  ///
  /// Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
  /// Applied Statistics 37 (1988) 477-484, doi:10.2307/2347330, routine PPND16, with Casus's own
  /// logarithm. Relative error below 1e-15 for `p` from 2^-33 to 1 - 2^-33.
  ///
  /// `normalQuantile(1 - p)` is exactly -`normalQuantile(p)` where 1 - `p` is exact. 0 and 1 give the
  /// infinities, what lies outside gives what is not a number.
  @inlinable
  public static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if q.magnitude <= 0.425 {
      let r = 0.180625 - q * q
      let numerator = polynomial(
        r, 3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727)
      let denominator = polynomial(
        r, 1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610)
      return q * numerator / denominator
    }
    guard p > 0, p < 1 else {
      return p == 0 ? -.infinity : p == 1 ? .infinity : .nan
    }
    let tail = (-log(q < 0 ? p : 1 - p)).squareRoot()
    let magnitude = tail <= 5 ? nearTail(tail - 1.6) : farTail(tail - 5)
    return q < 0 ? -magnitude : magnitude
  }

  @inlinable @inline(__always)
  static func nearTail(_ r: Double) -> Double {
    let numerator = polynomial(
      r, 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
      1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4)
    let denominator = polynomial(
      r, 1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
      0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
      1.05075007164441684324e-9)
    return numerator / denominator
  }

  @inlinable @inline(__always)
  static func farTail(_ r: Double) -> Double {
    let numerator = polynomial(
      r, 6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
      0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5,
      2.01033439929228813265e-7)
    let denominator = polynomial(
      r, 1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15)
    return numerator / denominator
  }
}
