import Foundation
import Testing

private let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
private let armenia = "scenarios/cases/armenia-2021.yaml"

@Suite("casus merge")
struct ShardCommandTests {
  private let options = ["--draws", "131000", "--seed", "5", "--pin", "reading.article4=outside", kazakhstan]

  /// Makes shards in a folder of their own, and gives their paths to `body`.
  private func withShards<Result>(
    _ numbers: [String], _ options: [String], _ body: ([String]) async throws -> Result
  ) async throws -> Result {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (place, number) in numbers.enumerated() {
      let path = folder.appending(path: "part-\(place)").path
      let made = try await CasusProcess.run(["run", "--shard", number, "--out", path] + options)
      #expect(made.exitCode == 0 && made.output.isEmpty, "\(made.errors)")
      paths.append(path)
    }
    return try await body(paths)
  }

  @Test("Any number of shards gives the bytes of the run in one piece", arguments: [1, 3, 64])
  func merging(count: Int) async throws {
    try await withShards((1...count).reversed().map { "\($0)/\(count)" }, options) { paths in
      for format in ["table", "json", "csv"] {
        let whole = try await CasusProcess.run(["run", "--format", format, "--all"] + options)
        let merged = try await CasusProcess.run(["merge", "--format", format, "--all"] + paths)
        #expect(merged.exitCode == 0, "\(merged.errors)")
        #expect(merged.output == whole.output && !whole.output.isEmpty, "\(format)")
        #expect(merged.errors == whole.errors)
      }
    }
  }

  @Test("Shards under a design give the bytes of the run in one piece", arguments: ["latin", "sobol"])
  func design(name: String) async throws {
    let options = ["--draws", "8192", "--design", name, kazakhstan]
    let whole = try await CasusProcess.run(["run"] + options)
    try await withShards(["2/2", "1/2"], options) { paths in
      let merged = try await CasusProcess.run(["merge"] + paths)
      #expect(merged.output == whole.output && !whole.output.isEmpty, "\(merged.errors)")
    }
  }

  @Test("A scenario that varies another, and a rulebook of one's own, are within the shards")
  func ownFiles() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = folder.appending(path: "my rules.yaml").path
    _ = try await CasusProcess.run(["rules", "export", "csto", "--out", rules])
    let whatIf = try #require(
      try FileManager.default.contentsOfDirectory(
        atPath: CasusProcess.packageRoot.appending(path: "scenarios/what-if").path
      ).filter { $0.hasSuffix(".yaml") }.min())
    let options = ["--draws", "4096", "--rules", rules, "scenarios/what-if/\(whatIf)"]
    let whole = try await CasusProcess.run(["run"] + options)
    try await withShards(["1/2", "2/2"], options) { paths in
      try FileManager.default.removeItem(atPath: rules)
      let merged = try await CasusProcess.run(["merge", "--quiet"] + paths)
      #expect(merged.output == whole.output, "\(merged.errors)")
    }
  }

  @Test("Gaps, overlaps and shards of other runs are refused with exit code 65 and no output")
  func refusals() async throws {
    let small = ["--draws", "8192", kazakhstan]
    try await withShards(["1/4", "2/4", "1/4"], small) { paths in
      let gap = try await CasusProcess.run(["merge", paths[0], paths[1]])
      #expect(gap.exitCode == 65 && gap.output.isEmpty)
      #expect(
        gap.errors == """
          merge: error: of the 4 groups of rows of the run, no shard holds groups 2 to 3
                = add shard 3/4, 4/4

          """)
      let overlap = try await CasusProcess.run(["merge"] + paths)
      #expect(overlap.exitCode == 65)
      #expect(
        overlap.errors.hasPrefix(
          "\(paths[2]): error: shard 1/4 and \(paths[0]) (shard 1/4) both hold group 0\n"))
      try await withShards(["3/4"], ["--draws", "8192", armenia]) { others in
        let unlike = try await CasusProcess.run(["merge"] + paths[..<2] + others)
        #expect(unlike.exitCode == 65)
        #expect(
          unlike.errors.hasPrefix(
            "\(others[0]): error: the shard is of another run: its scenario is not that of \(paths[0]): "),
          "\(unlike.errors)")
      }
    }
  }

  @Test("What is no shard has exit code 65, and a missing one 66")
  func notAShard() async throws {
    let scenario = try await CasusProcess.run(["merge", kazakhstan])
    #expect(scenario.exitCode == 65)
    #expect(scenario.errors.contains("this is no whole shard file"))
    #expect(try await CasusProcess.run(["merge", "nowhere"]).exitCode == 66)
  }

  @Test(
    "--shard is refused with what does not go with it, saying why",
    arguments: [
      (["--shard", "1/2"], "--shard needs --out"),
      (["--shard", "1/2", "--out", "x", "--format", "json"], "--shard cannot be used with --format"),
      (["--shard", "1/2", "--out", "x", "--precision", "0.01"], "--shard cannot be used with --precision"),
      (["--shard", "1/2", "--out", "x", armenia], "--shard takes one scenario file, not 2"),
      (["--shard", "3/2", "--out", "x"], "'3/2' is not of the form k/n"),
      (
        ["--shard", "1/5", "--out", "x", "--draws", "8000"],
        "--draws 8000 makes 4 groups of rows, so that at most 4 shards make sense, not 5"
      ),
    ])
  func misuse(options: [String], reason: String) async throws {
    let result = try await CasusProcess.run(["run"] + options + [kazakhstan])
    #expect(result.exitCode == 64)
    #expect(result.errors.contains(reason), "\(result.errors)")
  }

  @Test("A shard that is interrupted writes nothing, says so, and has exit code 130")
  func interruption() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "part").path
    let result = try await CasusProcess.run(
      ["run", "--draws", "4000000000", "--shard", "1/2", "--out", path, kazakhstan], interruptAfter: 8)
    #expect(result.exitCode == 130)
    #expect(result.errors.contains("shard 1/2 is not finished, and nothing was written"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
