import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// The numbers that follow an outcome: medians and predictive intervals.
  mutating func addQuantities() {
    guard result.exact == nil || rulebook.quantities.isEmpty else {
      page.heading("Quantities")
      page.paragraph("Not given by an exact run: each has a distribution of its own, which is only sampled.")
      return
    }
    let possible = result.quantities.filter { !$0.isImpossible }
    guard !possible.isEmpty else { return }
    page.heading("Quantities", remark: "where they exist; the interval is predictive, for one request")
    var table = Table([
      Table.Column("quantity", .left, .wrapped(least: 18)),
      Table.Column("exists", .decimal, .optional(rank: 1)),
      Table.Column("median", .right), Table.Column("90% interval", .right), Table.Column("unit"),
    ])
    for quantity in possible {
      let summary = quantity.summary
      table.rows.append([
        .plain(quantity.title), .number(numbers.probability(quantity.existence), .faint),
        summary.map { .plain(QuantityWords.median($0.median).joined(separator: " ")) } ?? .plain("-"),
        .plain(summary.map(QuantityWords.interval) ?? "-"), .plain(quantity.unit),
      ])
    }
    page.table(table)
    if possible.contains(where: { $0.summary == nil }) {
      page.paragraph(StyledText("- : too few draws lead there to say.", .faint))
    }
  }
}

/// How a quantity's quantiles are printed.
enum QuantityWords {
  /// The median with its error, or the end of the range beyond which it lies, in pieces.
  static func median(_ quantile: QuantityResult.QuantileEstimate) -> [String] {
    quantile.place == .within ? NumberText.estimate(quantile.estimate) : [end(quantile)]
  }

  /// `[0.2, 21]`.
  static func interval(_ summary: QuantityResult.Summary) -> String {
    "[\(end(summary.low)),\u{A0}\(end(summary.high))]"
  }

  private static func end(_ quantile: QuantityResult.QuantileEstimate) -> String {
    let value = quantile.estimate.value
    switch quantile.place {
    case .within: return short(value)
    case .below: return "<\(short(value))"
    case .above: return ">\(short(value))"
    }
  }

  /// A value with three significant digits, whole from 1,000 on.
  static func short(_ value: Double) -> String { NumberText.significant(value, 3).grouped }
}
