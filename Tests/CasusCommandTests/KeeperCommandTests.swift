import Foundation
import Testing

/// What a rulebook's keeper does before committing: edits a copy, asks what moved and why, and takes the edit back.
@Suite("A keeper's trial of an edit")
struct KeeperCommandTests {
  /// An edit of the exported rulebook, and how it is told.
  struct Trial: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The text after which the first occurrence of `old` is replaced.
    let place: String
    let old: String
    let new: String
    /// What is said of the edit wherever it is told: nil where it is none that could change anything.
    let edit: String?

    func applied(to text: String) throws -> String {
      let start = try #require(text.range(of: place)?.lowerBound)
      let range = try #require(text.range(of: old, range: start..<text.endIndex))
      return text.replacingCharacters(in: range, with: new)
    }
  }

  private static let added = """
    - id: weary-public
        stage: lead-forces
        when: 'threat.severity < 3.5'
        says: no
        strength: moderate
        because: A lesser crisis finds no support at home.
        unsourced: a trial
      - id: own-forces-fail
    """

  static let trials = [
    Trial(
      testDescription: "a criterion weakened", place: "- id: members-follow-the-lead",
      old: "strength: strong",
      new: "strength: slight", edit: "criterion members-follow-the-lead: strength strong → slight"),
    Trial(
      testDescription: "a belief changed", place: "\n  reading.article4:",
      old: "{weights: {outside: 0.55, state: 0.15, literal: 0.3}}",
      new: "{weights: {outside: 0.3, state: 0.15, literal: 0.55}}", edit: "judgement reading.article4: belief"
    ),
    Trial(
      testDescription: "a criterion added", place: "- id: own-forces-fail", old: "- id: own-forces-fail",
      new: added, edit: "criterion weary-public"),
    Trial(
      testDescription: "a route changed", place: "- id: terms", old: "no: offer-refused", new: "no: lead-aid",
      edit: "stage terms: route of no offer-refused → lead-aid"),
    Trial(
      testDescription: "nothing but words", place: "title: How", old: "title: How the",
      new: "# A remark.\ntitle: In what way the", edit: nil),
  ]

  /// A folder with two scenarios and the exported rulebook.
  private func folder() async throws -> (folder: URL, rules: String) {
    let folder = try CasusProcess.temporaryFolder()
    let scenarios = folder.appending(path: "scenarios")
    try FileManager.default.createDirectory(at: scenarios, withIntermediateDirectories: true)
    for path in [
      "scenarios/cases/kazakhstan-2022.yaml", "scenarios/what-if/uzbekistan-2013-after-leaving.yaml",
    ] {
      let file = CasusProcess.packageRoot.appending(path: path)
      let text = try String(contentsOf: file, encoding: .utf8)
      let bare = text.range(of: "\nexpect:").map { text[..<$0.lowerBound] } ?? text[...]
      try (bare + "\n").write(
        to: scenarios.appending(path: file.lastPathComponent), atomically: true, encoding: .utf8)
    }
    let exported = try await CasusProcess.run(["rules", "export", "csto", "--out", "mine.yaml"], in: folder)
    #expect(exported.exitCode == 0, "\(exported.errors)")
    return (folder, try String(contentsOf: folder.appending(path: "mine.yaml"), encoding: .utf8))
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(
    "Which scenario moved, by how much, what flips and which edit did it; taken back, all is the same to the bit",
    arguments: trials)
  func trial(_ trial: Trial) async throws {
    let (folder, original) = try await folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func casus(_ arguments: String...) async throws -> Finished {
      try await CasusProcess.run(arguments, in: folder, environment: ["CI": ""])
    }
    let mine = folder.appending(path: "mine.yaml")
    let recorded = try await casus("test", "--all")
    #expect(recorded.exitCode == 0 && recorded.output.contains("new: recorded"), "\(recorded.output)")

    let edited = try trial.applied(to: original)
    try #require(edited != original)
    try edited.write(to: mine, atomically: true, encoding: .utf8)
    let gate = try await casus("test", "--rules", "mine.yaml")
    let difference = try await casus("rules", "diff", "csto", "mine.yaml")
    let comparison = try await casus(
      "compare", "--draws", "8192", "--rules", "csto", "--rules", "mine.yaml",
      "scenarios/kazakhstan-2022.yaml")
    #expect(difference.exitCode == 0 && comparison.exitCode == 0, "\(difference.errors)\(comparison.errors)")
    if let edit = trial.edit {
      #expect(gate.exitCode == 1)
      let told = words(gate.output)
      #expect(told.contains("Baselines: 1 the same to the bit, 1 moved, kazakhstan-2022 ("), "\(told)")
      #expect(told.contains("the rulebook's text is another"))
      #expect(told.contains("flips from"))
      #expect(told.contains("edit: \(edit)"), "\(told)")
      #expect(told.contains("- accounts for "))
      // In its table the edit's words are wrapped beside the numbers.
      let item = edit.split(separator: " ")[1].prefix { $0 != ":" }
      #expect(
        comparison.output.split(separator: "\nWHY P(").last?.contains(item) == true, "\(comparison.output)")
      #expect(comparison.output.contains("\nWHY P("))
      #expect(comparison.output.contains("CHANGES OF OUTCOME"))
      #expect(difference.output.contains("one difference"), "\(difference.output)")
    } else {
      #expect(gate.exitCode == 0, "\(gate.output)")
      #expect(gate.output.contains("Baselines: 2 the same to the bit, 0 moved."), "\(gate.output)")
      #expect(comparison.output.contains("changes nothing"))
      #expect(difference.output.contains("in words only: no result can change"), "\(difference.output)")
    }

    try original.write(to: mine, atomically: true, encoding: .utf8)
    let reverted = try await casus("test", "--rules", "mine.yaml")
    #expect(reverted.exitCode == 0)
    #expect(reverted.output.contains("Baselines: 2 the same to the bit, 0 moved."), "\(reverted.output)")
  }
}
