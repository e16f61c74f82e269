import CasusSimulation
import Testing

@testable import CasusReport

@Suite struct LayoutTests {
  @Test(arguments: [60, 80, 120], [true, false])
  func noLineIsWiderThanTheTerminal(width: Int, unicode: Bool) async throws {
    let run = try await writtenDownRun()
    let style = TerminalStyle(usesColor: false, usesUnicode: unicode, width: width)
    let explainer = Explainer(run.model)
    let texts = [
      RunReport(run, options: .init(limit: nil, command: "casus run x.yaml")).text(
        in: style),
      ExplanationReport(try explainer.explainCentral(), of: run.model).text(in: style),
      ExplanationReport(try explainer.explain(draw: 5), of: run.model, options: .init(showsEverything: true))
        .text(in: style),
      SideBySideReport([run, run, run]).text(in: style),
    ]
    for line in texts.flatMap({ $0.split(separator: "\n") }) {
      #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
      #expect(unicode || line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
      #expect(line.last != " ")
    }
  }

  @Test func scenariosStandBelowEachOtherWhereThereIsNoRoom() async throws {
    let run = try await writtenDownRun()
    let narrow = SideBySideReport([run, run]).text(in: TerminalStyle(usesUnicode: true, width: 40))
    let wide = SideBySideReport([run, run]).text(in: TerminalStyle(usesUnicode: true, width: 100))
    #expect(narrow.split(separator: "\n").count { $0.contains("Troops are sent") } == 2)
    #expect(wide.split(separator: "\n").count { $0.contains("Troops are sent") } == 1)
  }

  @Test func theTossedPathOfADrawIsTold() async throws {
    let model = try model()
    let text = ExplanationReport(try Explainer(model).explain(draw: 5), of: model)
      .text(in: TerminalStyle(width: 100))
    #expect(text.contains("draw 5, judged under the judgements of row 0"))
    #expect(text.contains("THE PATH THAT WAS TOSSED"))
  }
}
