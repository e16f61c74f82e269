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
    /// Its share of the greatest shift; nil where there is none.
    public let share: RunEstimate?
  }

  /// Where the difference comes from.
  public internal(set) var causes: [Cause]
  /// What moved, the greatest first.
  public internal(set) var shifts: [Shift]
  /// The quantities whose distributions differ, in the rulebook's order.
  public internal(set) var quantities: [QuantityShift]
  /// The share of draws in which some probability differs.
  public internal(set) var touched: RunEstimate
  /// From which outcome to which, the likeliest first.
  public internal(set) var flips: [(from: String, to: String, probability: RunEstimate)]
  /// Which edit of the rulebook moved how much of the greatest shift; empty where there is none, or too many.
  public internal(set) var accounts: [Account]
  /// How many draws were made of each side.
  public internal(set) var draws: Int
  /// The smallest shift of a probability that these draws tell from none: what the gate's interval reaches to one side.
  public internal(set) var smallest: Double
}
