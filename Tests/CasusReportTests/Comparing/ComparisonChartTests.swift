import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import Foundation
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

  /// The small league against itself.
  private func unchanged() async throws -> LabelledComparison {
    let settings = RunSettings(seed: 7, draws: 2_048)
    let models = [try model(), try model()]
    let runs = [
      ComparedRun(models[0], try await Run.execute(models[0], settings)),
      ComparedRun(models[1], try await Run.execute(models[1], settings)),
    ]
    let paired = try await PairedRun.execute(models[0], models[1], settings)
    return LabelledComparison(
      sides: [
        .init(letter: "A", title: "as it is", id: "a"), .init(letter: "B", title: "as it is", id: "b"),
      ], RunComparison(runs[0], runs[1], .paired(paired)))
  }

  @Test("What changes nothing is no bar, and no interval on the page")
  func nothing() async throws {
    let labelled = try await unchanged()
    let chart = ComparisonChartReport([labelled]).text(in: TerminalStyle(width: 80))
    let differences = try #require(chart.components(separatedBy: "B LESS A").last)
    #expect(differences.contains("Nothing differs."))
    #expect(!differences.contains("▒") && !differences.contains("±"))

    let pair = ComparisonPage.Pair(labelled, first: 0, second: 1)
    let run = try await writtenDownRun()
    let page = ComparisonPage([run, run], options: .init(pairs: [pair]))
    func section(_ id: String) throws -> String {
      let rest = try #require(page.html.components(separatedBy: "<section id=\"\(id)\"").last)
      return rest.components(separatedBy: "</section>")[0]
    }
    let shown = try section("differences")
    #expect(!shown.contains("±") && !shown.contains("<svg") && shown.contains("B changes nothing"))
    let flips = try section("flips")
    #expect(flips.contains("From A to B no request comes to another outcome"))
    #expect(!flips.contains("&lt;") && !flips.contains("<svg"))
    #expect(page.markdown.contains("| Troops are sent | 0 |  |"))
  }

  @Test("A line that no draw changes is a plain 0 beside lines that differ")
  func someUnchanged() async throws {
    let run = try await writtenDownRun()
    let pair = ComparisonPage.Pair(
      first: 0, second: 1,
      differences: [
        .init(title: "Troops", estimate: estimate(0.0512, 0.0098), interval: 0.03...0.07),
        .init(title: "Aid", estimate: estimate(0, 0.00098), interval: -0.003...0.003, isUnchanged: true),
      ], flips: nil)
    let html = ComparisonPage([run, run], options: .init(pairs: [pair])).html
    let rest = try #require(html.components(separatedBy: "<figure id=\"difference-A-B\"").last)
    let figure = rest.components(separatedBy: "</figure>")[0]
    let chart = figure.components(separatedBy: "</svg>")[0]
    // Three lines for the whisker of the one that differs: the line and its two ends.
    #expect(chart.components(separatedBy: "<line class=\"whisker\"").count - 1 == 3)
    #expect(chart.contains(">0</text>"))
    #expect(figure.contains("A difference of 0 is one that no draw has."))
  }
}
