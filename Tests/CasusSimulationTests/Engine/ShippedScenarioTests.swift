import CasusRulebook
import CasusSampling
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

  /// So they do under the other designs.
  @Test(arguments: [Design.latin, .sobol])
  func bothEnginesAgree(design: Design) async throws {
    let model = try ShippedModels.model("cases/kazakhstan-2022.yaml")
    let settings = RunSettings(seed: 3, design: design, draws: 2_048, width: 1)
    let columns = try await Run.execute(model, settings)
    let scalar = try Run.tallies(model, seed: 3, design: design, groups: 0..<1)
    #expect(columns.engine == .columns(scalarRows: 0))
    #expect(columns.tallies == scalar)
    if columns.tallies != scalar { EngineDifference.describe(columns.tallies, scalar, model) }
  }
}
