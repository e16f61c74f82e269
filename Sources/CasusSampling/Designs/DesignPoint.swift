/// What a stream is indexed by.
public enum StreamLevel: Hashable, Sendable {
  /// By row *j*: judgements, strengths, leans.
  case rows
  /// By draw *i*: factors of the request.
  case draws
}

/// Where a row or a draw lies in a designed run: which replicate, which half of the row, which point there.
///
/// Row *j* belongs to replicate *j* mod 32 and is its row *j'* = *j* div 32. A row's judgements are point
/// *j'* of the replicate. Its 64 requests are two halves of 32, each with a sequence of its own: draw *k*
/// of the row is point 32 *j'* + *k* mod 32 of half *k* div 32.
///
/// **Why halves.** The variance within rows is estimated by W, the mean of (h1 - h2)^2 / 4 over rows, with
/// h1 and h2 the means of the two halves (design section 3.3.2). The halves are keyed apart, from each
/// other and from the judgements, and each word of either is uniform. So given the row's judgements h1 and h2
/// are independent and have one mean, and
///
///     E (h1 - h2)^2 / 4 = (Var h1 + Var h2) / 4 = Var (h1 + h2) / 2,
///
/// the variance of the row's mean given its judgements: W is unbiased for the mean of that, whatever the
/// design gained within a half. Halves of one sequence would lean against each other, and W be too large.
@frozen
public struct DesignPoint: Hashable, Sendable {
  /// The number of replicates.
  public static let replicates = 32
  /// The number of draws in half a row.
  public static let drawsPerHalf = 32

  /// The replicate, from 0 to 31.
  public let replicate: Int
  /// The half of the row, 0 or 1; 0 for judgements.
  public let half: Int
  /// The index in the sequence of the replicate and half.
  public let index: UInt32

  /// The point of a row's judgements.
  ///
  /// - Parameter row: Below 2^37; beyond, the index keeps its low 32 bits.
  public init(row: UInt64) {
    replicate = Int(truncatingIfNeeded: row & 31)
    half = 0
    index = UInt32(truncatingIfNeeded: row >> 5)
  }

  /// The point of a draw's request.
  ///
  /// - Parameter draw: Below 2^38; beyond, the index keeps its low 32 bits.
  public init(draw: UInt64) {
    replicate = Int(truncatingIfNeeded: (draw >> 6) & 31)
    half = Int(truncatingIfNeeded: (draw >> 5) & 1)
    index = UInt32(truncatingIfNeeded: (draw >> 11) << 5 | draw & 31)
  }

  /// The point at an index of a level.
  public init(_ level: StreamLevel, at index: UInt64) {
    switch level {
    case .rows: self.init(row: index)
    case .draws: self.init(draw: index)
    }
  }
}
