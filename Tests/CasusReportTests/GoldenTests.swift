import CasusSimulation
import Testing

@testable import CasusReport

@Suite struct GoldenTests {
  private let command = "casus run brum.yaml --seed 7 --draws 2048"

  @Test func runAt60ColumnsInASCII() async throws {
    try await expectRun(TerminalStyle(usesUnicode: false, width: 60), Golden.run60)
  }

  @Test func runAt80Columns() async throws {
    try await expectRun(TerminalStyle(width: 80), Golden.run80)
  }

  @Test func runAt120Columns() async throws {
    try await expectRun(TerminalStyle(width: 120), Golden.run120)
  }

  @Test func sideBySideAt120Columns() async throws {
    let run = try await writtenDownRun()
    let text = SideBySideReport([run, run, run], options: .init(command: "casus run a.yaml b.yaml"))
      .text(in: TerminalStyle(width: 120))
    #expect(text == Golden.side120 + "\n")
  }

  @Test func explanationAt80Columns() throws {
    let model = try model()
    let text = ExplanationReport(
      try Explainer(model).explainCentral(), of: model, options: .init(command: "casus explain brum.yaml")
    ).text(in: TerminalStyle(width: 80))
    #expect(text == Golden.explain80 + "\n")
  }

  private func expectRun(_ style: TerminalStyle, _ golden: String) async throws {
    let run = try await writtenDownRun()
    let text = RunReport(run, options: .init(command: command)).text(in: style)
    #expect(text == golden + "\n")
  }
}
