/// Row means of one outcome's probability in 4,096 equal bins on [0, 1].
///
/// Constant memory, and merging is exact. A row's total is the sum over its 64 draws in units of 2^-32,
/// from 0 to 2^38; bin *k* holds the totals from k x 2^26 to below (k + 1) x 2^26, and the last one also
/// 2^38 itself.
public struct RowMeanHistogram: Hashable, Sendable {
  /// The number of bins.
  public static let binCount = 4096
  /// The number of draws in a row, a constant of the format.
  public static let drawsPerRow = 64

  /// How many rows fell in each bin.
  public private(set) var counts: [UInt64]

  /// Starts empty.
  public init() {
    counts = [UInt64](repeating: 0, count: Self.binCount)
  }

  /// A histogram as it was stored; nil where it has not 4,096 bins.
  public init?(counts: [UInt64]) {
    guard counts.count == Self.binCount else { return nil }
    self.counts = counts
  }

  /// Adds a row by its total in units of 2^-32, from 0 to 2^38; several where they are alike.
  public mutating func add(rowTotal: UInt64, times: UInt64 = 1) {
    counts[Int(truncatingIfNeeded: min(rowTotal >> 26, UInt64(Self.binCount - 1)))] += times
  }

  /// Adds all that another histogram holds.
  public mutating func merge(_ other: RowMeanHistogram) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// How many rows were added.
  public var total: UInt64 { counts.reduce(0, +) }

  /// How many rows lie at or below a mean, those of its bin in proportion.
  ///
  /// - Parameter mean: Below 0 gives none, above 1 all.
  public func count(atOrBelow mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    let position = mean * Double(Self.binCount)
    guard position < Double(Self.binCount) else { return Double(total) }
    let bin = Int(position)
    let before = counts[..<bin].reduce(0, +)
    return Double(before) + Double(counts[bin]) * (position - Double(bin))
  }

  /// The row mean at or below which a share of the rows lies, spread evenly within its bin.
  ///
  /// - Parameter share: From 0 to 1.
  /// - Returns: nil where nothing was added.
  public func quantile(_ share: Double) -> Double? {
    let all = total
    guard all > 0 else { return nil }
    let wanted = share * Double(all)
    var sum: UInt64 = 0
    for (bin, count) in counts.enumerated() where count > 0 {
      if wanted <= Double(sum + count) {
        let along = max(0, (wanted - Double(sum)) / Double(count))
        return (Double(bin) + along) / Double(Self.binCount)
      }
      sum += count
    }
    return nil
  }
}
