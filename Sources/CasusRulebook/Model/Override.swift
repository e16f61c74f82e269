/// A change to one run that leaves the rulebook's and the scenario's files as they are.
public enum Override: Sendable {
  /// A factor, by index, takes this value or distribution.
  case factor(Int, ValueForm)
  /// A judgement, by index, takes this value or distribution.
  case judgement(Int, ValueForm)
  /// A criterion, by index, has this strength in log-odds, not below zero.
  case strength(criterion: Int, Double)
  /// A stage, by index, has this lean in log-odds.
  case lean(stage: Int, Double)
  /// A stage, by index, has this answer, whatever the rules say.
  case stage(Int, isYes: Bool)
  /// Every judgement, strength and lean is at its median, or at its likeliest value where it is a choice.
  case centralJudgements
}

extension Override {
  /// An override and the text by which the user stated it, to be listed with the run's result.
  public struct Stated: Sendable {
    /// What changes.
    public let change: Override
    /// The text, such as `threat.severity=3`.
    public let text: String
    /// Whether it fixes a value (`--pin`) or states a distribution (`--set`).
    public let isPin: Bool

    /// The option by which it is stated.
    public var option: String { isPin ? "--pin" : "--set" }
  }
}

extension Override {
  /// Whether this and another one change the same thing, so that only the later one holds.
  public func changesTheSame(as other: Override) -> Bool {
    switch (self, other) {
    case (.factor(let one, _), .factor(let another, _)): one == another
    case (.judgement(let one, _), .judgement(let another, _)): one == another
    case (.strength(let one, _), .strength(let another, _)): one == another
    case (.lean(let one, _), .lean(let another, _)): one == another
    case (.stage(let one, _), .stage(let another, _)): one == another
    case (.centralJudgements, .centralJudgements): true
    default: false
    }
  }
}
