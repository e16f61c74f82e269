import Foundation
import Testing

private let armenia = "scenarios/cases/armenia-2021.yaml"

/// A process that holds a lock on a results file for as long as it is let.
private struct LockHolder {
  private let process = Process()
  private let input = Pipe()

  /// - Parameter lock: `IMMEDIATE`, as while a run is being written, or `EXCLUSIVE`, as while it is committed.
  init(_ store: String, _ lock: String) throws {
    let output = Pipe()
    process.executableURL = Python.launcher
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      store = sqlite3.connect(sys.argv[1], isolation_level=None)
      store.execute('BEGIN ' + sys.argv[2])
      print('locked', flush=True)
      sys.stdin.read()
      """, store, lock,
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try #require(
      String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("locked"))
  }

  func release() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

@Suite("Results files that another process has locked, or a newer casus made", .enabled(if: Python.hasSQLite))
struct StoreRefusalCommandTests {
  private func run(_ store: String, _ arguments: [String]) async throws -> Finished {
    try await CasusProcess.run(arguments + ["--store", store])
  }

  private let save = ["run", "--quiet", "--draws", "2048", "--save=b", armenia]

  /// Each of the commands waits ten seconds for the other process, all of them at once.
  @Test(
    "A locked file is refused after a while: exit code 74 where it was to be read, 73 where it was to be written"
  )
  func locked() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    #expect(try await run(store, ["run", "--quiet", "--draws", "2048", "--save=a", armenia]).exitCode == 0)
    let before = try Data(contentsOf: URL(filePath: store))

    let writer = try LockHolder(store, "IMMEDIATE")
    let read = try await run(store, ["results", "list"])
    #expect(read.exitCode == 0 && read.output.contains("armenia-2021"), "\(read.errors)")
    async let saved = run(store, save)
    async let removed = run(store, ["results", "remove", "a"])
    for refused in try await [saved, removed] {
      #expect(refused.exitCode == 73)
      #expect(
        refused.errors == """
          \(store): error: another process is writing to the results file
                = try again when it has finished

          """)
    }
    try writer.release()

    let committer = try LockHolder(store, "EXCLUSIVE")
    async let listed = run(store, ["results", "list"])
    async let verified = run(store, ["verify", "a"])
    async let kept = run(store, save)
    #expect(try await listed.exitCode == 74)
    #expect(try await verified.exitCode == 74)
    // The file is opened before anything is run, so that nobody waits for a run that cannot be saved.
    let unsaved = try await kept
    #expect(unsaved.exitCode == 73 && unsaved.output.isEmpty, "\(unsaved.output)")
    try committer.release()

    #expect(try Data(contentsOf: URL(filePath: store)) == before)
    #expect(try await run(store, save).exitCode == 0)
  }

  @Test("A file of a newer casus is refused by every command, naming both forms")
  func newer() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    #expect(try await run(store, save).exitCode == 0)
    let aged = try await CasusProcess.launch(
      Python.launcher,
      [
        "python3", "-c",
        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA user_version = 2')", store,
      ])
    #expect(aged.exitCode == 0)
    for command in [["results", "list"], ["results", "show", "b"], ["verify", "b"], save] {
      let refused = try await run(store, command)
      #expect(refused.exitCode == 65 && refused.output.isEmpty)
      #expect(
        refused.errors == """
          \(store): error: the results file has form 2, made by a newer casus; this one knows forms up to 1
                = use the newer casus, or another file with --store FILE

          """)
    }
  }
}
