import CasusAnalysis
import CasusSimulation

extension ComparisonWriter {
  /// The quantiles side by side, and how far they move.
  mutating func addQuantities() {
    let shown = comparison.quantities.filter { shift in
      shift.sides.contains { side in
        side.map { !$0.isImpossible } ?? false
      }
    }
    guard !shown.isEmpty else { return }
    page.heading("Quantities", remark: "where they exist: quantiles, and by how much they differ")
    var table = Table([
      Table.Column("", .left, .wrapped(least: 8)),
      Table.Column(StyledText(labelled.sides[0].letter, .strong), .right),
      Table.Column(StyledText(labelled.sides[1].letter, .strong), .right),
      Table.Column("difference", .right),
    ])
    for shift in shown {
      table.rows.append([.plain("\(shift.title) (\(shift.unit))")])
      table.rows.append(row("5%", shift, \.low, shift.low))
      table.rows.append(row("median", shift, \.median, shift.median))
      table.rows.append(row("95%", shift, \.high, shift.high))
    }
    page.table(table)
    if shown.contains(where: { shift in
      shift.sides.contains { $0.map { $0.summary == nil && !$0.isImpossible } ?? false }
    }) {
      page.paragraph(StyledText("-: too few draws lead there to say.", .faint))
    }
  }

  private func row(
    _ title: String, _ shift: QuantityShift,
    _ quantile: KeyPath<QuantityResult.Summary, QuantityResult.QuantileEstimate>, _ difference: RunEstimate?
  ) -> [Table.Cell] {
    let sides = shift.sides.map { side -> Table.Cell in
      guard let side else { return .plain("not there", .faint) }
      if side.isImpossible { return .plain("impossible", .faint) }
      return .plain(
        side.summary.map { QuantityWords.median($0[keyPath: quantile]).joined(separator: " ") } ?? "-")
    }
    let pieces = shift.isUnchanged ? ["0"] : difference.map(Self.signed) ?? ["-"]
    return [.plain("  " + title)] + sides + [.plain(pieces.joined(separator: " "))]
  }

  private static func signed(_ estimate: RunEstimate) -> [String] {
    let pieces = NumberText.estimate(estimate)
    guard let value = pieces.first, estimate.value > 0 else { return pieces }
    return ["+" + value] + pieces.dropFirst()
  }

  /// How far the distributions lie apart, and what noise alone would give.
  mutating func addDistances() {
    page.heading("Distances", remark: "and what chance alone exceeds once in twenty times")
    var table = Table([
      Table.Column("", .left, .wrapped(least: 20)), Table.Column("distance", .decimal),
      Table.Column("noise alone", .right),
    ])
    func add(_ distance: DistanceEstimate, _ title: String) {
      let value = distance.estimate.value == 0 ? ["0"] : NumberText.estimate(distance.estimate)
      table.rows.append([
        .plain(title), .number(value, .plain),
        .plain(distance.noise.map { $0 == 0 ? "0" : NumberText.roundedUp($0) } ?? "-", .faint),
      ])
    }
    for distance in comparison.distances { add(distance, distance.measure.inWords) }
    for shift in comparison.quantities {
      for distance in shift.distances where !shift.isUnchanged {
        add(
          distance,
          distance.measure == .wasserstein
            ? "\(shift.name): Wasserstein (\(shift.unit))" : "\(shift.name): Kolmogorov-Smirnov (0 to 1)")
      }
    }
    page.table(table)
  }
}
