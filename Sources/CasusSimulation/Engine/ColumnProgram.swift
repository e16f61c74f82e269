import CColumns
import CasusRulebook
import CasusSampling

/// A model as flat lists of instructions over one arena of bytes, made once for a run.
///
/// A block is 32 rows. What depends on judgements alone is computed for all its rows at once (`rows`), then the draws a
/// few rows at a time (`draws`), then, over one draw in 16 of all rows, the criteria's weights (`measured`). Where
/// something may fail, `checks` looks for it first.
struct ColumnProgram: Sendable {
  /// An instruction before its table has an address.
  struct Step: Sendable {
    var operation: UInt16
    var mode: UInt16 = 0
    var results: [UInt32]
    var arguments: [UInt32]
    var count: UInt32
    var table: Int32
    var immediate: UInt64
  }

  let model: SimulationModel
  let layout: TallyLayout
  let plan: TallyPlan
  let tables: [ColumnTables.Table]
  let rows: [Step]
  let checks: [Step]
  let draws: [Step]
  let measured: [Step]
  /// Constants with their places.
  let constants: [(offset: UInt32, element: ColumnElement, bits: UInt64)]
  /// How many bytes a worker needs.
  let arenaSize: Int
  /// Whether something may fail for a row's judgements.
  let checksRows: Bool
  private let places: [Column: UInt32]
  let seed: UInt64

  /// Lowers a model.
  ///
  /// - Throws: What columns cannot express.
  init(_ model: SimulationModel, seed: UInt64, design: Design) throws(NotLowerable) {
    let layout = TallyLayout(model, design: design)
    guard layout.readings.reduce(1, { min($0 * $1.values.count, 1 << 20) }) < 1 << 20 else {
      throw NotLowerable("more than a million combinations of readings")
    }
    var lowering = ModelLowering(model, seed: seed, design: design)
    let plan = try lowering.tallies(layout)
    var allocation = ColumnAllocation(lowering.graph, roots: plan.roots, checks: lowering.checks)
    allocation.run()
    self.model = model
    self.layout = layout
    self.plan = plan
    self.seed = seed
    tables = lowering.graph.tables.all
    rows = allocation.rows
    checks = allocation.checks
    draws = allocation.draws
    measured = allocation.measured
    constants = allocation.constants
    arenaSize = allocation.size
    places = allocation.places
    checksRows = allocation.rows.contains { $0.operation == UInt16(CASUS_check.rawValue) }
  }

  /// All instructions.
  var allSteps: [Step] { rows + checks + draws + measured }

  /// Where a column lies that lasts beyond its last use: one over rows, a total or a count.
  func offset(_ column: Column) -> UInt32 { places[column] ?? 0 }
}
