import Foundation
import Testing

@Suite("A save that is killed")
struct KilledSaveTests {
  @Test("Whenever a save is killed, the file is sound and what was saved before is as it was")
  func killed() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    let armenia = "scenarios/cases/armenia-2021.yaml"
    _ = try await CasusProcess.run(
      ["run", "--quiet", "--draws", "2048", "--store", store, "--save", "first", armenia])
    let before = try await CasusProcess.run([
      "results", "show", "--format", "json", "--store", store, "first",
    ])
    #expect(before.exitCode == 0)

    // A journal that is left behind stays until the next save, whose own is a newer one.
    @Sendable func journal() -> Date? {
      let attributes = try? FileManager.default.attributesOfItem(atPath: store + "-journal")
      return attributes?[.modificationDate] as? Date
    }
    var isCaughtWriting = false
    for milliseconds in [50, 200, 400, 800, 1_600] as [UInt32] {
      let left = journal()
      let ended = try await CasusProcess.run(
        [
          "run", "--quiet", "--draws", "1048576", "--store", store, "--save", "second", "--keep-draws",
          armenia,
        ], killWhen: { journal().map { $0 != left } ?? false }, after: milliseconds)
      #expect(ended.exitCode == SIGKILL, "\(ended.errors)")
      // A journal that is left behind is what the half of a run is taken back with: by the next that may write, and one
      // that was not yet complete, which nothing depends on, is passed by.
      if let now = journal(), now != left { isCaughtWriting = true }
      let list = try await CasusProcess.run(["results", "list", "--store", store])
      #expect(list.exitCode == 0 && list.output.contains("first") && !list.output.contains("second"))
      let after = try await CasusProcess.run(
        ["results", "show", "--format", "json", "--store", store, "first"])
      #expect(after.output == before.output)
    }
    #expect(isCaughtWriting, "none of them was killed in the middle of a write")
    let verified = try await CasusProcess.run(["verify", "--all", "--store", store, "first"])
    #expect(verified.exitCode == 0, "\(verified.output)")
    let check = try await CasusProcess.launch(
      URL(filePath: "/usr/bin/env"),
      [
        "python3", "-c",
        "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check'))",
        store,
      ])
    #expect(check.exitCode != 0 || check.output == "('ok',)\n", "\(check.output)")
    let again = try await CasusProcess.run(
      ["run", "--quiet", "--draws", "2048", "--store", store, "--save", "second", armenia])
    #expect(again.exitCode == 0, "a killed save leaves no lock: \(again.errors)")
    // SQLite's rule for a journal: what was half written is taken back before anything new is written.
    #expect(
      !FileManager.default.fileExists(atPath: store + "-journal"), "the next save takes the journal away")
  }
}
