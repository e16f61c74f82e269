import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import Foundation
import Testing

@Suite("The report of a ledger")
struct LedgerReportTests {
  private func ledger(_ changes: (String, String)...) async throws -> (ledger: Ledger, edits: [Edit]) {
    var text = leagueText
    for (part, replacement) in changes {
      let range = try #require(text.range(of: part))
      text.replaceSubrange(range, with: replacement)
    }
    let revision = try Revision(
      from: SourceText(name: "old.yaml", text: leagueText), to: SourceText(name: "new.yaml", text: text))
    let scenario = SourceText(name: "brum.yaml", text: callText)
    let ledger = try await Ledger.execute(
      edits: revision.effective.filter { revision.edits[$0].effect == .probabilities },
      RunSettings(draws: 4_096),
      model: { edits throws(DiagnosticList) in
        let rulebook = try revision.rulebook(applyingEffective: edits)
        return try SimulationModel(
          rulebook: rulebook, scenario: try Scenario.read(try ScenarioFile(scenario), rulebook: rulebook))
      })
    return (ledger, revision.edits)
  }

  @Test(
    "Edits stand by the size of their shares, with the whole change below and what changes nothing after it")
  func showsShares() async throws {
    let (ledger, edits) = try await ledger(
      ("moderate: {mean: 1.1,", "moderate: {mean: 0.2,"), ("cara: {name: Cara,", "cara: {name: Kara,"))
    let text = LedgerReport(ledger, of: edits).text(in: TerminalStyle(usesUnicode: false, width: 100))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "WHY P(APPROVED) CHANGED what each edit does, in percentage points")
    #expect(
      lines[1].contains("alone") && lines[1].contains("last") && lines[1].contains("share of the change"))
    #expect(lines[2].hasPrefix("strength moderate: mean 1.1 -> 0.2"))
    #expect(lines[3].hasPrefix("all together"))
    #expect(text.contains("Changes words only: member cara: name Cara -> Kara"))
    #expect(text.contains("4,096 draws in common with each of 2 sets of edits."))
  }

  @Test("Where nothing moves, it says so and shows no table")
  func showsNothing() async throws {
    let (ledger, edits) = try await ledger(("cara: {name: Cara,", "cara: {name: Kara,"))
    let text = LedgerReport(ledger, of: edits).text(in: .plain)
    #expect(text.hasPrefix("WHY P(APPROVED) DID NOT CHANGE"))
    #expect(!text.contains("all together"))
  }

  @Test("The JSON holds every event, and what was not run")
  func writesJSON() async throws {
    let (ledger, edits) = try await ledger(
      ("moderate: {mean: 1.1,", "moderate: {mean: 0.2,"), ("cara: {name: Cara,", "cara: {name: Kara,"))
    let text = LedgerJSON.value(for: ledger, of: edits).text(indented: false)
    #expect(text.contains(#""sets_of_edits":2"#))
    #expect(text.contains(#""headline/approved":{"value":"#))
    #expect(text.contains(#""not_run":[{"kind":"changed", "section":"members""#))
  }
}
