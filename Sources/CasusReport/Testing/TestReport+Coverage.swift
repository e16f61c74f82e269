import CasusAnalysis
import CasusRulebook

extension TestReport {
  /// What was reached of each rulebook: what was not, and with `showsAll` every criterion.
  func add(_ coverage: Coverage, to page: inout Page, showsAll: Bool) {
    let rulebook = coverage.rulebook
    page.heading(
      "Coverage of \(rulebook.id)",
      remark: "by " + Self.counted(coverage.scenarios, "scenario") + " and "
        + Self.counted(coverage.tests, "case") + " of tests")
    let reached = coverage.criteria.count { $0.isReached }
    let stages = coverage.stages.count { $0.isReached }
    page.paragraph(
      StyledText(
        "\(NumberText.share(coverage.shareOfCriteria)) of the criteria were active somewhere", .strong)
        + StyledText(
          " (\(reached) of \(coverage.criteria.count)); both answers were possible somewhere at \(stages) of "
            + "\(coverage.stages.count) stages."))
    let unreached = coverage.criteria.filter { !$0.isReached }.map { rulebook.criteria[$0.index].id }
    let idle = coverage.criteria.filter { $0.scenarios > 0 && $0.mattered == 0 }
      .map { rulebook.criteria[$0.index].id }
    // Without a scenario there is nothing but tests to be active in.
    let onlyTests = coverage.criteria.filter { coverage.scenarios > 0 && $0.scenarios == 0 && $0.tests > 0 }
      .map { rulebook.criteria[$0.index].id }
    let halves = coverage.stages.filter { !$0.isReached }.map { rulebook.stages[$0.index].id }
    for (words, names) in [
      ("Never active", unreached), ("Active in scenarios and never decided in one", idle),
      ("Active in tests only", onlyTests), ("Stages that gave one answer only, or none", halves),
    ] where !names.isEmpty {
      page.item(StyledText(words + ": ", .strong) + StyledText(names.joined(separator: ", ")))
    }
    if showsAll { page.table(Self.table(of: coverage)) }
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  private static func table(of coverage: Coverage) -> Table {
    var table = Table([
      .init("criterion", .left, .wrapped(least: 16)),
      .init("stage", .left, .optionalWrapped(least: 10, rank: 2)),
      .init("active in", .right), .init("at most", .right), .init("decided in", .right),
      .init("weight", .right, .optional(rank: 1)), .init("tests", .right),
    ])
    for item in coverage.criteria {
      let criterion = coverage.rulebook.criteria[item.index]
      table.rows.append([
        .plain(criterion.id, item.isReached ? .plain : .warning),
        .plain(coverage.rulebook.stages[criterion.stage].id, .faint),
        .plain("\(item.scenarios)"), .plain(item.scenarios > 0 ? NumberText.share(item.share) : "-"),
        .plain("\(item.mattered)"),
        .plain(item.weight.map { NumberText.rounded($0 * 100, place: -1) } ?? "-"),
        .plain("\(item.tests)"),
      ])
    }
    return table
  }

  /// The coverage of a rulebook as JSON.
  func json(of coverage: Coverage) -> JSONValue {
    let rulebook = coverage.rulebook
    return .object([
      ("rulebook", .string(rulebook.id)), ("scenarios", .int(coverage.scenarios)),
      ("tests", .int(coverage.tests)), ("share", .number(coverage.shareOfCriteria)),
      (
        "criteria",
        .array(
          coverage.criteria.map { item in
            .object([
              ("id", .string(rulebook.criteria[item.index].id)),
              ("stage", .string(rulebook.stages[rulebook.criteria[item.index].stage].id)),
              ("active_in_scenarios", .int(item.scenarios)), ("greatest_share", .number(item.share)),
              ("scenario", item.scenario.map { .string($0) } ?? .null),
              ("decided_in_scenarios", .int(item.mattered)),
              ("greatest_weight", item.weight.map { .number($0) } ?? .null),
              ("active_in_tests", .int(item.tests)),
            ])
          })
      ),
      (
        "stages",
        .array(
          coverage.stages.map { item in
            .object([
              ("id", .string(rulebook.stages[item.index].id)), ("yes_in_scenarios", .int(item.yes)),
              ("no_in_scenarios", .int(item.no)), ("yes_in_tests", .int(item.testsOfYes)),
              ("no_in_tests", .int(item.testsOfNo)),
            ])
          })
      ),
    ])
  }
}
