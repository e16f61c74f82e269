import CasusRulebook
import CasusSimulation
import Testing

@Suite struct EngineShippedScenarioTests {
  /// Both engines give the same whole numbers for every shipped scenario.
  @Test(arguments: ShippedModels.paths)
  func bothEnginesAgree(path: String) async throws {
    let model = try ShippedModels.model(path)
    let columns = try await Run.execute(model, RunSettings(draws: 2_048, width: 1))
    let scalar = try await Run.execute(model, RunSettings(draws: 2_048, width: 1, engine: .scalar))
    #expect(columns.engine == .columns(scalarRows: 0))
    #expect(columns.tallies == scalar.tallies)
    if columns.tallies != scalar.tallies { EngineDifference.describe(columns.tallies, scalar.tallies, model) }
  }
}
