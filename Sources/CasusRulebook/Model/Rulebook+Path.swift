import CasusExpressions

extension Rulebook {
  /// The same rulebook with one more outcome, the last, in which every way ends that leaves an expected path.
  ///
  /// Stages lie in an order in which every route leads forward. So a way passes a stage if and only if none of its
  /// steps leads over the stage's place in that order: such steps, and the answers that are not meant, are led to the new
  /// outcome. All else is as it was, so that the probability of a path is 1 less that outcome's, draw for draw.
  public func endingOffPath(_ path: ExpectedPath) -> Rulebook {
    let off = Destination.outcome(outcomes.count)
    var places = [Int](repeating: 0, count: stages.count)
    for (place, stage) in stageOrder.enumerated() { places[stage] = place }
    let passed = path.steps.map { places[$0.stage] }
    func led(_ destination: Destination, from stage: Int) -> Destination {
      let end: Int
      switch destination {
      case .stage(let next): end = places[next]
      case .outcome(let outcome):
        if let wanted = path.outcome, wanted != outcome { return off }
        end = stages.count
      }
      return passed.contains { places[stage] < $0 && $0 < end } ? off : destination
    }
    let rerouted = stages.enumerated().map { index, stage in
      let step = path.steps.first { $0.stage == index }
      return stage.leading(
        yes: step?.isYes == false ? off : led(stage.yes, from: index),
        no: step?.isYes == true ? off : led(stage.no, from: index))
    }
    return replacing(stages: rerouted, outcomes: outcomes + [.offPath])
  }

  private func replacing(stages: [Stage], outcomes: [Outcome]) -> Rulebook {
    Rulebook(
      id: id, title: title, about: about, text: text, sources: sources, strengths: strengths,
      sharedStrength: sharedStrength, leans: leans, members: members, roles: roles, datedNames: datedNames,
      factors: factors, judgements: judgements, facts: facts, groups: groups, stages: stages,
      criteria: criteria, outcomes: outcomes, quantities: quantities, vocabulary: vocabulary,
      stageOrder: stageOrder)
  }
}

extension Outcome {
  /// Where ways end that are not meant.
  fileprivate static let offPath = Outcome(
    id: "off-path", title: "Another way", rank: 0, headline: .always(.none), gives: [],
    span: SourceSpan(at: SourcePosition(line: 1, column: 1)))
}

extension Stage {
  fileprivate func leading(yes: Destination, no: Destination) -> Stage {
    Stage(
      id: id, answeredBy: answeredBy, question: question, lean: lean, grounds: grounds, council: council,
      yes: yes, no: no, span: span)
  }
}
