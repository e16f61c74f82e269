import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@Suite("What sets two models apart")
struct ModelRevisionTests {
  private func model(
    strength: String = "one", idle: String = "{chance: 0.5}", title: String = "A trial", _ pins: [String] = []
  ) throws -> SimulationModel {
    let rulebook = try Rulebook.read(
      SourceText(
        name: "rules.yaml",
        text: """
          casus: rulebook/1
          id: test
          title: A rulebook for a test
          sources: {}
          strengths:
            one: {mean: 1, sd: 0, because: so, unsourced: so}
            two: {mean: 2, sd: 0, because: so, unsourced: so}
          leans: {even: {mean: 0, sd: 0, because: so, unsourced: so}}
          members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
          factors: {idle: {asks: Idle?, yes_no: {yes: it is, no: it is not}}}
          stages:
            - {id: ask, by: someone, asks: Is it so?, lean: even, because: so, unsourced: so, yes: good, no: bad}
          criteria:
            - {id: a, stage: ask, when: idle, says: yes, strength: \(strength), because: so, unsourced: so}
          outcomes:
            - {id: bad, title: Bad, rank: 0, verdict: refused}
            - {id: good, title: Good, rank: 1, verdict: approved}
          """))
    let file = try ScenarioFile(
      SourceText(
        name: "trial.yaml",
        text: """
          casus: scenario/1
          id: trial
          title: \(title)
          rulebook: test
          date: 2020-06-01
          requester: amber
          factors: {idle: \(idle)}
          """))
    let reader = OverrideReader(rulebook: rulebook)
    return try SimulationModel(
      rulebook: rulebook, scenario: try Scenario.read(file, rulebook: rulebook),
      overrides: try pins.map { try reader.pin($0) })
  }

  /// P(good), which no draw of a judgement moves here.
  private func good(_ model: SimulationModel) async throws -> Double {
    let result = try await Run.execute(model, RunSettings(draws: 2_048))
    return try #require(result.outcomes.last).probability.estimate.value
  }

  @Test("Rulebook, scenario and overrides are edits of one list, and each can be made alone")
  func allThree() async throws {
    let first = try model(["lean/ask=1", "strength/a=3"])
    let second = try model(strength: "two", idle: "{chance: 0.25}", title: "Another", ["lean/ask=2"])
    let revision = try ModelRevision(from: first, to: second)
    #expect(
      revision.moving.map { revision.edits[$0].section } == ["criteria", "factors", "overrides", "overrides"])
    let overrides = revision.edits.filter { $0.section == "overrides" }
    #expect(overrides.map(\.kind) == [.changed, .removed])
    #expect(overrides.map(\.old) == ["--pin lean/ask=1", "--pin strength/a=3"])
    #expect(overrides.map(\.new) == ["--pin lean/ask=2", nil])
    #expect(try await good(try revision.model(applyingEffective: [])) == good(first))
    #expect(try await good(try revision.model(applyingEffective: Set(revision.moving))) == good(second))
    for (edit, expected) in zip(
      revision.moving,
      [
        try model(strength: "two", ["lean/ask=1", "strength/a=3"]),
        try model(idle: "{chance: 0.25}", ["lean/ask=1", "strength/a=3"]),
        try model(["lean/ask=2", "strength/a=3"]), try model(["lean/ask=1"]),
      ])
    {
      #expect(try await good(try revision.model(applyingEffective: [edit])) == good(expected), "\(edit)")
    }
  }

  @Test("Models of the same texts and overrides are told apart by nothing")
  func same() throws {
    let revision = try ModelRevision(from: try model(["lean/ask=1"]), to: try model(["lean/ask=1"]))
    #expect(revision.edits.isEmpty)
  }

  @Test("An override of what the other rulebook lacks is joined with the edit that brings it")
  func joined() async throws {
    let first = try model()
    let text = first.rulebook.text.text.replacing("id: a,", with: "id: b,")
    let rulebook = try Rulebook.read(SourceText(name: "new.yaml", text: text))
    let second = try SimulationModel(
      rulebook: rulebook,
      scenario: try Scenario.read(try ScenarioFile(first.scenario.texts[0]), rulebook: rulebook),
      overrides: [try OverrideReader(rulebook: rulebook).pin("strength/b=0")])
    let revision = try ModelRevision(from: first, to: second)
    let ledger = try await Ledger.execute(
      edits: revision.moving, inseparable: revision.inseparable, RunSettings(draws: 2_048),
      model: { edits throws(DiagnosticList) in try revision.model(applyingEffective: edits) })
    // The name comes and goes in two edits, the pin in a third.
    #expect(ledger.entries.map(\.edits) == [[0, 1, 2]] || ledger.entries.map(\.edits) == [[0, 1], [2]])
    let total = try #require(ledger.total(on: .outcome("good")))
    #expect(try await abs(total.value - (good(second) - good(first))) < 1e-12)
  }
}
