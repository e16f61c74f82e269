public import CasusRulebook

/// Something whose probability both sides of a comparison have, by names that both know.
public enum PairedEvent: Hashable, Sendable {
  /// An outcome, by its identifier; on a side that does not have it, it never happens.
  case outcome(String)
  /// A verdict, whether or not anything was asked.
  case verdict(Verdict)
  /// A verdict given that something was asked (the headline, section 3.1.6).
  case verdictGivenAsked(Verdict)
  /// An outcome of this rank or a higher one, by each side's own ladder.
  case rankOrHigher(Int)
}

extension PairedEvent {
  /// The event in a run of a rulebook; nil where the rulebook has no such outcome.
  public func event(in rulebook: Rulebook) -> RunEvent? {
    switch self {
    case .outcome(let id): rulebook.outcomes.firstIndex { $0.id == id }.map { .outcome($0) }
    case .verdict(let verdict): .verdict(verdict)
    case .verdictGivenAsked(let verdict): .verdictGivenAsked(verdict)
    case .rankOrHigher(let rank): .rankOrHigher(rank)
    }
  }
}
