import CasusExpressions
import CasusRulebook
import Testing

@testable import CasusReport

@Suite("Short names for the works of a bibliography")
struct SourceLabelTests {
  @Test("Two works of one author and year get letters, and what has no author its identifier's words")
  func lettersAndWords() throws {
    let works = """
      sources:
        first: {title: One, author: Ada Ash, date: 2003-05}
        second: {title: Two, author: Ada Ash, date: 2003-06}
        pair: {title: Three, author: Ada Ash and Ben Birch, date: about 2003}
        speech-2021-july: {title: A speech}
      """
    let text = leagueText.replacing("sources:", with: works, maxReplacements: 1)
    let labels = SourceLabels(try Rulebook.read(SourceText(name: "league.yaml", text: text)).sources)
    #expect(labels.label("first") == "Ash 2003a")
    #expect(labels.label("second") == "Ash 2003b")
    #expect(labels.label("pair") == "Ash and Birch 2003")
    #expect(labels.label("speech-2021-july") == "Speech 2021 July")
  }
}
