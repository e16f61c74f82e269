import CasusExpressions
import CasusRulebook
import CasusSimulation
import GRDB
import Testing
@testable import CasusStore

@Suite("Kept draws")
struct KeptDrawsTests {
  /// Saves a run with its draws.
  private func save(
    draws: Int = 4_096, in fixture: StoreFixture
  ) async throws -> (run: NewRun, store: ResultsStore) {
    let store = try fixture.store()
    let run = try await StoreFixture.run("base", draws: draws)
    let saved = try await store.saveWithDraws(run, width: 3)
    #expect(saved.keptDraws == draws)
    #expect(try store.entry("base").keptDraws == draws)
    return (run, store)
  }

  @Test("The probabilities of the kept draws add up to the run's, exactly")
  func sums() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let run = try await save(in: fixture).run
    for outcome in run.result.outcomes {
      let sum = try fixture.read { db in
        try Double.fetchOne(db, sql: "SELECT sum(\"probability/\(outcome.id)\") FROM draws_1")
      }
      #expect(sum == outcome.probability.estimate.value * 4_096, "\(outcome.id)")
    }
  }

  @Test("A kept draw is the one that explain shows, with its sampled path")
  func explained() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let run = try await save(draws: 2_048, in: fixture).run
    let explainer = Explainer(run.model)
    let rulebook = run.model.rulebook
    for draw in [0, 63, 64, 1_999] as [UInt64] {
      let explanation = try explainer.explain(draw: draw)
      let path = try #require(explanation.sampledPath)
      let found = try fixture.read {
        try Row.fetchOne($0, sql: "SELECT * FROM draws_1 WHERE draw = ?", arguments: [Int64(draw)])
      }
      let row = try #require(found)
      #expect(row["outcome"] == rulebook.outcomes[path.outcome].id)
      for (index, stage) in rulebook.stages.enumerated() {
        let answer = path.steps.first { $0.stage == index }?.isYes
        #expect(row["answer/\(stage.id)"] as Bool? == answer, "\(stage.id)")
      }
      for judgement in explanation.judgements {
        let value: DatabaseValue = row["judgement/\(judgement.name)"]
        if case .string(let text) = judgement.value { #expect(value == text.databaseValue) }
        if case .double(let number) = judgement.value { #expect(value == number.databaseValue) }
      }
      for quantity in try #require(explanation.outcomes.first { $0.index == path.outcome }).quantities {
        let name = rulebook.quantities[quantity.quantity].name
        #expect(row["quantity/\(name)"] as Double? == quantity.value)
      }
    }
  }

  @Test("The sampled outcomes come as often as their probability says, within five standard errors")
  func frequencies() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let run = try await save(draws: 8_192, in: fixture).run
    for outcome in run.result.outcomes {
      let count = try fixture.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM draws_1 WHERE outcome = ?", arguments: [outcome.id])
      }
      let share = Double(count ?? 0) / 8_192
      let value = outcome.probability.estimate.value
      #expect(abs(share - value) <= 5 * (value * (1 - value) / 8_192).squareRoot() + 1e-12, "\(outcome.id)")
    }
  }

  @Test("Draws are read back in order, with a value for each column")
  func reading() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try await save(draws: 2_048, in: fixture).store
    let entry = try store.entry("base")
    let columns = try store.drawColumns(of: entry).map(\.name)
    #expect(Set(columns).count == columns.count)
    #expect(columns.prefix(4) == ["draw", "row", "outcome", "verdict"])
    var count = 0
    try store.eachDraw(of: entry) { values in
      #expect(values.count == columns.count)
      #expect(values[0] == .int(count) && values[1] == .int(count / 64))
      count += 1
    }
    #expect(count == 2_048)
  }

  @Test("Removing a run takes its draws away")
  func removal() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try await save(draws: 2_048, in: fixture).store
    _ = try store.remove("base")
    let left = try fixture.read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE name LIKE 'draws%'")
    }
    #expect(left.isEmpty)
  }

  @Test("A task that is cancelled saves the run with the whole groups of draws that were made")
  func cancellation() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try fixture.store()
    let run = try await StoreFixture.run("base", draws: 65_536)
    let task = Task {
      try await store.saveWithDraws(run, width: 1) { progress in
        if progress.draws >= 4_096 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let kept = try await task.value.keptDraws
    #expect(kept >= 4_096 && kept < 65_536 && kept.isMultiple(of: 2_048))
    #expect(try store.entry("base").keptDraws == kept)
  }
}
