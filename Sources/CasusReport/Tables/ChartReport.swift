import CasusRulebook
import CasusSimulation

/// One run or several as pictures for a terminal: the ladder, the path, what decided, and the quantities.
public struct ChartReport: Sendable {
  private let runs: [ReportedRun]
  private let options: RunReport.Options

  /// Creates the pictures of runs.
  public init(_ runs: [ReportedRun], options: RunReport.Options = .init()) {
    self.runs = runs
    self.options = options
  }

  /// The pictures as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    guard runs.count == 1, let run = runs.first else {
      return SideBySideCharts(runs, options).text(in: style)
    }
    var writer = RunReportWriter(run, options: options, style: style)
    writer.addTitle()
    writer.addAnswer()
    writer.addLadderChart()
    writer.addPathChart()
    writer.addWeightChart()
    writer.addHistograms(of: run.result.quantities.map(\.name))
    for line in options.lines { writer.page.tippingLine(line) }
    writer.addReproduction()
    return writer.page.text
  }
}

extension RunReportWriter {
  /// The ladder from the highest rung down, with an axis.
  mutating func addLadderChart() {
    page.heading("Ladder", remark: "highest rung first")
    guard page.room >= 56 else { return addNarrowLadder() }
    var table = Table([
      Table.Column("", .right), Table.Column("", .left), Table.Column("", .left, .wrapped(least: 20)),
      Table.Column("", .left, .drawn(least: page.room >= 80 ? 28 : 14, most: 60)), Table.Column("", .decimal),
    ])
    table.gap = 1
    table.addAxis(before: 3, after: 1)
    for outcome in result.outcomes.possible {
      let titles: [Table.Cell] = [
        .plain("\(outcome.rank)", .faint), .plain(mark(of: outcome), role(of: outcome)),
        .text(title(of: outcome)),
      ]
      table.rows.append(titles + cells(of: outcome))
    }
    page.table(table)
    addBarLegend()
  }

  /// The same with each title above its bar.
  private mutating func addNarrowLadder() {
    var table = Table([Table.Column("", .left, .drawn(least: 10, most: 60)), Table.Column("", .decimal)])
    table.addAxis(before: 0, after: 1)
    for outcome in result.outcomes.possible {
      let start =
        StyledText("\(outcome.rank)\u{A0}", .faint)
        + StyledText(mark(of: outcome) + "\u{A0}", role(of: outcome))
      table.rows.append([.item(start + title(of: outcome), hanging: start.width)])
      table.rows.append(cells(of: outcome))
    }
    page.table(table)
    addBarLegend()
  }

  private func role(of outcome: OutcomeResult) -> TextRole {
    outcome.verdicts.count == 1 ? outcome.verdicts[0].role : .plain
  }

  /// An outcome's bar, and its number.
  private func cells(of outcome: OutcomeResult) -> [Table.Cell] {
    let (probability, role) = (outcome.probability, role(of: outcome))
    return [
      .bar(Bar(value: probability.estimate.value, interval: probability.interval, role: role)),
      .number(numbers.probability(probability.estimate), .plain),
    ]
  }

  private mutating func addBarLegend() {
    page.paragraph(StyledText(legend + " " + Bar.legend(in: page.style), .faint), hanging: 2)
  }

  /// The stages in the order of the procedure, each as wide as the share of requests that comes to it, with where paths leave.
  mutating func addPathChart() {
    page.heading("Path", remark: "how many requests come to each stage, and where they leave")
    let isRoomy = page.room >= 76
    let isNarrow = page.room < BarTable.roomy
    var columns = [
      Table.Column("come here", .left, .drawn(least: 10, most: 24)), Table.Column("", .right),
      Table.Column("stage"),
    ]
    if !isNarrow { columns.append(Table.Column("yes there", .right)) }
    if isRoomy { columns.append(Table.Column("leave here", .left, .wrapped(least: 20))) }
    var table = Table(columns)
    for step in PathStep.steps(of: result, in: rulebook) {
      let exits = step.exits.filter { !$0.isNever }.map { leaving(step, by: $0) }
      let isKnown = step.result.known != nil
      var row: [Table.Cell] = [
        .bar(Bar(value: step.result.reached.value, interval: nil, role: .note)),
        .plain(NumberText.share(step.result.reached)), .plain(step.result.id),
      ]
      if !isNarrow { row.append(.plain(step.yesInWords, isKnown ? .note : .plain)) }
      table.rows.append(isRoomy ? row + [.text(exits.joined(separator: "; "))] : row)
      // Below the stage where there is no room beside it.
      let yes = StyledText(
        isKnown ? step.yesInWords : "yes there: \(step.yesInWords)", isKnown ? .note : .plain)
      let below = (isNarrow ? [yes] : []) + (isRoomy ? [] : exits)
      table.rows += below.map { [.item("\u{A0}\u{A0}" + $0, hanging: 4)] }
    }
    page.table(table)
  }

