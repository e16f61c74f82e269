import CasusSampling

/// How a run is made.
public struct RunSettings: Hashable, Sendable {
  /// The seed; zero is a seed like any other.
  public var seed: UInt64
  /// The number of draws asked for, at least 1; the run makes the next multiple of 2,048.
  public var drawsAsked: Int
  /// How many groups of 2,048 draws are computed at a time, at least 1.
  ///
  /// It changes no bit of the result.
  public var width: Int

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - seed: Any.
  ///   - draws: Held to 1...``greatestDraws``.
  ///   - width: Held to at least 1. Tasks run on as many threads as there are cores, however many there are.
  public init(seed: UInt64 = 1, draws: Int = 65_536, width: Int = 16) {
    self.seed = seed
    drawsAsked = min(max(draws, 1), Self.greatestDraws)
    self.width = max(width, 1)
  }

  /// As many draws as the tallies hold.
  public static let greatestDraws =
    Int(MomentTally.maximumCount) / RunTallies.rowsPerGroup * RunTallies.drawsPerGroup

  /// How many groups of 32 rows the run makes.
  public var groups: Int { (drawsAsked + RunTallies.drawsPerGroup - 1) / RunTallies.drawsPerGroup }
  /// How many draws the run makes.
  public var draws: Int { groups * RunTallies.drawsPerGroup }
}
