import CasusRulebook

/// What the requests of an exact run add up to under one set of judgements.
struct ExactSums: Sendable {
  /// The sum of the requests' chances.
  private(set) var chance = 0.0
  /// The means of all measures times ``chance``, by ``TallyLayout``; weights of criteria with their sign.
  private(set) var measures: [Double]
  /// The spread over requests of each plain event, and last that of whether something was asked.
  private(set) var spread: [WeightedMoments]
  /// The chance that a criterion shares the credit.
  private(set) var shared: [Double]
  /// The chance that a criterion's weight cannot be told.
  private(set) var unmeasured: [Double]

  private let layout: TallyLayout

  init(_ layout: TallyLayout) {
    self.layout = layout
    measures = [Double](repeating: 0, count: layout.measures)
    spread = [WeightedMoments](repeating: WeightedMoments(), count: layout.plainEvents + 1)
    shared = [Double](repeating: 0, count: layout.criteria)
    unmeasured = shared
  }

  mutating func add(
    _ draw: DrawEvaluation, _ weights: [CriterionWeight], chance share: Double, in model: SimulationModel
  ) {
    chance += share
    addEvents(draw, share)
    addStages(draw, share, model)
    for item in weights {
      if item.isShared { shared[item.criterion] += share }
      guard let weight = item.weight else {
        unmeasured[item.criterion] += share
        continue
      }
      measures[layout.weight(item.criterion)] += share * weight
      measures[layout.absoluteWeight(item.criterion)] += share * weight.magnitude
    }
  }

  mutating func merge(_ other: ExactSums) {
    chance += other.chance
    for index in measures.indices { measures[index] += other.measures[index] }
    for index in spread.indices { spread[index].merge(other.spread[index]) }
    for index in shared.indices {
      shared[index] += other.shared[index]
      unmeasured[index] += other.unmeasured[index]
    }
  }

  private mutating func addEvents(_ draw: DrawEvaluation, _ share: Double) {
    var events = [Double](repeating: 0, count: layout.plainEvents)
    for (index, outcome) in draw.outcomes.enumerated() where outcome.probability > 0 {
      events[layout.outcome(index)] = outcome.probability
      if let verdict = outcome.verdict { events[layout.verdict(verdict)] += outcome.probability }
      for (place, rung) in layout.ranks.enumerated() where rung <= layout.rankOfOutcome[index] {
        events[layout.rank(place)] += outcome.probability
      }
    }
    for (event, probability) in events.enumerated() {
      measures[event] += share * probability
      spread[event].add(probability, weight: share)
    }
    let asked = TallyLayout.headlines.reduce(0) { $0 + events[layout.verdict($1)] }
    spread[layout.plainEvents].add(asked, weight: share)
  }

  private mutating func addStages(_ draw: DrawEvaluation, _ share: Double, _ model: SimulationModel) {
    for (index, evaluation) in draw.stages.enumerated() {
      guard let evaluation else { continue }
      let reach = share * draw.reach[index]
      measures[layout.reached(index)] += reach
      measures[layout.yes(index)] += reach * evaluation.answer.yes
      for isYes in [true, false] {
        if case .outcome = model.routes[index].of(isYes) {
          measures[layout.ending(index)] += reach * evaluation.answer.of(isYes)
        }
      }
      if let known = model.answers[index] {
        measures[layout.expected(index)] += reach * evaluation.rules.of(known.isYes)
      }
      for criterion in evaluation.activeCriteria { measures[layout.active(criterion)] += reach }
    }
  }
}
