import CasusAnalysis
import CasusRulebook
import CasusSimulation
import Testing

@testable import CasusReport

/// Every table of every report in the narrowest terminal, and in wider ones.
@Suite struct NarrowTests {
  private func texts(in style: TerminalStyle) async throws -> [(name: String, text: String)] {
    let run = try await writtenDownRun()
    let explainer = Explainer(run.model)
    let line = TippingLine(
      name: "threat.severity", question: "How grave is it?", unit: "points", isLogScaled: false,
      points: (0..<5).map { place in
        .init(
          value: Double(place),
          approved: WrittenDown.figure(0.2 * Double(place) + 0.05, 0.01, 0.1...0.9), rows: 32)
      })
    let labelled = try await labelledWithLedger()
    return [
      (
        "run",
        RunReport(
          run,
          options: .init(limit: nil, command: "casus run x.yaml", histograms: ["days"], lines: [line])
        ).text(in: style)
      ),
      ("charts", ChartReport([run], options: .init(lines: [line])).text(in: style)),
      ("side by side", SideBySideReport([run, run, run]).text(in: style)),
      ("charts side by side", ChartReport([run, run, run]).text(in: style)),
      ("explanation", ExplanationReport(try explainer.explainCentral(), of: run.model).text(in: style)),
      (
        "draw",
        ExplanationReport(
          try explainer.explain(draw: 5), of: run.model, options: .init(showsEverything: true)
        ).text(in: style)
      ),
      ("rulebook", RulebookReport(run.model.rulebook).text(in: style)),
      ("check", RulebookReport(run.model.rulebook).checkText(in: style)),
      ("comparison", ComparisonReport([labelled, labelled]).text(in: style)),
      ("comparison as charts", ComparisonChartReport([labelled]).text(in: style)),
      ("saved runs", SavedRunsReport([Self.saved(run), Self.saved(run)]).text(in: style)),
    ]
  }

  private static func saved(_ run: ReportedRun) -> SavedRunLine {
    SavedRunLine(
      id: 12, name: "kazakhstan-2022-without-the-claim", savedAt: "2026-01-02T03:04:05Z",
      manifest: run.result.manifest, exact: nil, approved: run.result[.approved]?.givenAsked, keptDraws: 2_048
    )
  }

  @Test(arguments: [40, 60, 80, 120], [true, false])
  func everyLineFits(width: Int, unicode: Bool) async throws {
    for (name, text) in try await texts(in: TerminalStyle(usesUnicode: unicode, width: width)) {
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(name): \(line)")
        #expect(unicode || line.utf8.allSatisfy { $0 < 0x80 }, "\(name): \(line)")
        #expect(line.last != " ", "\(name): \(line)")
      }
    }
  }

  @Test func noColourUnlessAskedFor() async throws {
    for (name, text) in try await texts(in: TerminalStyle(width: 80)) {
      #expect(!text.contains("\u{1B}"), "\(name)")
    }
    let coloured = try await texts(in: TerminalStyle(usesColor: true, width: 80))
    #expect(coloured.contains { $0.text.contains("\u{1B}[") })
  }

  @Test func rowsBecomeBlocksWhereColumnsDoNotFit() {
    var table = Table([
      Table.Column("", .left, .wrapped(least: 16)), Table.Column("A", .decimal), Table.Column("B", .decimal),
      Table.Column("difference", .decimal),
    ])
    table.rows = [
      [.plain("Outcomes", .faint)],
      [
        .plain("  Troops for guard duty and a limited time"), .number(["63.2%", "± 1.6%"], .plain),
        .number(["54.5%", "± 1.6%"], .plain), .number(["-8.7", "± 1.6"], .plain),
      ],
    ]
    let lines = TableLayout(table, width: 40, style: TerminalStyle(width: 40)).lines().map(\.plainText)
    #expect(
      lines.map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) } == [
        "Outcomes", "  Troops for guard duty and a limited", "    time", "    A           63.2% ± 1.6%",
        "    B           54.5% ± 1.6%", "    difference  -8.7 ± 1.6",
      ])
  }

  @Test func aWordThatIsTooWideIsCutBehindAHyphen() {
    let lines = StyledText("council-forces").wrapped(to: 10).map(\.plainText)
    #expect(lines == ["council-", "forces"])
  }
}
