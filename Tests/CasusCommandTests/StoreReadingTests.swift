import Foundation
import Testing

@Suite(
  "Results files and exports, read by Python's standard library",
  .enabled(if: Python.hasSQLite, "skipped: there is no python3 with sqlite3"))
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

  private struct Run: Decodable {
    struct Outcome: Decodable {
      struct Probability: Decodable { let value: Double }
      let id: String
      let probability: Probability
    }
    let outcomes: [Outcome]
  }

  private struct Export: Decodable {
    let rows: Int
    let columns: [String]
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ script: String, _ arguments: [String])
    async throws -> Value
  {
    let result = try await CasusProcess.launch(
      Python.launcher, ["python3", "Tests/Store/\(script)"] + arguments)
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
    // Not JSONSerialization, which reads some numbers one bit off.
    let run = try JSONDecoder().decode(Run.self, from: Data(saved.output.utf8))
    #expect(run.outcomes.count == found.outcomes.count)
    for outcome in run.outcomes {
      #expect(found.outcomes[outcome.id] == outcome.probability.value, "\(outcome.id)")
      // Probabilities are multiples of 2^-32, so that sums of 2,048 of them are exact in whatever order.
      #expect(
        found.means?[outcome.id] == outcome.probability.value,
        "the mean of \(outcome.id) over the kept draws is the run's")
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

private let frames = CasusProcess.packageRoot.appending(path: ".venv-notebooks/bin/python")

@Suite(
  "Results files as pandas frames, and through them in DuckDB",
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: frames.path),
    "skipped: there is no .venv-notebooks with pandas; make notebooks makes it"))
struct StoreFrameTests {
  private struct Frames: Decodable {
    let outcomes: [String: Double]
    let means: [String: Double]
    let draws: Int
    let severity: String
    /// Nil where DuckDB is not installed.
    let duckdb: [String: Int]?
  }

  @Test("Columns have types, and the kept draws sum to the run")
  func reading() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    let saved = try await CasusProcess.run([
      "run", "--quiet", "--store", store, "--save=kept", "--keep-draws", "--draws", "2048",
      "scenarios/cases/kazakhstan-2022.yaml",
    ])
    #expect(saved.exitCode == 0, "\(saved.errors)")
    let read = try await CasusProcess.launch(
      frames, ["Tests/Store/read_frames.py", store])
    #expect(read.exitCode == 0, "\(read.errors)")
    let found = try JSONDecoder().decode(Frames.self, from: Data(read.output.utf8))
    #expect(found.means == found.outcomes && found.outcomes.count > 5)
    #expect(found.draws == 2_048 && found.severity == "float64")
    if let counts = found.duckdb { #expect(counts.values.reduce(0, +) == 2_048) }
  }
}
