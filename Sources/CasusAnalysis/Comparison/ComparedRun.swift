import CasusRulebook
public import CasusSimulation

/// One side of a comparison: a run with what it was made of.
public struct ComparedRun: Sendable {
  /// What was run.
  public let model: SimulationModel
  /// What was found.
  public let result: RunResult

  /// Pairs a model with its result.
  public init(_ model: SimulationModel, _ result: RunResult) {
    self.model = model
    self.result = result
  }

  /// The rung of each outcome, by the outcome's index.
  var ranks: [Int] { model.rulebook.outcomes.map(\.rank) }
}
