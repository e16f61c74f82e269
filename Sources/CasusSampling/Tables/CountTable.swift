/// Whole numbers in a row with their cut points: how a Poisson factor is drawn.
@frozen
public struct CountTable: Hashable, Sendable {
  /// The count that value 0 of ``cuts`` stands for; each next value is the next whole number.
  public let first: Int64
  /// The cut points, one for each whole number from ``first`` on.
  public let cuts: CutPoints

  /// The table of a distribution of counts.
  ///
  /// Cut k is the distribution function at the k-th count times 2^32, first rounded to 40 bits of
  /// significand against differences between processors' last digits, then to the nearest whole number,
  /// ties to even. The table ends at the range's end or where less than 2^-33 is left, whose share goes
  /// to the last count.
  ///
  /// - Throws: ``DistributionError/notDiscrete(family:)`` where the distribution is continuous.
  public init(_ distribution: TruncatedDistribution) throws(DistributionError) {
    guard distribution.parent.isDiscrete else {
      throw .notDiscrete(family: distribution.parent.familyName)
    }
    let low = distribution.quantile(below: 0x1p-33, above: 1 - 0x1p-33)
    let high = distribution.quantile(below: 1 - 0x1p-33, above: 0x1p-33)
    var cuts: [UInt64] = []
    var last: UInt64 = 0
    for count in Int64(low)..<Int64(high) {
      let share = distribution.cdf(Double(count)).rounded(toBits: 40)
      last = max(last, UInt64((share * 0x1p32).rounded(.toNearestOrEven)))
      cuts.append(last)
    }
    cuts.append(1 << 32)
    first = Int64(low)
    self.cuts = CutPoints(cuts: cuts)
  }

  /// The count that a word gives.
  @inlinable
  public func value(of word: UInt32) -> Int64 {
    first + Int64(cuts.index(of: word))
  }

  /// FNV-1a over the first count and the cuts.
  public var fingerprint: UInt64 {
    var hasher = FNV1a64()
    hasher.combine(UInt64(bitPattern: first))
    hasher.combine(cuts.fingerprint)
    return hasher.value
  }
}
