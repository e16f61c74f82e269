public import CasusExpressions
public import CasusSimulation

extension ShardHeader {
  /// The model that the stored texts and overrides make.
  ///
  /// - Throws: What this version of the tool does not accept in them.
  public func model() throws(DiagnosticList) -> SimulationModel {
    try ModelTexts(rulebook: rulebook, scenario: scenario, overrides: overrides).model()
  }
}
