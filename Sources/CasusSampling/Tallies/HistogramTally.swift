/// A weighted histogram with integer weights, in fixed bins with an underflow and an overflow.
///
/// Made for quantities, whose weights are probabilities in units of 2^-32: the sums hold up to 2^32 - 1
/// draws.
public struct HistogramTally: Hashable, Sendable {
  /// The bins.
  public let scale: HistogramScale
  /// The weight in each bin.
  public private(set) var weights: [UInt64]
  /// The weight below the range.
  public private(set) var underflow: UInt64 = 0
  /// The weight above the range.
  public private(set) var overflow: UInt64 = 0
  /// The sum of the squares of the weights added, for ``effectiveSize``.
  public private(set) var sumOfSquaredWeights: UInt128 = 0

  /// Starts empty.
  public init(scale: HistogramScale) {
    self.scale = scale
    weights = [UInt64](repeating: 0, count: scale.binCount)
  }

  /// A tally as it was stored; nil where the number of weights is not that of the bins.
  public init?(
    scale: HistogramScale, weights: [UInt64], underflow: UInt64, overflow: UInt64,
    sumOfSquaredWeights: UInt128
  ) {
    guard weights.count == scale.binCount else { return nil }
    self.scale = scale
    self.weights = weights
    self.underflow = underflow
    self.overflow = overflow
    self.sumOfSquaredWeights = sumOfSquaredWeights
  }

  /// Adds a value with its weight.
  public mutating func add(_ value: Double, weight: UInt64) {
    let place = scale.place(of: value)
    if place < 0 {
      underflow += weight
    } else if place >= weights.count {
      overflow += weight
    } else {
      weights[place] += weight
    }
    sumOfSquaredWeights += UInt128(weight) * UInt128(weight)
  }

  /// Adds all that another tally of the same scale holds; tallies of another scale are refused.
  ///
  /// - Returns: Whether it was merged.
  @discardableResult
  public mutating func merge(_ other: HistogramTally) -> Bool {
    guard scale == other.scale else { return false }
    for index in weights.indices { weights[index] += other.weights[index] }
    underflow += other.underflow
    overflow += other.overflow
    sumOfSquaredWeights += other.sumOfSquaredWeights
    return true
  }

  /// All weight, under- and overflow included.
  public var total: UInt64 { weights.reduce(underflow + overflow, +) }

  /// How many equal weights would tell as much; 0 where nothing was added.
  ///
  /// (sum of weights)^2 / sum of squares. Source: L. Kish, "Survey Sampling" (1965), section 11.7.
  public var effectiveSize: Double {
    guard sumOfSquaredWeights > 0 else { return 0 }
    let sum = Double(total)
    return sum * sum / Double(sumOfSquaredWeights)
  }

  /// Where a quantile lies.
  public enum Quantile: Hashable, Sendable {
    /// Below the range.
    case belowRange
    /// At this value.
    case value(Double)
    /// Above the range.
    case aboveRange
  }

  /// The value at or below which a share of the weight lies, spread evenly within its bin.
  ///
  /// For whole numbers the least one that reaches the share.
  ///
  /// - Parameter share: From 0 to 1.
  /// - Returns: nil where nothing was added.
  public func quantile(_ share: Double) -> Quantile? {
    let all = total
    guard all > 0 else { return nil }
    let wanted = share * Double(all)
    if underflow > 0, wanted <= Double(underflow) { return .belowRange }
    var sum = underflow
    for (bin, weight) in weights.enumerated() where weight > 0 {
      let next = sum + weight
      if wanted <= Double(next) {
        let along = max(0, (wanted - Double(sum)) / Double(weight))
        // Held below the bin's upper edge, which belongs to the next whole number.
        let held = scale.kind == .wholeNumbers ? 0 : along
        return .value(scale.value(at: Double(bin) + held))
      }
      sum = next
    }
    if overflow > 0 { return .aboveRange }
    return .value(scale.high)
  }
}
