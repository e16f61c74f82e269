import CasusSimulation
import Testing

@testable import CasusReport

@Suite struct TerminalChartTests {
  @Test(arguments: [40, 60, 80, 132], [true, false]) func everyLineFitsTheWindow(width: Int, unicode: Bool)
    async throws
  {
    let run = try await writtenDownRun()
    let style = TerminalStyle(usesUnicode: unicode, width: width)
    var texts = [ChartReport([run]).text(in: style), ChartReport([run, run, run]).text(in: style)]
    if width >= 60 {
      texts.append(RunReport(run, options: .init(histograms: ["days"])).text(in: style))
    }
    for text in texts {
      for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
      if !unicode { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
    }
  }

  @Test func picturesAt80Columns() async throws {
    let run = try await writtenDownRun()
    #expect(ChartReport([run]).text(in: TerminalStyle(width: 80)) == Golden.charts80 + "\n")
  }

  @Test func picturesSideBySideInASCII() async throws {
    let run = try await writtenDownRun()
    #expect(
      ChartReport([run, run]).text(in: TerminalStyle(usesUnicode: false, width: 70)) == Golden.charts70 + "\n"
    )
  }

  @Test func barsToEitherSideMeetAtZero() {
    let style = TerminalStyle(usesUnicode: false)
    let right = SignedBar(value: 0.4, error: 0.1, greatest: 0.5, role: .yes).drawn(width: 21, in: style)
    let left = SignedBar(value: -0.2, error: 0.1, greatest: 0.5, role: .no).drawn(width: 21, in: style)
    #expect(right.plainText == "          |######====")
    #expect(left.plainText == "    ====##|")
  }

  @Test(arguments: [2, 13, 14, 27, 28, 60]) func theAxisIsAsWideAsItsBars(width: Int) {
    let style = TerminalStyle(usesUnicode: false)
    let figures = PercentAxis(showsFigures: true).drawn(width: width, in: style).plainText
    let rule = PercentAxis(showsFigures: false).drawn(width: width, in: style).plainText
    #expect(rule.count == width)
    #expect(figures.count <= max(width, 2))
    if width >= 14 { #expect(figures.hasPrefix("0%") && figures.hasSuffix("100%")) }
  }
}
