import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import Foundation
import Testing

@Suite("The report of what differs between two rulebooks")
struct RevisionReportTests {
  private func revision(_ changes: (String, String)...) throws -> Revision {
    var text = leagueText
    for (part, replacement) in changes {
      let range = try #require(text.range(of: part))
      text.replaceSubrange(range, with: replacement)
    }
    return try Revision(
      from: SourceText(name: "old.yaml", text: leagueText), to: SourceText(name: "new.yaml", text: text))
  }

  @Test("Edits are grouped by section and item, with old and new values")
  func groupsEdits() throws {
    let revision = try revision(
      ("moderate: {mean: 1.1,", "moderate: {mean: 1.5,"),
      ("From even to three in four.", "From even to four in five."),
      ("{source: report, at: table 2}", "{source: report, at: table 3}"))
    let text = RevisionReport(revision).text(in: .plain)
    #expect(
      text == """
        old.yaml -> new.yaml: 4 differences, 3 of them in words only.

        STRENGTHS
          moderate
            mean 1.1 -> 1.5
            reason From even to three in four. -> From even to four in five. (in words
                only)

        FACTORS
          threat.severity
            default for all else, citation of report (table 2) removed (in words only)
            default for all else, citation of report (table 3) added (in words only)

        """)
  }

  @Test("Where nothing differs in meaning, the report says whether the texts are the same")
  func tellsForm() throws {
    #expect(
      try RevisionReport(revision()).text(in: .plain)
        == "old.yaml -> new.yaml: no difference: the texts are the same.\n")
    #expect(
      try RevisionReport(revision(("mean: 1.1,", "mean: 1.10,"))).text(in: .plain)
        == "old.yaml -> new.yaml: no difference in meaning. The texts differ in form only.\n")
  }

  @Test("Old values are red and new ones green on a terminal that shows colour")
  func colours() throws {
    let revision = try revision(("mean: 1.1,", "mean: 1.5,"))
    let text = RevisionReport(revision).text(in: TerminalStyle(usesColor: true, width: 80))
    #expect(text.contains("mean \u{1B}[31m1.1\u{1B}[0m → \u{1B}[32m1.5\u{1B}[0m"))
  }

  @Test("A table tells how many draws each edit touches in each scenario")
  func showsTouches() throws {
    let revision = try revision(("mean: 1.1,", "mean: 1.5,"), ("mean: 2.2,", "mean: 2.5,"))
    let seen = RunEstimate(value: 0.25, standardError: 0.031)
    let none = RunEstimate(value: 0, standardError: 1.0 / 32)
    let touches = TouchReport(
      scenarios: ["first", "second"], draws: 2_048,
      rows: [
        .init([revision.edits[0]], touched: [seen, none]), .init([revision.edits[1]], touched: [none, nil]),
      ])
    let text = RevisionReport(revision, touches: touches).text(in: .plain)
    #expect(text.contains("strength moderate: mean 1.1 -> 1.5  25.0% +/- 3.1%    nothing"))
    #expect(text.contains("strength strong: mean 2.2 -> 2.5           nothing  not alone"))
  }

  @Test("The JSON names each edit's section, item, part and values")
  func writesJSON() throws {
    let value = RevisionJSON.value(for: try revision(("mean: 1.1,", "mean: 1.5,")))
    let text = value.text(indented: false)
    #expect(
      text.contains(
        #"{"kind":"changed", "section":"strengths", "item":"strength", "name":"moderate", "field":"mean", "#
          + #""old":"1.1", "new":"1.5", "changes":"probabilities", "old_line":8, "new_line":8, "#))
  }
}
