import CasusAnalysis
import CasusRulebook
import CasusSimulation

/// Comparisons as pictures for a terminal: how far two sides differ, which requests end otherwise, and which edits did it.
public struct ComparisonChartReport: Sendable {
  private let pages: ComparisonPages

  /// Creates the pictures of one or more comparisons.
  ///
  /// - Parameters:
  ///   - command: The command that makes them again; empty leaves it out.
  ///   - isInterrupted: Whether more was asked for than was finished.
  public init(_ comparisons: [LabelledComparison], command: String = "", isInterrupted: Bool = false) {
    pages = ComparisonPages(comparisons: comparisons, command: command, isInterrupted: isInterrupted)
  }

  /// The pictures as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    pages.text(in: style) { writer in
      writer.addHead()
      writer.addDifferenceChart()
      writer.addFlipChart()
      writer.addLedgerChart()
    }
  }
}

extension ComparisonWriter {
  /// The differences as bars to either side of zero, with their intervals.
  mutating func addDifferenceChart() {
    let (first, second) = (labelled.sides[0].letter, labelled.sides[1].letter)
    let headline = comparison.verdicts.filter { $0.event == .verdictGivenAsked(.approved) }
    let lines = headline + byRung(comparison.outcomes).filter(\.canBe)
    let intervals = lines.map { $0.isUnchanged ? 0...0 : $0.interval }
    let greatest = intervals.map { max($0.lowerBound.magnitude, $0.upperBound.magnitude) }.max() ?? 0
    page.heading(
      "\(second) less \(first)", remark: "in percentage points, outcomes from the highest rung down")
    guard greatest > 0 else { return page.paragraph("Nothing differs.") }
    var table = BarTable(room: page.room)
    for (line, interval) in zip(lines, intervals) {
      let title =
        line.event == .verdictGivenAsked(.approved)
        ? "Approved, given that something is asked" : words.title(line.event)
      table.add(
        StyledText(title), .number(Self.points(line), line.isSeen ? .strong : .plain),
        SignedBar(
          interval, greatest: greatest,
          role: line.isSeen ? line.difference.value > 0 ? .yes : .no : .faint))
    }
    let drawsBars = page.table(table.table)
    addKey(
      "spans the interval, which holds for all lines together with a confidence of 95%", if: drawsBars)
  }

  private mutating func addKey(_ text: String, if drawsBars: Bool) {
    guard drawsBars else { return }
    page.paragraph(StyledText("\(page.style.usesUnicode ? "▒" : "=") \(text).", .faint))
  }

  // MARK: - Changes of outcome

  /// From which outcome to which, as bars: to the right where the request climbs the ladder, to the left where it falls.
  mutating func addFlipChart() {
    guard let table = comparison.paired?.flips, !table.flips.isEmpty else { return }
    let (first, second) = (labelled.sides[0].letter, labelled.sides[1].letter)
    page.heading(
      "Changes of outcome",
      remark: "from \(first)'s to \(second)'s, under shared coins; falling to the left, climbing to the right"
    )
    page.paragraph(StyledText("\(numbers.inline(table.changed)) of requests end otherwise."))
    page.blank()
    let drawn = table.flips.filter { $0.probability.value >= Self.leastFlip }
    let greatest = drawn.map { $0.probability.value + 2 * $0.probability.standardError }.max() ?? 1
    var picture = BarTable(room: page.room)
    for row in byRung(comparison.outcomes) {
      guard case .outcome(let id) = row.event, let from = table.outcomes.firstIndex(of: id) else { continue }
      let own = drawn.filter { $0.first == from }
        .sorted { ($0.probability.value, $1.second) > ($1.probability.value, $0.second) }
      guard !own.isEmpty else { continue }
      let kept = numbers.inline(table.kept[from])
      picture.addHeading(
        StyledText(words.title(row.event), .strong) + StyledText(" (as before \(kept))", .faint))
      for flip in own { add(flip, of: table, to: &picture, greatest: greatest) }
    }
    let drawsBars = page.table(picture.table)
    addKey("spans two standard errors to either side", if: drawsBars)
    let rest = table.flips.count - drawn.count
    if rest > 0 {
      page.paragraph(
        StyledText(
          rest == 1
            ? "1 more change, of less than 0.05%, is not shown."
            : "\(rest) more changes, of less than 0.05% each, are not shown.", .faint))
    }
  }

  /// Rarer changes are not drawn.
  private static let leastFlip = 0.0005

  private func add(
    _ flip: FlipTable.Flip, of table: FlipTable, to picture: inout BarTable, greatest: Double
  ) {
    let ids = [table.outcomes[flip.first], table.outcomes[flip.second]]
    let ranks = ids.map { id in
      comparison.runs.lazy.compactMap { run in run.result.outcomes.first { $0.id == id }?.rank }.first ?? 0
    }
    let rise = ranks[1] - ranks[0]
    let role: TextRole = rise > 0 ? .yes : rise < 0 ? .no : .plain
    let arrow = page.style.usesUnicode ? "→" : "->"
    let probability = flip.probability
    let near = max(probability.value - 2 * probability.standardError, 0)
    let far = max(probability.value + 2 * probability.standardError, near)
    picture.add(
      StyledText("\(arrow)\u{A0}" + words.title(.outcome(ids[1])), role),
      .number(numbers.probability(probability), .plain),
      SignedBar(rise < 0 ? (-far)...(-near) : near...far, greatest: greatest, role: role))
  }

  // MARK: - Why

  /// The edits' shares of the change, as bars to either side of zero.
  mutating func addLedgerChart() {
    guard case .ledger(let ledger, let edits) = labelled.reason else { return addReason() }
    let event = explainedEvent
    let shares = ledger.entries.compactMap { entry in entry.effect(.share, on: event).map { (entry, $0) } }
      .filter { !$0.0.changesNothing }
      .sorted { $0.1.value.magnitude > $1.1.value.magnitude }
    guard let total = ledger.total(on: event), !shares.isEmpty else { return addReason() }
    page.heading(
      "Why \(EventWords.probability(of: event)) changed",
      remark: "the edits' shares of the change, in percentage points")
    let shown = shares.prefix(LedgerReport.usualLimit)
    let greatest = (shown.map(\.1) + [total]).map { $0.value.magnitude + 2 * $0.standardError }.max() ?? 1
    var table = BarTable(room: page.room)
    for (entry, share) in shown {
      add(share, EditWords.styled(entry.edits.map { edits[$0] }), to: &table, greatest)
    }
    add(total, StyledText("all together", .strong), to: &table, greatest)
    let drawsBars = page.table(table.table)
    addKey("spans two standard errors to either side", if: drawsBars)
    if shown.count < shares.count {
      let rest = shares.count - shown.count
      page.paragraph(
        StyledText(
          rest == 1
            ? "1 edit with a smaller share is not shown."
            : "\(rest) edits with smaller shares are not shown.", .faint))
    }
  }

  private func add(_ effect: RunEstimate, _ title: StyledText, to table: inout BarTable, _ greatest: Double) {
    table.add(
      title, .number(NumberText.points(effect), .plain),
      SignedBar(
        value: effect.value, error: 2 * effect.standardError, greatest: greatest,
        role: effect.value > 0 ? .yes : .no))
  }
}
