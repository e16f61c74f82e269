/// Distributions by the parameters of their families. Every factory throws ``DistributionError`` where a
/// parameter is not finite or does not fit.
extension Distribution {
  /// One value, any finite number.
  public static func constant(_ value: Double) throws(DistributionError) -> Distribution {
    try require("constant", ("value", value))
    return Distribution(unchecked: .constant(value))
  }

  /// Every value between two finite ends alike; `low` must be below `high`.
  public static func uniform(low: Double, high: Double) throws(DistributionError) -> Distribution {
    try requireInterval("uniform", low: low, high: high)
    return Distribution(unchecked: .uniform(low: low, high: high))
  }

  /// Triangular; `low` must be below `high`, and `mode` from `low` to `high`, ends allowed.
  public static func triangular(
    low: Double, mode: Double, high: Double
  ) throws(DistributionError) -> Distribution {
    try requireInterval("triangular", low: low, high: high, mode: mode)
    return Distribution(unchecked: .triangular(low: low, mode: mode, high: high))
  }

  /// PERT; `low` must be below `high`, and `mode` from `low` to `high`, ends allowed.
  ///
  /// A beta distribution on `low`...`high` with alpha = 1 + 4 (mode - low) / (high - low) and
  /// beta = 6 - alpha, so that the mean is (low + 4 mode + high) / 6. Source: D. G. Malcolm et al.,
  /// "Application of a technique for research and development program evaluation", Operations Research
  /// 7 (1959) 646-669, doi:10.1287/opre.7.5.646; D. Vose, "Risk Analysis" (2008), on lambda = 4.
  public static func pert(
    low: Double, mode: Double, high: Double
  ) throws(DistributionError) -> Distribution {
    try requireInterval("PERT", low: low, high: high, mode: mode)
    return Distribution(unchecked: .pert(low: low, mode: mode, high: high))
  }

  /// Normal; `sd` must be above 0.
  ///
  /// A strength is this with ``TruncatedDistribution`` from 0 upward, so mean and sd are those before
  /// truncation.
  public static func normal(mean: Double, sd: Double) throws(DistributionError) -> Distribution {
    try require("normal", ("mean", mean))
    try requirePositive("normal", ("sd", sd))
    return Distribution(unchecked: .normal(mean: mean, sd: sd))
  }

  /// Lognormal by mean and sd of the natural logarithm; `logSD` must be above 0.
  public static func lognormal(
    logMean: Double, logSD: Double
  ) throws(DistributionError) -> Distribution {
    try require("lognormal", ("mean of the logarithm", logMean))
    try requirePositive("lognormal", ("sd of the logarithm", logSD))
    return Distribution(unchecked: .lognormal(logMean: logMean, logSD: logSD))
  }

  /// Beta with both shape parameters above 0, on `low`...`high`, where `low` must be below `high`.
  public static func beta(
    alpha: Double, beta: Double, low: Double = 0, high: Double = 1
  ) throws(DistributionError) -> Distribution {
    try requirePositive("beta", ("alpha", alpha), ("beta", beta))
    try requireInterval("beta", low: low, high: high)
    return Distribution(unchecked: .beta(alpha: alpha, beta: beta, low: low, high: high))
  }

  /// Gamma; `shape` and `scale` must be above 0.
  public static func gamma(shape: Double, scale: Double) throws(DistributionError) -> Distribution {
    try requirePositive("gamma", ("shape", shape), ("scale", scale))
    return Distribution(unchecked: .gamma(shape: shape, scale: scale))
  }

  /// Poisson; the mean must be above 0 and at most 1,000,000, beyond which it has no use over a normal.
  public static func poisson(mean: Double) throws(DistributionError) -> Distribution {
    try requirePositive("Poisson", ("mean", mean))
    guard mean <= 1_000_000 else {
      throw .parameter(name: "mean", value: mean, family: "Poisson", requirement: "at most 1000000")
    }
    return Distribution(unchecked: .poisson(mean: mean))
  }

  /// Stated quantiles joined by straight lines.
  ///
  /// There must be at least two points; shares must start at 0, rise strictly and end at 1; values must
  /// be finite and never fall.
  public static func quantiles(_ points: [QuantilePoint]) throws(DistributionError) -> Distribution {
    guard points.count >= 2 else {
      throw .quantilePoint(index: 0, requirement: "at least two points are needed, for shares 0 and 1")
    }
    for (index, point) in points.enumerated() {
      guard point.value.isFinite else {
        throw .quantilePoint(index: index, requirement: "the value must be a finite number")
      }
      if index == 0, point.share != 0 {
        throw .quantilePoint(index: index, requirement: "the first share must be 0, the least value")
      }
      if index == points.count - 1, point.share != 1 {
        throw .quantilePoint(index: index, requirement: "the last share must be 1, the greatest value")
      }
      guard index > 0 else { continue }
      let previous = points[index - 1]
      guard point.share > previous.share else {
        throw .quantilePoint(index: index, requirement: "the share must be above the one before")
      }
      guard point.value >= previous.value else {
        throw .quantilePoint(index: index, requirement: "the value must not be below the one before")
      }
    }
    return Distribution(unchecked: .quantiles(points))
  }
}

extension Distribution {
  static func require(
    _ family: String, _ parameters: (name: String, value: Double)...
  ) throws(DistributionError) {
    for (name, value) in parameters where !value.isFinite {
      throw .parameter(name: name, value: value, family: family, requirement: "a finite number")
    }
  }

  static func requirePositive(
    _ family: String, _ parameters: (name: String, value: Double)...
  ) throws(DistributionError) {
    for (name, value) in parameters where !(value > 0 && value.isFinite) {
      throw .parameter(
        name: name, value: value, family: family, requirement: "above 0 and finite")
    }
  }

  static func requireInterval(
    _ family: String, low: Double, high: Double, mode: Double? = nil
  ) throws(DistributionError) {
    try require(family, ("low", low), ("high", high))
    guard low < high else {
      throw .parameter(name: "low", value: low, family: family, requirement: "below high, \(plain(high))")
    }
    guard let mode else { return }
    guard mode >= low, mode <= high else {
      throw .parameter(
        name: "mode", value: mode, family: family,
        requirement: "from low, \(plain(low)), to high, \(plain(high))")
    }
  }
}
