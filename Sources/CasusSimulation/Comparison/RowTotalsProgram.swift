import CColumns
import CasusRulebook
import CasusSampling

/// What some row totals need, lowered, and nothing else: of a model without quantities and weights, or of two that are
/// compared.
struct RowTotalsProgram: Sendable {
  let code: ColumnCode
  /// Where each of the totals comes from.
  let sources: [Source]
  let set: InstructionSet

  /// A row's total.
  enum Source: Hashable, Sendable {
    case constant(UInt64)
    /// The offset of a column of totals.
    case column(UInt32)
  }

  /// Lowers a model.
  ///
  /// - Parameters:
  ///   - measures: The places in the layout whose totals are computed.
  ///   - dimensions: Those of all models that are compared.
  /// - Throws: What columns cannot express.
  init(
    _ model: SimulationModel, measures: [Int], _ settings: RunSettings, dimensions: SobolDimensions
  ) throws(NotLowerable) {
    guard settings.engine == .columns else { throw NotLowerable("the scalar evaluator was asked for") }
    var lowering = ModelLowering(
      model, seed: settings.seed, design: settings.design, dimensions: dimensions)
    let plan = try lowering.tallies(TallyLayout(model, design: settings.design))
    try self.init(
      lowering.graph, totals: measures.map { plan.measures[$0] }, checks: lowering.checks, settings)
  }

  /// A program of totals that were lowered.
  ///
  /// - Throws: That the processor lacks the instruction set that was asked for.
  init(
    _ graph: ColumnGraph, totals: [TallyPlan.Source], checks: [Column], _ settings: RunSettings
  ) throws(NotLowerable) {
    set = try InstructionSet.named(settings.instructionSet)
    let roots = totals.compactMap { if case .column(let column) = $0 { column } else { nil } }
    code = ColumnCode(graph, roots: roots, checks: checks, seed: settings.seed)
    sources = totals.map { [code] total in
      switch total {
      case .constant(let total): .constant(total)
      case .column(let column): .column(code.offset(column))
      }
    }
  }
}
