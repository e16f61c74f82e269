import Foundation
import Testing

private let python = CasusProcess.packageRoot.appending(path: ".venv/bin/python")
private let hasPython = FileManager.default.isExecutableFile(atPath: python.path)

@Suite(
  "The JSON Schemas, by an independent validator",
  .enabled(if: hasPython, "skipped: .venv with jsonschema is absent; `make test` makes it"))
struct SchemaTests {
  private func validate(_ kind: String, _ files: [String]) async throws -> Finished {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = try await CasusProcess.run(["schema", kind])
    let path = folder.appending(path: "schema.json")
    try schema.output.write(to: path, atomically: true, encoding: .utf8)
    return try await CasusProcess.launch(python, ["Tests/Schemas/validate.py", path.path] + files)
  }

  @Test("The bundled rulebooks satisfy the schema of rulebooks")
  func rulebook() async throws {
    let result = try await validate(
      "rulebook", ["csto", "rio"].map { "Sources/CRulebooks/rulebooks/\($0).yaml" })
    #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
  }

  /// The YAML files in some folders of `scenarios`.
  private func files(in folders: [String]) throws -> [String] {
    try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(
        atPath: CasusProcess.packageRoot.appending(path: "scenarios/\(folder)").path
      ).filter { $0.hasSuffix(".yaml") }.map { "scenarios/\(folder)/\($0)" }
    }
  }

  @Test("Every shipped table of tests satisfies the schema of tables")
  func tables() async throws {
    let result = try await validate("tests", try files(in: ["tests"]))
    #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
  }

  @Test("Every shipped scenario satisfies the schema of scenarios")
  func scenarios() async throws {
    let result = try await validate("scenario", try files(in: ["cases", "what-if", "rio"]))
    #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
  }

  @Test(
    "What the reader refuses for its shape, the schema refuses too",
    arguments: [
      ("id: kazakhstan-2022", "id: Kazakhstan 2022"), ("date: 2022-01-05", "date: January"),
      ("requester: kazakhstan", "requestor: kazakhstan"), ("casus: scenario/1", "casus: scenario/2"),
    ])
  func refusals(part: String, replacement: String) async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let original = CasusProcess.packageRoot.appending(path: "scenarios/cases/kazakhstan-2022.yaml")
    let text = try String(contentsOf: original, encoding: .utf8)
    try #require(text.contains(part))
    let path = folder.appending(path: "wrong.yaml")
    try text.replacingOccurrences(of: part, with: replacement).write(
      to: path, atomically: true, encoding: .utf8)
    #expect(try await validate("scenario", [path.path]).exitCode == 1)
    #expect(try await CasusProcess.run(["check", path.path]).exitCode == 65)
  }
}
