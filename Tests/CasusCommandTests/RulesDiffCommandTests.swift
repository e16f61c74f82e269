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

  @Test("What is no rulebook is refused with a reason")
  func refuses() async throws {
    let scenario = "scenarios/cases/kazakhstan-2022.yaml"
    #expect(try await CasusProcess.run(["rules", "diff", "csto", scenario]).exitCode == 65)
    #expect(try await CasusProcess.run(["rules", "diff", "csto", "nowhere.yaml"]).exitCode == 66)
    #expect(try await CasusProcess.run(["rules", "diff", "csto"]).exitCode == 64)
  }
}
