import CasusRulebook
import CasusSimulation

extension ExplanationWriter {
  /// How a council comes to its answer, member by member.
  mutating func addCouncil(_ stage: ExplainedStage) {
    guard let rule = stage.rule else { return }
    let asked = stage.members.filter { isAsked($0) }
    addCriteria(HeardReason.gathered(from: asked), asked: asked.count)
    var text = StyledText("The council's rule: \(rule.voting.inWords). ")
    if let council = stage.council {
      if council.isNobodyAsked {
        text += StyledText("No member is asked, so the answer is \(rule.nobodyAsked ? "yes" : "no"). ")
      }
      if council.standsAside > 0 {
        text += StyledText(
          "A member that does not support stands aside rather than object by "
            + "\(NumberText.logOdds(council.standsAside)) log-odds. ")
      }
    }
    page.paragraph(text, hanging: 2)
    guard !stage.members.isEmpty else { return }
    page.table(table(of: stage))
    page.paragraph(
      StyledText("So P(yes)\u{A0}=\u{A0}") + StyledText(NumberText.exact(stage.rules.yes), .strong)
        + StyledText(" by the rule."))
  }

  private func isAsked(_ member: ExplainedMember) -> Bool {
    if case .asked = member.part { true } else { false }
  }

  private func table(of stage: ExplainedStage) -> Table {
    var table = Table([
      Table.Column("member"), Table.Column("log-odds", .decimal), Table.Column("supports", .decimal),
      Table.Column("aside", .decimal, .optional(rank: -1)), Table.Column("objects", .decimal),
      Table.Column("own reasons", .left, .optionalWrapped(least: 20, rank: 1)),
    ])
    let common = HeardReason.gathered(from: stage.members.filter { isAsked($0) })
      .filter { $0.members.count == stage.members.filter { isAsked($0) }.count }.map(\.criterion.index)
    for member in stage.members {
      guard let vote = member.vote else {
        table.rows.append(
          [.plain(member.name), .plain("not asked", .faint)] + Array(repeating: .empty, count: 4))
        continue
      }
      table.rows.append([
        .plain(member.name), logOdds(of: member), .number([NumberText.exact(vote.supports)], .plain),
        .number([NumberText.exact(vote.standsAside)], .plain),
        .number([NumberText.exact(vote.objects)], .plain),
        .plain(ownReasons(of: member, besides: common)),
      ])
    }
    return table
  }

  private func logOdds(of member: ExplainedMember) -> Table.Cell {
    if case .requester = member.part { return .plain("asks", .faint) }
    return member.logOdds.map { .number([NumberText.logOdds($0)], .plain) } ?? .plain("decided", .faint)
  }

  /// What moves this member and not every other one.
  private func ownReasons(of member: ExplainedMember, besides common: [Int]) -> String {
    member.criteria.compactMap { criterion -> String? in
      guard !common.contains(criterion.index) else { return nil }
      switch criterion.fate {
      case .contributes(let value): return "\(NumberText.logOdds(value))\u{A0}\(criterion.id)"
      case .decides: return criterion.id
      case .inactive, .outweighed, .overruled: return nil
      }
    }
    .joined(separator: ", ")
  }
}
