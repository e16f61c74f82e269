import Foundation
import Testing

@Suite("casus rules diff")
struct RulesDiffCommandTests {
  /// The CSTO rulebook with a part replaced, in a file of its own.
  private func edited(_ part: String, _ replacement: String, in folder: URL) async throws -> String {
    let text = try await CasusProcess.run(["rules", "export", "csto"]).output
    let range = try #require(text.range(of: part))
    let file = folder.appending(path: "edited.yaml")
    try text.replacingCharacters(in: range, with: replacement).write(
      to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  @Test(
    "It tells the edits of a bundled rulebook, and on request the exit code says whether results can differ")
  func tellsEdits() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let cited = try await edited(
      "{source: statements-2014, at: \"the procedure\"}", "{source: statements-2014, at: \"a procedure\"}",
      in: folder)
    let words = try await CasusProcess.run(["rules", "diff", "--exit-code", "csto", cited])
    #expect(words.exitCode == 0, "\(words.errors)")
    let line = words.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(line.contains("2 differences, in words only: no result can change."))
    let file = try await edited(
      "when: 'threat.severity >= 2.5'\n    says: no", "when: 'threat.severity >= 3.0'\n    says: no",
      in: folder)
    let meaning = try await CasusProcess.run(["rules", "diff", "--exit-code", "csto", file])
    #expect(meaning.exitCode == 1)
    #expect(meaning.output.contains("condition threat.severity >= 2.5 → threat.severity >= 3.0"))
    #expect(try await CasusProcess.run(["rules", "diff", "csto", file]).exitCode == 0)
    let json = try await CasusProcess.run(["rules", "diff", "csto", file, "--format", "json"])
    #expect(json.output.hasPrefix("{\n  \"schema\": \"casus-diff/1\""))
  }

  @Test(
    "A scenario that one of the two rulebooks alone can read is named with the reason, and the others are run"
  )
  func scenarioOfOneRulebook() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let new = try await edited(
      "\nfactors:\n",
      """

      factors:
        weather.bad:
          asks: Is the weather bad?
          yes_no: {yes: it is, no: it is not}
          default: {value: no, because: so, unsourced: so}

      """, in: folder)
    let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
    let text = try String(contentsOf: CasusProcess.packageRoot.appending(path: kazakhstan), encoding: .utf8)
    let rainy = folder.appending(path: "rainy.yaml")
    try text.replacing("\nfactors:\n", with: "\nfactors:\n  weather.bad: yes\n")
      .replacing("id: kazakhstan-2022", with: "id: rainy").write(to: rainy, atomically: true, encoding: .utf8)
    let options = ["--draws", "2048", kazakhstan, rainy.path]
    for books in [["csto", new], [new, "csto"]] {
      let found = try await CasusProcess.run(["rules", "diff"] + books + options)
      #expect(found.exitCode == 0, "\(found.errors)")
      let words = found.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("SCENARIOS OF ONE RULEBOOK ALONE"), "\(found.output)")
      #expect(words.contains("rainy cannot be read with csto: "))
      #expect(words.contains("weather.bad"))
      #expect(words.contains("DRAWS TOUCHED") && words.contains("kazakhstan-2022"))
      let json = try await CasusProcess.run(["rules", "diff", "--format", "json"] + books + options)
      let text = json.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        text.contains(#""not_read": [ { "scenario": "rainy", "rulebook": "csto", "because": "#), "\(text)")
    }
    // What neither can read is an error.
    try "casus: scenario/1\nid: x\n".write(to: rainy, atomically: true, encoding: .utf8)
    let neither = try await CasusProcess.run(["rules", "diff", "csto", new, rainy.path])
    #expect(neither.exitCode == 65 && neither.errors.contains("rainy.yaml"))
  }

  @Test("What is no rulebook is refused with a reason")
  func refuses() async throws {
    let scenario = "scenarios/cases/kazakhstan-2022.yaml"
    #expect(try await CasusProcess.run(["rules", "diff", "csto", scenario]).exitCode == 65)
    #expect(try await CasusProcess.run(["rules", "diff", "csto", "nowhere.yaml"]).exitCode == 66)
    #expect(try await CasusProcess.run(["rules", "diff", "csto"]).exitCode == 64)
  }
}
