import CasusAnalysis
import CasusRulebook
import CasusSimulation

extension ComparisonPageWriter {
  /// What each edit between the scenarios of a pair does to approval; nil where no pair has edits.
  func ledgers() -> Document.Section? {
    let blocks = options.pairs.flatMap { pair in pair.reason.map { self.blocks(pair, $0) } ?? [] }
    guard !blocks.isEmpty else { return nil }
    return .init("ledger", "Which edit moved the answer", blocks)
  }

  private static var event: PairedEvent { .verdictGivenAsked(.approved) }

  private func blocks(_ pair: ComparisonPage.Pair, _ reason: ComparisonReason) -> [Document.Block] {
    let title = "From \(Self.letter(pair.first)) to \(Self.letter(pair.second))"
    switch reason {
    case .unknown(let why): return [.heading(title), .paragraph(Inline(why))]
    case .long(let why, let command): return [.heading(title), .paragraph(Inline(why)), .command(command)]
    case .ledger(let ledger, let edits): return blocks(pair, ledger, edits, title)
    }
  }

  private func blocks(
    _ pair: ComparisonPage.Pair, _ ledger: Ledger, _ edits: [Edit], _ title: String
  ) -> [Document.Block] {
    guard let total = ledger.total(on: Self.event) else {
      return [
        .heading(title),
        .paragraph("With some of the edits nothing is ever asked, so that there is no headline."),
      ]
    }
    let moving = ledger.entries.filter { !$0.changesNothing }
      .sorted { share($0)?.value.magnitude ?? 0 > share($1)?.value.magnitude ?? 0 }
    var blocks: [Document.Block] = []
    if !moving.isEmpty { blocks.append(.figure(figure(pair, edits, moving, ledger, total))) }
    let still = ledger.entries.filter(\.changesNothing).map { entry in
      Inline(EditWords.text(of: entry.edits.map { edits[$0] }))
    }
    if !still.isEmpty {
      blocks.append(.paragraph("These edits change nothing, in not one of \(ledger.draws.grouped) draws:"))
      blocks.append(.list(still))
    }
    return blocks
  }

  private func share(_ entry: Ledger.Entry) -> RunEstimate? { entry.effect(.share, on: Self.event) }

  private func figure(
    _ pair: ComparisonPage.Pair, _ edits: [Edit], _ entries: [Ledger.Entry], _ ledger: Ledger,
    _ total: RunEstimate
  ) -> Document.Figure {
    let (first, second) = (Self.letter(pair.first), Self.letter(pair.second))
    func points(_ estimate: RunEstimate?) -> String {
      guard let estimate else { return "-" }
      return NumberText.points(estimate).joined(separator: " ").unbroken
    }
    func row(_ label: String, _ estimate: RunEstimate) -> RowChart.Row {
      .init(
        label: label, text: points(estimate), value: estimate.value, interval: estimate.bothSides,
        ink: estimate.value > 0 ? .approved : estimate.value < 0 ? .refused : .neutral)
    }
    let named = entries.map { entry in (entry, EditWords.text(of: entry.edits.map { edits[$0] })) }
    let rows =
      named.compactMap { entry, label in share(entry).map { row(label, $0) } } + [row("all together", total)]
    let ends = rows.flatMap { [$0.interval?.lowerBound ?? $0.value, $0.interval?.upperBound ?? $0.value] }
    return Document.Figure(
      id: "ledger-\(first)-\(second)", title: "From \(first) to \(second): what each edit adds to approval",
      caption:
        "Bars are the edits’ shares of the change, in percentage points; the line is two standard errors to either side.",
      remark: Inline(
        "Alone: made on \(first) as it was. Last: made after all others. Shares are means "
          + (ledger.takesAllOrders ? "over all orders" : "over a sample of orders")
          + " of making the edits, and add up to the whole change (Shapley)."),
      chart: RowChart(
        summary:
          "Bar chart of the shares of \(entries.count) edits in the change of approval from \(first) to \(second), "
          + "together \(points(total)) percentage points.", lines: rows.map { .row($0) },
        axis: .holding(ends) { NumberText.signed($0 * 100) }),
      table: DocumentTable(
        "What each edit from \(first) to \(second) does to approval, in percentage points",
        [
          .init("Edit"), .init("Alone", isNumber: true), .init("Last", isNumber: true),
          .init("Share", isNumber: true),
        ],
        named.map { entry, label in
          [Inline(label)] + Ledger.Effect.allCases.map { Inline(points(entry.effect($0, on: Self.event))) }
        } + [[.strong("all together"), "", "", .strong(points(total))]]))
  }
}

extension RunEstimate {
  /// Two standard errors to either side; nil where it has no error.
  var bothSides: ClosedRange<Double>? {
    guard standardError > 0, standardError.isFinite, value.isFinite else { return nil }
    return (value - 2 * standardError)...(value + 2 * standardError)
  }
}
