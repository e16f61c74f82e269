import CasusSimulation
import Foundation
import Testing

@testable import CasusReport

/// Text from files that would drive a terminal.
@Suite struct HostileTextTests {
  private let rules = leagueText.replacingOccurrences(
    of: "title: Troops are sent", with: #"title: "Troops \e[2J\e]0;owned\a \u202Eare sent""#
  ).replacingOccurrences(of: "because: It is grave.", with: #"because: "It is\r\e[31m grave.""#)

  @Test(arguments: [true, false]) func noSequenceFromAFileReachesTheTerminal(color: Bool) async throws {
    let model = try model(rules: rules)
    let result = try await Run.execute(model, RunSettings(draws: 2048))
    let style = TerminalStyle(usesColor: color, usesUnicode: true, width: 80)
    let run = ReportedRun(result, of: model)
    let texts = [
      RunReport(run).text(in: style), SideBySideReport([run, run]).text(in: style),
      ExplanationReport(try Explainer(model).explain(draw: 3), of: model).text(in: style),
    ]
    for text in texts {
      let bare = color ? try withoutOwnSequences(text) : text
      let harmful = bare.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
      }
      #expect(harmful.isEmpty)
    }
  }

  @Test func colorChangesNothingElse() async throws {
    let run = try await writtenDownRun()
    var style = TerminalStyle(usesColor: true, usesUnicode: true, width: 80)
    let colored = RunReport(run).text(in: style)
    style.usesColor = false
    #expect(colored.contains("\u{1B}[1m"))
    #expect(try withoutOwnSequences(colored) == RunReport(run).text(in: style))
  }

  private func withoutOwnSequences(_ text: String) throws -> String {
    text.replacing(try Regex("\u{1B}\\[[0-9;]+m"), with: "")
  }
}
