public import CasusExpressions

/// Something that a scenario's author expects of a run, checked by a gate.
public struct Expectation: Sendable {
  /// Whose probability is meant.
  public enum Event: Hashable, Sendable {
    /// A verdict, given that something was asked.
    case verdict(Verdict)
    /// The outcome at this index.
    case outcome(Int)
    /// The outcome at this index, or any of its rank or a higher one.
    case orHigher(Int)
  }

  /// What is asked of the probability.
  public enum Bound: Hashable, Sendable {
    /// It lies in the closed range.
    case within(ClosedRange<Double>)
    /// It is above that of another event in the same run.
    case likelierThan(Event)
  }

  /// Whose probability.
  public let event: Event
  /// What is asked of it.
  public let bound: Bound
  /// The level at which it is asked of the interval from judgements; nil where it is asked of the mean.
  public let credibly: Double?
  /// Where the scenario states it.
  public let span: SourceSpan
}
