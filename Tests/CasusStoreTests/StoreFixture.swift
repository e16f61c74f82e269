import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation
import Foundation
import GRDB
import Testing
@testable import CasusStore

/// A results file in a folder of its own, and small runs to save in it.
struct StoreFixture {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "casus-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  var path: String { folder.appending(path: "runs.sqlite").path }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func store() throws -> ResultsStore { try ResultsStore(path, for: .writing) }

  /// Looks at the file with a connection of one's own.
  func read<Result>(_ work: (Database) throws -> Result) throws -> Result {
    try DatabaseQueue(path: path).read(work)
  }

  /// Does the file harm, or changes it otherwise.
  func change(_ work: (Database) throws -> Void) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction(work)
  }

  /// The number that a query gives.
  func number(_ query: String) throws -> Int? { try read { try Int.fetchOne($0, sql: query) } }

  static let origin = RunOrigin(
    savedAt: "2026-11-21T22:30:00Z", toolVersion: "0.0.0", command: "casus run trial.yaml",
    file: "trial.yaml", rules: nil, engine: "columns", instructionSet: "avx2", processors: 2,
    system: "Linux 6 x86_64")

  static func run(
    _ name: String, pins: [String] = [], draws: Int = 8_192, seed: UInt64 = 1, design: Design = .random
  ) async throws -> NewRun {
    let model = try model(pins)
    var settings = RunSettings(seed: seed, design: design, draws: draws, width: 2)
    settings.blocks = 32
    return NewRun(
      name: name, model: model, result: try await Run.execute(model, settings), origin: origin)
  }

  /// A small model: a yes/no factor, a reading, a quantity, and a strength that is drawn unless it is pinned.
  ///
  /// Its requests can be enumerated; where the strength is pinned its judgements too.
  static func model(_ pins: [String] = []) throws -> SimulationModel {
    let grounds = "because: a reason, unsourced: a test"
    let rules = """
      casus: rulebook/1
      id: small
      title: A small rulebook
      sources: {s: {title: A source}}
      strengths: {drawn: {mean: 1, sd: 1, \(grounds)}}
      leans: {even: {mean: 0, sd: 0, \(grounds)}}
      members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
      roles: {lead: amber}
      factors:
        warm: {asks: Is it warm?, yes_no: {yes: it is, no: it is not}}
        idle: {asks: Idle?, yes_no: {yes: it is, no: it is not}, default: {value: yes, \(grounds)}}
      judgements:
        reading:
          asks: Which reading?
          choice: {wide: the wide one, narrow: the narrow one}
          belief: {weights: {wide: 0.3, narrow: 0.7}}
          because: a reason
          unsourced: a test
      stages:
        - {id: ask, by: someone, asks: Is it so?, lean: even, \(grounds), yes: then, no: bad}
        - {id: then, by: someone, asks: Is it still so?, lean: even, \(grounds), yes: good, no: bad}
      criteria:
        - id: warmth
          stage: ask
          when: 'warm && reading == "wide"'
          says: yes
          strength: drawn
          because: a reason
          unsourced: a test
        - {id: idleness, stage: then, when: idle, says: no, strength: drawn, \(grounds)}
      outcomes:
        - {id: bad, title: Bad, rank: 0, verdict: refused}
        - {id: good, title: Good, rank: 1, verdict: approved}
      quantities:
        days:
          title: Days
          unit: days
          range: [0, 20]
          of: [{outcomes: [good], value: {uniform: {low: 1, high: 9}}, \(grounds)}]
      """
    let scenario = """
      casus: scenario/1
      id: trial
      title: A trial
      rulebook: small
      date: 2020-06-01
      requester: amber
      factors: {warm: {chance: 0.25}}
      """
    let rulebook = try Rulebook.read(SourceText(name: "small.yaml", text: rules))
    let file = try ScenarioFile(SourceText(name: "trial.yaml", text: scenario))
    let reader = OverrideReader(rulebook: rulebook)
    return try SimulationModel(
      rulebook: rulebook, scenario: try Scenario.read(file, rulebook: rulebook),
      overrides: try pins.map { try reader.pin($0) })
  }

  /// What is said of a failure: its kind, code and text.
  static func complaint(_ work: () throws -> Void) -> (kind: StoreFailure.Kind, text: String)? {
    do {
      try work()
      return nil
    } catch let failure as StoreFailure {
      return (failure.kind, ShardFixture.text(of: failure.diagnostic))
    } catch {
      Issue.record("another error: \(error)")
      return nil
    }
  }
}
