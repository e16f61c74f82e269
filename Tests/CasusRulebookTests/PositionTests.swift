import Testing

@Suite("Places of errors inside conditions")
struct PositionTests {
  static let spellings: [(name: String, text: String, line: Int, column: Int)] = [
    ("plain", "when: threat.severity >= grvae", 74, 61),
    ("single quotes", "when: 'grvae'", 74, 43),
    ("single quotes with an escape", "when: 'threat.origin != ''it'' && grvae'", 74, 70),
    ("double quotes with escapes", #"when: "treaty.text == \"1999\" && grvae""#, 74, 70),
  ]

  @Test("An error is found at its own line and column however the scalar is written", arguments: spellings)
  func place(of spelling: (name: String, text: String, line: Int, column: Int)) {
    let complaint = complaints(
      inRulebook: smallRulebook.replacing(once: "when: 'grave'", with: spelling.text))
    #expect(complaint.contains("small.yaml:\(spelling.line):\(spelling.column): error: "), "\(complaint)")
  }

  @Test(
    "An error inside a block scalar is found on the line where it stands", arguments: ["|", ">", ">-", "|2-"])
  func blockScalar(header: String) {
    let fact = "grave: \(header)\n    threat.severity >= 2.5\n      && claim.outside_hand\n      || grvae"
    let complaint = complaints(
      inRulebook: smallRulebook.replacing(once: "grave: 'threat.severity >= 2.5'", with: fact))
    #expect(complaint.contains("small.yaml:59:10: error: "), "\(complaint)")
  }
}
