import CasusRulebook

/// What leaving one criterion out would change in a draw (section 3.3.3).
public struct CriterionWeight: Sendable {
  /// The criterion, an index; it is active at a stage that the draw reaches.
  public let criterion: Int
  /// The change of P(approved) that it makes: reach x (P(yes) - P(yes) without it) x (P(approved | yes) -
  /// P(approved | no)), from -1 to 1; nil where it cannot be told because an expression fails further on.
  public let weight: Double?
  /// Whether it is one of several bars, or of several settles, that each sufficed, so that they share the credit.
  public let isShared: Bool
  /// How many there are that sufficed; 1 where it is not shared.
  public let sufficing: Int
}

/// Measures the weights of the criteria in a draw.
struct Decisiveness {
  private let evaluator: ScalarEvaluator
  private let evaluation: DrawEvaluation
  private let scene: DrawScene
  /// P(approved) from each stage on; nil where it was not needed yet, a failure where it cannot be told.
  private var approval: [Approval?]

  private enum Approval {
    case probability(Double)
    case failure
  }

  init(_ evaluator: ScalarEvaluator, _ evaluation: DrawEvaluation) {
    self.evaluator = evaluator
    self.evaluation = evaluation
    scene = DrawScene(
      evaluator.model, draw: evaluation.draw, request: evaluation.request, judgements: evaluation.judgements)
    approval = [Approval?](repeating: nil, count: evaluation.stages.count)
  }

  /// The weights of all criteria that are active where the draw comes, by stage and in file order.
  mutating func weights() -> [CriterionWeight] {
    var weights: [CriterionWeight] = []
    for evaluation in evaluation.stages {
      guard let evaluation else { continue }
      weights += self.weights(at: evaluation)
    }
    return weights
  }

  private mutating func weights(at stage: StageEvaluation) -> [CriterionWeight] {
    let active = stage.activeCriteria
    guard evaluator.model.answers[stage.stage] == nil else {
      return active.map { CriterionWeight(criterion: $0, weight: 0, isShared: false, sufficing: 1) }
    }
    let groups = [
      sufficing(active, at: stage, .bars), sufficing(active, at: stage, .settles),
    ]
    return active.map { criterion in
      let sharers = groups.first { $0.contains(criterion) } ?? [criterion]
      let change = stage.rules.yes - yes(at: stage, leavingOut: sharers)
      return CriterionWeight(
        criterion: criterion, weight: weight(change / Double(sharers.count), at: stage),
        isShared: sharers.count > 1, sufficing: sharers.count)
    }
  }

  /// Of several active bars (or settles), those that give the stage's certain answer even without the others; none
  /// where fewer than two do.
  private func sufficing(
    _ active: [Int], at stage: StageEvaluation, _ kind: CriterionShape.Kind
  ) -> [Int] {
    let rivals = active.filter { evaluator.model.shapes[$0].kind == kind }
    guard rivals.count > 1, stage.rules.yes == 0 || stage.rules.no == 0 else { return [] }
    let without = yes(at: stage, leavingOut: rivals)
    guard without != stage.rules.yes else { return [] }
    let enough = rivals.filter { rival in
      yes(at: stage, leavingOut: rivals.filter { $0 != rival }) == stage.rules.yes
    }
    return enough.count > 1 ? enough : []
  }

  /// P(yes) of a stage as if criteria were not in the rulebook, for every member at once in a council.
  private func yes(at stage: StageEvaluation, leavingOut leftOut: [Int]) -> Double {
    let shapes = evaluator.model.shapes
    func weigh(_ hearing: Hearing) -> Weighing {
      Weighing(hearing.criteria, lean: stage.lean, shapes: shapes, leavingOut: leftOut)
    }
    switch stage.answerer {
    case .single(let hearing):
      return weigh(hearing).answer.yes
    case .council(let council):
      guard let rule = evaluator.model.councils[stage.stage] else { return stage.rules.yes }
      var votes: [(member: Int, vote: MemberVote)] = []
      for member in council.members {
        if let hearing = member.hearing {
          votes.append((member.member, weigh(hearing).vote(standsAside: council.standsAside)))
        } else if let vote = member.vote {
          votes.append((member.member, vote))
        }
      }
      return evaluator.answer(rule, votes, isNobodyAsked: council.isNobodyAsked).yes
    }
  }

  private mutating func weight(_ change: Double, at stage: StageEvaluation) -> Double? {
    guard change != 0 else { return 0 }
    let place = evaluator.model.routes[stage.stage]
    guard let yes = approvalProbability(place.yes), let no = approvalProbability(place.no) else { return nil }
    return evaluation.reach[stage.stage] * change * (yes - no)
  }

  /// P(approved) from a destination on, even where the draw does not reach it; nil where an expression fails.
  private mutating func approvalProbability(_ destination: Destination) -> Double? {
    switch destination {
    case .outcome(let outcome):
      if let verdict = evaluation.outcomes[outcome].verdict { return verdict == .approved ? 1 : 0 }
      do throws(DrawError) {
        return try evaluator.verdict(of: outcome, scene) == .approved ? 1 : 0
      } catch { return nil }
    case .stage(let stage):
      if let known = approval[stage] {
        if case .probability(let value) = known { return value }
        return nil
      }
      let value = approvalProbability(from: stage)
      approval[stage] = value.map { .probability($0) } ?? .failure
      return value
    }
  }

  private mutating func approvalProbability(from stage: Int) -> Double? {
    guard let answer = answer(of: stage) else { return nil }
    let place = evaluator.model.routes[stage]
    var sum = 0.0
    if answer.yes > 0 {
      guard let value = approvalProbability(place.yes) else { return nil }
      sum += answer.yes * value
    }
    if answer.no > 0 {
      guard let value = approvalProbability(place.no) else { return nil }
      sum += answer.no * value
    }
    return sum
  }

  /// How a stage answers, whether or not the draw reaches it; nil where an expression fails.
  private func answer(of stage: Int) -> AnswerProbability? {
    if let evaluation = evaluation.stages[stage] { return evaluation.answer }
    do throws(DrawError) {
      return try evaluator.evaluate(stage: stage, scene).answer
    } catch { return nil }
  }
}
