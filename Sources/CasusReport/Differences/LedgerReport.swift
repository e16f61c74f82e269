public import CasusAnalysis
public import CasusRulebook
public import CasusSimulation

/// Why a probability moved: what each edit does to it, alone, last, and by its share of the change.
public struct LedgerReport: Sendable {
  /// How many edits are shown in full, unless all are asked for.
  public static let usualLimit = 12

  private let ledger: Ledger
  private let edits: [Edit]
  private let event: PairedEvent
  private let limit: Int?

  /// Creates the report.
  ///
  /// - Parameters:
  ///   - ledger: Made of the edits by their places in `edits`.
  ///   - edits: All edits, those too that can change no probability.
  ///   - event: Whose probability is meant.
  ///   - limit: How many rows to show, those with the greatest shares; nil for all.
  public init(
    _ ledger: Ledger, of edits: [Edit], event: PairedEvent = .verdictGivenAsked(.approved),
    limit: Int? = LedgerReport.usualLimit
  ) {
    self.ledger = ledger
    self.edits = edits
    self.event = event
    self.limit = limit
  }

  /// The whole report.
  public func text(in style: TerminalStyle) -> String {
    var page = Page(style)
    add(to: &page)
    return page.text
  }

  func add(to page: inout Page) {
    let total = ledger.total(on: event)
    page.heading(
      "Why \(EventWords.probability(of: event)) \(total?.value == 0 ? "did not change" : "changed")",
      remark: "what each edit does, in percentage points")
    guard let total else {
      page.paragraph("With some of the edits nothing is ever asked, so that this probability does not exist.")
      return addRest(to: &page)
    }
    let moving = ledger.entries.filter { !$0.changesNothing }.sorted { magnitude($0) > magnitude($1) }
    let shown = limit.map { Array(moving.prefix($0)) } ?? moving
    if !shown.isEmpty { page.table(table(shown, total)) }
    if shown.count < moving.count {
      page.paragraph(
        StyledText("\(moving.count - shown.count) edits with smaller shares are not shown.", .faint))
    }
    addNotes(to: &page, hasRows: !shown.isEmpty)
    addRest(to: &page)
  }

  private func magnitude(_ entry: Ledger.Entry) -> Double {
    entry.effect(.share, on: event)?.value.magnitude ?? 0
  }

  private func table(_ entries: [Ledger.Entry], _ total: RunEstimate) -> Table {
    var table = Table([
      Table.Column("edit", .left, .wrapped(least: 20)), Table.Column("alone", .decimal),
      Table.Column("last", .decimal), Table.Column("share of the change", .decimal),
    ])
    for entry in entries {
      let label = EditWords.styled(entry.edits.map { edits[$0] })
      table.rows.append(
        [.text(label + doubt(of: entry))] + Ledger.Effect.allCases.map { cell(entry.effect($0, on: event)) })
    }
    table.rows.append([.plain("all together", .strong), .empty, .empty, cell(total)])
    return table
  }

  /// What is said of an edit whose effects are all within two standard errors of nothing.
  private func doubt(of entry: Ledger.Entry) -> StyledText {
    let isSeen = Ledger.Effect.allCases.contains { effect in
      entry.effect(effect, on: event).map { $0.value.magnitude > 2 * $0.standardError } ?? false
    }
    return isSeen ? "" : StyledText(" (no difference seen)", .faint)
  }

  private func cell(_ effect: RunEstimate?) -> Table.Cell {
    guard let effect else { return .number(["-"], .faint) }
    if effect.standardError == 0, effect.value == 0 { return .number(["0"], .faint) }
    let isClear = effect.value.magnitude > 2 * effect.standardError
    let role: TextRole = isClear ? (effect.value > 0 ? .yes : .no) : .plain
    return .number(NumberText.points(effect), role)
  }

  private func addNotes(to page: inout Page, hasRows: Bool) {
    guard hasRows else { return }
    let orders =
      ledger.takesAllOrders
      ? "over all orders of making them"
      : "over a sample of orders of making them, whose error is in the share's"
    page.paragraph(
      StyledText(
        "Alone: made on what was before. Last: made after all others. Shares are means \(orders), and add up to the whole "
          + "change. \(ledger.draws.grouped) draws in common with each of \(ledger.sets.grouped) sets of edits.",
        .faint))
  }

  /// What changes no probability, seen or by its kind.
  private func addRest(to page: inout Page) {
    let nothing = ledger.entries.filter(\.changesNothing).flatMap(\.edits)
    add("Changes no probability, in not one of \(ledger.draws.grouped) draws", nothing, to: &page)
    add("Changes quantities only", edits.indices.filter { edits[$0].effect == .quantities }, to: &page)
    add("Changes words only", edits.indices.filter { edits[$0].effect == .nothing }, to: &page)
  }

  private func add(_ title: String, _ indices: [Int], to page: inout Page) {
    guard !indices.isEmpty else { return }
    let most = 4
    let names = indices.prefix(most).map { EditWords.text(of: edits[$0]) }
    let rest = indices.count - names.count
    let list = names.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
    page.paragraph(StyledText("\(title): ") + StyledText(list, .faint), hanging: 2)
  }
}
