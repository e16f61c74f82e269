import CColumns
import CasusRulebook
import CasusSampling

/// What the variance of P(approved) over draws, and that of its difference from some redrawn models, are computed from:
/// whole numbers by replicate.
struct RedrawnSquares: Hashable, Sendable {
  /// The sum over a replicate's draws and that of their squares, in units of 2^-32 of a draw and of 2^-64.
  struct Moments: Hashable, Sendable {
    var sum: UInt64 = 0
    var squares: UInt128 = 0
  }

  /// By replicate, of the model itself.
  private(set) var own = [Moments](repeating: Moments(), count: RunTallies.rowsPerGroup)
  /// By redrawn model, then replicate: of how far it is from the model itself, in absolute terms.
  private(set) var differences: [[Moments]]
  /// How many draws each replicate has.
  private var drawsPerReplicate = 0

  private init(redrawn: Int) {
    differences = [[Moments]](
      repeating: [Moments](repeating: Moments(), count: RunTallies.rowsPerGroup), count: redrawn)
  }

  /// Adds up the draws of a model and of others that differ from it in what is drawn alone.
  ///
  /// - Throws: ``Run/Failure``.
  static func compute(_ models: [SimulationModel], _ settings: RunSettings) throws(Run.Failure)
    -> RedrawnSquares
  {
    var squares = RedrawnSquares(redrawn: models.count - 1)
    let worker = (try? RowTotalsProgram(approvalOf: models, settings)).map(RowTotalsWorker.init)
    let evaluators = models.map { ScalarEvaluator($0, seed: settings.seed, design: settings.design) }
    for group in 0..<settings.groups {
      if Task.isCancelled { throw .cancelled }
      if let totals = worker?.totals(group: group) {
        squares.add(totals)
      } else {
        do throws(DrawError) {
          try squares.add(group, evaluators)
        } catch {
          throw .draw(error)
        }
      }
      squares.drawsPerReplicate += ColumnGeometry.drawsPerRow
    }
    return squares
  }

  /// Half the mean square of a difference over the variance, with its error from leaving out each replicate; nil where
  /// there is no variance.
  func share(_ differences: [Moments]) -> Estimate? {
    let draws = Double(drawsPerReplicate)
    let floor = Double(ColumnGeometry.drawsPerRow) / (draws * Double(own.count))
    return Jackknife.estimate(Array(zip(own, differences)), floor: floor) { replicates in
      let count = draws * Double(replicates.count)
      let mean = replicates.reduce(0) { $0 + Double($1.0.sum) } / count
      let variance = replicates.reduce(0) { $0 + Double($1.0.squares) } / count - mean * mean
      guard variance > 0 else { return nil }
      return replicates.reduce(0) { $0 + Double($1.1.squares) } / count / (2 * variance)
    }
  }

  /// Adds a group's totals, in the program's order.
  private mutating func add(_ totals: [[UInt64]]) {
    for replicate in own.indices {
      var parts = totals.lazy.map { $0[replicate] }.makeIterator()
      func next() -> Moments {
        let (sum, low, high) = (parts.next() ?? 0, parts.next() ?? 0, parts.next() ?? 0)
        return Moments(sum: sum, squares: (UInt128(high) << 32) + UInt128(low))
      }
      own[replicate].add(next())
      for index in differences.indices { differences[index][replicate].add(next()) }
    }
  }

  /// Adds a group, draw by draw: the plain reference.
  private mutating func add(_ group: Int, _ evaluators: [ScalarEvaluator]) throws(DrawError) {
    for replicate in own.indices {
      let row = UInt64(group * RunTallies.rowsPerGroup + replicate)
      let judgements = evaluators.map { $0.judgements(row: row) }
      for draw in (row * UInt64(ColumnGeometry.drawsPerRow)..<(row + 1) * UInt64(ColumnGeometry.drawsPerRow))
      {
        var units: [UInt64] = []
        for (evaluator, judgements) in zip(evaluators, judgements) {
          let evaluation = try evaluator.evaluate(
            draw: draw, request: evaluator.request(draw: draw), judgements: judgements, givesQuantities: false
          )
          units.append(evaluation.units(of: .approved))
        }
        own[replicate].add(Moments(of: units[0]))
        for (index, other) in units.dropFirst().enumerated() {
          differences[index][replicate].add(Moments(of: max(units[0], other) - min(units[0], other)))
        }
      }
    }
  }
}

extension RedrawnSquares.Moments {
  init(of units: UInt64) {
    sum = units
    squares = UInt128(units) * UInt128(units)
  }

  mutating func add(_ other: RedrawnSquares.Moments) {
    sum += other.sum
    squares += other.squares
  }
}

extension RowTotalsProgram {
  /// Lowers models into one graph, and of P(approved) of the first, and of each other's distance from it, the row's sum and
  /// the sum of squares as 2^32 x its high part and its low part.
  fileprivate init(approvalOf models: [SimulationModel], _ settings: RunSettings) throws(NotLowerable) {
    guard settings.engine == .columns else { throw NotLowerable("the scalar evaluator was asked for") }
    var graph = ColumnGraph()
    var checks: [Column] = []
    var units: [Column] = []
    for model in models {
      var lowering = ModelLowering(model, seed: settings.seed, design: settings.design, graph: graph)
      let routes = try lowering.routes()
      let approved = lowering.units(of: .approved, routes)
      checks += lowering.checks.filter { !checks.contains($0) }
      graph = lowering.graph
      units.append(approved ?? graph.long(0))
    }
    var totals: [TallyPlan.Source] = []
    for (index, column) in units.enumerated() {
      let distance = index == 0 ? column : graph.distance(column, units[0])
      let node = graph.total(CASUS_event, [distance], parts: 3).node
      totals += (0..<3).map { .column(Column(node: node, part: $0)) }
    }
    try self.init(graph, totals: totals, checks: checks, settings)
  }
}

extension ColumnGraph {
  /// How far two whole numbers are from each other.
  fileprivate mutating func distance(_ x: Column, _ y: Column) -> Column {
    apply(CASUS_labs, [apply(CASUS_lsub, [x, y], gives: .long)], gives: .long)
  }
}
