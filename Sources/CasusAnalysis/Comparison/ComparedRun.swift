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

  /// How likely an event is; 0, without error, of an outcome that the rulebook does not have.
  func estimate(of event: PairedEvent) -> RunEstimate {
    event.event(in: model.rulebook).flatMap { result.probability(of: $0) }?.estimate
      ?? .constant(0)
  }

  /// The rung of each outcome, by the outcome's index.
  var ranks: [Int] { model.rulebook.outcomes.map(\.rank) }
}
