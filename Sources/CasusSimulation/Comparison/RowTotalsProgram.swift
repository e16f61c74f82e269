import CColumns
import CasusRulebook
import CasusSampling

/// A model lowered to what the row totals of some events need, and to nothing else: neither quantities nor weights.
struct RowTotalsProgram: Sendable {
  let code: ColumnCode
  /// The places in the layout whose totals are computed, ascending.
  let measures: [Int]
  /// Where each of their totals comes from.
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
  /// - Parameter dimensions: Those of all models that are compared.
  /// - Throws: What columns cannot express.
  init(
    _ model: SimulationModel, measures: [Int], _ settings: RunSettings, dimensions: SobolDimensions
  ) throws(NotLowerable) {
    guard settings.engine == .columns else { throw NotLowerable("the scalar evaluator was asked for") }
    set = try InstructionSet.named(settings.instructionSet)
    var lowering = ModelLowering(
      model, seed: settings.seed, design: settings.design, dimensions: dimensions)
    let plan = try lowering.tallies(TallyLayout(model, design: settings.design))
    let roots = measures.compactMap { place -> Column? in
      if case .column(let column) = plan.measures[place] { column } else { nil }
    }
    code = ColumnCode(lowering.graph, roots: roots, checks: lowering.checks, seed: settings.seed)
    self.measures = measures
    sources = measures.map { [code] place in
      switch plan.measures[place] {
      case .constant(let total): .constant(total)
      case .column(let column): .column(code.offset(column))
      }
    }
  }
}
