import CColumns
import CasusExpressions
import CasusRulebook

/// How a stage answers, over draws.
struct LoweredAnswer: Sendable {
  let yes: Column
  let no: Column
}

/// A member of a council, over draws.
struct LoweredVote: Sendable {
  let member: Int
  /// When it has a vote: asked, or the requester.
  let isThere: Column
  /// When it is asked.
  let isAsked: Column
  let supports: Column
  let objects: Column
  let doesNotSupport: Column
  let doesNotObject: Column
}

extension ModelLowering {
  /// A stage's answer by the rules.
  ///
  /// - Parameter leftOut: As for `weigh`.
  mutating func rules(
    _ stage: Int, leavingOut leftOut: [Int: Column] = [:]
  ) throws(NotLowerable) -> LoweredAnswer {
    let lean = lean(stage)
    guard let council = model.councils[stage] else {
      return answer(weigh(try hear(stage), lean: lean, leavingOut: leftOut))
    }
    return try answer(
      council, try votes(council, stage, lean: lean, leavingOut: leftOut), stage)
  }

  /// A stage's answer in the run: that of the rules, or the one known or pinned.
  mutating func answer(_ stage: Int) throws(NotLowerable) -> LoweredAnswer {
    guard let fixed = model.answers[stage] else { return try rules(stage) }
    return LoweredAnswer(yes: graph.double(fixed.isYes ? 1 : 0), no: graph.double(fixed.isYes ? 0 : 1))
  }

  private mutating func answer(_ weighing: LoweredWeighing) -> LoweredAnswer {
    pair(weighing) { lowering in
      lowering.graph.logistic(lowering.graph.apply(CASUS_hold, [weighing.sum], gives: .double))
    }
  }

  /// Yes and no, certain where a bar or a settle decides.
  private mutating func pair(
    _ weighing: LoweredWeighing, _ weighed: (inout ModelLowering) -> (yes: Column, no: Column)
  ) -> LoweredAnswer {
    let (one, zero) = (graph.double(1), graph.double(0))
    if graph.constant(weighing.barred) == 1 { return LoweredAnswer(yes: zero, no: one) }
    var (yes, no) = (one, zero)
    if graph.constant(weighing.settled) != 1 {
      let odds = weighed(&self)
      yes = graph.select(weighing.settled, one, odds.yes)
      no = graph.select(weighing.settled, zero, odds.no)
    }
    return LoweredAnswer(
      yes: graph.select(weighing.barred, zero, yes), no: graph.select(weighing.barred, one, no))
  }

  /// The votes of the seated members that may be asked, and of the requester.
  mutating func votes(
    _ council: CouncilRule, _ stage: Int, lean: Column, leavingOut leftOut: [Int: Column]
  ) throws(NotLowerable) -> [LoweredVote] {
    let (one, zero, yes) = (graph.double(1), graph.double(0), graph.byte(1))
    let aside = try standsAside(council)
    var votes: [LoweredVote] = []
    for member in model.context.seated {
      if member == model.context.requester {
        votes.append(
          LoweredVote(
            member: member, isThere: yes, isAsked: graph.byte(0), supports: one, objects: zero,
            doesNotSupport: zero, doesNotObject: one))
        continue
      }
      let asked = try isAsked(member, council)
      if graph.constant(asked) == 0 { continue }
      let weighing = weigh(try hear(stage, as: member), lean: lean, leavingOut: leftOut)
      let support = pair(weighing) { lowering in
        lowering.graph.logistic(lowering.graph.apply(CASUS_hold, [weighing.sum], gives: .double))
      }
      let objection = pair(weighing) { lowering in
        let held = lowering.graph.apply(CASUS_hold, [weighing.sum], gives: .double)
        return lowering.graph.logistic(lowering.graph.add(held, aside))
      }
      // Who is not asked has no vote: it neither supports nor objects.
      votes.append(
        LoweredVote(
          member: member, isThere: asked, isAsked: asked,
          supports: graph.select(asked, support.yes, zero), objects: graph.select(asked, objection.no, zero),
          doesNotSupport: graph.select(asked, support.no, one),
          doesNotObject: graph.select(asked, objection.yes, one)))
    }
    return votes
  }

  mutating func isAsked(_ member: Int, _ council: CouncilRule) throws(NotLowerable) -> Column {
    if case .lead = council.voting, member != model.context.lead { return graph.byte(0) }
    guard let condition = council.notAsked else { return graph.byte(1) }
    return graph.not(try mask(try lower(condition, member: member)))
  }

  private mutating func standsAside(_ council: CouncilRule) throws(NotLowerable) -> Column {
    guard let judgement = council.standsAside else { return graph.double(0) }
    let value = try value(ofSlot: model.judgementSlots[judgement])
    let aside = try double(value)
    if case .numbers(let range) = possible[model.judgementSlots[judgement]].shape, range.low >= 0,
      range.high < .infinity, !range.mayBeNaN
    {
      return aside
    }
    check(graph.isUnusable(aside, atLeast: 0))
    return aside
  }

  /// The expected number of supporters.
  mutating func supporters(of votes: [LoweredVote]) -> Column {
    var sum = graph.double(0)
    for vote in votes { sum = graph.add(sum, vote.supports) }
    return sum
  }

  private mutating func answer(
    _ council: CouncilRule, _ votes: [LoweredVote], _ stage: Int
  ) throws(NotLowerable) -> LoweredAnswer {
    func certain(_ isYes: Bool) -> LoweredAnswer {
      LoweredAnswer(yes: isYes ? one : zero, no: isYes ? zero : one)
    }
    let (one, zero) = (graph.double(1), graph.double(0))
    if case .lead(let otherwise) = council.voting {
      guard let lead = votes.first(where: { $0.member == model.context.lead }) else {
        return certain(otherwise)
      }
      return select(
        lead.isThere, LoweredAnswer(yes: lead.supports, no: lead.doesNotSupport), certain(otherwise))
    }
    var asked = graph.byte(0)
    for vote in votes { asked = graph.or(asked, vote.isAsked) }
    if graph.constant(asked) == 0 { return certain(council.nobodyAsked) }
    return select(asked, try count(council, votes), certain(council.nobodyAsked))
  }

  private mutating func count(
    _ council: CouncilRule, _ votes: [LoweredVote]
  ) throws(NotLowerable) -> LoweredAnswer {
    switch council.voting {
    case .consensus: return consensus(votes)
    case .atLeast(let needed): return atLeast(needed, votes)
    case .majorityOfSeated:
      guard votes.allSatisfy({ graph.constant($0.isThere) == 1 }) else {
        throw NotLowerable("a majority of as many as a draw asks")
      }
      return atLeast(votes.count / 2 + 1, votes)
    case .majorityOfVoting: return majorityOfVoting(votes)
    case .lead: throw NotLowerable("a lead that is counted")
    }
  }

  private mutating func select(_ mask: Column, _ x: LoweredAnswer, _ y: LoweredAnswer) -> LoweredAnswer {
    LoweredAnswer(yes: graph.select(mask, x.yes, y.yes), no: graph.select(mask, x.no, y.no))
  }
}
