/// One rank correlation among all of a group, by a normal factor that they share.
///
/// With rho = 2 sin(pi r / 6), g the shared factor's normal and z a member's own:
///
///     z' = sqrt(rho) g + sqrt(1 - rho) z
///     w' = floor(2^32 Phi(z')), held to 0...2^32 - 1
///
/// so each pair of members has the Pearson correlation rho and the Spearman correlation r. With r = 0
/// every word stays as it is.
@frozen
public struct SharedCorrelation: Hashable, Sendable {
  /// Spearman's correlation of each pair, from 0 to 1.
  public let rank: Double
  /// sqrt(rho), what the shared factor counts.
  public let sharedWeight: Double
  /// sqrt(1 - rho), what a member's own normal counts.
  public let ownWeight: Double

  /// - Parameter rank: From 0 (independent) to 1 (all the same), ends allowed.
  /// - Throws: ``CorrelationError/rank(_:between:)`` outside.
  public init(rank: Double) throws(CorrelationError) {
    guard rank >= 0, rank <= 1 else { throw .rank(rank, between: "from 0 to 1") }
    let rho = rank == 1 ? 1 : RankCorrelation.pearson(rank: rank)
    self.rank = rank
    sharedWeight = rho.squareRoot()
    ownWeight = (1 - rho).squareRoot()
  }

  /// The normal of the shared factor, to be computed once for all members of a row.
  @inlinable
  public func sharedNormal(of word: UInt32) -> Double {
    Kernel.normalQuantile(UniformVariate.value(of: word))
  }

  /// A member's correlated word from its own word and ``sharedNormal(of:)``.
  @inlinable
  public func transform(_ word: UInt32, sharedNormal: Double) -> UInt32 {
    guard sharedWeight > 0 else { return word }
    let own = Kernel.normalQuantile(UniformVariate.value(of: word))
    return UniformVariate.word(of: Kernel.normalCDF(sharedWeight * sharedNormal + ownWeight * own))
  }
}
