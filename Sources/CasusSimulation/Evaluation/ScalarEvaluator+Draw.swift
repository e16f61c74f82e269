import CasusExpressions
import CasusRulebook
import CasusSampling

extension ScalarEvaluator {
  /// Evaluates a request under judgements: reach probabilities forward over the graph, then what follows.
  ///
  /// - Parameter givesQuantities: Whether the quantities are evaluated; otherwise there are none.
  func evaluate(
    draw: UInt64?, request: Request, judgements: RowJudgements, givesQuantities: Bool = true
  ) throws(DrawError) -> DrawEvaluation {
    var scene = DrawScene(model, draw: draw, request: request, judgements: judgements)
    var reach = [Double](repeating: 0, count: model.routes.count)
    var ends = [Double](repeating: 0, count: model.outcomeCount)
    var stages = [StageEvaluation?](repeating: nil, count: model.routes.count)
    if let first = model.rulebook.stageOrder.first { reach[first] = 1 }
    for stage in model.rulebook.stageOrder where reach[stage] > 0 {
      let evaluation = try evaluate(stage: stage, scene)
      stages[stage] = evaluation
      for isYes in [true, false] {
        let share = reach[stage] * evaluation.answer.of(isYes)
        switch model.routes[stage].of(isYes) {
        case .stage(let next): reach[next] += share
        case .outcome(let outcome): ends[outcome] += share
        }
      }
    }
    let units = Probability32.rounded(ends)
    var outcomes: [OutcomeEvaluation] = []
    for outcome in 0..<model.outcomeCount {
      let verdict: Verdict? = ends[outcome] > 0 ? try self.verdict(of: outcome, scene) : nil
      outcomes.append(
        OutcomeEvaluation(probability: ends[outcome], units: units[outcome], verdict: verdict))
    }
    let hasQuantities = givesQuantities && !model.quantities.isEmpty
    if hasQuantities { scene.count(supporters(stages)) }
    return DrawEvaluation(
      draw: draw, judgements: judgements, request: request, facts: scene.facts, reach: reach, stages: stages,
      outcomes: outcomes, quantities: hasQuantities ? try quantities(scene, units: units) : [])
  }

  /// The expected number of supporters by stage; a council that is not reached has none.
  private func supporters(_ stages: [StageEvaluation?]) -> [String: Double] {
    Dictionary(
      zip(model.rulebook.stages, stages).map { ($0.id, $1?.supporters ?? 0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What an outcome counts towards.
  func verdict(of outcome: Int, _ scene: DrawScene) throws(DrawError) -> Verdict {
    switch model.rulebook.outcomes[outcome].headline {
    case .always(let verdict): return verdict
    case .depends(let expression):
      guard case .string(let word) = try scene.value(of: expression), let verdict = Verdict(rawValue: word)
      else {
        throw scene.failure("not-a-verdict", "the result is not approved, refused or none", expression)
      }
      return verdict
    }
  }

  /// How a stage answers, whether or not the draw reaches it.
  func evaluate(stage: Int, _ scene: DrawScene) throws(DrawError) -> StageEvaluation {
    let lean = scene.judgements.leans[stage]
    let answerer: StageEvaluation.Answerer
    if let council = model.councils[stage] {
      answerer = .council(try evaluate(council, stage: stage, lean: lean, scene))
    } else {
      let heard = try hear(model.stageCriteria[stage], scene)
      answerer = .single(
        Hearing(criteria: heard, weighing: Weighing(heard, lean: lean, shapes: model.shapes)))
    }
    let rules = answer(of: stage, by: answerer)
    return StageEvaluation(
      stage: stage, lean: lean, answerer: answerer, rules: rules,
      answer: model.answers[stage].map { .certain($0.isYes) } ?? rules)
  }

  /// The criteria in file order, as one answerer hears them.
  func hear(_ criteria: [Int], _ scene: DrawScene) throws(DrawError) -> [HeardCriterion] {
    var heard: [HeardCriterion] = []
    heard.reserveCapacity(criteria.count)
    for index in criteria { heard.append(try hear(index, scene)) }
    return heard
  }

  func hear(_ index: Int, _ scene: DrawScene) throws(DrawError) -> HeardCriterion {
    let strength = scene.judgements.strengths[index]
    let isActive = try scene.holds(model.plans[index].condition)
    guard isActive, let expression = model.plans[index].scale else {
      return HeardCriterion(criterion: index, isActive: isActive, strength: strength, scale: 1)
    }
    let scale = try scene.number(expression)
    guard scale >= 0 else {
      throw scene.failure("negative-scale", "the scale is \(scale), below 0", expression)
    }
    return HeardCriterion(criterion: index, isActive: true, strength: strength, scale: scale)
  }
}
