public import CasusRulebook

/// Something whose probability a run reports.
public enum RunEvent: Hashable, Sendable {
  /// The outcome at this index of the rulebook's outcomes.
  case outcome(Int)
  /// A verdict, whether or not anything was asked.
  case verdict(Verdict)
  /// A verdict given that something was asked (the headline, section 3.1.6); `none` is not meant here.
  case verdictGivenAsked(Verdict)
  /// An outcome of this rank or a higher one.
  case rankOrHigher(Int)
}
