public import CasusSampling

/// How a number that follows an outcome is distributed, given that it exists (section 3.3.4).
public struct QuantityResult: Sendable {
  /// The quantity, an index.
  public let index: Int
  /// Its name.
  public let name: String
  /// What it is, in plain words.
  public let title: String
  /// Its unit.
  public let unit: String
  /// Whether it is a whole number.
  public let isWhole: Bool
  /// The probability that a request leads to an outcome that has it.
  public let existence: RunEstimate
  /// The effective number of draws behind it: the squared sum of the draws' weights over the sum of their squares.
  public let effectiveSize: Double
  /// Its median and interval; nil below an effective size of 100, where a dash is printed.
  public let summary: Summary?
  /// The histogram over the whole run, for figures.
  public let histogram: QuantityHistogram

  /// The middle of a quantity, and a 90% predictive interval: between which two values one request's lies.
  public struct Summary: Sendable {
    /// The median.
    public let median: QuantileEstimate
    /// The 5% quantile.
    public let low: QuantileEstimate
    /// The 95% quantile.
    public let high: QuantileEstimate
  }

  /// A quantile, or the end of the histogram's range beyond which it lies.
  public struct QuantileEstimate: Sendable {
    /// The quantile, or the range's end; with a jackknife error.
    public let estimate: RunEstimate
    /// Whether the quantile lies within the histogram's range, or beyond an end of it.
    public let place: Place
  }

  /// Where a quantile lies.
  public enum Place: Hashable, Sendable {
    /// Within the histogram's range.
    case within
    /// In the underflow: below the range's lower end.
    case below
    /// In the overflow: above the range's upper end.
    case above
  }
}

/// Weights over the bins that a rulebook fixes beforehand for a quantity.
public struct QuantityHistogram: Sendable {
  /// The bins.
  public let scale: HistogramScale
  /// The weight in each bin, in requests.
  public let weights: [Double]
  /// The weight below the range, in requests.
  public let underflow: Double
  /// The weight above the range, in requests.
  public let overflow: Double
}
