public import CasusExpressions

/// Something that an author expects of a scenario's run, checked by a gate (section 3.3.8).
public struct Expectation: Sendable {
  /// Whose probability is meant.
  public enum Event: Hashable, Sendable {
    /// A verdict, given that something was asked; for `none`, that nothing was asked.
    case verdict(Verdict)
    /// The outcome at this index.
    case outcome(Int)
    /// The outcome at this index, or any of its rank or a higher one.
    case orHigher(Int)
  }

  /// What is asked about.
  public enum Subject: Hashable, Sendable {
    /// The probability of an event.
    case event(Event)
    /// The probability that a request takes a way through the stages.
    case path(ExpectedPath)
    /// The probability of a stage's answer, given that a request comes to it.
    case answer(stage: Int, isYes: Bool)
    /// The share of the requests that come to a criterion's stage in which it is active; the criterion's index.
    case active(criterion: Int)
    /// A quantile of a quantity, given that it exists; the share is from 0 to 1, ends excluded.
    case quantile(quantity: Int, share: Double)
  }

  /// What is asked of it.
  public enum Bound: Hashable, Sendable {
    /// It lies in the closed range, in the subject's unit.
    case within(ClosedRange<Double>)
    /// It is so in every draw (yes), or in none.
    case always(Bool)
    /// It is likelier than another event in the same run.
    case likelierThan(Event)
    /// It is likelier here than in the scenario of another file, named by its path relative to this one, or less likely.
    case compared(toFile: String, isLikelier: Bool, span: SourceSpan)
  }

  /// What is asked about.
  public let subject: Subject
  /// What is asked of it.
  public let bound: Bound
  /// The level at which it is asked of the interval from judgements; nil where it is asked of the mean.
  public let credibly: Double?
  /// Why it is known not to hold, or not checked yet; nil where it is checked.
  public let todo: String?
  /// Where the scenario states it.
  public let span: SourceSpan
}

/// A way through the stages: those named are passed in order, and others may lie between them.
public struct ExpectedPath: Hashable, Sendable {
  /// A stage on the way.
  public struct Step: Hashable, Sendable {
    /// The stage, an index.
    public let stage: Int
    /// The answer that is taken there; nil for either.
    public let isYes: Bool?
  }

  /// The stages that are passed, in order.
  public let steps: [Step]
  /// The outcome in which the way ends, an index; nil for any.
  public let outcome: Int?
}
