import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// What happened in a case, beside how likely the run makes it.
  mutating func addObservation() {
    guard let observation = model.scenario.observation,
      let outcome = result.outcomes.first(where: { $0.index == observation.outcome })
    else { return }
    page.heading("What happened")
    let support = citations.support(observation.grounds)
    page.paragraph(
      StyledText(outcome.title, .strong) + StyledText(". The run gives it ")
        + StyledText(numbers.inline(outcome.probability.estimate), .strong)
        + StyledText(rung(outcome)) + ". " + support, hanging: 2)
    guard !observation.quantities.isEmpty else { return }
    var table = Table([
      Table.Column("quantity", .left, .wrapped(least: 18)), Table.Column("observed", .right),
      Table.Column("90% interval", .right), Table.Column(""),
    ])
    for (index, value) in observation.quantities {
      guard let quantity = result.quantities.first(where: { $0.index == index }) else { continue }
      table.rows.append([
        .plain(quantity.title), .plain(QuantityWords.short(value) + " " + quantity.unit),
        .plain(quantity.summary.map(QuantityWords.interval) ?? "-"), place(of: value, in: quantity),
      ])
    }
    if !table.rows.isEmpty { page.table(table) }
  }

  private func rung(_ outcome: OutcomeResult) -> String {
    guard let rung = result.ladder.first(where: { $0.rank == outcome.rank }) else { return "" }
    return ", and that rung or a higher one \(numbers.inline(rung.orHigher.estimate))"
  }

  private func place(of value: Double, in quantity: QuantityResult) -> Table.Cell {
    guard let summary = quantity.summary else { return .plain("") }
    if value < summary.low.estimate.value { return .plain("below", .warning) }
    if value > summary.high.estimate.value { return .plain("above", .warning) }
    return .plain("inside")
  }
}
