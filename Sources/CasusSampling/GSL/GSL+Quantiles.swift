internal import CGSL

extension GSL {
  /// The quantile of a standard beta distribution on (0, 1).
  ///
  /// GSL's inverse is checked against GSL's distribution function, and where it failed (it can, for
  /// parameters far below 1) replaced by bisection of that function.
  ///
  /// - Parameters:
  ///   - below: The share below, between 0 and 1, ends excluded.
  ///   - above: 1 - `below`, which the caller may know more exactly.
  static func betaQuantile(below: Double, above: Double, _ alpha: Double, _ beta: Double) -> Double {
    prepare()
    // Near 1 a Float64 has few digits left of 1 - x, so the smaller of x and 1 - x is sought.
    guard gsl_cdf_beta_P(0.5, alpha, beta) < below else {
      return smallBetaQuantile(below: below, above: above, alpha, beta)
    }
    return 1 - smallBetaQuantile(below: above, above: below, beta, alpha)
  }

  private static func smallBetaQuantile(
    below: Double, above: Double, _ alpha: Double, _ beta: Double
  ) -> Double {
    let isLower = below <= above
    let guess =
      isLower ? gsl_cdf_beta_Pinv(below, alpha, beta) : gsl_cdf_beta_Qinv(above, alpha, beta)
    return checked(guess, below: below, above: above, upTo: 0.5) {
      isLower ? gsl_cdf_beta_P($0, alpha, beta) : gsl_cdf_beta_Q($0, alpha, beta)
    }
  }

  /// The quantile of a gamma distribution with scale 1, checked and where needed replaced likewise.
  static func gammaQuantile(below: Double, above: Double, shape: Double) -> Double {
    prepare()
    let isLower = below <= above
    let guess = isLower ? gsl_cdf_gamma_Pinv(below, shape, 1) : gsl_cdf_gamma_Qinv(above, shape, 1)
    return checked(guess, below: below, above: above, upTo: .greatestFiniteMagnitude) {
      isLower ? gsl_cdf_gamma_P($0, shape, 1) : gsl_cdf_gamma_Q($0, shape, 1)
    }
  }

  /// `guess` if the smaller share on one side of it is as wished to 1e-9, else the number that bisection
  /// finds between 0 and `limit`.
  private static func checked(
    _ guess: Double, below: Double, above: Double, upTo limit: Double, share: (Double) -> Double
  ) -> Double {
    let isLower = below <= above
    let wished = isLower ? below : above
    if guess.isFinite, guess >= 0, (share(guess) - wished).magnitude <= 1e-9 * wished { return guess }
    // Positive numbers are ordered as their bit patterns, so halving those reaches any magnitude.
    var low: UInt64 = 0
    var high = limit.bitPattern
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let found = share(Double(bitPattern: middle))
      if isLower ? found < wished : found > wished { low = middle } else { high = middle }
    }
    return Double(bitPattern: high)
  }

  /// The standard normal quantile from whichever share is smaller.
  static func normalQuantile(below: Double, above: Double) -> Double {
    prepare()
    return below <= above ? gsl_cdf_ugaussian_Pinv(below) : gsl_cdf_ugaussian_Qinv(above)
  }

  /// The least whole number at or below which a share `below` of a Poisson distribution lies.
  static func poissonQuantile(below: Double, above: Double, mean: Double) -> Double {
    prepare()
    let isLower = below <= above
    func reaches(_ count: UInt32) -> Bool {
      isLower ? gsl_cdf_poisson_P(count, mean) >= below : gsl_cdf_poisson_Q(count, mean) <= above
    }
    var high: UInt32 = 1
    while !reaches(high), high < 1 << 30 { high *= 2 }
    var low: UInt32 = 0
    while low < high {
      let middle = low + (high - low) / 2
      if reaches(middle) { high = middle } else { low = middle + 1 }
    }
    return Double(low)
  }
}
