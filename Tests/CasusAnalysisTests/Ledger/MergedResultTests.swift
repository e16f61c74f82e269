import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation
import Foundation
import Testing

@Suite("Results of rulebooks that were put together from two")
struct MergedResultTests {
  /// The CSTO rulebook with edits of many kinds.
  private func revision() throws -> Revision {
    let old = try #require(BundledRulebooks.text(of: "csto"))
    var text = old.text
    for (part, replacement) in [
      ("lognormal: {median: 55, spread: 2}", "lognormal: {median: 60, spread: 2}"),
      ("when: 'threat.severity >= 2.5'\n    says: no", "when: 'threat.severity >= 3.0'\n    says: no"),
      ("  - id: crisis-passed\n", "  - id: crisis-over\n"),
      (
        "  - id: words-were-asked\n",
        "  - id: urgent-words\n    stage: statement-made\n    when: 'threat.severity > 2.0'\n    says: yes\n"
          + "    strength: strong\n    because: Urgency helps.\n    unsourced: A guess.\n  - id: words-were-asked\n"
      ),
      ("at: \"the procedure\"", "at: \"a procedure\""),
    ] {
      let range = try #require(text.range(of: part), "\(part)")
      text.replaceSubrange(range, with: replacement)
    }
    return try Revision(from: old, to: SourceText(name: "new.yaml", text: text))
  }

  private static let scenario = SourceText(
    name: "scenario.yaml",
    text: """
      casus: scenario/1
      id: trial
      title: A trial
      rulebook: csto
      date: 2021-05-12
      requester: armenia
      factors: {request.route: consultations, request.sought: troops, threat.origin: state}
      """)

  private func model(_ text: SourceText) throws -> SimulationModel {
    let rulebook = try Rulebook.read(text)
    return try SimulationModel(
      rulebook: rulebook, scenario: try Scenario.read(try ScenarioFile(Self.scenario), rulebook: rulebook))
  }

  @Test("With all of the edits every result is that of the new one, to the bit")
  func allGiveTheNewOne() async throws {
    let revision = try revision()
    let settings = RunSettings(draws: 2_048)
    let merged = try model(revision.text(applying: Set(revision.edits.indices)))
    let runs = (
      try await Run.execute(merged, settings), try await Run.execute(try model(revision.new), settings)
    )
    #expect("\(runs.0.outcomes)" == "\(runs.1.outcomes)")
    #expect("\(runs.0.quantities)" == "\(runs.1.quantities)")
    #expect("\(runs.0.criteria)" == "\(runs.1.criteria)")
    #expect("\(runs.0.stages)" == "\(runs.1.stages)")
  }

  @Test("With none of the edits every row is that of the old one, and only edits said to matter move any")
  func wordsMeanNothing() throws {
    let revision = try revision()
    let settings = RunSettings(draws: 2_048)
    let dimensions = SobolDimensions(of: [try Rulebook.read(revision.old), try Rulebook.read(revision.new)])
    func fingerprint(_ text: SourceText) throws -> UInt64 {
      try ReplicateSums.compute(try model(text), settings, dimensions: dimensions).fingerprint
    }
    let idle = revision.edits.indices.filter { revision.edits[$0].effect < .probabilities }
    #expect(idle.count == 3)
    let before = try fingerprint(revision.old)
    #expect(try fingerprint(revision.text(applying: [])) == before)
    #expect(try fingerprint(revision.text(applying: Set(idle))) == before)
    let moving = revision.edits.indices.filter { revision.edits[$0].effect == .probabilities }
    #expect(try fingerprint(revision.text(applying: Set(moving))) != before)
  }
}
