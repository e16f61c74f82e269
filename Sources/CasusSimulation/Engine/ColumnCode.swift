import CColumns
import CasusSampling

/// Operations on columns as flat lists of instructions over one arena of bytes, made once for a run.
///
/// A block is 32 rows. What depends on judgements alone is computed for all its rows at once (`rows`), then the draws a
/// few rows at a time (`draws`), then what is measured on one draw in 16 of all rows (`measured`). Where something may
/// fail, `checks` looks for it first.
struct ColumnCode: Sendable {
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

  let seed: UInt64
  let tables: [ColumnTables.Table]
  let rows: [Step]
  let checks: [Step]
  let draws: [Step]
  let measured: [Step]
  /// Constants with their places.
  let constants: [(offset: UInt32, element: ColumnElement, bits: UInt64)]
  /// How many bytes of columns a worker needs.
  let arenaSize: Int
  private let places: [Column: UInt32]

  /// Lists what some columns need.
  ///
  /// - Parameters:
  ///   - roots: The columns, and operations with an effect elsewhere, for which all is computed.
  ///   - checks: Operations that note where something may fail.
  init(_ graph: ColumnGraph, roots: [Column], checks: [Column], seed: UInt64) {
    var allocation = ColumnAllocation(graph, roots: roots, checks: checks)
    allocation.run()
    self.seed = seed
    tables = graph.tables.all
    rows = allocation.rows
    self.checks = allocation.checks
    draws = allocation.draws
    measured = allocation.measured
    constants = allocation.constants
    arenaSize = allocation.size
    places = allocation.places
  }

  /// When instructions are run.
  enum Phase: Int, CaseIterable {
    case rows, checks, draws, measured
  }

  /// The instructions of a phase.
  func steps(_ phase: Phase) -> [Step] {
    switch phase {
    case .rows: rows
    case .checks: checks
    case .draws: draws
    case .measured: measured
    }
  }

  /// Whether something may fail, in a draw or for a row's judgements.
  var canFail: Bool {
    !checks.isEmpty || rows.contains { $0.operation == UInt16(CASUS_check.rawValue) }
  }

  /// Where a column lies that lasts beyond its last use: one over rows, a total or a count.
  func offset(_ column: Column) -> UInt32 { places[column] ?? 0 }
}
