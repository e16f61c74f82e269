/// Integer limits on the 32-bit word for values that are counted: yes and no, choices, whole numbers.
///
/// With *n* values in declared order and cuts c(0) <= c(1) <= ... <= c(n-1) = 2^32, a word w gives value
/// *k* exactly if c(k-1) <= w < c(k), where c(-1) = 0. So value *k* has a probability of exactly
/// (c(k) - c(k-1)) / 2^32.
///
/// **Rounding.** c(k) is the sum of the weights up to *k*, divided by the sum of all (both sums in
/// Float64, in declared order) and times 2^32, to the nearest whole number, ties to even. Each
/// probability is therefore within 2^-32 of what was stated; one below 2^-33 may never be drawn, a
/// weight of 0 is never drawn, and the only value with a weight is always drawn.
@frozen
public struct CutPoints: Hashable, Sendable {
  /// c(0) to c(n-1); never falling, the last is 2^32.
  public let cuts: [UInt64]

  init(cuts: [UInt64]) {
    self.cuts = cuts
  }

  /// Cut points for weights in declared order, which need not sum to 1.
  ///
  /// - Throws: ``WeightError`` where there is none, one is negative or not finite, or all are 0.
  public init(weights: [Double]) throws(WeightError) {
    guard !weights.isEmpty else { throw .none }
    var sums: [Double] = []
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      guard weight >= 0, weight.isFinite else { throw .weight(index: index, value: weight) }
      sum += weight
      sums.append(sum)
    }
    guard sum > 0 else { throw .allZero }
    guard sum.isFinite else { throw .sumTooGreat }
    cuts = sums.map { UInt64(($0 / sum * 0x1p32).rounded(.toNearestOrEven)) }
  }

  /// Cut points for a chance of yes: value 0 is yes and value 1 is no, so yes is drawn if w < c(0).
  ///
  /// - Parameter chance: From 0 (never) to 1 (always), both exact.
  public init(chance: Double) throws(WeightError) {
    guard chance >= 0, chance <= 1 else { throw .chance(chance) }
    cuts = [UInt64((chance * 0x1p32).rounded(.toNearestOrEven)), 1 << 32]
  }

  /// The number of the value that a word gives, from 0: how many cuts are at or below the word.
  ///
  /// - Complexity: O(log *n*).
  @inlinable
  public func index(of word: UInt32) -> Int {
    let place = UInt64(word)
    var low = 0
    var high = cuts.count - 1
    while low < high {
      let middle = (low + high) >> 1
      if cuts[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The probability of a value, exact.
  public func probability(of index: Int) -> Double {
    Double(cuts[index] - (index > 0 ? cuts[index - 1] : 0)) * 0x1p-32
  }

  /// FNV-1a over the cuts.
  public var fingerprint: UInt64 {
    var hasher = FNV1a64()
    for cut in cuts { hasher.combine(cut) }
    return hasher.value
  }
}

/// Why weights or a chance cannot be drawn from.
public enum WeightError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are no weights.
  case none
  /// One weight is negative or not finite.
  case weight(index: Int, value: Double)
  /// Every weight is 0.
  case allZero
  /// The weights are so great that their sum is not finite.
  case sumTooGreat
  /// A chance is not from 0 to 1.
  case chance(Double)

  /// The error in a sentence.
  public var description: String {
    switch self {
    case .none: "there are no weights"
    case .weight(let index, let value):
      "weight \(index + 1) is \(plain(value)); it must be 0 or more, and finite"
    case .allZero: "all weights are 0, so nothing can be drawn"
    case .sumTooGreat: "the weights are too great to be summed"
    case .chance(let value): "the chance is \(plain(value)); it must be from 0 to 1"
    }
  }
}
