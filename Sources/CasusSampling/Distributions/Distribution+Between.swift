/// Distributions by two of their quantiles after truncation to the factor's range: `a to b`.
extension Distribution {
  /// The shares that `a to b` states the quantiles of.
  static let intervalShares = (low: 0.05, high: 0.95)

  /// The normal distribution that, truncated to `range`, has 5% below `low` and 5% above `high`.
  ///
  /// The parameters of the result are those before truncation; truncate it to the same range. See
  /// ``TruncatedNormalFit`` for how it is found.
  ///
  /// - Throws: ``DistributionError/quantilesOutOfOrder(low:high:)``; ``DistributionError/quantileOutsideRange(value:low:high:)``
  ///   where a quantile is on or beyond an end of the range; ``DistributionError/quantilesUnattainable(family:low:high:)``
  ///   where no truncated normal distribution has these two, because they ask for something as even as a
  ///   uniform distribution or more so.
  public static func normal(
    from low: Double, to high: Double, range: ClosedRange<Double> = -Double.infinity ... .infinity
  ) throws(DistributionError) -> Distribution {
    try requireQuantiles("normal", low, high, range)
    let fit = TruncatedNormalFit(
      lowShare: intervalShares.low, low: low, highShare: intervalShares.high, high: high, range: range)
    guard let found = fit.solution else {
      throw .quantilesUnattainable(family: "normal", low: low, high: high)
    }
    return try normal(mean: found.mean, sd: found.sd)
  }

  /// The lognormal distribution that, truncated to `range`, has 5% below `low` and 5% above `high`.
  ///
  /// As ``normal(from:to:range:)``, on the logarithms. The part of the range below 0 plays no role.
  public static func lognormal(
    from low: Double, to high: Double, range: ClosedRange<Double> = 0 ... .infinity
  ) throws(DistributionError) -> Distribution {
    try lognormal(
      lowShare: intervalShares.low, low: low, highShare: intervalShares.high, high: high, range: range)
  }

  /// The lognormal distribution that, truncated to `range`, has half below `median` and 5% above `p95`.
  ///
  /// Throws as ``lognormal(from:to:range:)``.
  public static func lognormal(
    median: Double, p95: Double, range: ClosedRange<Double> = 0 ... .infinity
  ) throws(DistributionError) -> Distribution {
    try lognormal(
      lowShare: 0.5, low: median, highShare: intervalShares.high, high: p95, range: range)
  }

  private static func lognormal(
    lowShare: Double, low: Double, highShare: Double, high: Double, range: ClosedRange<Double>
  ) throws(DistributionError) -> Distribution {
    guard range.upperBound > 0 else {
      throw .nothingInRange(family: "lognormal", low: range.lowerBound, high: range.upperBound)
    }
    let positive = max(range.lowerBound, 0)...range.upperBound
    try requireQuantiles("lognormal", low, high, positive)
    let fit = TruncatedNormalFit(
      lowShare: lowShare, low: Kernel.log(low), highShare: highShare, high: Kernel.log(high),
      range: Kernel.log(positive.lowerBound)...Kernel.log(positive.upperBound))
    guard let found = fit.solution else {
      throw .quantilesUnattainable(family: "lognormal", low: low, high: high)
    }
    return try lognormal(logMean: found.mean, logSD: found.sd)
  }

  private static func requireQuantiles(
    _ family: String, _ low: Double, _ high: Double, _ range: ClosedRange<Double>
  ) throws(DistributionError) {
    try require(family, ("lower quantile", low), ("upper quantile", high))
    guard low < high else { throw .quantilesOutOfOrder(low: low, high: high) }
    for value in [low, high] where !(value > range.lowerBound && value < range.upperBound) {
      throw .quantileOutsideRange(value: value, low: range.lowerBound, high: range.upperBound)
    }
  }
}
