import CasusExpressions
import CasusRulebook

extension ScalarEvaluator {
  /// Asks each seated member.
  ///
  /// Nobody is asked where every seated member but the requester is left out, even if the requester is seated: its own
  /// support is no answer of a council.
  func evaluate(
    _ rule: CouncilRule, stage: Int, lean: Double, _ scene: DrawScene
  ) throws(DrawError) -> CouncilEvaluation {
    let w = try standsAside(rule, stage: stage, scene)
    var known = [HeardCriterion?](repeating: nil, count: model.stageCriteria[stage].count)
    var members: [CouncilMember] = []
    var memberScene = scene
    for member in model.context.seated {
      if member == model.context.requester {
        members.append(CouncilMember(member: member, part: .requester, vote: .support))
        continue
      }
      memberScene.look(asMember: member)
      guard try isAsked(member, rule, memberScene) else {
        members.append(CouncilMember(member: member, part: .leftOut, vote: nil))
        continue
      }
      let heard = try hear(stage, as: member, memberScene, knowing: &known)
      let hearing = Hearing(
        criteria: heard, weighing: Weighing(heard, lean: lean, shapes: model.shapes))
      members.append(
        CouncilMember(member: member, part: .asked(hearing), vote: hearing.weighing.vote(standsAside: w)))
    }
    return CouncilEvaluation(
      members: members, isNobodyAsked: !members.contains { $0.hearing != nil }, standsAside: w,
      supporters: members.reduce(0) { $0 + ($1.vote?.supports ?? 0) })
  }

  /// The answer by the rules of who answers.
  func answer(of stage: Int, by answerer: StageEvaluation.Answerer) -> AnswerProbability {
    switch answerer {
    case .single(let hearing): return hearing.weighing.answer
    case .council(let council):
      guard let rule = model.councils[stage] else { return .certain(false) }
      let votes = council.members.compactMap { member in member.vote.map { (member.member, $0) } }
      return answer(rule, votes, isNobodyAsked: council.isNobodyAsked)
    }
  }

  /// The answer of a council from its members' votes, exactly.
  func answer(
    _ rule: CouncilRule, _ votes: [(member: Int, vote: MemberVote)], isNobodyAsked: Bool
  ) -> AnswerProbability {
    if case .lead(let otherwise) = rule.voting {
      if let lead = votes.first(where: { $0.member == model.context.lead }) {
        return AnswerProbability(yes: lead.vote.supports, no: lead.vote.doesNotSupport)
      }
      return .certain(otherwise)
    }
    if isNobodyAsked { return .certain(rule.nobodyAsked) }
    let all = votes.map(\.vote)
    return switch rule.voting {
    case .consensus: VoteCount.consensus(all)
    case .atLeast(let needed): VoteCount.atLeast(needed, all)
    case .majorityOfSeated: VoteCount.majorityOfSeated(all)
    case .majorityOfVoting: VoteCount.majorityOfVoting(all)
    case .lead(let otherwise): .certain(otherwise)
    }
  }

  private func standsAside(
    _ rule: CouncilRule, stage: Int, _ scene: DrawScene
  ) throws(DrawError) -> Double {
    guard let judgement = rule.standsAside else { return 0 }
    guard let w = scene.judgements.values[judgement].number, w.isFinite, w >= 0 else {
      let span = model.rulebook.stages[stage].span
      let name = model.rulebook.judgements[judgement].name
      throw DrawError(
        draw: scene.draw,
        failure: EvaluationError(
          "negative-stands-aside", "'\(name)' must be a finite number not below 0",
          in: model.rulebook.text.name, at: span),
        values: [DrawError.NamedValue(name: name, value: scene.judgements.values[judgement])])
    }
    return w
  }

  /// Under the rule `lead` the lead alone is asked; a condition may leave out any member.
  private func isAsked(_ member: Int, _ rule: CouncilRule, _ scene: DrawScene) throws(DrawError) -> Bool {
    if case .lead = rule.voting, member != model.context.lead { return false }
    guard let condition = rule.notAsked else { return true }
    return try !scene.holds(condition)
  }

  /// The criteria addressed to a member, in file order.
  ///
  /// - Parameter known: By place among the stage's criteria, what an earlier member heard of those that do not look at
  ///   the member, so that they are evaluated once a draw.
  private func hear(
    _ stage: Int, as member: Int, _ scene: DrawScene, knowing known: inout [HeardCriterion?]
  ) throws(DrawError) -> [HeardCriterion] {
    var heard: [HeardCriterion] = []
    for (place, criterion) in model.stageCriteria[stage].enumerated() where isAddressed(criterion, to: member)
    {
      if let earlier = known[place] {
        heard.append(earlier)
        continue
      }
      let item = try hear(criterion, scene)
      if !model.plans[criterion].readsMember { known[place] = item }
      heard.append(item)
    }
    return heard
  }

  private func isAddressed(_ criterion: Int, to member: Int) -> Bool {
    model.plans[criterion].addressee.map { $0 == member } ?? true
  }
}
