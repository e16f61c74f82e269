import CasusAnalysis
import CasusRulebook
import CasusSampling
import CasusSimulation

/// Comparisons as text for people: what differs in words first, then the numbers.
public struct ComparisonReport: Sendable {
  private let pages: ComparisonPages
  private var comparisons: [LabelledComparison] { pages.comparisons }

  /// Creates the report of one or more comparisons.
  ///
  /// - Parameters:
  ///   - command: The command that makes it again; empty leaves it out.
  ///   - isInterrupted: Whether more was asked for than was finished.
  public init(_ comparisons: [LabelledComparison], command: String = "", isInterrupted: Bool = false) {
    pages = ComparisonPages(comparisons: comparisons, command: command, isInterrupted: isInterrupted)
  }

  /// The report as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    pages.text(in: style, summary: { addSummary(to: &$0) }, body: { $0.addAll() })
  }

  /// A line for each comparison.
  private func addSummary(to page: inout Page) {
    page.paragraph(StyledText("\(comparisons.count) comparisons", .heading))
    page.blank()
    let sides = comparisons[0].sides
    let isOnePair = comparisons.allSatisfy { $0.sides[1].letter == sides[1].letter }
    var table = Table([
      Table.Column("", .left, .wrapped(least: 16)),
      Table.Column(StyledText("approved: \(sides[0].letter)"), .decimal),
      Table.Column(StyledText(isOnePair ? sides[1].letter : "the other"), .decimal),
      Table.Column("difference", .decimal), Table.Column("result", .left, .wrapped(least: 12)),
    ])
    for labelled in comparisons { table.rows.append(Self.summary(of: labelled, isOnePair: isOnePair)) }
    page.table(table)
  }

  private static func summary(of labelled: LabelledComparison, isOnePair: Bool) -> [Table.Cell] {
    let line = labelled.comparison.verdicts.first { $0.event == .verdictGivenAsked(.approved) }
    let other = labelled.sides[1]
    // Where the others differ from line to line, each is named.
    let parts = [
      labelled.subject,
      labelled.subject.isEmpty ? other.title : isOnePair ? "" : "\(other.letter) \(other.title)",
    ]
    var row = [Table.Cell.plain(parts.filter { !$0.isEmpty }.joined(separator: ", "))]
    for side in labelled.sides.indices {
      let estimate = line?.sides[side]
      row.append(.number(estimate.map { labelled.numbers(side).probability($0) } ?? ["-"], .plain))
    }
    row.append(.number(line.map { ComparisonWriter.points($0) } ?? ["-"], .plain))
    row.append(.plain(brief(labelled.comparison.finding)))
    return row
  }

  /// The letter of a side by its place: from A to Z, then numbers.
  public static func letter(_ index: Int) -> String { SideBySideReport.letter(index) }

  private static func brief(_ finding: ComparisonFinding) -> String {
    switch finding {
    case .changesNothing: "changes nothing"
    case .changesQuantitiesOnly: "quantities only"
    case .noDifferenceSeen: "no difference seen"
    case .difference: "differs"
    case .notEnoughDraws: "not enough draws"
    }
  }
}

extension Page {
  /// That more comparisons, or more of them, were asked for than were finished.
  mutating func interruption() {
    paragraph(StyledText("Interrupted: not all that was asked for is here.", .warning))
    blank()
  }
}

/// Writes one comparison to a page; its longer parts are extensions in files of their own.
struct ComparisonWriter {
  let labelled: LabelledComparison
  var page: Page

  init(_ labelled: LabelledComparison, page: Page) {
    self.labelled = labelled
    self.page = page
  }

  var comparison: RunComparison { labelled.comparison }
  var words: ComparisonWords { ComparisonWords(labelled) }
  /// How probabilities are written that both sides' draws stand behind.
  var numbers: NumberText { labelled.numbers(0) }

  mutating func addAll() {
    addHead()
    addProbabilities()
    addQuantities()
    addDistances()
    addFlips()
    addReason()
  }

  /// Which edits moved what differs most; where nothing is seen, the headline.
  mutating func addReason() {
    switch labelled.reason {
    case .ledger(let ledger, let edits):
      LedgerReport(ledger, of: edits, event: explainedEvent).add(to: &page)
    case .unknown(let sentence):
      page.heading("Why")
      page.paragraph(StyledText(sentence))
    case .long(let sentence, let command):
      page.heading("Why")
      page.paragraph(StyledText(sentence))
      page.command(command)
    case nil: break
    }
  }

  /// Whose change is told: that of what differs most; where nothing is seen, the headline.
  var explainedEvent: PairedEvent {
    if case .difference(let seen, _) = comparison.finding { seen } else { .verdictGivenAsked(.approved) }
  }

