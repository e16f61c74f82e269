import CasusRulebook
import CasusSampling

/// Finds the likeliest path of a draw, and the one that its coins take.
struct PathFinder {
  let likeliest: ExplainedPath
  let sampled: ExplainedPath?

  init(_ evaluator: ScalarEvaluator, _ evaluation: DrawEvaluation) {
    likeliest = Self.likeliest(evaluator.model.rulebook, evaluation)
    sampled = evaluation.draw.map { Self.sampled(evaluator, evaluation, draw: $0) }
  }

  /// The path with the greatest product of its answers' probabilities; of several alike, that with yes first.
  private static func likeliest(_ rulebook: Rulebook, _ evaluation: DrawEvaluation) -> ExplainedPath {
    var best = [Double](repeating: 0, count: rulebook.stages.count)
    func value(_ destination: Destination) -> Double {
      switch destination {
      case .outcome: 1
      case .stage(let stage): best[stage]
      }
    }
    func values(_ stage: Int, _ answer: AnswerProbability) -> (yes: Double, no: Double) {
      let place = rulebook.stages[stage]
      return (answer.yes * value(place.yes), answer.no * value(place.no))
    }
    for stage in rulebook.stageOrder.reversed() {
      guard let answer = evaluation.stages[stage]?.answer else { continue }
      let (yes, no) = values(stage, answer)
      best[stage] = max(yes, no)
    }
    return follow(rulebook, evaluation) { stage, answer in
      let (yes, no) = values(stage, answer)
      let isYes = yes >= no
      return ExplainedPath.Step(
        stage: stage, isYes: isYes, probability: answer.of(isYes), coin: nil, votes: [])
    }
  }

  /// The path that a draw's named coins take.
  static func sampled(
    _ evaluator: ScalarEvaluator, _ evaluation: DrawEvaluation, draw: UInt64
  ) -> ExplainedPath {
    follow(evaluator.model.rulebook, evaluation) { stage, answer in
      guard evaluator.model.answers[stage] == nil, let place = evaluation.stages[stage] else {
        return ExplainedPath.Step(
          stage: stage, isYes: answer.yes > 0, probability: answer.of(answer.yes > 0), coin: nil, votes: [])
      }
      switch place.answerer {
      case .single:
        let name = StreamName.coin(stage: evaluator.model.rulebook.stages[stage].id)
        let u = UniformVariate.value(of: Stream(seed: evaluator.seed, name: name).word(at: draw))
        let isYes = u < answer.yes
        return ExplainedPath.Step(
          stage: stage, isYes: isYes, probability: answer.of(isYes), coin: u, votes: [])
      case .council(let council):
        let votes = evaluator.votes(in: council, stage: stage, draw: draw)
        let isYes = evaluator.answer(of: stage, votes, council)
        return ExplainedPath.Step(
          stage: stage, isYes: isYes, probability: answer.of(isYes), coin: nil, votes: votes)
      }
    }
  }

  /// Goes from the first stage to an outcome by the steps that `choose` takes.
  private static func follow(
    _ rulebook: Rulebook, _ evaluation: DrawEvaluation,
    _ choose: (Int, AnswerProbability) -> ExplainedPath.Step
  ) -> ExplainedPath {
    var steps: [ExplainedPath.Step] = []
    var probability = 1.0
    var place = rulebook.stageOrder.first.map { Destination.stage($0) } ?? .outcome(0)
    while case .stage(let stage) = place {
      guard let answer = evaluation.stages[stage]?.answer else { break }
      let step = choose(stage, answer)
      steps.append(step)
      probability *= step.probability
      place = step.isYes ? rulebook.stages[stage].yes : rulebook.stages[stage].no
    }
    guard case .outcome(let outcome) = place else {
      return ExplainedPath(steps: steps, outcome: 0, probability: 0)
    }
    return ExplainedPath(steps: steps, outcome: outcome, probability: probability)
  }
}

extension ScalarEvaluator {
  /// Each member's vote by its coin: objecting at the low end, supporting at the high end (section 3.2.5).
  func votes(in council: CouncilEvaluation, stage: Int, draw: UInt64) -> [ExplainedPath.Vote] {
    council.members.compactMap { member in
      guard let vote = member.vote else { return nil }
      guard member.hearing != nil else {
        return ExplainedPath.Vote(member: member.member, coin: nil, choice: .supports)
      }
      let name = StreamName.coin(
        stage: model.rulebook.stages[stage].id, member: model.rulebook.members[member.member].id)
      let u = UniformVariate.value(of: Stream(seed: seed, name: name).word(at: draw))
      let choice: ExplainedPath.Vote.Choice =
        u < vote.objects ? .objects : u < vote.doesNotSupport ? .standsAside : .supports
      return ExplainedPath.Vote(member: member.member, coin: u, choice: choice)
    }
  }

  /// The rule's answer to votes that have been cast.
  func answer(of stage: Int, _ votes: [ExplainedPath.Vote], _ council: CouncilEvaluation) -> Bool {
    guard let rule = model.rulebook.stages[stage].council else { return false }
    let cast = votes.map { vote in
      (
        member: vote.member,
        vote: vote.choice == .supports
          ? MemberVote.support : vote.choice == .objects ? .objection : .abstention
      )
    }
    return answer(rule, cast, isNobodyAsked: council.isNobodyAsked).yes > 0.5
  }
}
