import CasusRulebook
import CasusSampling
import Synchronization
import Testing

@testable import CasusSimulation

/// A result depends neither on threads nor on the instruction set, nor on how the rows were shared out.
@Suite struct EngineReproducibilityTests {
  @Test(arguments: Design.allCases) func threadsChangeNothing(design: Design) async throws {
    let model = try ShippedModels.model("cases/kazakhstan-2022.yaml")
    let one = try await Run.execute(model, RunSettings(design: design, draws: 40_000, width: 1))
    for width in [2, 7] {
      let other = try await Run.execute(model, RunSettings(design: design, draws: 40_000, width: width))
      #expect(other.tallies == one.tallies, "\(width) threads")
    }
  }

  @Test(arguments: Design.allCases) func instructionSetsChangeNothing(design: Design) async throws {
    for path in ["cases/kazakhstan-2022.yaml", "cases/armenia-2021.yaml"] {
      let model = try ShippedModels.model(path)
      var results: [RunTallies] = []
      for set in InstructionSet.available {
        var settings = RunSettings(design: design, draws: 10_000, width: 2)
        settings.instructionSet = set.name
        results.append(try await Run.execute(model, settings).tallies)
      }
      #expect(results.allSatisfy { $0 == results[0] })
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
