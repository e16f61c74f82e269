extension QuantileTable {
  /// What a table's error may be, where it is measured, and how far the cells may be halved.
  ///
  /// The error of a straight line in a cell is measured in its middle and, where the quantile function
  /// has corners, at its quarters, in units of the width from the 5% to the 95% quantile; where a value
  /// lies further from the median than that width, in units of this distance.
  enum Limits {
    /// What cells are halved for in the octaves that reach into the interior.
    static let interiorAim = 2.5e-5
    /// What cells are halved for in the tails beyond.
    static let tailAim = 1e-4
    /// What is promised between the 5% and the 95% quantile; a table that misses it is refused.
    static let promise = 1e-4
    /// At least 4 cells an octave.
    static let leastBits = 2
    /// At most 65,536 cells an octave in the interior around a corner, which halving cells straightens
    /// only slowly; 4,096 for smooth functions, which are as good as a step where that does not do.
    static let mostBitsWithCorners = 16
    static let mostBits = 12
    /// At most 1,024 cells an octave in the tails.
    static let mostTailBits = 10
    /// The octaves 0 to 3 hold the tail shares down to 1/32, and so the interior.
    static let lastInteriorOctave = 3
    /// Beyond this ratio of magnitude to width, 24 bits would be too coarse, and nodes are rounded as
    /// departures from a number near the median.
    static let narrowness = 256.0
  }

  /// The table of a distribution, built by GSL's quantile functions.
  ///
  /// Nodes are rounded to 24 bits of significand, so that tables built on different processors are equal,
  /// and then held to the range, whose ends stay exact. Where the values are large against the spread
  /// (years, for one), it is the departure from the median's own rounded value that is rounded. Each
  /// octave has the least power of two of cells, from 4 on, for which the error is at most 2.5e-5 of the
  /// width from 5% to 95% (in the octaves beyond 1/32, 1e-4 of it or of the distance from the median).
  ///
  /// - Throws: ``DistributionError/notContinuous(family:)`` for counts;
  ///   ``DistributionError/tooSteep(family:share:error:)`` where even the most cells allowed leave more
  ///   than 1e-4 of the width between the 5% and the 95% quantile;
  ///   ``DistributionError/notFinite(family:)`` where a value is too great for Float64.
  public init(_ distribution: TruncatedDistribution) throws(DistributionError) {
    guard !distribution.parent.isDiscrete else {
      throw .notContinuous(family: distribution.parent.familyName)
    }
    let notFinite = DistributionError.notFinite(family: distribution.parent.familyName)
    let quantile = RoundedQuantile(distribution)
    let spread = distribution.upperQuantile(0x1p-33) - distribution.quantile(0x1p-33)
    guard spread.isFinite else { throw notFinite }
    var bits = [UInt8](repeating: 0, count: 64)
    var halves: [[Double]] = [[], []]
    for side in 0...1 {
      for zeros in stride(from: 31, through: 0, by: -1) {
        let octave = Octave(quantile, isUpper: side == 1, leadingZeros: zeros)
        guard octave.interiorError <= Limits.promise else {
          throw .tooSteep(
            family: distribution.parent.familyName, share: octave.worstShare,
            error: octave.interiorError * quantile.width)
        }
        bits[32 * side + zeros] = UInt8(octave.bits)
        halves[side] += octave.nodes
      }
      halves[side].append(quantile.rounded(quantile.median))
    }
    Self.putInOrder(&halves)
    guard let table = QuantileTable(nodes: halves[0] + halves[1], octaveBits: bits) else {
      throw notFinite
    }
    self = table
  }

  /// The table of a distribution that is not truncated.
  public init(_ distribution: Distribution) throws(DistributionError) {
    try self.init(TruncatedDistribution(distribution))
  }

  /// Lifts nodes that a library's last digits left below their lower neighbour.
  private static func putInOrder(_ halves: inout [[Double]]) {
    for index in halves[0].indices.dropFirst() {
      halves[0][index] = max(halves[0][index], halves[0][index - 1])
    }
    guard let median = halves[0].last else { return }
    var above = median
    for index in halves[1].indices.reversed() {
      above = max(above, halves[1][index])
      halves[1][index] = above
    }
    // The median was lifted on both sides alike, or not at all.
    if let last = halves[1].indices.last { halves[1][last] = median }
  }
}
