public import CasusSimulation

/// A run's result with what it was made of: all that reports and exports need.
public struct ReportedRun: Sendable {
  /// What was found.
  public let result: RunResult
  /// What it was made of.
  public let model: SimulationModel
  /// How much of the variance rests on what is doubtful or assumed; nil where it was not measured.
  public let variance: VarianceShares?
  /// What the user named to have it; nil where that is not known.
  public let origin: Origin?

  /// What a user names where a run is wanted.
  public enum Origin: Hashable, Sendable {
    /// A scenario's file.
    case file(String)
    /// A saved run, by its name.
    case saved(String)
  }

  /// Pairs a result with its model.
  public init(
    _ result: RunResult, of model: SimulationModel, variance: VarianceShares? = nil, origin: Origin? = nil
  ) {
    self.result = result
    self.model = model
    self.variance = variance
    self.origin = origin
  }
}
