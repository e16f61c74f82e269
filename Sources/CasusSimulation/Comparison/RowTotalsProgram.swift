import CColumns
import CasusRulebook
import CasusSampling

/// A model lowered to what the row totals of some events need, and to nothing else: neither quantities nor weights.
struct RowTotalsProgram: Sendable {
  let seed: UInt64
  let tables: [ColumnTables.Table]
  let rows: [ColumnProgram.Step]
  let checks: [ColumnProgram.Step]
  let draws: [ColumnProgram.Step]
  let constants: [(offset: UInt32, element: ColumnElement, bits: UInt64)]
  let arenaSize: Int
  /// The places in the layout whose totals are computed, ascending.
  let measures: [Int]
  /// Where each of their totals comes from.
  let sources: [Source]
  /// Whether something may fail.
  let canFail: Bool
  /// The instruction set's number.
  let set: Int32

  /// A row's total.
  enum Source: Hashable, Sendable {
    case constant(UInt64)
    /// The offset of a column of totals.
    case column(UInt32)
  }

  /// Lowers a model.
  ///
  /// - Parameter dimensions: Those of all models that are compared.
  /// - Throws: What columns cannot express.
  init(
    _ model: SimulationModel, measures: [Int], _ settings: RunSettings, dimensions: SobolDimensions
  ) throws(NotLowerable) {
    guard settings.engine == .columns else { throw NotLowerable("the scalar evaluator was asked for") }
    set = try ColumnEngine.number(ofInstructionSet: settings.instructionSet)
    seed = settings.seed
    var lowering = ModelLowering(
      model, seed: settings.seed, design: settings.design, dimensions: dimensions)
    let plan = try lowering.tallies(TallyLayout(model, design: settings.design))
    let roots = measures.compactMap { place -> Column? in
      if case .column(let column) = plan.measures[place] { column } else { nil }
    }
    var allocation = ColumnAllocation(lowering.graph, roots: roots, checks: lowering.checks)
    allocation.run()
    tables = lowering.graph.tables.all
    rows = allocation.rows
    checks = allocation.checks
    draws = allocation.draws
    constants = allocation.constants
    arenaSize = allocation.size
    let places = allocation.places
    self.measures = measures
    sources = measures.map { place in
      switch plan.measures[place] {
      case .constant(let total): .constant(total)
      case .column(let column): .column(places[column] ?? 0)
      }
    }
    canFail = !checks.isEmpty || rows.contains { $0.operation == UInt16(CASUS_check.rawValue) }
  }
}
