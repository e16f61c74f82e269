/// A number that was estimated, and its standard error.
public struct Estimate: Hashable, Sendable {
  /// The estimate.
  public let value: Double
  /// The standard error, in the same unit, 0 or more.
  public let standardError: Double

  /// An estimate with its standard error.
  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}

extension Estimate {
  /// A probability from the totals of independent rows, each over 64 draws in units of 2^-32.
  ///
  /// The mean over both levels, with the standard error sd / sqrt(rows) of the row means (divisor
  /// rows - 1), but never below 1 / rows: so many rows cannot exclude what happens in one of them.
  ///
  /// - Returns: nil for fewer than two rows.
  public static func probability(rowTotals: MomentTally) -> Estimate? {
    guard let variance = rowTotals.variance else { return nil }
    let rows = Double(rowTotals.count)
    let error = (variance / rows).squareRoot() * 0x1p-38
    return Estimate(value: rowTotals.mean * 0x1p-38, standardError: max(error, 1 / rows))
  }

  /// A mean from the means of replicates of equal size, for designs whose rows are not independent.
  ///
  /// The standard error is sd / sqrt(count) of the replicate means (divisor count - 1); intervals take
  /// Student's t with count - 1 degrees of freedom, see ``StudentT``.
  ///
  /// - Parameters:
  ///   - replicateMeans: At least two.
  ///   - floor: What the standard error is not below: 1 / rows for probabilities.
  /// - Returns: nil for fewer than two.
  public static func mean(ofReplicates replicateMeans: [Double], floor: Double = 0) -> Estimate? {
    guard replicateMeans.count >= 2 else { return nil }
    let count = Double(replicateMeans.count)
    let mean = replicateMeans.reduce(0, +) / count
    let squares = replicateMeans.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = (squares / (count * (count - 1))).squareRoot()
    return Estimate(value: mean, standardError: max(error, floor))
  }
}
