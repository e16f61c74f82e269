import CasusRulebook
import CasusSampling
public import CasusSimulation

/// Several runs in one table: the scenarios as columns, the ladder as rows.
public struct SideBySideReport: Sendable {
  private let runs: [ReportedRun]
  private let comparison: RowComparison?
  private let options: RunReport.Options
  private var command: String { options.command }

  /// Creates the report of several runs.
  ///
  /// - Parameters:
  ///   - comparison: What a comparison row by row of the same models, in the same order, found.
  ///   - options: Which histograms to add, and the command that makes these runs again.
  public init(
    _ runs: [ReportedRun], comparison: RowComparison? = nil, options: RunReport.Options = .init()
  ) {
    self.runs = runs
    self.comparison = comparison
    self.options = options
  }

  /// The report as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    var page = Page(style)
    addKey(to: &page)
    addTables(to: &page)
    addComparison(to: &page)
    for name in options.histograms { page.histograms(of: name, in: runs) }
    addObservations(to: &page)
    addWarnings(to: &page)
    if !command.isEmpty {
      page.heading("To repeat these runs")
      page.command(command)
    }
    return page.text
  }

  /// A letter for each scenario, and what each is.
  private func addKey(to page: inout Page) {
    page.key(to: runs)
    let sizes = Set(
      runs.map { "\($0.result.manifest.draws.grouped) draws in \($0.result.manifest.rows.grouped) rows" })
    let seeds = Set(runs.map { "seed \($0.result.manifest.seed)" })
    let designs = Set(runs.map(\.result.manifest.design))
    let design =
      designs == [.drawn(.random)]
      ? "" : designs.count == 1 ? ", \(designs.first?.inWords ?? "")" : ", different designs"
    page.paragraph(
      StyledText(
        "\(sizes.count == 1 ? sizes.first ?? "" : "Different numbers of draws"), "
          + "\(seeds.count == 1 ? seeds.first ?? "" : "different seeds")\(design). "
          + "Beside each other: the same draws under other conditions.", .faint))
  }

  /// As many scenarios beside each other as there is room for; in a narrow terminal one below the other.
  private func addTables(to page: inout Page) {
    let all = Array(runs.enumerated())
    var count = max(1, all.count)
    while count > 1, SideBySideTable(all.prefix(count)).leastWidth(in: page.style) > page.room { count -= 1 }
    for start in stride(from: 0, to: all.count, by: count) {
      let tables = SideBySideTable(all[start..<min(start + count, all.count)])
      page.blank()
      page.table(tables.outcomes)
      for table in [tables.readings, tables.quantities] where !table.rows.isEmpty {
        page.blank()
        page.table(table)
      }
    }
    page.paragraph(StyledText("± is the standard error; a dash: too few draws lead there to say.", .faint))
  }

  private func addComparison(to page: inout Page) {
    guard let comparison, !comparison.findings.isEmpty else { return }
    page.heading("Row by row", remark: "under the same judgements")
    for finding in comparison.findings {
      let numbers = NumberText(rows: finding.rows)
      page.item(
        StyledText(words(for: finding.pair) + " in ")
          + StyledText(numbers.inline(finding.firstIsHigher), .strong)
          + StyledText(" of \(finding.rows.grouped) rows; on average by ")
          + StyledText(NumberText.points(finding.difference).joined(separator: " ").unbroken)
          + StyledText(" percentage points."))
    }
  }

  private func words(for pair: RowComparison.Pair) -> String {
    let first = Self.letter(pair.first.model)
    let second = Self.letter(pair.second.model)
    if pair.first.event == pair.second.event {
      return "\(first) is likelier than \(second) to \(words(for: pair.first))"
    }
    return "\(first) is likelier to \(words(for: pair.first)) than \(second) to \(words(for: pair.second))"
  }

  private func words(for subject: RowComparison.Subject) -> String {
    switch subject.event {
    case .outcome(let index):
      guard runs.indices.contains(subject.model) else { return "end in outcome \(index)" }
      return "end in \(runs[subject.model].model.rulebook.outcomes[index].id)"
    case .verdict(let verdict): return "be \(verdict.rawValue)"
    case .verdictGivenAsked(let verdict): return "be \(verdict.rawValue), given that something is asked,"
    case .rankOrHigher(let rank): return "reach rung \(rank) or higher"
    }
  }

  /// What happened, for the cases among the scenarios.
  private func addObservations(to page: inout Page) {
    let cases = runs.enumerated().compactMap { index, run in
      run.model.scenario.observation.map { (index, run, $0) }
    }
    guard !cases.isEmpty else { return }
    page.heading("What happened")
    for (index, run, observation) in cases {
      guard let outcome = run.result.outcomes.first(where: { $0.index == observation.outcome }) else {
        continue
      }
      let numbers = NumberText(rows: run.result.manifest.rows)
      page.paragraph(
        StyledText(Self.letter(index) + "\u{A0}\u{A0}", .strong) + StyledText(outcome.title)
          + StyledText(": the run gives it \(numbers.inline(outcome.probability.estimate))."), hanging: 3)
    }
  }

  private func addWarnings(to page: inout Page) {
    let interrupted = runs.indices.filter { runs[$0].result.manifest.isInterrupted }
    let warned = runs.indices.filter { !runs[$0].result.warnings.isEmpty }
    guard !interrupted.isEmpty || !warned.isEmpty else { return }
    page.heading("Warnings")
    for index in interrupted {
      page.item(
        StyledText("\(Self.letter(index)) was interrupted and holds the draws made so far.", .warning))
    }
    for index in warned {
      for warning in runs[index].result.warnings {
        page.item(StyledText("\(Self.letter(index)): ") + StyledText(warning.text, .warning))
      }
    }
  }

  /// The letters from A to Z, then numbers.
  static func letter(_ index: Int) -> String {
    guard index < 26, let scalar = Unicode.Scalar(UInt32(0x41 + index)) else { return "\(index + 1)" }
    return String(Character(scalar))
  }
}
