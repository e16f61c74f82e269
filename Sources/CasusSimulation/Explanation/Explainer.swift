import CasusExpressions
import CasusRulebook
public import CasusSampling

/// Explains single draws with the scalar evaluator, the same that runs use.
public struct Explainer: Sendable {
  private let evaluator: ScalarEvaluator
  private var model: SimulationModel { evaluator.model }
  private var rulebook: Rulebook { evaluator.model.rulebook }

  /// Creates an explainer of a model's draws under a seed and a design.
  public init(_ model: SimulationModel, seed: UInt64 = 1, design: Design = .random) {
    evaluator = ScalarEvaluator(model, seed: seed, design: design)
  }

  /// Explains a draw.
  ///
  /// - Throws: ``DrawError`` where an expression fails that the draw can reach.
  public func explain(draw: UInt64) throws(DrawError) -> Explanation {
    explanation(of: try evaluator.evaluate(draw: draw))
  }

  /// Explains the central request: every factor and judgement at its median or likeliest value.
  ///
  /// - Throws: ``DrawError`` where an expression fails that it can reach.
  public func explainCentral() throws(DrawError) -> Explanation {
    explanation(of: try evaluator.evaluateCentral())
  }

  private func explanation(of evaluation: DrawEvaluation) -> Explanation {
    var decisiveness = Decisiveness(evaluator, evaluation)
    let weights = decisiveness.weights().enumerated().sorted { left, right in
      let first = left.element.weight?.magnitude ?? -1
      let second = right.element.weight?.magnitude ?? -1
      return first != second ? first > second : left.offset < right.offset
    }
    let paths = PathFinder(evaluator, evaluation)
    return Explanation(
      draw: evaluation.draw, row: evaluation.draw.map { $0 / UInt64(RowMeanHistogram.drawsPerRow) },
      evaluation: evaluation, factors: factors(evaluation), judgements: judgements(evaluation),
      facts: zip(rulebook.facts, evaluation.facts).map { fact, value in
        ExplainedFact(
          name: fact.name, text: fact.expression.source.text, meaning: fact.meaning, value: value)
      },
      stages: rulebook.stageOrder.compactMap { stage in
        evaluation.stages[stage].map { explained($0, reach: evaluation.reach[stage]) }
      },
      outcomes: outcomes(evaluation), weights: weights.map(\.element), likeliestPath: paths.likeliest,
      sampledPath: paths.sampled)
  }

  private func factors(_ evaluation: DrawEvaluation) -> [ExplainedFactor] {
    zip(rulebook.factors, model.factors).enumerated().map { index, pair in
      let (factor, source) = pair
      let branch = source.branches.first { $0.index == evaluation.request.branches[index] }
      let taken = branch ?? source.branches.first
      let origin: ExplainedFactor.Origin =
        switch source.origin {
        case .stated: .stated
        case .assumed: .assumed(branch: taken?.index ?? 0)
        case .overridden(let text): .overridden(text: text)
        }
      return ExplainedFactor(
        index: index, name: factor.name, question: factor.question, kind: factor.kind,
        value: evaluation.request.values[index], origin: origin,
        isDrawn: taken.map { $0.sampler.onlyValue == nil } ?? false, grounds: taken?.grounds ?? .none)
    }
  }

  private func judgements(_ evaluation: DrawEvaluation) -> [ExplainedJudgement] {
    rulebook.judgements.enumerated().map { index, judgement in
      ExplainedJudgement(
        index: index, name: judgement.name, question: judgement.question, kind: judgement.kind,
        value: evaluation.judgements.values[index], isDrawn: model.judgements[index].onlyValue == nil,
        grounds: judgement.grounds)
    }
  }

  private func outcomes(_ evaluation: DrawEvaluation) -> [ExplainedOutcome] {
    let reached = evaluation.outcomes.enumerated().compactMap { index, outcome -> ExplainedOutcome? in
      guard let verdict = outcome.verdict else { return nil }
      let quantities = evaluation.quantities.enumerated().compactMap { quantity, values in
        values[index].map { (quantity: quantity, value: $0) }
      }
      return ExplainedOutcome(
        index: index, id: rulebook.outcomes[index].id, title: rulebook.outcomes[index].title,
        probability: outcome.probability, verdict: verdict, quantities: quantities)
    }
    return reached.sorted {
      $0.probability != $1.probability ? $0.probability > $1.probability : $0.index < $1.index
    }
  }

  private func explained(_ evaluation: StageEvaluation, reach: Double) -> ExplainedStage {
    let stage = rulebook.stages[evaluation.stage]
    var criteria: [ExplainedCriterion] = []
    var weighing: Weighing?
    var members: [ExplainedMember] = []
    var council: CouncilEvaluation?
    switch evaluation.answerer {
    case .single(let hearing):
      criteria = explained(hearing)
      weighing = hearing.weighing
    case .council(let evaluated):
      members = evaluated.members.map { explained($0) }
      council = evaluated
    }
    return ExplainedStage(
      index: evaluation.stage, id: stage.id, answeredBy: stage.answeredBy, question: stage.question,
      reach: reach,
      leanWord: rulebook.leans[stage.lean].word, lean: evaluation.lean, grounds: stage.grounds,
      known: model.answers[evaluation.stage], rules: evaluation.rules, answer: evaluation.answer,
      criteria: criteria, weighing: weighing, members: members, council: council, rule: stage.council)
  }

  private func explained(_ member: CouncilMember) -> ExplainedMember {
    let weighing = member.hearing?.weighing
    return ExplainedMember(
      index: member.member, id: rulebook.members[member.member].id,
      name: rulebook.members[member.member].name,
      part: member.part, logOdds: weighing?.ruling == .weighed ? weighing?.logOdds : nil, vote: member.vote,
      criteria: member.hearing.map { explained($0) } ?? [])
  }

  private func explained(_ hearing: Hearing) -> [ExplainedCriterion] {
    hearing.criteria.enumerated().map {
      ExplainedCriterion($1, at: $0, of: hearing, rulebook: rulebook)
    }
  }
}