  mutating func addHead() {
    if !labelled.subject.isEmpty { page.paragraph(StyledText(labelled.subject, .heading)) }
    for side in labelled.sides {
      page.paragraph(
        StyledText(side.letter + "\u{A0}\u{A0}", .strong) + StyledText(side.title), hanging: 3)
    }
    if comparison.paired != nil {
      page.paragraph(StyledText("In common: " + draws(of: 0), .faint))
    } else {
      for (place, side) in labelled.sides.enumerated() {
        page.paragraph(StyledText("\(side.letter): \(draws(of: place))", .faint))
      }
    }
    if let unpaired = words.unpaired { page.paragraph(StyledText(unpaired, .warning)) }
    page.heading("Result")
    page.paragraph(StyledText(words.finding, .strong))
    if let touched = words.touched { page.paragraph(StyledText(touched)) }
    for remark in words.remarks { page.paragraph(StyledText(remark, .warning)) }
  }

  /// How many draws a side has, and which.
  private func draws(of side: Int) -> String {
    let manifest = comparison.runs[side].result.manifest
    switch manifest.design {
    case .exact: return manifest.design.inWords
    case .drawn, .exactInRequest:
      let design = manifest.design == .drawn(.random) ? "" : ", \(manifest.design.inWords)"
      return
        "\(manifest.draws.grouped) draws in \(manifest.rows.grouped) rows, seed \(manifest.seed)\(design)"
    }
  }

  private mutating func addProbabilities() {
    page.heading("Probabilities")
    var table = Table([
      Table.Column("", .left, .wrapped(least: 16)),
      Table.Column(StyledText(labelled.sides[0].letter, .strong), .decimal),
      Table.Column(StyledText(labelled.sides[1].letter, .strong), .decimal),
      Table.Column("difference", .decimal),
      Table.Column("95% together", .right),
    ])
    let asked = comparison.verdicts.filter { $0.event != .verdict(.none) }
    if !asked.isEmpty { table.rows.append([.plain("Given that something is asked", .faint)]) }
    for line in asked { table.rows.append(row(line)) }
    for line in comparison.verdicts where line.event == .verdict(.none) && line.canBe {
      table.rows.append(row(line, indented: false))
    }
    table.rows.append([.plain("Outcomes, highest rung first", .faint)])
    for line in byRung(comparison.outcomes) where line.canBe { table.rows.append(row(line)) }
    page.table(table)
    page.paragraph(
      StyledText(
        """
        ± is the standard error; differences are in percentage points, with intervals that hold for all lines together \
        with a confidence of 95%.\(comparison.paired == nil ? "" : " A difference of 0 is one that no draw has.")
        """, .faint), hanging: 2)
  }

  func byRung(_ lines: [ComparedLine]) -> [ComparedLine] {
    func rank(_ line: ComparedLine) -> Int {
      guard case .outcome(let id) = line.event else { return 0 }
      return comparison.runs.lazy.compactMap { run in run.result.outcomes.first { $0.id == id }?.rank }.first
        ?? 0
    }
    return lines.enumerated().sorted { (rank($0.element), $1.offset) > (rank($1.element), $0.offset) }
      .map(\.element)
  }

  private func row(_ line: ComparedLine, indented: Bool = true) -> [Table.Cell] {
    let sides = line.sides.enumerated().map { side, estimate -> Table.Cell in
      guard let estimate else { return .plain("not there", .faint) }
      return estimate.isProvedConstant && estimate.value == 0
        ? .plain("impossible", .faint) : .number(labelled.numbers(side).probability(estimate), .plain)
    }
    return [.plain((indented ? "  " : "") + words.title(line.event))] + sides + [
      .number(Self.points(line), line.isSeen ? .strong : .plain),
      .plain(
        line.isUnchanged ? "" : line.difference.isProvedConstant ? "exact" : Self.interval(line), .faint),
    ]
  }

  /// A difference in percentage points with its error; a plain 0 where no draw has one.
  static func points(_ line: ComparedLine) -> [String] {
    line.isUnchanged ? ["0"] : NumberText.points(line.difference)
  }

  /// `[-12.9, -12.6]`, to the place of the difference's error.
  private static func interval(_ line: ComparedLine) -> String {
    let digits = NumberText.points(line.difference).first ?? ""
    let decimals = digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
    let ends = [line.interval.lowerBound, line.interval.upperBound].map {
      NumberText.rounded($0 * 100, place: -decimals)
    }
    return "[\(ends.joined(separator: ",\u{A0}"))]"
  }
}

extension LabelledComparison {
  /// How a side's probabilities are written.
  func numbers(_ side: Int) -> NumberText { NumberText(rows: comparison.runs[side].result.manifest.rows) }
}

extension ComparedLine {
  /// Whether it is more than impossible on both sides.
  var canBe: Bool {
    sides.contains { estimate in estimate.map { !$0.isProvedConstant || $0.value != 0 } ?? false }
  }
}
