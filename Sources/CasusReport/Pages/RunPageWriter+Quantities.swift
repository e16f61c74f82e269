import CasusRulebook
import CasusSimulation

extension RunPageWriter {
  /// The numbers that follow an outcome; nil where the rulebook has none.
  func quantities() -> Document.Section? {
    guard !rulebook.quantities.isEmpty else { return nil }
    guard result.exact == nil else {
      return .init(
        "quantities", "Quantities",
        [
          .paragraph(
            "Not given by an exact run: each quantity has a distribution of its own, which is only sampled.")
        ])
    }
    let possible = result.quantities.filter { !$0.isImpossible }
    guard !possible.isEmpty else { return nil }
    var blocks: [Document.Block] = [
      .paragraph(
        "Each is given that it exists at all. The 90% interval is predictive: it is for one request, not for a mean."
      ),
      .table(overview(possible)),
    ]
    for quantity in possible {
      if let figure = figure(quantity) { blocks.append(.figure(figure)) }
    }
    if possible.contains(where: { $0.summary == nil }) {
      blocks.append(.remark("A dash: too few draws lead there to say."))
    }
    return .init("quantities", "Quantities", blocks)
  }

  private func overview(_ quantities: [QuantityResult]) -> DocumentTable {
    let hasObserved = quantities.contains { observed($0) != nil }
    var columns: [DocumentTable.Column] = [
      .init("Quantity"), .init("Exists in", isNumber: true), .init("Median", isNumber: true),
      .init("90% predictive interval", isNumber: true),
    ]
    if hasObserved { columns.append(.init("Observed", isNumber: true)) }
    return DocumentTable(
      "Quantities",
      columns,
      quantities.map { quantity in
        var row: [Inline] = [
          Inline(quantity.title), Inline(numbers.inline(quantity.existence)),
          Inline(
            quantity.summary.map {
              (QuantityWords.median($0.median).joined(separator: " ") + " " + quantity.unit).unbroken
            } ?? "-"),
          Inline(quantity.summary.map(QuantityWords.interval) ?? "-"),
        ]
        if hasObserved { row.append(Inline(observed(quantity).map(QuantityWords.short) ?? "")) }
        return row
      })
  }

  private func observed(_ quantity: QuantityResult) -> Double? {
    scenario.observation?.quantities.first { $0.quantity == quantity.index }?.value
  }

  private func figure(_ quantity: QuantityResult) -> Document.Figure? {
    let observed = observed(quantity)
    guard let chart = HistogramChart(quantity, observed: observed),
      let columns = HistogramColumns(quantity.histogram, columns: 16)
    else { return nil }
    var table = DocumentTable(
      "Share of requests in which \(quantity.name) lies between two values",
      [
        .init("From (\(quantity.unit))", isNumber: true), .init("To (\(quantity.unit))", isNumber: true),
        .init("Share", isNumber: true),
      ])
    let count = Double(columns.shares.count)
    for (index, share) in columns.shares.enumerated() {
      table.rows.append([
        Inline(NumberText.readable(columns.value(at: Double(index) / count))),
        Inline(NumberText.readable(columns.value(at: Double(index + 1) / count))),
        Inline(NumberText.exact(share)),
      ])
    }
    var caption = "Shaded: the 90% predictive interval for one request. The vertical line is the median."
    if observed != nil { caption += " ◆ is what was observed." }
    let beyond = columns.below + columns.above
    let remark = beyond > 0.0005 ? "\(NumberText.share(beyond)) lies beyond." : ""
    return Document.Figure(
      id: "quantity-\(quantity.index)", title: quantity.title, caption: Inline(caption),
      remark: Inline(remark), chart: chart,
      table: table)
  }
}
