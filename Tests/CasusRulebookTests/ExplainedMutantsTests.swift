import CasusExpressions
import CasusRulebook
import Testing

@Suite("The list of explained mutants")
struct ExplainedMutantsTests {
  private let text = """
    casus: explained-mutants/1
    survivors:
      - {rulebook: small, mutant: criterion/stranger/weakened, because: It is asked of outsiders only.}
    """

  @Test("gives the reason for a mutant of its rulebook and for no other")
  func reasons() throws {
    let list = try ExplainedMutants.read(SourceText(name: "mutants.yaml", text: text))
    #expect(list.reason(for: "criterion/stranger/weakened", of: "small") == "It is asked of outsiders only.")
    #expect(list.reason(for: "criterion/stranger/weakened", of: "other") == nil)
    #expect(list.reason(for: "criterion/stranger/dropped", of: "small") == nil)
  }

  @Test("demands a reason")
  func silence() {
    let silent = text.replacing(once: ", because: It is asked of outsiders only.", with: "")
    #expect(throws: DiagnosticList.self) {
      try ExplainedMutants.read(SourceText(name: "mutants.yaml", text: silent))
    }
  }
}
