import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@testable import CasusReport

/// The small league against one whose graver cases count for less, with a ledger of the edit.
func labelledWithLedger() async throws -> LabelledComparison {
  let text = leagueText.replacing("strong, scale:", with: "moderate, scale:")
  let models = [try model(), try model(rules: text)]
  let settings = RunSettings(seed: 7, draws: 4_096)
  var runs: [ComparedRun] = []
  for model in models { runs.append(ComparedRun(model, try await Run.execute(model, settings))) }
  let paired = try await PairedRun.execute(models[0], models[1], settings)
  let revision = try Revision(
    from: SourceText(name: "old.yaml", text: leagueText), to: SourceText(name: "new.yaml", text: text))
  let scenario = models[0].scenario.texts[0]
  let ledger = try await Ledger.execute(
    edits: revision.effective.filter { revision.edits[$0].effect == .probabilities }, settings,
    model: { edits throws(DiagnosticList) in
      let rulebook = try revision.rulebook(applyingEffective: edits)
      return try SimulationModel(
        rulebook: rulebook, scenario: try Scenario.read(try ScenarioFile(scenario), rulebook: rulebook))
    })
  return LabelledComparison(
    sides: [
      .init(letter: "A", title: "under the rulebook league", id: "league"),
      .init(letter: "B", title: "under the rulebook mine.yaml", id: "mine.yaml"),
    ], RunComparison(runs[0], runs[1], .paired(paired)), reason: .ledger(ledger, edits: revision.edits))
}

@Suite("Comparisons as pictures in a terminal")
struct ComparisonChartTests {
  private func lines(_ style: TerminalStyle) async throws -> [String] {
    ComparisonChartReport([try await labelledWithLedger()], command: "casus compare a b").text(in: style)
      .split(separator: "\n").map(String.init)
  }

  @Test("Differences, changes of outcome and the edit's share are drawn, each with its number")
  func pictures() async throws {
    let lines = try await lines(TerminalStyle(usesUnicode: false, width: 100))
    for heading in ["B LESS A", "CHANGES OF OUTCOME", "WHY P("] {
      #expect(lines.contains { $0.hasPrefix(heading) })
    }
    // Fewer grave cases: requests fall, so that bars of changes lie to the left of the line.
    let fall = try #require(lines.first { $0.contains("-> The call is declined") })
    let bar = try #require(fall.firstIndex(of: "|"))
    #expect(fall[..<bar].contains("#") && !fall[bar...].contains("#"))
    #expect(fall.contains("%"))
  }

  @Test("Zero lines stand below each other, and bars are there at every width", arguments: [40, 60, 80, 120])
  func aligned(width: Int) async throws {
    let lines = try await lines(TerminalStyle(usesUnicode: false, width: width))
    #expect(lines.allSatisfy { $0.count <= width })
    let start = try #require(lines.firstIndex { $0.hasPrefix("CHANGES OF OUTCOME") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("WHY P(") })
    let zeros = lines[start..<end].compactMap { $0.firstIndex(of: "|")?.utf16Offset(in: $0) }
    #expect(zeros.count >= 2 && Set(zeros).count == 1)
  }
}
