import Foundation
import Testing

@Suite("casus report", .serialized) struct ReportCommandTests {
  private static let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
  private static let quick = ["--draws", "2048", "--quiet"]

  @Test("The file's ending decides between a page and Markdown, and --format over it")
  func formats() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, options, start) in [
      ("a.html", [], "<!DOCTYPE html>"), ("a.md", [], "# Kazakhstan"),
      ("b.md", ["--format", "html"], "<!DOCTYPE html>"),
    ] {
      let file = folder.appending(path: name)
      let result = try await CasusProcess.run(
        ["report", "--no-cases", "--out", file.path, Self.kazakhstan] + Self.quick + options)
      #expect(result.exitCode == 0 && result.output.isEmpty, "\(result.errors)")
      #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix(start))
    }
  }

  @Test("The past cases beside a what-if stand in its report, and the command and hashes that make it again")
  func pastCasesAndProvenance() async throws {
    let result = try await CasusProcess.run(
      ["report", "--format", "markdown", "scenarios/what-if/kazakhstan-2022-no-claim.yaml"] + Self.quick)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains("| Armenia calls for consultations on the incursions, May 2021 |"))
    #expect(
      result.output.contains(
        "casus report --draws 2048 --seed 1 --format markdown scenarios/what-if/kazakhstan-2022-no-claim.yaml"
      ))
    let hashes = result.output.matches(of: try Regex("SHA-256 \\| `[0-9a-f]{64}`"))
    #expect(hashes.count == 3)
  }

  @Test(
    "Two scenarios are compared draw for draw, with the flip table and the ledger of the one edit between them"
  )
  func comparison() async throws {
    let result = try await CasusProcess.run(
      [
        "report", "--format", "markdown", Self.kazakhstan, "scenarios/what-if/kazakhstan-2022-no-claim.yaml",
      ] + Self.quick)
    #expect(result.exitCode == 0, "\(result.errors)")
    for part in [
      "## How far they differ", "## Which requests change their outcome", "## Which edit moved the answer",
    ] {
      #expect(result.output.contains(part))
    }
    #expect(result.output.contains("factor claim.attack: value outsiders → unnamed"))
  }

  @Test("A saved run is reported as it was made, whatever has become of its file")
  func savedRun() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    let saved = try await CasusProcess.run(
      ["run", "--save", "base", "--store", store, "--seed", "7", Self.kazakhstan] + Self.quick)
    try #require(saved.exitCode == 0, "\(saved.errors)")
    let again = try await CasusProcess.run(
      ["report", "--no-cases", "--format", "markdown", "--store", store, "base", "--quiet"])
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(again.output.contains("| Saved run | `base, "))
    let fresh = try await CasusProcess.run(
      ["report", "--no-cases", "--format", "markdown", "--seed", "7", Self.kazakhstan] + Self.quick)
    func answer(_ text: String) -> Substring? {
      text.split(separator: "\n").first { $0.hasPrefix("**The request is") }
    }
    #expect(answer(again.output) != nil && answer(again.output) == answer(fresh.output))
    #expect(again.output.contains("casus report --no-cases --format markdown --store"))
    // A file beside it is run with its seed and its draws, so that the two are compared draw for draw.
    let mixed = try await CasusProcess.run([
      "report", "--format", "markdown", "--store", store, "--quiet", "base", Self.kazakhstan,
    ])
    #expect(mixed.exitCode == 0, "\(mixed.errors)")
    #expect(mixed.output.contains("B changes nothing: in none of the 2,048 common draws"))
    #expect(mixed.output.contains("casus report --draws 2048 --seed 7 --format markdown --store"))
    let changed = try await CasusProcess.run([
      "report", "--store", store, "--pin", "judgements=central", "base",
    ])
    #expect(changed.exitCode == 65 && changed.errors.contains("a saved run is as it was made"))
  }

  @Test("What cannot be reported is told with its exit code, and no file is left")
  func mistakes() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "x.html").path
    for (arguments, code, part) in [
      (["nowhere.yaml"], 66, "there is no such file"),
      (["--store", folder.appending(path: "none.sqlite").path, "base"], 66, "no such scenario file"),
      (["--along", "moscow.forces_fre", Self.kazakhstan], 65, "moscow.forces_free"),
      (["--along", "threat.origin", Self.kazakhstan], 65, "is no number"),
      (["--along", "threat.severity", Self.kazakhstan, Self.kazakhstan], 64, "of one scenario"),
      (["--case", Self.kazakhstan, "--no-cases", Self.kazakhstan], 64, "--no-cases"),
      (
        ["--case", "scenarios/what-if/armenia-2024-frozen.yaml", Self.kazakhstan], 65,
        "no case of the rulebook"
      ),
    ] {
      let result = try await CasusProcess.run(["report", "--out", out] + Self.quick + arguments)
      #expect(result.exitCode == Int32(code), "\(arguments): \(result.errors)")
      #expect(result.errors.contains(part), "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: out))
    }
  }
}
