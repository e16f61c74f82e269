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
}
