import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation
import GRDB

extension TableRow {
  /// The tables of what a run found.
  static let figureTables = [
    "verdicts", "outcomes", "rungs", "readings", "reading_outcomes", "stages", "criteria", "quantities",
    "histogram_bins", "assumed_factors", "doubtful_items", "correlations",
  ]

  /// The rows of all that a run found.
  static func figures(of result: RunResult, _ model: SimulationModel) -> [TableRow] {
    let rulebook = model.rulebook
    return result.verdicts.map(verdict) + result.outcomes.map(outcome) + result.ladder.map(rung)
      + result.readings.flatMap { reading($0, rulebook) } + result.stages.map { stage($0, rulebook) }
      + result.criteria.map { criterion($0, rulebook) } + result.quantities.flatMap(quantity)
      + result.assumed.flatMap(assumption) + result.doubtful.items.enumerated().map(doubtful)
      + result.correlations.map { correlation($0, rulebook) }
  }

  private static func verdict(_ item: VerdictResult) -> TableRow {
    let (all, given) = (item.probability, item.givenAsked)
    return TableRow(
      "verdicts",
      [
        "verdict": item.verdict.rawValue, "probability": all.estimate.value,
        "standard_error": all.estimate.standardError, "constant": all.estimate.isProvedConstant,
        "low_90": all.interval?.lowerBound, "high_90": all.interval?.upperBound,
        "judgement_share": all.judgementShare, "given_asked": given?.estimate.value,
        "given_asked_error": given?.estimate.standardError,
        "given_asked_constant": given?.estimate.isProvedConstant,
        "given_asked_low_90": given?.interval?.lowerBound,
        "given_asked_high_90": given?.interval?.upperBound,
      ])
  }

  private static func outcome(_ item: OutcomeResult) -> TableRow {
    let found = item.probability
    return TableRow(
      "outcomes",
      [
        "outcome": item.id, "position": item.index, "title": item.title, "rank": item.rank,
        "verdicts": item.verdicts.map(\.rawValue).joined(separator: " "),
        "probability": found.estimate.value, "standard_error": found.estimate.standardError,
        "constant": found.estimate.isProvedConstant, "low_90": found.interval?.lowerBound,
        "high_90": found.interval?.upperBound, "judgement_share": found.judgementShare,
      ])
  }

  private static func rung(_ item: RungResult) -> TableRow {
    let found = item.orHigher
    return TableRow(
      "rungs",
      [
        "rank": item.rank, "probability": found.estimate.value,
        "standard_error": found.estimate.standardError, "constant": found.estimate.isProvedConstant,
        "low_90": found.interval?.lowerBound, "high_90": found.interval?.upperBound,
        "judgement_share": found.judgementShare,
      ])
  }

  private static func reading(_ item: ReadingResult, _ rulebook: Rulebook) -> [TableRow] {
    item.values.flatMap { line in
      [
        TableRow(
          "readings",
          [
            "judgement": item.name, "value": line.value, "meaning": line.meaning,
            "dominant": item.isDominant, "share_of_approval": item.shareOfApproval,
            "share_of_rows": line.share, "approved_given_asked": line.approvedGivenAsked?.value,
            "approved_given_asked_error": line.approvedGivenAsked?.standardError,
          ])
      ]
        + zip(rulebook.outcomes, line.outcomes).compactMap { outcome, estimate in
          estimate.map {
            TableRow(
              "reading_outcomes",
              [
                "judgement": item.name, "value": line.value, "outcome": outcome.id,
                "probability": $0.value, "standard_error": $0.standardError,
                "constant": $0.isProvedConstant,
              ])
          }
        }
    }
  }

