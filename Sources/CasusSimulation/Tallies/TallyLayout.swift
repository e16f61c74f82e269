import CasusRulebook
import CasusSampling

/// Which numbers of a row are added up, and where they stand.
///
/// Measures come first for the events with an interval from judgements (outcomes, verdicts, ranks), then for stages,
/// criteria and quantities.
struct TallyLayout: Hashable, Sendable {
  /// How judgements and requests were drawn: runs of unlike designs are never added up.
  let design: Design
  let outcomes: Int
  let rankOfOutcome: [Int]
  let stages: Int
  let criteria: Int
  /// The distinct ranks, ascending.
  let ranks: [Int]
  let scales: [HistogramScale]
  let readings: [DiscreteJudgement]
  let strata: Strata
  let correlations: Int

  init(_ model: SimulationModel, design: Design) {
    self.design = design
    let rulebook = model.rulebook
    outcomes = rulebook.outcomes.count
    stages = rulebook.stages.count
    criteria = rulebook.criteria.count
    rankOfOutcome = rulebook.outcomes.map(\.rank)
    ranks = Set(rankOfOutcome).sorted()
    scales = model.scales
    readings = model.judgements.enumerated().compactMap { DiscreteJudgement($0, $1) }
    strata = Strata(readings)
    correlations = model.correlation?.pairs.count ?? 0
  }

  /// How many events have a row total of their own.
  var plainEvents: Int { outcomes + Verdict.allCases.count + ranks.count }
  /// How many events have an interval: the plain ones, then the two verdicts given that something was asked.
  var intervalEvents: Int { plainEvents + Self.headlines.count }
  /// Whether half-rows are tallied, for designs whose draws within a row are not independent (section 3.3.2).
  var hasHalves: Bool { design != .random }
  /// How many measures a row has.
  var measures: Int { plainEvents + 4 * stages + 3 * criteria + scales.count }

  /// The verdicts of the headline.
  static let headlines: [Verdict] = [.refused, .approved]

  func outcome(_ index: Int) -> Int { index }
  func verdict(_ verdict: Verdict) -> Int { outcomes + (Verdict.allCases.firstIndex(of: verdict) ?? 0) }
  func rank(_ place: Int) -> Int { outcomes + Verdict.allCases.count + place }
  func reached(_ stage: Int) -> Int { plainEvents + stage }
  func yes(_ stage: Int) -> Int { plainEvents + stages + stage }
  func ending(_ stage: Int) -> Int { plainEvents + 2 * stages + stage }
  /// That the rules give the answer that is known or pinned.
  func expected(_ stage: Int) -> Int { plainEvents + 3 * stages + stage }
  func active(_ criterion: Int) -> Int { plainEvents + 4 * stages + criterion }
  /// A criterion's weight, raised by ``weightOffset`` in each row.
  func weight(_ criterion: Int) -> Int { plainEvents + 4 * stages + criteria + criterion }
  func absoluteWeight(_ criterion: Int) -> Int { plainEvents + 4 * stages + 2 * criteria + criterion }
  func existence(_ quantity: Int) -> Int { plainEvents + 4 * stages + 3 * criteria + quantity }

  /// Where an event's interval is tallied; nil for an event that there is not.
  func interval(_ event: RunEvent) -> Int? {
    switch event {
    case .outcome(let index): index < outcomes ? index : nil
    case .verdict(let verdict): self.verdict(verdict)
    case .rankOrHigher(let rank): ranks.firstIndex { $0 >= rank }.map { self.rank($0) }
    case .verdictGivenAsked(let verdict): Self.headlines.firstIndex(of: verdict).map { plainEvents + $0 }
    }
  }

  /// Of a row's 64 draws, every 16th is measured for weights (section 3.3.3).
  static let weightStride = 16
  /// How many draws of a row are measured.
  static let weighedDraws = RowMeanHistogram.drawsPerRow / weightStride
  /// What makes a row's weight, at least -4 in units of 2^-32, an unsigned number.
  static let weightOffset: Int64 = Int64(weighedDraws) << 32
}

extension Quantity {
  /// The bins that the rulebook fixes for it; nil where its range is empty.
  var scale: HistogramScale? {
    let low = range.lowerBound
    let high = range.upperBound
    if isWhole, low.magnitude < 0x1p53, high.magnitude < 0x1p53 {
      return .wholeNumbers(low: Int64(low.rounded(.down)), high: Int64(high.rounded(.up)))
        ?? .linear(low: low, high: high)
    }
    return isLogScaled ? .logarithmic(low: low, high: high) : .linear(low: low, high: high)
  }
}
