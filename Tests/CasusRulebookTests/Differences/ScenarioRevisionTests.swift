import CasusExpressions
@testable import CasusRulebook
import Testing

@Suite("What differs in meaning between two scenarios")
struct ScenarioRevisionTests {
  private func files(_ text: String, varying base: String? = nil) throws -> ScenarioRevision.Files {
    var baseFile: ScenarioFile?
    if let base { baseFile = try ScenarioFile(SourceText(name: "base.yaml", text: base)) }
    return ScenarioRevision.Files(
      try ScenarioFile(SourceText(name: "first.yaml", text: text)), varying: baseFile)
  }

  private func revision(to text: String, varying base: String? = nil) throws -> ScenarioRevision {
    ScenarioRevision(
      from: try files(smallScenario), to: try files(text, varying: base),
      rulebook: try readRulebook(smallRulebook))
  }

  @Test("Factors, date, requester, known answers and correlations are edits of their own; forms are none")
  func tellsEdits() throws {
    let new = smallScenario.edited(
      ("date: 2005-06-01", "date: 2005-06-02"), ("requester: brum", "requester: alba"),
      (
        "threat.origin: internal", "threat.origin: {value: internal, unsourced: a guess}\n  request.size: 5"
      ),
      ("mode: 3", "mode: 2"), ("answer: yes", "answer: no"), ("rank: 0.5", "rank: 0.50"),
      ("[threat.severity, claim.outside_hand]", "[claim.outside_hand, threat.severity]"),
      ("quantities: {days: 3}", "quantities: {days: 4}"))
    let revision = try revision(to: new)
    #expect(
      revision.edits.map(\.summary) == [
        "changed date : 2005-06-01 -> 2005-06-02 (probabilities)",
        "changed requester : brum -> alba (probabilities)",
        "changed factor threat.origin unsourced: none -> a guess (nothing)",
        "added factor request.size: none -> 5 (probabilities)",
        "changed factor threat.severity value: {pert: {low: 1, mode: 3, high: 4}} -> "
          + "{pert: {low: 1, mode: 2, high: 4}} (probabilities)",
        "changed known answer eligible answer: yes -> no (probabilities)",
        "changed observed : {outcome: declined, quantities: {days: 3}, cite: [{source: book, at: p. 9}]} -> "
          + "{outcome: declined, quantities: {days: 4}, cite: [{source: book, at: p. 9}]} (nothing)",
      ])
    #expect(revision.effective == [0, 1, 3, 4, 5])
  }

  @Test("A scenario that varies another is compared by all that holds in it")
  func resolvesVariations() throws {
    let variation = """
      casus: scenario/1
      id: second
      title: Brum asks again
      varies: base.yaml
      factors:
        threat.severity: 2
      """
    let revision = try revision(to: variation, varying: smallScenario)
    let effective = revision.effective.map { revision.edits[$0].summary }
    #expect(
      effective == [
        "changed factor threat.severity value: {pert: {low: 1, mode: 3, high: 4}} -> 2 (probabilities)"
      ])
    let merged = try revision.scenario(applyingEffective: [])
    #expect(merged.title == "Brum asks again")
    #expect(merged.correlations.count == 1)
    guard case .distribution? = merged.factors[1]?.value.content else {
      Issue.record("the old distribution should hold")
      return
    }
  }

  @Test("Every set of edits gives a scenario that differs by just these, or is refused with a reason")
  func subsetsHaveJustTheirEdits() throws {
    let new = smallScenario.edited(
      ("date: 2005-06-01", "date: 2005-06-02"), ("requester: brum", "requester: {outsider: Zeta}"),
      ("threat.origin: internal", "threat.origin: state\n  request.size: {poisson: {mean: 3}}"),
      ("eligible: {answer: yes,", "council: {answer: yes,"),
      ("threat.severity: {pert", "claim.outside_hand: yes\n  threat.severity: {pert"))
    let revision = try revision(to: new)
    for pattern in 0..<(1 << revision.edits.count) {
      let some = Set(revision.edits.indices.filter { pattern >> $0 & 1 == 1 })
      let scenario = try revision.scenario(applying: some)
      let found = try ScenarioRevision(
        from: try files(smallScenario), to: ScenarioRevision.Files(of: scenario),
        rulebook: readRulebook(smallRulebook))
      #expect(found.edits.map(\.summary) == some.sorted().map { revision.edits[$0].summary })
    }
  }
}
