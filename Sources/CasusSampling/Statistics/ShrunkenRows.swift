/// Rows of one stratum, with what sampling within rows adds to their spread taken out.
///
/// The interval from judgements takes quantiles over rows of m + L (r - m), where r is the row mean, m
/// its stratum's mean and L = sqrt(max(0, 1 - W / V)), with V the variance of the row means in the
/// stratum and W the mean of the within-row variances, each divided by 64.
public struct ShrunkenRows: Hashable, Sendable {
  /// The row means.
  public let histogram: RowMeanHistogram
  /// The stratum's mean m.
  public let mean: Double
  /// The factor L, from 0 (all spread was noise within rows) to 1 (none was).
  public let shrinkage: Double

  /// A stratum's rows; `shrinkage` is held to 0...1.
  public init(histogram: RowMeanHistogram, mean: Double, shrinkage: Double) {
    self.histogram = histogram
    self.mean = mean
    self.shrinkage = min(max(shrinkage, 0), 1)
  }

  /// The factor L; 0 where the row means do not vary.
  public static func shrinkage(withinRows: Double, ofRowMeans: Double) -> Double {
    guard ofRowMeans > 0 else { return 0 }
    return max(0, 1 - withinRows / ofRowMeans).squareRoot()
  }

  /// How many rows lie at or below a value after shrinking.
  public func count(atOrBelow value: Double) -> Double {
    count(atOrBelow: value, RunningCounts(histogram))
  }

  private func count(atOrBelow value: Double, _ sums: RunningCounts) -> Double {
    guard shrinkage > 0 else { return value >= mean ? Double(sums.total) : 0 }
    return sums.count(atOrBelow: mean + (value - mean) / shrinkage)
  }

  /// The value at or below which a share of all rows of all strata lies after shrinking.
  ///
  /// By halving [0, 1] 52 times, so that the result is the same whatever the order of the strata's merging.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1.
  ///   - strata: Whose rows together make the whole.
  /// - Returns: nil where there are no rows.
  public static func quantile(_ share: Double, of strata: [ShrunkenRows]) -> Double? {
    let sums = strata.map { RunningCounts($0.histogram) }
    let total = sums.reduce(0) { $0 + $1.total }
    guard total > 0 else { return nil }
    let wanted = share * Double(total)
    var low = 0.0
    var high = 1.0
    for _ in 0..<52 {
      let middle = (low + high) / 2
      var count = 0.0
      for (stratum, sum) in zip(strata, sums) { count += stratum.count(atOrBelow: middle, sum) }
      if count < wanted { low = middle } else { high = middle }
    }
    return high
  }
}

/// The counts of a histogram's bins, added up once for many questions.
private struct RunningCounts {
  /// For each bin how many rows lie in those before it, and at the end how many there are.
  private var before: [UInt64] = [0]

  init(_ histogram: RowMeanHistogram) {
    before.reserveCapacity(RowMeanHistogram.binCount + 1)
    var sum: UInt64 = 0
    for count in histogram.counts {
      sum += count
      before.append(sum)
    }
  }

  var total: UInt64 { before[RowMeanHistogram.binCount] }

  /// As ``RowMeanHistogram/count(atOrBelow:)``.
  func count(atOrBelow mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    let position = mean * Double(RowMeanHistogram.binCount)
    guard position < Double(RowMeanHistogram.binCount) else { return Double(total) }
    let bin = Int(position)
    return Double(before[bin]) + Double(before[bin + 1] - before[bin]) * (position - Double(bin))
  }
}
