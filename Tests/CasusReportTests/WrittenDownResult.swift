import CasusRulebook
import CasusSampling
@testable import CasusSimulation

extension RunResult {
  /// The same run with figures that are written down.
  func with(_ figures: WrittenDown.Type) -> RunResult {
    RunResult(
      manifest: RunManifest(
        rulebook: manifest.rulebook, scenario: manifest.scenario, seed: 7, drawsAsked: 2000, draws: 2048,
        rows: 32,
        isInterrupted: false, design: .drawn(.random), tableFingerprint: 0xAB, numericVersion: 1,
        overrides: []),
      verdicts: [
        VerdictResult(verdict: .refused, probability: figures.refused, givenAsked: figures.refused),
        VerdictResult(verdict: .approved, probability: figures.approved, givenAsked: figures.approved),
        VerdictResult(verdict: .none, probability: figures.proved(0), givenAsked: nil),
      ],
      outcomes: zip(outcomes, figures.outcomes).map { outcome, probability in
        OutcomeResult(
          index: outcome.index, id: outcome.id, title: outcome.title, rank: outcome.rank,
          verdicts: outcome.verdicts,
          probability: probability)
      },
      ladder: ladder.map {
        RungResult(
          rank: $0.rank, outcomes: $0.outcomes, orHigher: WrittenDown.figure(0.5, 0.011, 0.25...0.75))
      },
      readings: [reading], stages: writtenStages, criteria: writtenCriteria, quantities: [quantity],
      doubtful: DoubtfulShare(items: doubtful.items, shareOfWeight: 0.125), correlations: [],
      assumed: assumed,
      warnings: [], tallies: tallies, analysis: analysis)
  }

  private var reading: ReadingResult {
    func line(_ value: String, _ meaning: String, _ share: Double, _ approved: RunEstimate)
      -> ReadingResult.Line
    {
      ReadingResult.Line(
        value: value, meaning: meaning, share: share, rows: 16, outcomes: [nil, nil, nil, nil],
        verdicts: [nil, approved, nil], approvedGivenAsked: approved)
    }
    return ReadingResult(
      judgement: 0, name: "reading", question: "Which reading of the pact holds?", shareOfApproval: 0.8,
      shareOfOutcome: [nil, 0.1, 0.2, 0.8], isDominant: true,
      values: [
        line("narrow", "attacks from outside only", 0.75, estimate(0.1512, 0.012)),
        line("wide", "any armed attack", 0.25, estimate(0.8, 0.031)),
      ])
  }

  private var writtenStages: [StageResult] {
    let figures: [(RunEstimate, RunEstimate?, RunEstimate)] = [
      (WrittenDown.proved(1).estimate, WrittenDown.proved(1).estimate, WrittenDown.proved(0).estimate),
      (estimate(0.9999, 0.03125), estimate(0.59, 0.0123), estimate(0.412345, 0.0123)),
      (estimate(0.59, 0.0123), estimate(0.57, 0.033), estimate(0.59, 0.0123)),
    ]
    return zip(stages, figures).map { stage, figure in
      StageResult(
        index: stage.index, id: stage.id, question: stage.question, reached: figure.0, yes: figure.1,
        ending: figure.2,
        known: stage.known.map {
          KnownAnswerResult(isYes: $0.isYes, isPinned: $0.isPinned, expected: estimate(0.123, 0.0456))
        })
    }
  }

  private var writtenCriteria: [CriterionResult] {
    let weights = [
      estimate(0, 0.01), estimate(-0.3012, 0.0212), estimate(0.0512, 0.0098), estimate(0, 0.01),
      estimate(0.2, 0.012), estimate(-0.1, 0.0112),
    ]
    return zip(criteria, weights).map { criterion, weight in
      CriterionResult(
        index: criterion.index, id: criterion.id, stage: criterion.stage, saysYes: criterion.saysYes,
        active: criterion.id == "home-affair" ? estimate(0.5625, 0.02) : WrittenDown.proved(1).estimate,
        weight: weight, sharedDraws: criterion.id == "cara-is-poor" ? 32 : 0, unmeasuredDraws: 0,
        measuredDraws: 128)
    }
  }

  private var quantity: QuantityResult {
    func quantile(_ value: Double, _ place: QuantityResult.Place = .within) -> QuantityResult.QuantileEstimate
    {
      QuantityResult.QuantileEstimate(estimate: estimate(value, value / 25), place: place)
    }
    let own = quantities[0]
    return QuantityResult(
      index: 0, name: own.name, title: own.title, unit: own.unit, isWhole: false,
      existence: estimate(0.337655, 0.0211),
      effectiveSize: 500,
      summary: .init(median: quantile(2.034), low: quantile(0.611), high: quantile(100, .above)),
      histogram: own.histogram)
  }
}
