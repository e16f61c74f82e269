public import CasusSimulation

/// A run's result with what it was made of: all that reports and exports need.
public struct ReportedRun: Sendable {
  /// What was found.
  public let result: RunResult
  /// What it was made of.
  public let model: SimulationModel

  /// Pairs a result with its model.
  public init(_ result: RunResult, of model: SimulationModel) {
    self.result = result
    self.model = model
  }
}
