/// The bins of a histogram, fixed before the first value is seen.
public struct HistogramScale: Hashable, Sendable {
  /// How the bins divide the range.
  public enum Kind: Hashable, Sendable {
    /// Bins of one width.
    case linear
    /// Bins of one ratio; the range is above 0.
    case logarithmic
    /// One bin for each whole number.
    case wholeNumbers
  }

  /// How the bins divide the range.
  public let kind: Kind
  /// The least value that falls in the first bin.
  public let low: Double
  /// The greatest value that falls in the last bin.
  public let high: Double
  /// The number of bins.
  public let binCount: Int
  /// The rough binary logarithm of `low` on a logarithmic scale, else `low`.
  public let origin: Double
  /// The number of bins in one unit of the value or, on a logarithmic scale, of its logarithm.
  public let binsPerUnit: Double

  /// Equal bins from `low` to `high`; nil unless `low` < `high`, both finite, and there is a bin.
  public static func linear(low: Double, high: Double, bins: Int = 2048) -> HistogramScale? {
    guard low < high, (high - low).isFinite, bins >= 1 else { return nil }
    return HistogramScale(kind: .linear, low: low, high: high, bins: bins, from: low, to: high)
  }

  /// Bins of equal ratio, to within 2%, from `low` to `high`; nil unless 0 < `low` < `high`, both normal numbers, and
  /// there is a bin.
  public static func logarithmic(low: Double, high: Double, bins: Int = 2048) -> HistogramScale? {
    guard low >= .leastNormalMagnitude, low < high, high.isFinite, bins >= 1 else { return nil }
    let from = Kernel.roughLog2(low)
    let to = Kernel.roughLog2(high)
    guard from < to else { return nil }
    return HistogramScale(kind: .logarithmic, low: low, high: high, bins: bins, from: from, to: to)
  }

  /// One bin for each whole number from `low` to `high`; nil unless `low` <= `high`, at most 2^20 apart.
  public static func wholeNumbers(low: Int64, high: Int64) -> HistogramScale? {
    let (span, overflows) = high.subtractingReportingOverflow(low)
    guard !overflows, span >= 0, span <= 1 << 20 else { return nil }
    return HistogramScale(
      kind: .wholeNumbers, low: Double(low), high: Double(high), bins: Int(span) + 1,
      from: Double(low), to: Double(low) + Double(span + 1))
  }

  private init(kind: Kind, low: Double, high: Double, bins: Int, from: Double, to: Double) {
    self.kind = kind
    self.low = low
    self.high = high
    binCount = bins
    origin = from
    binsPerUnit = Double(bins) / (to - from)
  }

  /// Where a value falls: a bin, or -1 below the range, or ``binCount`` above it.
  ///
  /// The bin is floor((x - origin) x binsPerUnit) with x the value, or its logarithm by ``Kernel/roughLog2(_:)``;
  /// a value at `high` belongs to the last bin. On a scale of whole numbers the value is rounded to the
  /// nearest first, ties to even. What is not a number counts as above.
  public func place(of value: Double) -> Int {
    let x = kind == .wholeNumbers ? value.rounded(.toNearestOrEven) : value
    if x < low { return -1 }
    guard x <= high else { return binCount }
    if kind == .wholeNumbers { return Int(x - low) }
    let along = ((kind == .logarithmic ? Kernel.roughLog2(x) : x) - origin) * binsPerUnit
    return min(max(Int(along), 0), binCount - 1)
  }

  /// The value at a place along the bins: 0 is the first bin's lower edge, 2.5 the middle of the third.
  ///
  /// On a scale of whole numbers it is the whole number whose bin holds the place.
  ///
  /// - Parameter position: From 0 to ``binCount``.
  public func value(at position: Double) -> Double {
    switch kind {
    case .linear: min(low + position / binsPerUnit, high)
    case .logarithmic: min(max(Kernel.roughExp2(origin + position / binsPerUnit), low), high)
    case .wholeNumbers: min(low + position.rounded(.down), high)
    }
  }
}
