public import CasusExpressions
public import CasusRulebook
import CasusSampling

/// How a stage stands at its lean's mean, before any criterion speaks: what a rulebook says of a request about which
/// nothing is known.
///
/// A council of independent members is far from unanimous even where each leans to yes: five members at log-odds 2
/// give a consensus of 0.53 only.
public struct LeanPreview: Hashable, Sendable {
  /// The stage, an index.
  public let stage: Int
  /// The lean's mean in log-odds.
  public let logOdds: Double
  /// P(yes); in a council that of the voting rule, with everyone asked.
  public let yes: Double
  /// In a council, P(a member supports).
  public let supports: Double?
  /// In a council, P(a member objects).
  public let objects: Double?
  /// In a council, how many members are asked.
  public let members: Int?

  /// The previews of all stages, in the rulebook's order.
  ///
  /// - Parameter date: The day on which members are counted; nil for those that are seated still, or, where none is,
  ///   for those that were seated to the last.
  public static func all(of rulebook: Rulebook, on date: CivilDate? = nil) -> [LeanPreview] {
    let seated = count(rulebook.members, on: date)
    return rulebook.stages.enumerated().map { index, stage in
      let logOdds = rulebook.leans[stage.lean].mean
      guard let rule = stage.council else {
        return LeanPreview(
          stage: index, logOdds: logOdds, yes: Kernel.logistic(logOdds), supports: nil, objects: nil,
          members: nil)
      }
      let vote = MemberVote(logOdds: logOdds, standsAside: standsAside(rule, rulebook))
      return LeanPreview(
        stage: index, logOdds: logOdds, yes: yes(rule, vote, members: seated), supports: vote.supports,
        objects: vote.objects, members: seated)
    }
  }

  private static func count(_ members: [Member], on date: CivilDate?) -> Int {
    if let date { return members.filter { $0.isSeated(on: date) }.count }
    let ends = members.flatMap { $0.seated.map(\.to) }
    let last = ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
    return members.filter { member in member.seated.contains { $0.to == last } }.count
  }

  private static func standsAside(_ rule: CouncilRule, _ rulebook: Rulebook) -> Double {
    guard let judgement = rule.standsAside.map({ rulebook.judgements[$0] }) else { return 0 }
    var builder = SamplerBuilder()
    let sampler = builder.sampler(for: judgement.belief, kind: judgement.kind, name: judgement.name)
    return sampler?.central.number ?? 0
  }

  private static func yes(_ rule: CouncilRule, _ vote: MemberVote, members: Int) -> Double {
    guard members > 0 else { return rule.nobodyAsked ? 1 : 0 }
    let votes = [MemberVote](repeating: vote, count: members)
    return switch rule.voting {
    case .consensus: VoteCount.consensus(votes).yes
    case .atLeast(let needed): VoteCount.atLeast(needed, votes).yes
    case .majorityOfSeated: VoteCount.majorityOfSeated(votes).yes
    case .majorityOfVoting: VoteCount.majorityOfVoting(votes).yes
    case .lead: vote.supports
    }
  }
}
