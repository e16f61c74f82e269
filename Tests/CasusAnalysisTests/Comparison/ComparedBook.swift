import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation

/// A side of a comparison: one stage, three rungs, and a number that follows a yes.
struct ComparedBook {
  var lean = "even"
  var criteria: [String] = []
  var median = "2"
  var tie = 1

  private var text: String {
    """
    casus: rulebook/1
    id: test
    title: A rulebook for a test
    sources: {}
    strengths:
      one: {mean: 1, sd: 0, because: so, unsourced: so}
      tiny: {mean: 0.001, sd: 0, because: so, unsourced: so}
      drawn: {mean: 1, sd: 1, because: so, unsourced: so}
    leans:
      even: {mean: 0, sd: 0, because: so, unsourced: so}
      wide: {mean: 0, sd: 1, because: so, unsourced: so}
    members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
    factors:
      idle: {asks: Idle?, yes_no: {yes: it is, no: it is not}, default: {value: {chance: 0.5}, because: so, unsourced: so}}
    stages:
      - {id: ask, by: someone, asks: Is it so?, lean: \(lean), because: so, unsourced: so, yes: more, no: bad}
      - {id: more, by: someone, asks: And more?, lean: \(lean), because: so, unsourced: so, yes: best, no: good}
    outcomes:
      - {id: bad, title: Bad, rank: 0, verdict: refused}
      - {id: good, title: Good, rank: \(tie), verdict: approved}
      - {id: best, title: Best, rank: 5, verdict: approved}
    quantities:
      days:
        title: Days
        unit: days
        range: [0.1, 100]
        scale: log
        of: [{outcomes: [good, best], value: {lognormal: {median: \(median), spread: 2}}, because: so, unsourced: so}]
    criteria: \(criteria.isEmpty ? "[]" : "")
    """ + criteria.map { "\n  - {\($0), because: so, unsourced: so}" }.joined() + "\n"
  }

  func model(_ overrides: [String] = []) throws -> SimulationModel {
    let rulebook = try Rulebook.read(SourceText(name: "rulebook.yaml", text: text))
    let scenario = SourceText(
      name: "scenario.yaml",
      text: """
        casus: scenario/1
        id: trial
        title: A trial
        rulebook: test
        date: 2020-06-01
        requester: amber
        factors: {}
        """)
    let reader = OverrideReader(rulebook: rulebook)
    return try SimulationModel(
      rulebook: rulebook, scenario: try Scenario.read(try ScenarioFile(scenario), rulebook: rulebook),
      overrides: try overrides.map { try reader.pin($0) })
  }

  func run(_ settings: RunSettings, _ overrides: [String] = []) async throws -> ComparedRun {
    let model = try model(overrides)
    return ComparedRun(model, try await Run.execute(model, settings))
  }

  /// This, the reference, and another one in common draws.
  func compared(
    with other: ComparedBook, _ settings: RunSettings = RunSettings(draws: 4_096)
  ) async throws -> RunComparison {
    let (first, second) = (try await run(settings), try await other.run(settings))
    let paired = try await PairedRun.execute(first.model, second.model, settings)
    return RunComparison(first, second, .paired(paired))
  }
}
