import CColumns
import CasusRulebook
import CasusSampling

extension RowTotalsProgram {
  /// Lowers two models into one graph, in which what both have in common is there once, and what they do alike folds
  /// away.
  ///
  /// - Parameter dimensions: Those of all models that are compared.
  /// - Throws: What columns cannot express.
  init(
    _ models: [SimulationModel], _ layout: PairedLayout, _ settings: RunSettings, dimensions: SobolDimensions
  ) throws(NotLowerable) {
    guard settings.engine == .columns else { throw NotLowerable("the scalar evaluator was asked for") }
    var graph = ColumnGraph()
    var checks: [Column] = []
    var lowered: [LoweredRoutes] = []
    var totals = [TallyPlan.Source](repeating: .constant(0), count: layout.count)
    var units: [[Column?]] = []
    var verdicts: [[Column?]] = []
    for (side, model) in models.enumerated() {
      var lowering = ModelLowering(
        model, seed: settings.seed, design: settings.design, dimensions: dimensions, graph: graph)
      let routes = try lowering.routes()
      let own = Verdict.allCases.map { lowering.units(of: $0, routes) }
      checks += lowering.checks.filter { !checks.contains($0) }
      graph = lowering.graph
      for (outcome, column) in routes.units.enumerated() {
        totals[layout.outcome(side: side, outcome)] = graph.total(ofUnits: column)
      }
      for (verdict, column) in zip(Verdict.allCases, own) {
        totals[layout.verdict(side: side, verdict)] = graph.total(ofUnits: column)
      }
      units.append(routes.units)
      verdicts.append(own)
      lowered.append(routes)
    }
    var differs = graph.byte(0)
    for outcome in layout.routes.outcomes.indices {
      let sides = (0..<2).map { side in layout.routes.ownOutcomes[side][outcome].flatMap { units[side][$0] } }
      differs = graph.or(differs, graph.units(sides[0], differFrom: sides[1]))
    }
    for (first, second) in zip(verdicts[0], verdicts[1]) {
      differs = graph.or(differs, graph.units(first, differFrom: second))
    }
    totals[layout.touched] = graph.count(of: differs)
    if layout.hasFlips {
      var pair = ColumnPair(graph: graph, lowered: lowered, routes: layout.routes)
      let shares = layout.walk.shares(&pair)
      graph = pair.graph
      for (place, share) in shares.enumerated() {
        if let share { totals[layout.cell(place)] = graph.total(of: share) }
      }
    }
    try self.init(graph, totals: totals, checks: checks, settings)
  }
}

extension ColumnGraph {
  /// The lesser of two probabilities.
  mutating func least(_ x: Column, _ y: Column) -> Column {
    if x == y || number(x) == 0 { return x }
    if number(y) == 0 { return y }
    return apply(CASUS_min, [x, y], gives: .double)
  }

  /// A row's sum of units; nil for an outcome that cannot be.
  fileprivate mutating func total(ofUnits column: Column?) -> TallyPlan.Source {
    guard let column else { return .constant(0) }
    if let bits = constant(column) { return .constant(UInt64(ColumnGeometry.drawsPerRow) * bits) }
    return .column(total(CASUS_sum, [column]))
  }

  /// In how many draws of a row a mask holds.
  fileprivate mutating func count(of mask: Column) -> TallyPlan.Source {
    let ones = select(mask, long(1), long(0))
    return total(ofUnits: ones)
  }

  /// In which draws two numbers of units differ; nil for 0.
  fileprivate mutating func units(_ first: Column?, differFrom second: Column?) -> Column {
    guard first != second else { return byte(0) }
    let zero = long(0)
    let (x, y) = (first ?? zero, second ?? zero)
    if let one = constant(x), let other = constant(y) { return byte(one == other ? 0 : 1) }
    return apply(CASUS_lne, [x, y], gives: .byte)
  }
}
