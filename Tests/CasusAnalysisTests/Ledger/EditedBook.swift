import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation

/// Two versions of a small rulebook and a scenario for both, of which only some parts matter to a test.
///
/// The stage leans to exactly 0; strengths `one` and `two` are exactly 1 and 2, `drawn` is 1 with a standard deviation of 1.
struct EditedBook {
  var oldFactors = ""
  var newFactors = ""
  var oldCriteria: [String] = []
  var newCriteria: [String] = []
  var stated = "{}"

  private func text(_ factors: String, _ criteria: [String]) -> String {
    var lines = """
      casus: rulebook/1
      id: test
      title: A rulebook for a test
      sources: {}
      strengths:
        one: {mean: 1, sd: 0, because: a reason, unsourced: a test}
        two: {mean: 2, sd: 0, because: a reason, unsourced: a test}
        drawn: {mean: 1, sd: 1, because: a reason, unsourced: a test}
      leans: {even: {mean: 0, sd: 0, because: a reason, unsourced: a test}}
      members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
      factors:
        idle: {asks: Idle?, yes_no: {yes: it is, no: it is not}, default: {value: {chance: 0.5}, because: so, unsourced: so}}
        size: {asks: How large?, number: {range: [0, 4], unit: m}, default: {value: 1 to 3, because: so, unsourced: so}}
      """
    if !factors.isEmpty { lines += "\n  " + factors }
    lines += """

      stages:
        - {id: ask, by: someone, asks: Is it so?, lean: even, because: so, unsourced: so, yes: good, no: bad}
      outcomes:
        - {id: bad, title: Bad, rank: 0, verdict: refused}
        - {id: good, title: Good, rank: 1, verdict: approved}
      criteria:
      """
    if criteria.isEmpty { lines += " []" }
    for criterion in criteria { lines += "\n  - {\(criterion), stage: ask, because: so, unsourced: so}" }
    return lines + "\n"
  }

  func revision() throws -> Revision {
    try Revision(
      from: SourceText(name: "old.yaml", text: text(oldFactors, oldCriteria)),
      to: SourceText(name: "new.yaml", text: text(newFactors, newCriteria)))
  }

  func scenario() -> SourceText {
    SourceText(
      name: "scenario.yaml",
      text: """
        casus: scenario/1
        id: trial
        title: A trial
        rulebook: test
        date: 2020-06-01
        requester: amber
        factors: \(stated)
        """)
  }

  /// The ledger of the effective edits.
  func ledger(
    _ settings: RunSettings = RunSettings(draws: 4_096), options: Ledger.Options = .init()
  ) async throws -> Ledger {
    let revision = try revision()
    let scenario = scenario()
    return try await Ledger.execute(
      edits: revision.effective, inseparable: revision.renamings, settings, options: options,
      model: { edits throws(DiagnosticList) in
        let rulebook = try revision.rulebook(applyingEffective: edits)
        return try SimulationModel(
          rulebook: rulebook, scenario: try Scenario.read(try ScenarioFile(scenario), rulebook: rulebook))
      })
  }
}
