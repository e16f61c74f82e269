public import CasusExpressions

/// The headline that an outcome counts towards.
public enum Verdict: String, CaseIterable, Hashable, Sendable {
  /// The request was refused.
  case refused
  /// The request was approved.
  case approved
  /// Nothing was asked.
  case none
}

/// Where a path ends.
public struct Outcome: Sendable {
  /// What it counts towards.
  public enum Headline: Sendable {
    /// The same in every draw.
    case always(Verdict)
    /// An expression for one of the verdicts' words.
    case depends(Expression)
  }

  /// Its identifier.
  public let id: String
  /// What happens, in plain words.
  public let title: String
  /// Its rung on the ladder, from 0; ties allowed.
  public let rank: Int
  /// What it counts towards.
  public let headline: Headline
  /// Words for what the requester gets.
  public let gives: [String]
  /// Where the rulebook declares it.
  public let span: SourceSpan
}

/// A number that follows an outcome.
public struct Quantity: Sendable {
  /// Its name.
  public let name: String
  /// What it is, in plain words.
  public let title: String
  /// Its unit.
  public let unit: String
  /// The range of its histogram.
  public let range: ClosedRange<Double>
  /// Whether the histogram's bins are equal on a log scale.
  public let isLogScaled: Bool
  /// Whether it is a whole number.
  public let isWhole: Bool
  /// How it is distributed after which outcomes; no outcome is named twice.
  public let entries: [Entry]

  /// How a quantity is distributed after certain outcomes.
  public struct Entry: Sendable {
    /// The outcomes, as indices.
    public let outcomes: [Int]
    /// The value.
    public let value: ValueForm
    /// The earlier quantity, by index, below which it cannot lie.
    public let floor: Int?
    /// The earlier quantity, by index, above which it cannot lie.
    public let ceiling: Int?
    /// Why.
    public let grounds: Grounds
  }
}
