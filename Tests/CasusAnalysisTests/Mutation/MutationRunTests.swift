import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@Suite("Trying the mutants of a rulebook")
struct MutationRunTests {
  private let table = """
    casus: tests/1
    id: table
    title: A table
    rulebook: gatebook
    date: 2020-01-01
    requester: brum
    pin: {mood: good}
    cases:
      - {name: a push helps, given: {push: yes}, stage: first, answer: yes, about: 0.8808, within: 0.0001}
      - {name: later, todo: not yet, outcome: help}
    """

  private func run(_ expectations: [String] = [], width: Int = 2) async throws -> MutationRun {
    let scenario = try GateBook.scenario(expectations)
    let entry = MutationBench.Entry(try ScenarioRevision.Files(of: scenario), others: [])
    let file = try TestFile(SourceText(name: "table.yaml", text: table))
    let bench = MutationBench(tables: [file], scenarios: [entry], RunSettings(draws: 65_536, width: 1))
    return try await MutationRun.execute(try GateBook.rulebook(), by: bench, width: width)
  }

  @Test("finds by a test what a test is about, and leaves alive what nothing is about")
  func survivors() async throws {
    let run = try await run()
    func notice(_ id: String) -> MutationBench.Notice? { run.results.first { $0.mutant.id == id }?.notice }
    #expect(notice("criterion/pushed/dropped") == .test(file: "table.yaml", name: "a push helps"))
    #expect(notice("criterion/pushed/flipped") == .test(file: "table.yaml", name: "a push helps"))
    let survivors = run.survivors.map(\.id)
    #expect(survivors.contains("criterion/bad-mood/dropped"))
    #expect(survivors.contains("stage/council/rerouted"))
    #expect(run.noticed + survivors.count == run.results.count)
  }

  @Test("finds by a scenario's expectation what no test is about")
  func expectations() async throws {
    let run = try await run(["{outcome: help, at_most: 0.2}", "{outcome: help, at_most: 0.01, todo: known}"])
    let lifted = run.results.first { $0.mutant.id == "criterion/bad-mood/dropped" }
    #expect(lifted?.notice == .expectation(file: "trial.yaml", line: 9))
    #expect(!run.survivors.map(\.id).contains("stage/council/rerouted"))
  }

  @Test("does not depend on how many are tried at a time")
  func width() async throws {
    let one = try await run(width: 1).survivors.map(\.id)
    let three = try await run(width: 3).survivors.map(\.id)
    #expect(one == three)
  }
}
