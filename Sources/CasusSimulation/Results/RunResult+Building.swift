import CasusRulebook
import CasusSampling

extension RunResult {
  /// Computes every figure of a run from its integers.
  ///
  /// - Parameter settings: Those that were asked for; the draws made are those of the tallies.
  public init(
    _ model: SimulationModel, _ tallies: RunTallies, _ settings: RunSettings, isInterrupted: Bool = false
  ) {
    let analysis = TallyAnalysis(model: model, tallies: tallies, proofs: ConstantProofs(model))
    self.init(
      manifest: RunManifest(
        rulebook: model.rulebook.id, scenario: model.scenario.id, seed: settings.seed,
        drawsAsked: settings.drawsAsked, draws: tallies.draws, rows: tallies.rows,
        isInterrupted: isInterrupted,
        design: .drawn(tallies.layout.design), tableFingerprint: model.tableFingerprint,
        numericVersion: NumericVersion.current,
        overrides: model.overrides.map(\.text)),
      verdicts: analysis.verdicts(), outcomes: analysis.outcomes(), ladder: analysis.ladder(),
      readings: analysis.readings(), stages: analysis.stages(), criteria: analysis.criteria(),
      quantities: analysis.quantities(), doubtful: analysis.doubtful(), correlations: analysis.correlations(),
      assumed: model.assumed, warnings: model.warnings, tallies: tallies, analysis: analysis)
  }
}

extension RunAnalysis {
  func verdicts() -> [VerdictResult] {
    Verdict.allCases.compactMap { verdict in
      probability(of: .verdict(verdict)).map {
        VerdictResult(
          verdict: verdict, probability: $0,
          givenAsked: verdict == .none ? nil : probability(of: .verdictGivenAsked(verdict)))
      }
    }
  }

  func outcomes() -> [OutcomeResult] {
    model.rulebook.outcomes.enumerated().compactMap { index, outcome in
      probability(of: .outcome(index)).map {
        OutcomeResult(
          index: index, id: outcome.id, title: outcome.title, rank: outcome.rank,
          verdicts: proofs.verdicts[index], probability: $0)
      }
    }
  }

  func ladder() -> [RungResult] {
    layout.ranks.compactMap { rank in
      probability(of: .rankOrHigher(rank)).map { probability in
        RungResult(
          rank: rank,
          outcomes: model.rulebook.outcomes.indices.filter { model.rulebook.outcomes[$0].rank == rank },
          orHigher: probability)
      }
    }
  }

  func stages() -> [StageResult] {
    model.rulebook.stages.enumerated().map { index, stage in
      let reach: Double? = proofs.inevitable[index] ? 1 : proofs.reachable[index] ? nil : 0
      let ends = proofs.canEnd(at: index, in: model.rulebook)
      let endsAlways = ends && reach == 1 && proofs.answers[index] != nil
      return StageResult(
        index: index, id: stage.id, question: stage.question,
        reached: mean(layout.reached(index), constant: reach),
        yes: proofs.answers[index].map { .constant($0 ? 1 : 0) }
          ?? ratio(layout.yes(index), to: layout.reached(index)),
        ending: mean(layout.ending(index), constant: endsAlways ? 1 : ends ? nil : 0),
        known: model.answers[index].map { answer in
          KnownAnswerResult(
            isYes: answer.isYes, isPinned: answer.isPinned,
            expected: ratio(layout.expected(index), to: layout.reached(index)))
        })
    }
  }

  func criteria() -> [CriterionResult] {
    model.rulebook.criteria.enumerated().map { index, criterion in
      CriterionResult(
        index: index, id: criterion.id, stage: criterion.stage, saysYes: criterion.saysYes,
        active: ratio(layout.active(index), to: layout.reached(criterion.stage)), weight: weight(of: index),
        sharedDraws: measured(index).shared, unmeasuredDraws: measured(index).unmeasured,
        measuredDraws: measured(index).draws)
    }
  }

  func doubtful() -> DoubtfulShare {
    var all = 0.0
    var doubtful = 0.0
    for (index, criterion) in model.rulebook.criteria.enumerated() {
      let weight = absoluteWeight(of: index)
      all += weight
      if criterion.grounds.isDoubtful { doubtful += weight }
    }
    return DoubtfulShare(items: model.doubtful, shareOfWeight: all > 0 ? doubtful / all : nil)
  }

  /// Whether a criterion is proved to do nothing in any draw.
  func isIdle(_ criterion: Int) -> Bool {
    !proofs.reachable[model.rulebook.criteria[criterion].stage]
      || model.certain.holds(model.rulebook.criteria[criterion].condition) == false
  }
}

extension TallyAnalysis: RunAnalysis {
  func measured(_ criterion: Int) -> (shared: Int, unmeasured: Int, draws: Int) {
    (
      Int(tallies.shared[criterion]), Int(tallies.unmeasured[criterion]),
      tallies.rows * TallyLayout.weighedDraws
    )
  }

  func absoluteWeight(of criterion: Int) -> Double {
    Double(tallies.measures[layout.absoluteWeight(criterion)].rows.sum)
  }

  /// A criterion's mean weight over the measured draws, with its error from the rows' totals or from the replicates.
  func weight(of criterion: Int) -> RunEstimate {
    let rows = tallies.measures[layout.weight(criterion)].rows
    let scale = 0x1p-32 / Double(TallyLayout.weighedDraws)
    let value = (rows.mean - Double(TallyLayout.weightOffset)) * scale
    let error =
      replicateError(of: layout.weight(criterion), unit: scale)
      ?? ((rows.variance ?? 0) / Double(rows.count)).squareRoot() * scale
    if isIdle(criterion) { return .constant(0) }
    if model.isDeterministic { return .constant(value) }
    return RunEstimate(
      value: value, standardError: max(error, floor), degreesOfFreedom: layout.design.degreesOfFreedom)
  }

  func correlations() -> [AttainedCorrelation] {
    (model.correlation?.pairs ?? []).enumerated().map { index, pair in
      let isIdle = [pair.first, pair.second].contains { model.factors[$0].onlyValue != nil }
      return AttainedCorrelation(
        first: pair.first, second: pair.second, stated: pair.rank,
        attained: isIdle ? nil : tallies.products[index].correlation(count: tallies.draws))
    }
  }
}
