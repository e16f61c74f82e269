public import CasusRulebook
public import CasusSimulation

/// What a gate found for one expectation of a scenario.
public struct GateFinding: Sendable {
  /// The expectation.
  public let expectation: Expectation
  /// Whether it holds.
  public let decision: GateRule.Decision
  /// What was estimated; nil where nothing could be.
  public let measure: Measure?
  /// What there is to say beside it.
  public let remark: Remark?
  /// How many draws the decision rests on.
  public let draws: Int

  /// What was estimated for an expectation.
  public enum Measure: Hashable, Sendable {
    /// The probability or share that is asked about.
    case probability(RunEstimate)
    /// By how much it exceeds what it is compared with.
    case difference(RunEstimate)
    /// The interval from judgements that is asked about.
    case interval(ClosedRange<Double>)
    /// A quantile, and the shares of the quantity at or below the upper end and below the lower end of what is wanted;
    /// nil for an end that is open.
    case quantile(Double, upToHigh: RunEstimate?, belowLow: RunEstimate?)
  }

  /// What there is to say beside a decision.
  public enum Remark: Hashable, Sendable {
    /// Nothing was asked in any draw, so that there is no headline.
    case neverAsked
    /// No request comes to the stage.
    case neverReached
    /// The quantity never exists.
    case neverExists
    /// The quantity's effective number of draws is below 100.
    case tooFewDraws
    /// It was so in every draw that was made, which is no proof.
    case inEveryDraw
    /// The rules leave no other value.
    case proved
  }
}

extension Expectation.Event {
  /// The event of a run that is meant.
  func runEvent(in rulebook: Rulebook) -> RunEvent {
    switch self {
    case .verdict(.none): .verdict(.none)
    case .verdict(let verdict): .verdictGivenAsked(verdict)
    case .outcome(let outcome): .outcome(outcome)
    case .orHigher(let outcome): .rankOrHigher(rulebook.outcomes[outcome].rank)
    }
  }

  /// The event that a comparison in common draws reports, by names that both sides know.
  func pairedEvent(in rulebook: Rulebook) -> PairedEvent {
    switch runEvent(in: rulebook) {
    case .outcome(let outcome): .outcome(rulebook.outcomes[outcome].id)
    case .verdict(let verdict): .verdict(verdict)
    case .verdictGivenAsked(let verdict): .verdictGivenAsked(verdict)
    case .rankOrHigher(let rank): .rankOrHigher(rank)
    }
  }
}
