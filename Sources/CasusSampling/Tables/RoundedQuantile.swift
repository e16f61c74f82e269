/// A distribution's quantile function with the rounding that makes it the same on every processor.
struct RoundedQuantile {
  let distribution: TruncatedDistribution
  let median: Double
  /// From the 5% to the 95% quantile; where that is nothing, the whole spread of the table's values.
  let width: Double
  /// What is rounded is the departure from here; 0 unless the values are large against their spread.
  let origin: Double

  init(_ distribution: TruncatedDistribution) {
    self.distribution = distribution
    median = distribution.quantile(0.5)
    let low = distribution.quantile(0.05)
    let high = distribution.upperQuantile(0.05)
    let isNarrow = max(low.magnitude, high.magnitude) > QuantileTable.Limits.narrowness * (high - low)
    origin = isNarrow ? median.roundedTo24Bits : 0
    width =
      high > low ? high - low : distribution.upperQuantile(0x1p-33) - distribution.quantile(0x1p-33)
  }

  /// The quantile that leaves `tail` below it or, on the upper side, above it; `tail` at most 1/2.
  func exact(tail: Double, isUpper: Bool) -> Double {
    isUpper ? distribution.upperQuantile(tail) : distribution.quantile(tail)
  }

  /// A quantile as a node: rounded, and held to the range.
  func rounded(_ value: Double) -> Double {
    let node = origin + (value - origin).roundedTo24Bits
    return min(max(node, distribution.range.lowerBound), distribution.range.upperBound)
  }

  /// An error in units of the width or, further from the median than that, of this distance.
  func relative(error: Double, at value: Double) -> Double {
    let unit = max(width, (value - median).magnitude)
    return error == 0 ? 0 : error.magnitude / unit
  }
}
