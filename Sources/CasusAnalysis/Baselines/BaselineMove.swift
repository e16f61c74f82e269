public import CasusRulebook
import CasusSampling
public import CasusSimulation

/// How a scenario's run differs from its baseline.
public struct BaselineMove: Sendable {
  /// Where a difference comes from.
  public enum Cause: Hashable, Sendable {
    /// The rulebook's text says something else.
    case rulebook
    /// The scenario's text, or that of the one which it varies, says something else.
    case scenario
    /// The baseline was made with other quantile tables, on another machine; both sides were made anew on this one.
    case tables
    /// The tool computes otherwise than the one that made the baseline did.
    case tool
  }

  /// What moved.
  public struct Shift: Sendable {
    /// The event.
    public let event: PairedEvent
    /// Its name: an outcome's identifier, or a verdict.
    public let name: String
    /// Its probability in the baseline.
    public let before: RunEstimate
    /// Its probability now.
    public let now: RunEstimate
    /// By how much it is greater now, from paired draws.
    public let difference: RunEstimate
  }

  /// An edit, or several that are nothing alone, and its share of a shift.
  public struct Account: Sendable {
    /// The edits.
    public let edits: [Edit]
    /// Whether it changes no probability in any row.
    public let changesNothing: Bool
    /// Its share of the greatest shift; nil where no probability moved, and for edits that can move quantities only.
    public let share: RunEstimate?
  }

  /// What is told of the edits behind a move.
  public enum Reasons: Sendable {
    /// What each edit of the rulebook or the scenario did; empty where none can change a result.
    case told([Account])
    /// There are more edits that can change a probability than a gate takes apart.
    case tooMany(Int)
    /// The texts do not lead from one to the other edit by edit, and why.
    case unknown(String)
  }

  /// Where the difference comes from.
  public internal(set) var causes: [Cause]
  /// What moved, the greatest first, but for what is below the rounding of probabilities.
  public internal(set) var shifts: [Shift]
  /// The quantities whose distributions differ by more than rounding, in the rulebook's order.
  public internal(set) var quantities: [QuantityShift]
  /// The share of draws in which some probability differs.
  public internal(set) var touched: RunEstimate
  /// From which outcome to which, the likeliest first.
  public internal(set) var flips: [(from: String, to: String, probability: RunEstimate)]
  /// Whether some probability differs, and none by more than the rounding to multiples of 2^-32 can make; never where the
  /// tool or its tables are others, since the same texts must give the same bits.
  public internal(set) var isRounding: Bool
  /// Which edit moved how much of the greatest shift.
  public internal(set) var reasons: Reasons
  /// How many draws were made of each side.
  public internal(set) var draws: Int
  /// The smallest shift of a probability that these draws tell from none: what the gate's interval reaches to one side.
  public internal(set) var smallest: Double
}
