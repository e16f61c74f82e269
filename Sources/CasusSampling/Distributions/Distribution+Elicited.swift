internal import CGSL

/// Distributions by what people are asked for: a mean and a standard deviation.
extension Distribution {
  /// Lognormal with this mean and standard deviation, both above 0 (before any truncation).
  ///
  /// logSD^2 = ln(1 + (sd / mean)^2), logMean = ln(mean) - logSD^2 / 2.
  public static func lognormal(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try requirePositive("lognormal", ("mean", mean), ("sd", sd))
    GSL.prepare()
    let ratio = sd / mean
    let variance = gsl_log1p(ratio * ratio)
    return try lognormal(logMean: Kernel.log(mean) - variance / 2, logSD: variance.squareRoot())
  }

  /// Gamma with this mean and standard deviation, both above 0 (before any truncation).
  ///
  /// shape = (mean / sd)^2, scale = sd^2 / mean.
  public static func gamma(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try requirePositive("gamma", ("mean", mean), ("sd", sd))
    let ratio = mean / sd
    return try gamma(shape: ratio * ratio, scale: sd * (sd / mean))
  }

  /// Beta from `low` to `high` with this mean and standard deviation.
  ///
  /// With m and s the two on the scale from 0 to 1: alpha = m k, beta = (1 - m) k, k = m (1 - m) / s^2 - 1.
  ///
  /// - Throws: ``DistributionError`` where the mean is not between the ends, or the standard deviation
  ///   is not below sqrt((mean - low)(high - mean)), that of a toss between the two ends.
  public static func beta(
    mean: Double, sd: Double, low: Double = 0, high: Double = 1
  ) throws(DistributionError) -> Distribution {
    try requireInterval("beta", low: low, high: high)
    try require("beta", ("mean", mean))
    try requirePositive("beta", ("sd", sd))
    guard mean > low, mean < high else {
      throw .parameter(
        name: "mean", value: mean, family: "beta",
        requirement: "between \(plain(low)) and \(plain(high)), ends excluded")
    }
    let limit = ((mean - low) * (high - mean)).squareRoot()
    guard sd < limit else {
      throw .parameter(
        name: "sd", value: sd, family: "beta",
        requirement: "below \(plain(limit)) for the mean \(plain(mean)) between \(plain(low)) and "
          + plain(high))
    }
    let m = (mean - low) / (high - low)
    let concentration = (limit / sd) * (limit / sd) - 1
    return try beta(alpha: m * concentration, beta: (1 - m) * concentration, low: low, high: high)
  }
}
