import CasusExpressions
import CasusSampling
import CasusSimulation
import GRDB

/// How much of a saved run is computed again.
public enum VerificationExtent: Hashable, Sendable {
  /// All of it.
  case all
  /// Parts picked by a hash of the run's seed and texts, until they hold at least this many draws.
  case sample(draws: Int)
}

/// What computing a saved run again found.
public struct Verification: Sendable {
  /// A number that is not as it was saved.
  public struct Difference: Hashable, Sendable {
    /// Where it stands, in words.
    public let place: String
    /// As it was saved.
    public let saved: String
    /// As it is computed now.
    public let computed: String
  }

  /// How many of the run's parts there are, and how many were computed again.
  public internal(set) var blocks = (all: 0, checked: 0)
  /// How many draws were computed again; requests under all judgements where they were enumerated.
  public internal(set) var draws = 0
  /// Whether all of the run was computed again.
  public internal(set) var isComplete = false
  /// How many kept draws were compared value by value.
  public internal(set) var keptDraws = 0
  /// The first differences.
  public internal(set) var differences: [Difference] = []
  /// How many differences there are, each number or fingerprint counted.
  public internal(set) var differenceCount = 0

  /// Whether all that was looked at is the same to the bit.
  public var agrees: Bool { differenceCount == 0 }

  /// How many differences are told one by one.
  static let limit = 10

  mutating func note(_ place: String, saved: String, computed: String) {
    differenceCount += 1
    if differences.count < Self.limit {
      differences.append(Difference(place: place, saved: saved, computed: computed))
    }
  }
}

/// Why a saved run cannot be compared with what this tool computes.
public enum VerificationObstacle: Hashable, Sendable {
  /// The arithmetic's version is another.
  case arithmetic(saved: Int, own: Int)
  /// The quantile tables are others.
  case tables(saved: UInt64, own: UInt64)
  /// The numbers do not fit the texts.
  case unfit(String)
}
