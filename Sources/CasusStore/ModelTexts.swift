public import CasusExpressions
import CasusRulebook
public import CasusSimulation

/// The texts and changes that make a model, as they are stored.
public struct ModelTexts: Hashable, Sendable {
  /// The rulebook.
  public let rulebook: StoredText
  /// The scenario, then the one that it varies, if any.
  public let scenario: [StoredText]
  /// The overrides, in order.
  public let overrides: [StoredOverride]

  /// Creates texts from their parts.
  public init(rulebook: StoredText, scenario: [StoredText], overrides: [StoredOverride]) {
    self.rulebook = rulebook
    self.scenario = scenario
    self.overrides = overrides
  }

  /// The texts of a model.
  public init(of model: SimulationModel) {
    self.init(
      rulebook: StoredText(name: model.rulebook.text.name, text: model.rulebook.text.text),
      scenario: model.scenario.texts.map { StoredText(name: $0.name, text: $0.text) },
      overrides: model.overrides.map { StoredOverride(isPin: $0.isPin, text: $0.text) })
  }

  /// The model that the texts and overrides make.
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
