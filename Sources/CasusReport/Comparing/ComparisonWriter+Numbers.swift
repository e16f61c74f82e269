import CasusAnalysis
import CasusSimulation

extension ComparisonWriter {
  /// Medians side by side, and how far the 5% and 95% quantiles move.
  mutating func addQuantities() {
    let shown = comparison.quantities.filter { shift in
      shift.sides.contains { side in
        side.map { !($0.existence.isProvedConstant && $0.existence.value == 0) } ?? false
      }
    }
    guard !shown.isEmpty else { return }
    page.heading("Quantities", remark: "where they exist; medians, and by how much quantiles differ")
    var table = Table([
      Table.Column("", .left, .wrapped(least: 16)),
      Table.Column(StyledText(labelled.sides[0].letter, .strong), .right),
      Table.Column(StyledText(labelled.sides[1].letter, .strong), .right),
      Table.Column("median", .decimal), Table.Column("5%", .decimal, .optional(rank: 1)),
      Table.Column("95%", .decimal, .optional(rank: 2)),
    ])
    for shift in shown {
      let sides = shift.sides.map { side -> Table.Cell in
        .plain(
          side?.summary.map { QuantityWords.short($0.median.estimate.value) } ?? "-")
      }
      let shifts = [shift.median, shift.low, shift.high].map { estimate -> Table.Cell in
        if shift.isUnchanged { return .number(["0"], .plain) }
        return .number(estimate.map(Self.signed) ?? ["-"], .plain)
      }
      table.rows.append([.plain("\(shift.title) (\(shift.unit))")] + sides + shifts)
    }
    page.table(table)
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

  /// From which outcome to which: a table where it fits, else a list.
  mutating func addFlips() {
    guard let table = comparison.paired?.flips, !table.flips.isEmpty else { return }
    let (first, second) = (labelled.sides[0].letter, labelled.sides[1].letter)
    page.heading(
      "Changes of outcome", remark: "expected, under shared coins: from \(first)'s outcome to \(second)'s")
    page.paragraph(
      StyledText("\(numbers.inline(table.changed)) of requests end otherwise."))
    let matrix = flipTable(table)
    page.blank()
    if matrix.leastWidth(in: page.style) <= page.room {
      page.table(matrix)
    } else {
      addFlipList(table)
    }
  }

  private func flipTable(_ table: FlipTable) -> Table {
    let targets = table.outcomes.indices.filter { place in table.flips.contains { $0.second == place } }
    var result = Table(
      [Table.Column(StyledText("\(labelled.sides[0].letter) \\ \(labelled.sides[1].letter)", .faint), .left)]
        + targets.map { Table.Column(StyledText(table.outcomes[$0]), .decimal) }
        + [Table.Column("as before", .decimal)])
    for row in table.outcomes.indices where table.flips.contains(where: { $0.first == row }) {
      let cells = targets.map { column -> Table.Cell in
        guard let flip = table.flips.first(where: { $0.first == row && $0.second == column }) else {
          return .empty
        }
        return .number([numbers.probability(flip.probability)[0]], .plain)
      }
      result.rows.append(
        [.plain(table.outcomes[row])] + cells + [
          .plain(NumberText.exact(table.probability(row, row)), .faint)
        ])
    }
    return result
  }

  private mutating func addFlipList(_ table: FlipTable) {
    let arrow = page.style.usesUnicode ? "→" : "->"
    for flip in table.flips.sorted(by: { ($0.probability.value, $1.first) > ($1.probability.value, $0.first) }
    ) {
      page.item(
        StyledText("\(table.outcomes[flip.first]) \(arrow) \(table.outcomes[flip.second]) ")
          + StyledText(numbers.inline(flip.probability), .strong))
    }
  }
}
