import CColumns
import CasusRulebook
import CasusSampling

/// A model lowered to all that the tallies of its run need.
struct ColumnProgram: Sendable {
  let model: SimulationModel
  let layout: TallyLayout
  let plan: TallyPlan
  let code: ColumnCode

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
    self.model = model
    self.layout = layout
    self.plan = plan
    code = ColumnCode(lowering.graph, roots: plan.roots, checks: lowering.checks, seed: seed)
  }
}
