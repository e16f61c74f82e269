import CasusSimulation
import Foundation
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

  @Test(arguments: [21, 9]) func aBarSpansItsIntervalOnBothSidesOfZero(width: Int) {
    let style = TerminalStyle(usesUnicode: false)
    let both = SignedBar(-0.47...0.49, greatest: 0.5, role: .faint).drawn(width: width, in: style).plainText
    let half = (width - 1) / 2
    #expect(both.filter { $0 != " " } == (width == 21 ? "=========|==========" : "====|===="))
    #expect(both.firstIndex(of: "|")?.utf16Offset(in: both) == half)
    // However small, what the interval holds is there on either side.
    let small = SignedBar(-0.001...0.002, greatest: 0.5, role: .faint).drawn(width: width, in: style)
    #expect(small.plainText == String(repeating: " ", count: half - 1) + "=|=")
    let oneSided = SignedBar(0.001...0.002, greatest: 0.5, role: .yes).drawn(width: width, in: style)
    #expect(oneSided.plainText == String(repeating: " ", count: half) + "|=")
    let plain = SignedBar(0...0, greatest: 0.5, role: .faint).drawn(width: width, in: style)
    #expect(plain.plainText == String(repeating: " ", count: half) + "|")
    let exact = SignedBar(-0.001...(-0.001), greatest: 0.5, role: .no).drawn(width: width, in: style)
    #expect(exact.plainText == String(repeating: " ", count: half - 1) + "#|")
  }

  @Test(arguments: [40, 50, 60]) func severalRunsHaveBarsInANarrowWindow(width: Int) async throws {
    let run = try await writtenDownRun()
    let style = TerminalStyle(usesUnicode: false, width: width)
    let lines = ChartReport([run, run, run]).text(in: style).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    for letter in ["A", "B", "C"] {
      let bars = lines.filter { $0.hasPrefix("  \(letter)  ") }
      #expect(bars.count == 4)
      #expect(bars.allSatisfy { $0.contains { "#=-".contains($0) } }, "\(bars)")
    }
    #expect(lines.filter { $0.contains("0%") && $0.contains("100%") }.count == 2)
    #expect(lines.contains("2 Goods, and no troops"))
  }

  @Test func anAxisWithoutBarsLeavesNoEmptyLines() {
    var table = Table([
      Table.Column("", .left), Table.Column("", .left, .drawn(least: 20, most: 40)),
      Table.Column("", .decimal),
    ])
    table.addAxis(before: 1, after: 1)
    table.rows.append([
      .plain("a rather long name"), .bar(PercentAxis(showsFigures: true)), .number(["1%"], .plain),
    ])
    let lines = TableLayout(table, width: 30, style: TerminalStyle(width: 30)).lines().map(\.plainText)
    #expect(lines.count == 1 && lines[0].hasPrefix("a rather long name"))
  }

  @Test(arguments: [40, 60]) func wrappedLinesOfPicturesAreSetIn(width: Int) async throws {
    let model = try model(
      rules: leagueText.replacing(
        "'Goods, and no troops'", with: "'Goods, medicine and food, and no troops at all'"))
    let run = ReportedRun(try await Run.execute(model, RunSettings(seed: 7, draws: 2048)), of: model)
    let text = ChartReport([run]).text(in: TerminalStyle(width: width))
    let ladder = text.components(separatedBy: "LADDER")[1].components(separatedBy: "+ approved")[0]
    let path = text.components(separatedBy: "PATH")[1].components(separatedBy: "WHAT DECIDED")[0]
    if width == 40 {
      #expect(ladder.contains("2 - Goods, medicine and food, and no\n    troops at all (this happened)\n"))
      // There is no column for it: each stage has a line of its own for how often the answer is yes.
      #expect(path.contains(/pact\n  yes there: \d+%\n/) && path.contains("asks\n  yes, known\n"))
    } else {
      #expect(path.contains("yes, known") && path.contains(/pact +\d+%/))
    }
    #expect(path.contains(/→ Goods[^\n]*\n {4}\S/))
    for line in path.split(separator: "\n").dropFirst(2) {
      #expect([" ", "█", "▏", "c"].contains(line.first), "\(line)")
    }
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
