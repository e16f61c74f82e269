import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// The outcomes from the highest rung of the ladder down, each with a bar.
  mutating func addOutcomes() {
    page.heading("Outcomes", remark: "highest rung first")
    var table = Table([
      Table.Column("", .right), Table.Column("", .left),
      Table.Column("outcome", .left, .wrapped(least: 22)),
      Table.Column("probability", .decimal),
      Table.Column("90% interval", .right, .optional(rank: 0)),
      Table.Column("", .left, .drawn(least: 14, most: 30)),
    ])
    table.gap = 1
    var impossible: [OutcomeResult] = []
    for outcome in result.outcomes.sorted(by: { ($0.rank, $1.index) > ($1.rank, $0.index) }) {
      let estimate = outcome.probability.estimate
      if estimate.isProvedConstant, estimate.value == 0 {
        impossible.append(outcome)
        continue
      }
      let role = outcome.verdicts.count == 1 ? outcome.verdicts[0].role : .plain
      table.rows.append([
        .plain("\(outcome.rank)", .faint), .plain(mark(of: outcome), role), .text(title(of: outcome)),
        .number(numbers.probability(estimate), .plain),
        .plain(outcome.probability.hasSpread ? numbers.interval(outcome.probability.interval) : "", .faint),
        .bar(Bar(value: estimate.value, interval: outcome.probability.interval, role: role)),
      ])
    }
    let drawsBars = page.table(table)
    if !impossible.isEmpty {
      page.paragraph(
        StyledText(
          "Impossible here: " + impossible.map(impossible.count > 4 ? \.id : \.title).joined(separator: "; ")
            + ".", .faint), hanging: 2)
    }
    page.paragraph(
      StyledText(drawsBars ? legend + " " + Bar.legend(in: page.style) : legend, .faint), hanging: 2)
  }

  func title(of outcome: OutcomeResult) -> StyledText {
    let happened = model.scenario.observation?.outcome == outcome.index
    return StyledText(outcome.title) + StyledText(happened ? " (this happened)" : "", .note)
  }

  func mark(of outcome: OutcomeResult) -> String {
    guard outcome.verdicts.count == 1 else { return "~" }
    switch outcome.verdicts[0] {
    case .approved: return "+"
    case .refused: return "-"
    case .none: return "."
    }
  }

  /// What the marks mean.
  var legend: String {
    var words = ["+ approved", "- refused"]
    if result.outcomes.contains(where: { $0.verdicts == [.none] }) { words.append(". nothing asked") }
    if result.outcomes.contains(where: { $0.verdicts.count > 1 }) { words.append("~ depends on the request") }
    return words.joined(separator: ", ")
      + (result.exact?.isComplete == true ? "." : ". ± is the standard error.")
  }
}

extension ProbabilityResult {
  /// Whether its interval says more than the estimate: not where one value is proved for every draw.
  var hasSpread: Bool {
    !estimate.isProvedConstant || interval.map { $0.lowerBound < $0.upperBound } ?? false
  }
}
