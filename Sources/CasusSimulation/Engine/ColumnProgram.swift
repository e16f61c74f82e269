import CColumns
import CasusRulebook
import CasusSampling

/// A model lowered to all that the tallies of its run need.
struct ColumnProgram: Sendable {
  let model: SimulationModel
  let layout: TallyLayout
  let plan: TallyPlan
  let code: ColumnCode

  let dimensions: SobolDimensions?

  /// Lowers a model.
  ///
  /// - Parameter dimensions: Those of the comparison that the run is part of; nil for its rulebook's own.
  /// - Throws: What columns cannot express.
  init(
    _ model: SimulationModel, seed: UInt64, design: Design, dimensions: SobolDimensions? = nil
  ) throws(NotLowerable) {
    let layout = TallyLayout(model, design: design)
    guard layout.readings.reduce(1, { min($0 * $1.values.count, 1 << 20) }) < 1 << 20 else {
      throw NotLowerable("more than a million combinations of readings")
    }
    var lowering = ModelLowering(model, seed: seed, design: design, dimensions: dimensions)
    let plan = try lowering.tallies(layout)
    self.model = model
    self.layout = layout
    self.plan = plan
    self.dimensions = dimensions
    code = ColumnCode(lowering.graph, roots: plan.roots, checks: lowering.checks, seed: seed)
  }
}
