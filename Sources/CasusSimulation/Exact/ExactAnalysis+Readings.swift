import CasusExpressions
import CasusRulebook
import CasusSampling

extension ExactAnalysis {
  func readings() -> [ReadingResult] {
    layout.readings.enumerated().map { index, reading in
      let kind = model.rulebook.judgements[reading.judgement].kind
      return ReadingResult(
        reading, of: model.rulebook, shareOfApproval: share(ofReading: index, at: layout.verdict(.approved)),
        shareOfOutcome: model.rulebook.outcomes.indices.map {
          share(ofReading: index, at: layout.outcome($0))
        },
        spread: { spread(ofReading: index, at: layout.outcome($0)) },
        values: reading.values.indices.map { line(reading, $0, tallies.readings[index][$0], kind) })
    }
  }

  private func share(ofReading reading: Int, at event: Int) -> Double? {
    let whole = variance(at: event).judgements
    guard whole > Self.leastVariance else { return nil }
    var between = WeightedMoments()
    var chance = 0.0
    for value in tallies.readings[reading] where value.weight > 0 {
      between.add(value.events[event].mean, weight: value.weight)
      let share = value.weight / tallies.weight
      chance += (1 - share) * (value.events[event].sampleVariance ?? 0) / Double(tallies.sets)
    }
    return min(max(between.variance - (extent.isComplete ? 0 : chance), 0) / whole, 1)
  }

  private func spread(ofReading reading: Int, at event: Int) -> Double {
    let means = tallies.readings[reading].filter { $0.weight > 0 }.map { $0.events[event].mean }
    return (means.max() ?? 0) - (means.min() ?? 0)
  }

  private func line(
    _ reading: DiscreteJudgement, _ place: Int, _ tally: ExactTallies.Reading, _ kind: VariableKind
  ) -> ReadingResult.Line {
    let value = reading.values[place]
    // One that nothing reads was not enumerated: under each of its values all is as it is on the whole.
    let isIdle = extent.isComplete && tally.sets == 0
    func estimates(_ events: [RunEvent], _ places: [Int]) -> [RunEstimate?] {
      zip(events, places).map { isIdle ? estimate(of: $0) : estimate(tally, $0, at: $1) }
    }
    let outcomes = model.rulebook.outcomes.indices
    return ReadingResult.Line(
      value: kind.word(for: value), meaning: kind.meaning(of: value),
      share: extent.isComplete
        ? Double(reading.shares[place]) * 0x1p-32 : Double(tally.sets) / Double(tallies.sets),
      rows: isIdle ? tallies.sets : tally.sets,
      outcomes: estimates(outcomes.map { .outcome($0) }, outcomes.map { layout.outcome($0) }),
      verdicts: estimates(
        Verdict.allCases.map { .verdict($0) }, Verdict.allCases.map { layout.verdict($0) }),
      approvedGivenAsked: isIdle
        ? estimate(of: .verdictGivenAsked(.approved)) : approvedGivenAsked(tally))
  }

  private func approvedGivenAsked(_ tally: ExactTallies.Reading) -> RunEstimate? {
    let headline = RunEvent.verdictGivenAsked(.approved)
    if isAlwaysAsked || proofs.value(of: headline) != nil {
      return estimate(tally, headline, at: layout.verdict(.approved))
    }
    return ratio(tally.asked.map { ($0.approved, $0.whole) }, rows: tally.sets)
  }

  private func estimate(_ tally: ExactTallies.Reading, _ event: RunEvent, at place: Int) -> RunEstimate? {
    guard tally.sets > 0 else { return nil }
    if let constant = proofs.value(of: event) { return .constant(constant) }
    let moments = tally.events[place]
    if extent.isComplete { return .constant(min(moments.mean, 1)) }
    let rows = Double(tally.sets)
    guard let variance = moments.sampleVariance else {
      return RunEstimate(value: moments.mean, standardError: 1)
    }
    return RunEstimate(value: moments.mean, standardError: max((variance / rows).squareRoot(), 1 / rows))
  }
}