  /// `2.80% -> Help is decided on`.
  private func leaving(_ step: PathStep, by exit: PathStep.Exit) -> StyledText {
    let arrow = page.style.usesUnicode ? "→" : "->"
    let role = exit.outcome.verdicts.count == 1 ? exit.outcome.verdicts[0].role : .plain
    return StyledText("\(step.share(of: exit, numbers))\u{A0}\(arrow) ")
      + StyledText(exit.outcome.title, role)
  }

  /// The criteria that decided, as bars to either side of zero.
  mutating func addWeightChart() {
    let criteria = result.weighing(in: rulebook)
    let shown = options.limit.map { Array(criteria.prefix($0)) } ?? criteria
    let greatest = shown.map { $0.weight.value.magnitude + 2 * $0.weight.standardError }.max() ?? 0
    page.heading("What decided", remark: "points of P(approved) that each criterion adds")
    guard greatest > 0 else {
      return result.formal(in: rulebook).isEmpty
        ? page.paragraph(StyledText(FormalWords.nothing)) : addFormal(cites: false)
    }
    var table = BarTable(room: page.room)
    for item in shown {
      table.add(
        StyledText(item.id) + StyledText(" at \(rulebook.stages[item.stage].id)", .faint),
        .number(NumberText.points(item.weight), .plain),
        SignedBar(
          value: item.weight.value, error: 2 * item.weight.standardError, greatest: greatest,
          role: item.weight.value > 0 ? .yes : .no))
    }
    page.table(table.table)
    let blurred = page.style.usesUnicode ? "▒" : "="
    let rest = criteria.count - shown.count
    page.paragraph(
      StyledText(
        "\(blurred) spans two standard errors to either side."
          + (rest > 0 ? " \(rest) more \(rest == 1 ? "weighs" : "weigh") less." : ""),
        .faint))
    addFormal(cites: false)
  }

  /// The distributions of some quantities, as histograms.
  mutating func addHistograms(of names: [String]) {
    for name in names {
      guard let quantity = result.quantities.first(where: { $0.name == name }) else { continue }
      page.histogram(of: quantity, exact: result.exact != nil)
    }
  }
}

extension QuantityResult {
  /// Whether it is proved that it never exists.
  var isImpossible: Bool { existence.isProvedConstant && existence.value == 0 }
}

extension Page {
  /// A quantity's histogram under a heading, or why there is none.
  mutating func histogram(of quantity: QuantityResult, exact: Bool, title: String? = nil) {
    heading(quantity.name, remark: title ?? "\(quantity.title), where it exists")
    if let picture = TerminalHistogram(quantity, width: room, style: style) {
      for line in picture.lines() { add(line) }
    } else if exact {
      paragraph(
        "Not given by an exact run: each quantity has a distribution of its own, which is only sampled.")
    } else if quantity.isImpossible {
      paragraph("No request leads there.")
    } else if quantity.summary == nil {
      paragraph("Too few draws lead there to say.")
    } else {
      paragraph("There is no room for a picture.")
    }
  }
}

extension Table {
  /// Rows with an axis for probabilities above a column of bars, empty cells around it.
  mutating func addAxis(before: Int, after: Int) {
    for showsFigures in [true, false] {
      rows.append(
        [Cell](repeating: .empty, count: before) + [.bar(PercentAxis(showsFigures: showsFigures))]
          + [Cell](repeating: .empty, count: after))
    }
  }
}

extension Sequence<OutcomeResult> {
  /// Those that can happen, from the highest rung down.
  var possible: [OutcomeResult] {
    filter { !($0.probability.estimate.isProvedConstant && $0.probability.estimate.value == 0) }
      .sorted { ($0.rank, $1.index) > ($1.rank, $0.index) }
  }
}

extension RunResult {
  /// The criteria that made a difference by weighing, the weightiest first.
  func weighing(in rulebook: Rulebook) -> [CriterionResult] {
    criteria.filter { $0.weight.value != 0 && !$0.isFormal(in: rulebook) }
      .sorted { ($0.weight.value.magnitude, $1.index) > ($1.weight.value.magnitude, $0.index) }
  }
}

extension CriterionResult {
  /// Whether it decides by itself, and did so in every request drawn: a condition of the path rather than a reason.
  func isFormal(in rulebook: Rulebook) -> Bool {
    if case .strength = rulebook.criteria[index].force { return false }
    return active?.value == 1
  }
}
