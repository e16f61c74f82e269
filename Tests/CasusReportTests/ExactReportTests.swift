import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@testable import CasusReport

@Suite("The report of an exact run")
struct ExactReportTests {
  private let style = TerminalStyle(usesColor: false, usesUnicode: true, width: 160)

  private func run(_ pins: [String]) async throws -> ReportedRun {
    let rulebook = try Rulebook.read(SourceText(name: "league.yaml", text: leagueText))
    let file = try ScenarioFile(SourceText(name: "brum.yaml", text: callText))
    let reader = OverrideReader(rulebook: rulebook)
    let model = try SimulationModel(
      rulebook: rulebook, scenario: Scenario.read(file, varying: nil, rulebook: rulebook),
      overrides: try pins.map { try reader.pin($0) })
    return ReportedRun(try await ExactRun.execute(model, RunSettings(draws: 2048)), of: model)
  }

  private func text(_ run: ReportedRun) -> String {
    RunReport(run).text(in: style).replacing("\u{A0}", with: " ")
  }

  @Test func sayThatNothingIsSampled() async throws {
    let run = try await run(["threat.severity=2", "judgements=central"])
    let text = text(run)
    #expect(
      text.contains(
        "Exact: 2 requests that can differ in effect, under 1 set of judgements; nothing is sampled.\n"))
    #expect(text.contains("%, exact; "))
    #expect(!text.contains("±"))
    #expect(text.contains("Not given by an exact run: each has a distribution of its own"))
    let json = RunJSON.text(for: [run])
    #expect(json.contains("\"design\": \"exact\""))
    #expect(json.contains("\"complete\": true"))
  }

  @Test func sayThatJudgementsAreSampled() async throws {
    let run = try await run(["threat.severity=2"])
    let text = text(run)
    #expect(text.contains("Exact in the request, sampled in the judgements: 2 requests"))
    #expect(text.contains("under 32 rows"))
    #expect(text.contains("± is the standard error."))
  }

  @Test func whatIsNearlyCertainIsNotPrintedAsCertain() {
    let numbers = NumberText(rows: 0)
    func exact(_ value: Double) -> String {
      numbers.inline(RunEstimate(value: value, standardError: 0, isProvedConstant: true))
        .replacing("\u{A0}", with: " ")
    }
    #expect(exact(1) == "100%, certain")
    #expect(exact(1.0.nextDown) == "> 99.99%, exact")
    #expect(exact(0.99994) == "99.99%, exact")
    #expect(exact(1e-12) == "< 0.000001%, exact")
    #expect(exact(0) == "0%, certain")
  }
}
