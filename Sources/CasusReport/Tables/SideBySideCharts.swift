import CasusRulebook
import CasusSimulation

/// The ladder of several runs as bars, one below the other for each outcome, and their quantities.
struct SideBySideCharts {
  private let runs: [ReportedRun]
  private let options: RunReport.Options

  init(_ runs: [ReportedRun], _ options: RunReport.Options) {
    self.runs = runs
    self.options = options
  }

  func text(in style: TerminalStyle) -> String {
    var page = Page(style)
    page.key(to: runs)
    page.heading("Answer", remark: "given that something is asked")
    var answers = emptyTable
    answers.rows += rows("Approved") { run in
      run.result[.approved]?.givenAsked
    } role: { _ in
      .yes
    }
    page.table(answers)
    page.heading("Ladder", remark: "highest rung first")
    var ladder = emptyTable
    for outcome in union {
      ladder.rows += rows("\(outcome.rank) \(outcome.title)") { run in
        run.result.outcomes.first { $0.id == outcome.id }?.probability
      } role: { run in
        let own = run.result.outcomes.first { $0.id == outcome.id }
        return own?.verdicts.count == 1 ? own?.verdicts[0].role ?? .plain : .plain
      }
    }
    let drawsBars = page.table(ladder)
    page.paragraph(
      StyledText("± is the standard error." + (drawsBars ? " " + Bar.legend(in: style) : ""), .faint))
    addQuantities(to: &page)
    if !options.command.isEmpty {
      page.heading("To repeat these runs")
      page.command(options.command)
    }
    return page.text
  }

  private var emptyTable: Table {
    var table = Table([
      Table.Column("", .left), Table.Column("", .left, .drawn(least: 10, most: 72)),
      Table.Column("", .decimal),
    ])
    table.addAxis(before: 1, after: 1)
    return table
  }

  /// A line for the title, and a bar for each run.
  private func rows(
    _ title: String, _ probability: (ReportedRun) -> ProbabilityResult?,
    role: (ReportedRun) -> TextRole
  ) -> [[Table.Cell]] {
    [[.item(StyledText(title, .strong), hanging: 2)]]
      + runs.enumerated().map { index, run in
        let letter = Table.Cell.plain("  " + SideBySideReport.letter(index))
        guard let own = probability(run) else { return [letter, .empty, .plain("-")] }
        let bar = Bar(value: own.estimate.value, interval: own.interval, role: role(run))
        return [
          letter, .bar(bar),
          .number(NumberText(rows: run.result.manifest.rows).probability(own.estimate), .plain),
        ]
      }
  }

  /// The outcomes that can happen in some run, by identifier, highest rung first.
  private var union: [OutcomeResult] {
    var seen: Set<String> = []
    return runs.flatMap(\.result.outcomes.possible).filter { seen.insert($0.id).inserted }
      .sorted { ($0.rank, $1.index) > ($1.rank, $0.index) }
  }

  private func addQuantities(to page: inout Page) {
    var names: [String] = []
    for quantity in runs.flatMap(\.result.quantities) where !names.contains(quantity.name) {
      names.append(quantity.name)
    }
    for name in names { page.histograms(of: name, in: runs) }
  }
}

extension Page {
  /// A letter for each run, and what each is.
  mutating func key(to runs: [ReportedRun]) {
    paragraph(StyledText("\(runs.count) scenarios side by side", .heading))
    let rulebooks = RulebookNames.apart(runs.map(\.model.rulebook))
    for (index, run) in runs.enumerated() {
      let scenario = run.model.scenario
      var text =
        StyledText(SideBySideReport.letter(index) + "\u{A0}\u{A0}", .strong) + StyledText(scenario.title)
      text.append(" (\(scenario.id))", .faint)
      if let rulebook = rulebooks[index] { text.append(", under the rulebook \(rulebook)") }
      for override in run.model.overrides { text.append(" \(override.text)", .warning) }
      paragraph(text, hanging: 3)
    }
  }

  /// One quantity's histogram in each of several runs.
  mutating func histograms(of name: String, in runs: [ReportedRun]) {
    for (index, run) in runs.enumerated() {
      guard let quantity = run.result.quantities.first(where: { $0.name == name }) else { continue }
      let letter = SideBySideReport.letter(index)
      histogram(
        of: quantity, exact: run.result.exact != nil,
        title: runs.count == 1 ? nil : "\(letter): \(quantity.title), where it exists")
    }
  }
}
