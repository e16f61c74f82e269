import CColumns
public import CasusSampling

/// How a run is made.
public struct RunSettings: Hashable, Sendable {
  /// What computes the draws; both give the same bits.
  public enum Engine: Hashable, Sendable {
    /// Whole columns of draws at a time; what columns cannot express falls back to the scalar evaluator.
    case columns
    /// One draw after the other, by the plain reference.
    case scalar
  }

  /// The seed; zero is a seed like any other.
  public var seed: UInt64
  /// How the words of judgements and requests are chosen (section 3.4.1).
  public var design: Design
  /// The number of draws asked for, at least 1; the run makes the next multiple of 2,048.
  public var drawsAsked: Int
  /// How many workers compute at a time, at least 1; it changes no bit of the result.
  public var width: Int
  /// What computes the draws; it changes no bit of the result.
  public var engine: Engine
  /// The instruction set to use, by name, for tests: `baseline`, `avx2`, `avx512`; nil for the best there is.
  public var instructionSet: String?
  /// In how many parts of about equal size the run keeps fingerprints of its tallies; 0 for none.
  ///
  /// They are for verifying some of the parts later, and change no bit of the result.
  public var blocks = 0

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - seed: Any.
  ///   - design: How judgements and requests are drawn.
  ///   - draws: Held to 1...``greatestDraws(under:)``.
  ///   - width: Held to at least 1; nil for as many as there are processors.
  ///   - engine: What computes the draws.
  public init(
    seed: UInt64 = 1, design: Design = .random, draws: Int = 65_536, width: Int? = nil,
    engine: Engine = .columns
  ) {
    self.seed = seed
    self.design = design
    drawsAsked = min(max(draws, 1), Self.greatestDraws(under: design))
    self.width = max(width ?? Int(casus_processor_count()), 1)
    self.engine = engine
  }

  /// As many draws as the tallies hold.
  public static let greatestDraws =
    Int(MomentTally.maximumCount) / RunTallies.rowsPerGroup * RunTallies.drawsPerGroup

  /// As many draws as the tallies hold and a design has distinct points for.
  public static func greatestDraws(under design: Design) -> Int {
    min(greatestDraws, Int(clamping: design.drawLimit))
  }

  /// How many groups of 32 rows the run makes.
  public var groups: Int { (drawsAsked + RunTallies.drawsPerGroup - 1) / RunTallies.drawsPerGroup }
  /// How many draws the run makes.
  public var draws: Int { groups * RunTallies.drawsPerGroup }
}
