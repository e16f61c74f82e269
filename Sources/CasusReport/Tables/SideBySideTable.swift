import CasusRulebook
import CasusSimulation

/// The tables of several runs: headline and ladder, the answer under each reading, quantities.
struct SideBySideTable {
  private(set) var outcomes: Table
  /// Approval under each value of each discrete judgement.
  private(set) var readings: Table
  private(set) var quantities: Table
  private let runs: [ReportedRun]

  init(_ numbered: some Collection<(offset: Int, element: ReportedRun)>) {
    runs = numbered.map(\.element)
    var columns = [Table.Column("", .left, .wrapped(least: 18))]
    for item in numbered {
      columns.append(Table.Column(StyledText(SideBySideReport.letter(item.offset), .strong), .decimal))
      columns.append(Table.Column("", .left, .drawn(least: 6, most: 16)))
    }
    outcomes = Table(columns)
    quantities = Table(
      columns.enumerated().filter { $0.offset == 0 || !$0.offset.isMultiple(of: 2) }.map(\.element))
    readings = Table(columns)
    addHeadlines()
    addOutcomes()
    addReadings()
    addQuantities()
  }

  /// The columns that both need without bars.
  func leastWidth(in style: TerminalStyle) -> Int {
    [outcomes, readings, quantities].map { $0.leastWidth(in: style) }.max() ?? 0
  }

  private func title(_ text: String) -> [Table.Cell] {
    [.plain(text, .faint)]
  }

  private func row(
    _ title: StyledText, _ cells: (ReportedRun) -> (number: Table.Cell, bar: Table.Cell)
  ) -> [Table.Cell] {
    var row = [Table.Cell.text(title)]
    for run in runs {
      let (number, bar) = cells(run)
      row += [number, bar]
    }
    return row
  }

  private static func cells(
    _ result: ProbabilityResult?, _ run: ReportedRun, role: TextRole
  ) -> (number: Table.Cell, bar: Table.Cell) {
    guard let result else { return (.plain("-"), .empty) }
    let numbers = NumberText(rows: run.result.manifest.rows)
    return (
      .number(numbers.probability(result.estimate), .plain),
      .bar(Bar(value: result.estimate.value, interval: result.interval, role: role))
    )
  }

  private mutating func addHeadlines() {
    outcomes.rows.append(title("Given that something is asked"))
    for verdict in [Verdict.approved, .refused] {
      outcomes.rows.append(
        row(StyledText("  \(verdict.rawValue)", .strong)) {
          Self.cells($0.result[verdict]?.givenAsked, $0, role: verdict.role)
        })
    }
    for (title, pick) in [("  beliefs leave, from", true), ("  to (90% interval)", false)] {
      outcomes.rows.append(
        row(StyledText(title, .faint)) { run in
          guard let interval = run.result[.approved]?.givenAsked?.interval else {
            return (.plain("-"), .empty)
          }
          let ends = NumberText(rows: run.result.manifest.rows).ends(interval)
          return (.number([pick ? ends.low : ends.high], .faint), .empty)
        })
    }
    outcomes.rows.append(
      row("Nothing is asked") { Self.cells($0.result[.none]?.probability, $0, role: .faint) })
  }

  /// The outcomes of all runs by identifier, highest rung first.
  private mutating func addOutcomes() {
    outcomes.rows.append(title("Outcomes, highest rung first"))
    var seen: [String] = []
    var union: [OutcomeResult] = []
    for outcome in runs.flatMap(\.result.outcomes) where !seen.contains(outcome.id) {
      seen.append(outcome.id)
      union.append(outcome)
    }
    for outcome in union.sorted(by: { ($0.rank, $1.index) > ($1.rank, $0.index) })
    where isPossible(outcome.id) {
      outcomes.rows.append(
        row(StyledText("  \(outcome.title)")) { run in
          let own = run.result.outcomes.first { $0.id == outcome.id }
          if let own, own.probability.estimate.isProvedConstant, own.probability.estimate.value == 0 {
            return (.plain("impossible", .faint), .empty)
          }
          let role = own?.verdicts.count == 1 ? own?.verdicts[0].role ?? .plain : .plain
          return Self.cells(own?.probability, run, role: role)
        })
    }
  }

  /// Whether the outcome can happen in some run.
  private func isPossible(_ id: String) -> Bool {
    runs.contains { run in
      run.result.outcomes.contains {
        $0.id == id && !($0.probability.estimate.isProvedConstant && $0.probability.estimate.value == 0)
      }
    }
  }

  private mutating func addReadings() {
    var keys: [(name: String, value: String)] = []
    for reading in runs.flatMap(\.result.readings) where reading.says {
      for line in reading.values where !keys.contains(where: { $0 == (reading.name, line.value) }) {
        keys.append((reading.name, line.value))
      }
    }
    guard !keys.isEmpty else { return }
    readings.rows.append(title("Approved under each reading, given that something is asked"))
    for key in keys {
      readings.rows.append(
        row(StyledText("  \(key.name) = \(key.value)")) { run in
          let reading = run.result.readings.first { $0.name == key.name }
          let line = reading?.values.first { $0.value == key.value }
          guard let line, let estimate = line.approvedGivenAsked else { return (.plain("-"), .empty) }
          let role: TextRole = estimate.value >= 0.5 ? .yes : .no
          return (
            .number(NumberText(rows: line.rows).probability(estimate), .plain),
            .bar(Bar(value: estimate.value, interval: nil, role: role))
          )
        })
    }
  }

  private mutating func addQuantities() {
    var names: [String] = []
    var union: [QuantityResult] = []
    for quantity in runs.flatMap(\.result.quantities) where !names.contains(quantity.name) {
      names.append(quantity.name)
      union.append(quantity)
    }
    guard !union.isEmpty else { return }
    quantities.rows.append(title("Medians, where they exist"))
    for quantity in union {
      var row = [Table.Cell.text(StyledText("  \(quantity.title) (\(quantity.unit))"))]
      for run in runs {
        let own = run.result.quantities.first { $0.name == quantity.name }
        row.append(
          own?.summary.map { .number(QuantityWords.median($0.median), .plain) }
            ?? (own?.isImpossible == true ? .plain("impossible", .faint) : .plain("-")))
      }
      quantities.rows.append(row)
    }
  }
}
