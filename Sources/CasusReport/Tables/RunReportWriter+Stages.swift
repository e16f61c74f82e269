import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// Where paths ended: how many requests come to each stage, get a yes, and end there.
  mutating func addStages() {
    page.heading("Where paths ended", remark: "in the order of the procedure")
    var table = Table([
      Table.Column("stage", .left, .tight(least: 10)),
      Table.Column("question", .left, .optionalWrapped(least: 36, rank: 2)),
      Table.Column("by", .left, .optional(rank: 3)),
      Table.Column("reached", .decimal, .optional(rank: 1)), Table.Column("yes there", .decimal),
      Table.Column("path ends here", .decimal),
    ])
    var skipped: [String] = []
    for index in rulebook.stageOrder {
      guard let stage = result.stages.first(where: { $0.index == index }) else { continue }
      guard !(stage.reached.isProvedConstant && stage.reached.value == 0) else {
        skipped.append(stage.id)
        continue
      }
      let known = stage.known.map { "\($0.isYes ? "yes" : "no"), \($0.isPinned ? "pinned" : "known")" }
      table.rows.append([
        .plain(stage.id), .plain(stage.question), .plain(rulebook.stages[index].answeredBy, .faint),
        .number(numbers.probability(stage.reached), .plain),
        known.map { .plain($0, .note) } ?? stage.yes.map { .number(numbers.probability($0), .plain) }
          ?? .plain("-"),
        ends(stage),
      ])
    }
    page.table(table)
    if !skipped.isEmpty {
      page.paragraph(
        StyledText("Never reached here: " + skipped.joined(separator: ", ") + ".", .faint), hanging: 2)
    }
    addSurprises()
  }

  private func ends(_ stage: StageResult) -> Table.Cell {
    if stage.ending.isProvedConstant, stage.ending.value == 0 { return .plain("") }
    return .number(numbers.probability(stage.ending), .plain)
  }

  /// How far known answers were to be expected by the rules.
  private mutating func addSurprises() {
    for stage in result.stages {
      guard let known = stage.known, let expected = known.expected else { continue }
      let answer = known.isYes ? "yes" : "no"
      let isSurprising = expected.value < 0.2
      page.paragraph(
        StyledText("\(stage.id) is \(known.isPinned ? "pinned" : "known"): \(answer). ")
          + StyledText(
            "The rules would have given that answer with probability \(numbers.inline(expected))"
              + (isSurprising ? ": a surprise." : "."), isSurprising ? .warning : .plain), hanging: 2)
    }
  }
}
