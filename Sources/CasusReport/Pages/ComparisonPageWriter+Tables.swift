import CasusRulebook
import CasusSimulation

extension ComparisonPageWriter {
  /// Every outcome with a bar for each run, highest rung first.
  func ladder() -> Document.Section {
    var seen: Set<String> = []
    let outcomes = runs.flatMap(\.result.outcomes.possible).filter { seen.insert($0.id).inserted }
      .sorted { ($0.rank, $1.index) > ($1.rank, $0.index) }
    var lines: [RowChart.Line] = []
    var table = DocumentTable(
      "Outcomes, highest rung first",
      [.init("Outcome")] + runs.indices.map { .init(Self.letter($0), isNumber: true) })
    for outcome in outcomes {
      lines.append(.heading(outcome.title))
      var row = [Inline(outcome.title)]
      for (index, run) in runs.enumerated() {
        guard let own = run.result.outcomes.first(where: { $0.id == outcome.id }) else {
          row.append("-")
          continue
        }
        let text = numbers(run).inline(own.probability.estimate)
        row.append(Inline(text))
        lines.append(
          .row(
            .init(
              label: "\(Self.letter(index)) \(names.short(index))", text: text,
              detail: interval(own.probability, run),
              value: own.probability.estimate.value, interval: own.probability.interval, ink: own.ink,
              isObserved: run.model.scenario.observation?.outcome == own.index)))
      }
      table.rows.append(row)
    }
    let key = runs.indices.map(name).joined(separator: "; ")
    let colours = runs.flatMap(\.result.outcomes.possible).colours
    return .init(
      "ladder", "How likely is which response",
      [
        .figure(
          Document.Figure(
            id: "ladders", title: "The ladder, highest rung first",
            caption: Inline(
              "Bars are probabilities; the line across each is the 90% interval from judgements. \(colours) ◆ is what happened. \(key)."
            ),
            chart: RowChart(
              summary: "Bar chart of \(outcomes.count) outcomes for each of \(runs.count) requests.",
              lines: lines,
              axis: .probability), table: table))
      ])
  }

  /// Approval under each reading of the rules, for each run; nil where nothing is uncertain.
  func readings() -> Document.Section? {
    var keys: [(name: String, value: String)] = []
    for reading in runs.flatMap(\.result.readings) where reading.says {
      for line in reading.values where !keys.contains(where: { $0 == (reading.name, line.value) }) {
        keys.append((reading.name, line.value))
      }
    }
    guard !keys.isEmpty else { return nil }
    let table = DocumentTable(
      "Approval under each reading, given that something is asked",
      [.init("Reading")] + runs.indices.map { .init(Self.letter($0), isNumber: true) },
      keys.map { key in
        [.code("\(key.name) = \(key.value)")]
          + runs.map { run in
            let line = run.result.readings.first { $0.name == key.name }?.values.first {
              $0.value == key.value
            }
            guard let line, let estimate = line.approvedGivenAsked else { return "-" }
            return Inline(NumberText(rows: line.rows).inline(estimate))
          }
      })
    return .init(
      "readings", "Under each reading of the rules",
      [
        .paragraph(
          "The probability of approval where a judgement has one value, given that something is asked."),
        .table(table),
      ])
  }

  /// The medians of all quantities, for each run; nil where there are none.
  func quantities() -> Document.Section? {
    var names: [String] = []
    for quantity in runs.flatMap(\.result.quantities) where !names.contains(quantity.name) {
      names.append(quantity.name)
    }
    let rows = names.compactMap { name -> [Inline]? in
      let all = runs.map { run in run.result.quantities.first { $0.name == name } }
      guard let any = all.compactMap(\.self).first, all.contains(where: { $0?.summary != nil }) else {
        return nil
      }
      return [Inline("\(any.title) (\(any.unit))")]
        + all.map { own in
          guard let summary = own?.summary else { return own?.isImpossible == true ? "impossible" : "-" }
          return Inline(
            QuantityWords.median(summary.median).joined(separator: " ").unbroken + " "
              + QuantityWords.interval(summary))
        }
    }
    guard !rows.isEmpty else { return nil }
    return .init(
      "quantities", "Quantities",
      [
        .paragraph(
          "Medians with their standard errors, and 90% predictive intervals for one request, given that the quantity exists."
        ),
        .table(
          DocumentTable(
            "Quantities", [.init("Quantity")] + runs.indices.map { .init(Self.letter($0), isNumber: true) },
            rows)),
      ])
  }
}
