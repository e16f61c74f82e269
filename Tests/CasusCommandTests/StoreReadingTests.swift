import Foundation
import Testing

private let python = ["/usr/bin/env", "python3"]
private let hasPython: Bool = {
  let process = Process()
  process.executableURL = URL(filePath: python[0])
  process.arguments = ["python3", "-c", "import sqlite3"]
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

@Suite(
  "Results files and exports, read by Python's standard library",
  .enabled(if: hasPython, "skipped: there is no python3 with sqlite3"))
struct StoreReadingTests {
  private struct Store: Decodable {
    let name: String
    let seed: String
    let user_version: Int
    let integrity: String
    let outcomes: [String: Double]
    let types: [String]
    let draws: Int?
    let means: [String: Double]?
    let columns: [String]?
  }

  private struct Export: Decodable {
    let rows: Int
    let columns: [String]
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ script: String, _ arguments: [String])
    async throws -> Value
  {
    let result = try await CasusProcess.launch(
      URL(filePath: python[0]), ["python3", "Tests/Store/\(script)"] + arguments)
    #expect(result.exitCode == 0, "\(result.errors)")
    return try JSONDecoder().decode(type, from: Data(result.output.utf8))
  }

  @Test("sqlite3 reads back the outcomes, the kept draws and their columns; exports are well-formed")
  func reading() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    let seed = "18446744073709551615"
    let saved = try await CasusProcess.run([
      "run", "--format", "json", "--store", store, "--save", "kept", "--keep-draws", "--draws", "2048",
      "--seed",
      seed, "scenarios/cases/kazakhstan-2022.yaml",
    ])
    #expect(saved.exitCode == 0, "\(saved.errors)")
    let found = try await read(Store.self, "read_store.py", [store])
    #expect(found.name == "kept" && found.seed == seed && found.user_version == 1 && found.integrity == "ok")
    #expect(found.types == ["float"])
    let run = try #require(
      try JSONSerialization.jsonObject(with: Data(saved.output.utf8)) as? [String: Any])
    let outcomes = try #require(run["outcomes"] as? [[String: Any]])
    #expect(outcomes.count == found.outcomes.count)
    for outcome in outcomes {
      let id = try #require(outcome["id"] as? String)
      let probability = try #require(outcome["probability"] as? [String: Any])
      let stored = try #require(found.outcomes[id])
      let value = try #require(probability["value"] as? Double)
      let mean = try #require(found.means?[id])
      #expect(stored == value, "\(id)")
      // Probabilities are multiples of 2^-32, so that sums of 2,048 of them are exact in whatever order.
      #expect(mean == stored, "the mean of \(id) over the kept draws is the run's")
    }
    #expect(found.draws == 2_048)
    let columns = try #require(found.columns)
    #expect(columns.contains("factor/threat.origin") && columns.contains("judgement/reading.article4"))

    for (form, draws) in [("csv", false), ("jsonl", false), ("json", false), ("csv", true), ("jsonl", true)] {
      let path = folder.appending(path: "export").path
      let exported = try await CasusProcess.run(
        ["results", "export", "--store", store, "--format", form, "--out", path] + (draws ? ["--draws"] : [])
          + ["kept"])
      #expect(exported.exitCode == 0 && exported.output.isEmpty, "\(exported.errors)")
      let export = try await read(Export.self, "read_export.py", [path, form])
      if draws {
        #expect(export.rows == 2_048 && export.columns == columns)
      } else if form != "json" {
        #expect(export.rows > 50 && export.columns.contains("standard_error"))
      }
    }
    let unkept = try await CasusProcess.run(
      ["results", "export", "--store", store, "--draws", "--format", "json", "kept"])
    #expect(unkept.exitCode == 64)
  }
}