  private static func stage(_ item: StageResult, _ rulebook: Rulebook) -> TableRow {
    TableRow(
      "stages",
      [
        "stage": item.id, "position": item.index, "question": item.question,
        "answered_by": rulebook.stages[item.index].answeredBy, "reached": item.reached.value,
        "reached_error": item.reached.standardError, "yes_given_reached": item.yes?.value,
        "yes_error": item.yes?.standardError, "ends_here": item.ending.value,
        "ends_error": item.ending.standardError, "known_answer": item.known.map { $0.isYes ? "yes" : "no" },
        "known_by": item.known.map { $0.isPinned ? "pin" : "scenario" },
        "known_expected": item.known?.expected?.value,
        "known_expected_error": item.known?.expected?.standardError,
      ])
  }

  private static func criterion(_ item: CriterionResult, _ rulebook: Rulebook) -> TableRow {
    let criterion = rulebook.criteria[item.index]
    return TableRow(
      "criteria",
      [
        "criterion": item.id, "position": item.index, "stage": rulebook.stages[item.stage].id,
        "says": item.saysYes ? "yes" : "no", "strength": criterion.strengthWord(in: rulebook),
        "active_given_reached": item.active?.value, "active_error": item.active?.standardError,
        "weight_on_approved": item.weight.value, "weight_error": item.weight.standardError,
        "measured_draws": item.measuredDraws, "shared_draws": item.sharedDraws,
        "unmeasured_draws": item.unmeasuredDraws, "because": criterion.grounds.because,
      ])
  }

  private static func quantity(_ item: QuantityResult) -> [TableRow] {
    let (histogram, scale) = (item.histogram, item.histogram.scale)
    let (median, low, high) = (item.summary?.median, item.summary?.low, item.summary?.high)
    let kind: String =
      switch scale.kind {
      case .linear: "linear"
      case .logarithmic: "log"
      case .wholeNumbers: "whole"
      }
    let whole = TableRow(
      "quantities",
      [
        "quantity": item.name, "position": item.index, "title": item.title, "unit": item.unit,
        "whole": item.isWhole, "existence": item.existence.value,
        "existence_error": item.existence.standardError, "effective_size": item.effectiveSize,
        "median": median?.estimate.value, "median_error": median?.estimate.standardError,
        "quantile_05": low?.estimate.value, "quantile_05_error": low?.estimate.standardError,
        "quantile_95": high?.estimate.value, "quantile_95_error": high?.estimate.standardError,
        "scale": kind, "range_low": scale.low, "range_high": scale.high, "bins": scale.binCount,
        "underflow": histogram.underflow, "overflow": histogram.overflow,
      ])
    return [whole]
      + histogram.weights.enumerated().filter { $0.element != 0 }.map { bin, weight in
        TableRow(
          "histogram_bins",
          [
            "quantity": item.name, "bin": bin, "low": scale.value(at: Double(bin)),
            "high": scale.value(at: Double(bin + 1)), "weight": weight,
          ])
      }
  }

  private static func assumption(_ item: Assumption) -> [TableRow] {
    item.branches.map { branch in
      TableRow(
        "assumed_factors",
        [
          "factor": item.name, "branch": branch.index, "question": item.question,
          "condition": branch.condition, "because": branch.grounds.because,
          "unsourced": branch.grounds.unsourced,
        ])
    }
  }

  private static func doubtful(_ place: Int, _ item: DoubtfulItem) -> TableRow {
    TableRow(
      "doubtful_items",
      [
        "position": place, "kind": item.kind.rawValue, "name": item.name, "unsourced": item.isUnsourced,
      ])
  }

  private static func correlation(_ item: AttainedCorrelation, _ rulebook: Rulebook) -> TableRow {
    TableRow(
      "correlations",
      [
        "first": rulebook.factors[item.first].name, "second": rulebook.factors[item.second].name,
        "stated": item.stated, "attained": item.attained,
      ])
  }
}

extension Criterion {
  /// Its strength in a word: that of the rulebook, or what it does by itself.
  @inline(never)
  fileprivate func strengthWord(in rulebook: Rulebook) -> String {
    switch force {
    case .bars: "bars"
    case .settles: "settles"
    case .strength(let word, _): rulebook.strengths[word].word
    }
  }
}
