import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation
import Testing
@testable import CasusStore

/// Shards of runs of the bundled rulebook against a scenario that states only what it must.
enum ShardFixture {
  static func model(_ pins: [String] = [], title: String = "") throws -> SimulationModel {
    let text = try #require(BundledRulebooks.text(of: "csto"))
    let rulebook = try Rulebook.read(text)
    let scenario = """
      casus: scenario/1
      id: trial
      title: A request for help
      rulebook: csto
      date: 2022-01-05
      requester: armenia
      factors: {request.route: consultations, request.sought: troops, threat.origin: internal}

      """
    let file = try ScenarioFile(SourceText(name: "trial.yaml", text: scenario + title))
    let reader = OverrideReader(rulebook: rulebook)
    return try SimulationModel(
      rulebook: rulebook, scenario: try Scenario.read(file, rulebook: rulebook),
      overrides: try pins.map { try reader.pin($0) })
  }

  static func shard(
    _ text: String, of model: SimulationModel, seed: UInt64 = 1, design: Design = .random,
    draws: Int = 8_192
  ) async throws -> ShardFile {
    let number = try #require(ShardNumber(text))
    let settings = RunSettings(seed: seed, design: design, draws: draws, width: 1)
    let header = ShardHeader(model, settings, number, file: "trial.yaml", rules: nil, toolVersion: "0.0.0")
    let part = try await GroupEngine(model, settings).compute(header.groups)
    return ShardFile(header: header, tallies: part.tallies.lines)
  }

  /// What is said against merging these shards, which are called `a`, `b` and so on.
  static func complaints(_ shards: [ShardFile]) throws -> [String] {
    let first = try #require(shards.first)
    var set = try ShardSet(first.header, name: "a")
    for (name, shard) in zip(["a", "b", "c", "d", "e", "f"], shards) { set.add(shard, name: name) }
    do throws(DiagnosticList) {
      _ = try set.result()
      return []
    } catch {
      return error.diagnostics.map(text)
    }
  }

  static func text(of diagnostic: Diagnostic) -> String {
    "\(diagnostic.source): \(diagnostic.message)" + (diagnostic.hint.map { "; \($0)" } ?? "")
  }
}

extension ShardHeader {
  /// The header with another version of the arithmetic, or other tables.
  func with(numericVersion: Int? = nil, tableFingerprint: UInt64? = nil) -> ShardHeader {
    ShardHeader(
      toolVersion: toolVersion, numericVersion: numericVersion ?? self.numericVersion, seed: seed,
      design: design, drawsAsked: drawsAsked, number: number, count: count, groups: groups,
      tableFingerprint: tableFingerprint ?? self.tableFingerprint, rulebook: rulebook, scenario: scenario,
      overrides: overrides, file: file, rules: rules)
  }
}
