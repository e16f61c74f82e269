public import CasusExpressions
import CasusRulebook
public import CasusSimulation

extension ShardHeader {
  /// The model that the stored texts and overrides make.
  ///
  /// - Throws: What this version of the tool does not accept in them.
  public func model() throws(DiagnosticList) -> SimulationModel {
    let rulebook = try Rulebook.read(SourceText(name: rulebook.name, text: rulebook.text))
    var files: [ScenarioFile] = []
    for text in scenario { files.append(try ScenarioFile(SourceText(name: text.name, text: text.text))) }
    let scenario = try Scenario.read(files[0], varying: files.dropFirst().first, rulebook: rulebook)
    let reader = OverrideReader(rulebook: rulebook)
    var stated: [Override.Stated] = []
    for override in overrides {
      stated.append(override.isPin ? try reader.pin(override.text) : try reader.set(override.text))
    }
    return try SimulationModel(rulebook: rulebook, scenario: scenario, overrides: stated)
  }
}
