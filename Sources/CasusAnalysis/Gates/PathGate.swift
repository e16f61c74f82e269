import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation

/// Estimates how likely a way through the stages is, in the same draws as the scenario's own run.
struct PathGate {
  private let engine: GroupEngine
  private let model: SimulationModel
  private let path: ExpectedPath
  private var tallies: RunTallies

  /// A run under the rulebook in which every other way ends in an outcome of its own; nil for an expectation about
  /// something else.
  ///
  /// - Throws: That such a run cannot be made, which the scenario's own run would have shown before.
  init?(_ expectation: Expectation, _ model: SimulationModel, _ settings: RunSettings) throws(Run.Failure) {
    guard case .path(let path) = expectation.subject else { return nil }
    do throws(DiagnosticList) {
      self.model = try SimulationModel(
        rulebook: model.rulebook.endingOffPath(path), scenario: model.scenario, overrides: model.overrides)
    } catch {
      return nil
    }
    self.path = path
    engine = GroupEngine(self.model, settings)
    tallies = RunTallies(self.model, design: settings.design)
  }

  /// The probability of the way after as many draws as the settings say, which grow from call to call.
  mutating func estimate(_ settings: RunSettings) async throws(Run.Failure) -> RunEstimate? {
    tallies.merge(try await engine.compute(tallies.groups..<settings.groups).tallies)
    guard tallies.groups == settings.groups else { throw .cancelled }
    let result = RunResult(model, tallies, settings)
    if let outcome = path.outcome { return result.probability(of: .outcome(outcome))?.estimate }
    return result.probability(of: .outcome(model.rulebook.outcomes.count - 1))?.estimate.complement
  }
}
