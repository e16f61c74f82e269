/// Why a distribution cannot be made from what was stated: data first, and a sentence for people.
public enum DistributionError: Error, Hashable, Sendable {
  /// One parameter is not what its family needs: `sd` of a normal distribution is -1, must be above 0.
  case parameter(name: String, value: Double, family: String, requirement: String)
  /// The lower of two stated quantiles is not below the upper one.
  case quantilesOutOfOrder(low: Double, high: Double)
  /// A stated quantile lies on or beyond an end of the range, where a truncated distribution has none.
  case quantileOutsideRange(value: Double, low: Double, high: Double)
  /// No distribution of the family, truncated to the range, has the two stated quantiles.
  case quantilesUnattainable(family: String, low: Double, high: Double)
  /// The distribution has no share worth counting inside the range.
  case nothingInRange(family: String, low: Double, high: Double)
  /// A table of quantiles breaks a rule at the point with this number, counted from 0.
  case quantilePoint(index: Int, requirement: String)
  /// A quantile table was asked of a distribution that has steps; it needs cut points.
  case notContinuous(family: String)
  /// A table of counts was asked of a continuous distribution; it needs a quantile table.
  case notDiscrete(family: String)
  /// The distribution reaches beyond the numbers that Float64 holds.
  case notFinite(family: String)
  /// The quantile function is so steep in one place that no table of allowed size follows it.
  case tooSteep(family: String, share: Double, error: Double)
}

extension DistributionError: CustomStringConvertible {
  /// The error in a sentence, with what to do about it where that is known.
  public var description: String {
    switch self {
    case .parameter(let name, let value, let family, let requirement):
      "the \(name) of a \(family) distribution is \(plain(value)); it must be \(requirement)"
    case .quantilesOutOfOrder(let low, let high):
      "the lower quantile \(plain(low)) is not below the upper one \(plain(high)); "
        + "write the smaller number first, or a single value if they are equal"
    case .quantileOutsideRange(let value, let low, let high):
      "\(plain(value)) is stated as a quantile but does not lie inside the range "
        + "\(plain(low)) to \(plain(high)), ends excluded; to give the least or greatest possible value, "
        + "use PERT or triangular with low, mode and high"
    case .quantilesUnattainable(let family, let low, let high):
      "no \(family) distribution within the range has the stated quantiles \(plain(low)) and "
        + "\(plain(high)): they are spread more evenly than it can be; use uniform, PERT or quantiles"
    case .nothingInRange(let family, let low, let high):
      "the \(family) distribution has nothing in the range \(plain(low)) to \(plain(high))"
    case .quantilePoint(let index, let requirement):
      "quantile point \(index + 1): \(requirement)"
    case .notContinuous(let family):
      "a \(family) distribution has steps and no quantile table"
    case .notDiscrete(let family):
      "a \(family) distribution is not one of whole numbers"
    case .notFinite(let family):
      "the \(family) distribution reaches values too great to compute with; lessen its spread or "
        + "state a range"
    case .tooSteep(let family, let share, let error):
      "the \(family) distribution is too steep near its quantile \(plain(share)): a table would be wrong "
        + "by \(plain(error)); if it is nearly a choice between a few values, state it as a choice"
    }
  }
}

/// A number as people write it: `3`, not `3.0`.
func plain(_ value: Double) -> String {
  value.magnitude < 1e15 && value == value.rounded() ? "\(Int64(value))" : "\(value)"
}
