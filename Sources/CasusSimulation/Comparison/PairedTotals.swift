import CasusRulebook
import CasusSampling

/// The totals of groups of rows of both sides, draw by draw: the plain reference.
struct PairedEvaluator: Sendable {
  private let layout: PairedLayout
  private let evaluators: [ScalarEvaluator]

  init(
    _ models: [SimulationModel], _ layout: PairedLayout, _ settings: RunSettings, dimensions: SobolDimensions
  ) {
    self.layout = layout
    evaluators = models.map {
      ScalarEvaluator($0, seed: settings.seed, design: settings.design, dimensions: dimensions)
    }
  }

  /// The totals of a group's 32 rows, by place in the layout, then row.
  func totals(group: Int) throws(DrawError) -> [[UInt64]] {
    let rows = RunTallies.rowsPerGroup
    var totals = [[UInt64]](repeating: [UInt64](repeating: 0, count: rows), count: layout.count)
    for row in 0..<rows {
      try add(row: UInt64(group * rows + row), at: row, to: &totals)
    }
    return totals
  }

  private func add(row: UInt64, at place: Int, to totals: inout [[UInt64]]) throws(DrawError) {
    let judgements = evaluators.map { $0.judgements(row: row) }
    for offset in 0..<UInt64(RowMeanHistogram.drawsPerRow) {
      let draw = row * UInt64(RowMeanHistogram.drawsPerRow) + offset
      var draws: [DrawEvaluation] = []
      for (evaluator, judgements) in zip(evaluators, judgements) {
        draws.append(
          try evaluator.evaluate(
            draw: draw, request: evaluator.request(draw: draw), judgements: judgements, givesQuantities: false
          ))
      }
      add(draws, at: place, to: &totals)
    }
  }

  private func add(_ draws: [DrawEvaluation], at place: Int, to totals: inout [[UInt64]]) {
    for (side, draw) in draws.enumerated() {
      for (outcome, found) in draw.outcomes.enumerated() {
        totals[layout.outcome(side: side, outcome)][place] += found.units
      }
      for verdict in Verdict.allCases {
        totals[layout.verdict(side: side, verdict)][place] += draw.units(of: verdict)
      }
    }
    if isTouched(draws) { totals[layout.touched][place] += 1 }
    guard layout.hasFlips else { return }
    var pair = DrawPair(draws: draws, routes: layout.routes)
    for (cell, share) in layout.walk.shares(&pair).enumerated() {
      if let share { totals[layout.cell(cell)][place] += Probability32.units(of: share) }
    }
  }

  private func isTouched(_ draws: [DrawEvaluation]) -> Bool {
    let differs = layout.routes.outcomes.indices.contains { outcome in
      let units = (0..<2).map { side in
        layout.routes.ownOutcomes[side][outcome].map { draws[side].outcomes[$0].units } ?? 0
      }
      return units[0] != units[1]
    }
    return differs || Verdict.allCases.contains { draws[0].units(of: $0) != draws[1].units(of: $0) }
  }
}
