import CasusAnalysis
import CasusExpressions
import CasusSampling
@testable import CasusStore
import Testing

@Suite("Baseline files")
struct BaselineFileTests {
  private let baseline = Baseline(
    scenario: "trial", rulebook: "book", scenarioTexts: [1, 0xFFFF_FFFF_FFFF_FFFF], rulebookText: 2,
    seed: 0xFFFF_FFFF_FFFF_FFFF, draws: 65_536, design: .latin, numericVersion: 1, tables: 3, tallies: 4,
    numbers: [
      .init(name: "verdict/approved", value: 0.5312, standardError: 0.0023),
      .init(name: "outcome/help", value: 1, standardError: 0),
    ])

  private func read(_ text: String) throws(Diagnostic) -> Baseline {
    try BaselineFile.read(SourceText(name: "trial.json", text: text))
  }

  @Test("are read as they were written")
  func roundTrip() throws {
    #expect(try read(BaselineFile.text(of: baseline)) == baseline)
  }

  @Test("have one member a line and keys in alphabetical order")
  func form() {
    #expect(
      BaselineFile.text(of: baseline) == """
        {
          "design": "latin",
          "draws": 65536,
          "numbers": {
            "outcome/help": [1, 0],
            "verdict/approved": [0.5312, 0.0023]
          },
          "numeric_version": 1,
          "rulebook": {
            "id": "book",
            "text": "0000000000000002"
          },
          "scenario": {
            "id": "trial",
            "texts": ["0000000000000001", "ffffffffffffffff"]
          },
          "schema": "casus-baseline/1",
          "seed": "18446744073709551615",
          "tables": "0000000000000003",
          "tallies": "0000000000000004"
        }

        """)
  }

  @Test(
    "that are spoilt are refused with what to do",
    arguments: [
      ("casus-baseline/1", "casus-baseline/2"), ("\"draws\": 65536", "\"draws\": \"many\""),
      ("\"latin\"", "\"greek\""), ("[1, 0]", "[1]"),
      ("\"tallies\": \"0000000000000004\"", "\"tallies\": \"4\""),
      ("\"seed\"", "\"sead\""), ("}\n", ""),
    ])
  func spoilt(part: String, replacement: String) throws {
    let text = BaselineFile.text(of: baseline)
    let range = try #require(text.firstRange(of: part))
    let spoilt = String(text[..<range.lowerBound]) + replacement + String(text[range.upperBound...])
    do throws(Diagnostic) {
      _ = try read(spoilt)
      Issue.record("nothing is refused")
    } catch {
      #expect(error.hint?.contains("--update") == true)
    }
  }
}
