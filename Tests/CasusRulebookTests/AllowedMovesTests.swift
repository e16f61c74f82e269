import CasusExpressions
import CasusRulebook
import Testing

@Suite("The list of allowed moves")
struct AllowedMovesTests {
  private let text = """
    casus: allowed-moves/1
    moves:
      - {scenario: first, what: approved, tolerance: 0.02, because: A criterion was cited better.}
      - {scenario: all, what: all, tolerance: 0.001, because: The tables were rounded otherwise.}
    """

  private func read(_ text: String) throws(DiagnosticList) -> AllowedMoves {
    try AllowedMoves.read(SourceText(name: "allowed.yaml", text: text))
  }

  @Test("covers what it names, and with all whatever there is")
  func covers() throws {
    let moves = try read(text).moves
    #expect(moves[0].covers("approved", in: "first"))
    #expect(!moves[0].covers("refused", in: "first"))
    #expect(!moves[0].covers("approved", in: "second"))
    #expect(moves[1].covers("refused", in: "second"))
    #expect(moves.map(\.span.start.line) == [3, 4])
  }

  @Test("demands a reason")
  func reason() throws {
    let silent = text.replacing(once: ", because: A criterion was cited better.", with: "")
    do throws(DiagnosticList) {
      _ = try read(silent)
      Issue.record("a move without a reason is allowed")
    } catch {
      #expect(
        error.diagnostics.map(\.message) == ["an item of 'moves' lacks 'because': why the move is meant"])
    }
  }

  @Test("names quantities, whose names have underscores")
  func quantities() throws {
    let moves = try read(text.replacing(once: "what: approved", with: "what: decision_days")).moves
    #expect(moves[0].covers("decision_days", in: "first"))
    do throws(DiagnosticList) {
      _ = try read(text.replacing(once: "what: approved", with: "what: Decision days"))
      Issue.record("a name with a space is one")
    } catch {
      #expect(error.diagnostics.count == 1)
    }
  }

  @Test("offers the nearest name for one that nothing has, and has nothing against those that there are")
  func misspelt() throws {
    let list = try read(text.replacing(once: "what: approved", with: "what: aproved"))
    let names = AllowedMoves.names(in: try Rulebook.read(SourceText(name: "small.yaml", text: smallRulebook)))
    #expect(names.contains("approved") && names.contains("none"))
    let complaint = try #require(list.complaint(of: list.moves[0], among: names))
    #expect(complaint.message == "nothing that 'first' has is named 'aproved'")
    #expect(complaint.hint == "did you mean 'approved'?")
    #expect(complaint.span?.start == SourcePosition(line: 3, column: 29))
    #expect(list.complaint(of: list.moves[1], among: names) == nil)
    for name in names {
      let right = try read(text.replacing(once: "what: approved", with: "what: \(name)"))
      #expect(right.complaint(of: right.moves[0], among: names) == nil)
    }
  }
}
