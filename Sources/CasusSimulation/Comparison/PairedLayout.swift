public import CasusRulebook
import CasusSampling

/// Which numbers of a row of both sides are added up, and where they stand.
///
/// First the outcomes of each side, in its own order, then the verdicts of each, then in how many draws something
/// differs, then the cells of the flip table that lie off the diagonal.
struct PairedLayout: Sendable {
  let routes: PairedRoutes
  let walk: PairedWalk
  /// The verdicts' and the outcomes' numbers by side.
  private let outcomeCounts: [Int]
  /// By side and outcome, its rung.
  private let ranks: [[Int]]
  /// What differs between the sides, in the order of the tallies.
  let measures: [PairedEvent]

  init(_ models: [SimulationModel], hasFlips: Bool) {
    routes = PairedRoutes(models)
    walk = PairedWalk(routes)
    outcomeCounts = models.map(\.outcomeCount)
    ranks = models.map { $0.rulebook.outcomes.map(\.rank) }
    self.hasFlips = hasFlips
    measures =
      routes.outcomes.map { .outcome($0) } + Verdict.allCases.map { .verdict($0) }
      + Set(ranks.joined()).sorted().map { .rankOrHigher($0) }
  }

  /// Whether the cells of the flip table are computed.
  let hasFlips: Bool

  func outcome(side: Int, _ index: Int) -> Int { (side == 0 ? 0 : outcomeCounts[0]) + index }
  func verdict(side: Int, _ verdict: Verdict) -> Int {
    outcomeCounts[0] + outcomeCounts[1] + side * Verdict.allCases.count
      + (Verdict.allCases.firstIndex(of: verdict) ?? 0)
  }
  var touched: Int { outcomeCounts[0] + outcomeCounts[1] + 2 * Verdict.allCases.count }
  func cell(_ place: Int) -> Int { touched + 1 + place }
  var cells: Int { hasFlips ? walk.cells.count : 0 }
  var count: Int { touched + 1 + cells }

  /// The numbers that an event's units on one side are the sum of.
  func parts(of event: PairedEvent, side: Int) -> [Int] {
    switch event {
    case .outcome(let id):
      routes.outcomes.firstIndex(of: id).flatMap { routes.ownOutcomes[side][$0] }
        .map { [outcome(side: side, $0)] } ?? []
    case .verdict(let verdict), .verdictGivenAsked(let verdict):
      [self.verdict(side: side, verdict)]
    case .rankOrHigher(let rank):
      ranks[side].indices.filter { ranks[side][$0] >= rank }.map { outcome(side: side, $0) }
    }
  }
}

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
