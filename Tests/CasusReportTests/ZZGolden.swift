import Foundation
import Testing
@testable import CasusReport
@Suite struct ZZGolden {
  @Test func write() async throws {
    let run = try await writtenDownRun()
    func put(_ n: String, _ t: String) throws {
      try t.write(toFile: "/tmp/hr/golden/\(n)", atomically: true, encoding: .utf8)
    }
    try put(
      "run80",
      RunReport(
        run.result, of: run.model, options: .init(command: "casus run brum.yaml --seed 7 --draws 2048")
      ).text(in: TerminalStyle(width: 80)))
    try put("charts80", ChartReport([run]).text(in: TerminalStyle(width: 80)))
    try put("charts70", ChartReport([run, run]).text(in: TerminalStyle(usesUnicode: false, width: 70)))
    try put(
      "markdown",
      RunPage(
        run,
        options: .init(
          command: "casus report --seed 7 --draws 2000 brum.yaml --out brum.html",
          provenance: [("Tool", "casus 9.9")], cases: [])
      ).markdown)
    let chart = RowChart(
      summary: "One bar & its interval.",
      lines: [
        .row(
          .init(
            label: "Troops <sent>", text: "25% ± 1%", detail: "[10%, 50%]", value: 0.25, interval: 0.1...0.5,
            ink: .approved))
      ], axis: .probability)
    try put("rowChart", chart.drawn(width: 340).svg(label: chart.summary))
  }
}
