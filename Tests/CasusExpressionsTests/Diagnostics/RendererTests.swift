import CasusExpressions
import Testing

@Suite struct RendererTests {
  private func rendered(_ text: String, column: Int, length: Int, color: Bool = false) -> [Substring] {
    let span = SourceSpan(at: SourcePosition(line: 1, column: column), length: length)
    let renderer = DiagnosticRenderer(sources: ["f": SourceText(name: "f", text: text)], usesColor: color)
    return renderer.render(Diagnostic("c", in: "f", at: span, "m")).split(separator: "\n")
  }

  @Test func tabsAreCopiedIntoThePadding() {
    #expect(rendered("\ta\tbad", column: 4, length: 3)[2] == "      | \t \t^~~")
  }

  @Test func longLinesAreCutAroundTheCaret() {
    let text = String(repeating: "a", count: 5000) + "bad" + String(repeating: "c", count: 5000)
    let lines = rendered(text, column: 5001, length: 3)
    #expect(lines[1].count < 120)
    #expect(lines[1].hasPrefix("    1 | …") && lines[1].hasSuffix("…"))
    let caret = lines[2].distance(
      from: lines[2].startIndex, to: lines[2].firstIndex(of: "^") ?? lines[2].startIndex)
    #expect(lines[1].dropFirst(caret).hasPrefix("bad"))
  }

  @Test func spansBeyondTheLineStillHaveACaret() {
    #expect(rendered("ab", column: 40, length: 9)[2] == "      |   ^")
  }

  @Test func controlCharactersCannotDriveTheTerminal() {
    #expect(!rendered("a\u{1B}[2Jb", column: 1, length: 1).joined().contains("\u{1B}"))
  }

  @Test func colourIsOnlyThereWhenAskedFor() {
    #expect(rendered("a", column: 1, length: 1, color: true)[0].contains("\u{1B}[1;31merror:\u{1B}[0m"))
  }

  @Test func atMostAHundredDiagnosticsAreShown() {
    let diagnostics = (0..<250).map { Diagnostic("c", in: "f", at: nil, "m\($0)") }
    let lines = DiagnosticRenderer().render(diagnostics).split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines.last == "and 150 more")
  }

  @Test(
    arguments: [
      ("intrenal", "internal"), ("ruels", "rules"), ("Internal", "internal"), ("origin", "threat.origin"),
      ("xyz", nil), ("", nil), ("a", nil),
    ] as [(String, String?)])
  func onlyNearNamesAreSuggested(_ name: String, _ suggestion: String?) {
    #expect(
      NearestName.suggestion(for: name, among: ["state", "internal", "rules", "threat.origin", "b"])
        == suggestion)
  }
}
