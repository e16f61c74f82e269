import CasusRulebook
import CasusSampling
import Synchronization
import Testing

@testable import CasusSimulation

/// A result depends neither on threads nor on the instruction set, nor on how the rows were shared out.
@Suite struct EngineReproducibilityTests {
  /// The whole engine: every instruction set that this machine has, on 1, 2 and 7 threads.
  @Test(arguments: ["cases/kazakhstan-2022.yaml", "cases/armenia-2021.yaml"], Design.allCases)
  func neitherThreadsNorInstructionSetsChangeAnything(path: String, design: Design) async throws {
    let model = try ShippedModels.model(path)
    var reference: RunTallies?
    for set in InstructionSet.available {
      for width in [1, 2, 7] {
        var settings = RunSettings(design: design, draws: 7 * RunTallies.drawsPerGroup, width: width)
        settings.instructionSet = set.name
        let result = try await Run.execute(model, settings)
        #expect(result.engine == .columns(scalarRows: 0))
        reference = reference ?? result.tallies
        #expect(result.tallies == reference, "\(set.name), \(width) threads")
      }
    }
  }

  @Test(arguments: Design.allCases) func aLongerRunBeginsWithTheShorter(design: Design) async throws {
    let model = try ShippedModels.model("cases/kyrgyzstan-2010.yaml")
    let engine = GroupEngine(model, RunSettings(design: design, width: 2))
    let all = try await engine.compute(0..<5).tallies
    var parts = RunTallies(model, design: design)
    for group in 0..<5 { parts.merge(try await engine.compute(group..<(group + 1)).tallies) }
    #expect(parts == all)
  }

  @Test func progressGrowsToTheEnd() async throws {
    let model = try ShippedModels.model("cases/kazakhstan-2022.yaml")
    let seen = Seen()
    let result = try await Run.execute(model, RunSettings(draws: 20_000, width: 3)) { seen.add($0.draws) }
    #expect(seen.values == seen.values.sorted())
    #expect(seen.values.last == result.manifest.draws)
  }
}

/// Numbers that were reported.
private final class Seen: Sendable {
  private let numbers = Mutex<[Int]>([])
  func add(_ number: Int) { numbers.withLock { $0.append(number) } }
  var values: [Int] { numbers.withLock { $0 } }
}
