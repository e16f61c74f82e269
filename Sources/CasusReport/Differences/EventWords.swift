import CasusRulebook
public import CasusSimulation

/// Events of a comparison in plain words.
public enum EventWords {
  /// Whose probability it is: `P(approved)`, which is given that something was asked; `P(rank 5 or higher)`.
  public static func probability(of event: PairedEvent) -> String {
    switch event {
    case .outcome(let id): "P(\(id))"
    case .verdict(.none): "P(nothing asked)"
    case .verdict(let verdict): "P(\(verdict.rawValue) and asked)"
    case .verdictGivenAsked(let verdict): "P(\(verdict.rawValue))"
    case .rankOrHigher(let rank): "P(rank \(rank) or higher)"
    }
  }

  /// A name for data: `outcome/troops`, `headline/approved`, `verdict/none`, `rank/5`.
  public static func key(of event: PairedEvent) -> String {
    switch event {
    case .outcome(let id): "outcome/\(id)"
    case .verdict(let verdict): "verdict/\(verdict.rawValue)"
    case .verdictGivenAsked(let verdict): "headline/\(verdict.rawValue)"
    case .rankOrHigher(let rank): "rank/\(rank)"
    }
  }
}
