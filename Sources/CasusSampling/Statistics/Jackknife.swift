/// The delete-one-replicate jackknife, for what is not a mean: quantiles, ratios, distances.
public enum Jackknife {
  /// An estimate from all replicates, with the standard error from leaving out each in turn.
  ///
  /// With R replicates, theta(-i) the estimate without replicate i and m the mean of these,
  /// SE^2 = (R - 1) / R x sum of (theta(-i) - m)^2. Source: J. W. Tukey, "Bias and confidence in
  /// not-quite large samples", Annals of Mathematical Statistics 29 (1958) 614; B. Efron, C. Stein, "The
  /// jackknife estimate of variance", Annals of Statistics 9 (1981) 586-596,
  /// doi:10.1214/aos/1176345462. For a mean of replicates it is their ordinary standard error, exactly.
  ///
  /// - Parameters:
  ///   - replicates: The replicates' summaries, at least two.
  ///   - floor: What the standard error is not below: 1 / rows for probabilities.
  ///   - estimator: The estimate from any of them in their order; nil where it does not exist.
  /// - Returns: nil for fewer than two replicates, or where the estimator gives nil for all, or without
  ///   one of them.
  public static func estimate<Summary>(
    _ replicates: [Summary], floor: Double = 0, estimator: ([Summary]) -> Double?
  ) -> Estimate? {
    guard replicates.count >= 2, let all = estimator(replicates) else { return nil }
    var partial: [Double] = []
    for left in replicates.indices {
      var rest = replicates
      rest.remove(at: left)
      guard let value = estimator(rest) else { return nil }
      partial.append(value)
    }
    return Estimate(value: all, standardError: max(standardError(leavingOut: partial), floor))
  }

  /// The standard error of an estimate, from the estimates without each replicate in turn.
  ///
  /// - Parameter partial: One for each replicate, at least two.
  public static func standardError<Partial: Collection<Double>>(leavingOut partial: Partial) -> Double {
    let count = Double(partial.count)
    let mean = partial.reduce(0, +) / count
    let squares = partial.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return ((count - 1) / count * squares).squareRoot()
  }
}
