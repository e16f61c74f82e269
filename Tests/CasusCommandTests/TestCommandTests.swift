import Foundation
import Testing

@Suite("casus test, as a process")
struct TestCommandTests {
  private static let table = """
    casus: tests/1
    id: trial
    title: A trial
    rulebook: csto
    date: 2022-01-05
    requester: kazakhstan
    given: {request.route: article4, request.sought: troops, threat.origin: internal}
    cases:
      - {name: a member may ask, stage: membership, answer: yes}
      - {name: it may not, stage: membership, answer: no}
      - {name: later, todo: not yet, verdict: refused}
    """

  /// Runs the tool in a folder that holds the files.
  private func test(
    _ files: [String: String], _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> Finished {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let path = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: path, atomically: true, encoding: .utf8)
    }
    return try await CasusProcess.run(
      ["test"] + arguments, in: folder, environment: ["CI": ""].merging(environment) { $1 })
  }

  private func scenario(_ expectations: String) throws -> String {
    let path = CasusProcess.packageRoot.appending(
      path: "scenarios/what-if/uzbekistan-2013-after-leaving.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    let start = text.range(of: "\nexpect:").map { text[..<$0.lowerBound] } ?? text[...]
    return start + "\nexpect:\n" + expectations
  }

  @Test("leaves files under another bundled rulebook aside where an edited one is tested, unless named")
  func otherRulebooks() async throws {
    let rules = CasusProcess.packageRoot.appending(path: "Sources/CRulebooks/rulebooks/csto.yaml").path
    let rio = CasusProcess.packageRoot.appending(path: "scenarios/rio/venezuela-1963.yaml")
    let files = [
      "scenarios/t.yaml": Self.table.replacingOccurrences(of: "answer: no}", with: "answer: yes}"),
      "scenarios/rio.yaml": try String(contentsOf: rio, encoding: .utf8),
      "scenarios/vary.yaml": "casus: scenario/1\nid: vary\ntitle: A what-if\nvaries: rio.yaml\n",
    ]
    let folder = try await test(files, ["--rules", rules])
    #expect(folder.exitCode == 0, "\(folder.output)\(folder.errors)")
    #expect(folder.errors.contains("2 files under other bundled rulebooks were left aside"))
    let named = try await test(files, ["--rules", rules, "scenarios/rio.yaml"])
    #expect(named.exitCode == 1)
  }

  @Test("exits with 1 where something fails, and tells it with file and line")
  func failing() async throws {
    let result = try await test(["scenarios/t.yaml": Self.table], [])
    #expect(result.exitCode == 1)
    #expect(result.output.contains("scenarios/t.yaml 1 of 3 passed"), "\(result.output)")
    #expect(result.output.contains("line 10: it may not"), "\(result.output)")
    #expect(result.output.contains("1 passed, 1 failed, 1 skipped"), "\(result.output)")
  }

  @Test("exits with 0 where what is wanted passes, and tests nothing else")
  func filtered() async throws {
    let result = try await test(["scenarios/t.yaml": Self.table], ["--filter", "/member may ask$/"])
    #expect(result.exitCode == 0)
    #expect(result.output.contains("1 file: 1 passed."), "\(result.output)")
  }

  @Test("exits with 3 where something is inconclusive and nothing fails, and 1 wins over 3")
  func inconclusive() async throws {
    let path = CasusProcess.packageRoot.appending(path: "scenarios/cases/kazakhstan-2022.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    let start = text.range(of: "\nexpect:").map { text[..<$0.lowerBound] } ?? text[...]
    // Nobody can tell a thousandth at 2,048 draws.
    let open = start + "\nexpect:\n  - {verdict: approved, about: 0.75, within: 0.001}\n"
    let failing = try scenario("  - {outcome: ineligible, at_most: 0.5}\n")
    let files = ["a.yaml": failing, "b.yaml": String(open)]
    #expect(try await test(files, ["b.yaml", "--draws", "2048"]).exitCode == 3)
    #expect(try await test(files, ["a.yaml", "b.yaml", "--draws", "2048"]).exitCode == 1)
  }

  @Test("goes on after a file that cannot be read")
  func malformed() async throws {
    let result = try await test(
      ["scenarios/a.yaml": "casus: scenario/1\nid: [\n", "scenarios/t.yaml": Self.table], [])
    #expect(result.exitCode == 1)
    #expect(result.output.contains("scenarios/a.yaml 0 of 1 passed"), "\(result.output)")
    #expect(result.output.contains("scenarios/a.yaml:3:1: "), "where it is no YAML: \(result.output)")
    #expect(result.output.contains("scenarios/t.yaml 1 of 3 passed"), "\(result.output)")
    let other = try await test(["scenarios/a.yaml": "hello: 1\n", "scenarios/t.yaml": Self.table], [])
    #expect(other.output.contains("the file does not say what it is"), "\(other.output)")
  }

  @Test(
    "decides at the first look what is nearly never or nearly always so, where an end of the range asks nothing"
  )
  func vacuousEnds() async throws {
    let kazakhstan = try String(
      contentsOf: CasusProcess.packageRoot.appending(path: "scenarios/cases/kazakhstan-2022.yaml"),
      encoding: .utf8)
    let text =
      (kazakhstan.range(of: "\nexpect:").map { kazakhstan[..<$0.lowerBound] } ?? kazakhstan[...])
        + """

        expect:
          - {outcome: deferred, at_most: 0.5}
          - {or_higher: declined, at_least: 0.5}
          - {criterion: cover-by-claim, at_least: 0.5}
          - {criterion: border-incident, at_most: 0.5}

        """
    let result = try await test(["a.yaml": String(text)], ["a.yaml", "--no-baselines", "--draws", "65536"])
    #expect(result.exitCode == 0, "\(result.output)")
    #expect(result.output.contains("4 of 4 passed"), "\(result.output)")
  }

  @Test("judges the rest where an expectation's other scenario cannot be read")
  func otherScenarioMissing() async throws {
    let text = try scenario(
      "  - {outcome: ineligible, likelier_than_in: gone.yaml}\n  - {outcome: ineligible, at_least: 1}\n")
    let result = try await test(["scenarios/a.yaml": text], ["--no-baselines"])
    #expect(result.exitCode == 1)
    #expect(result.output.contains("cannot be compared with: there is no such file"), "\(result.output)")
    #expect(result.output.contains("scenarios/a.yaml 1 of 2 passed"), "\(result.output)")
  }

  @Test("fails where there is nothing to test")
  func nothing() async throws {
    #expect(try await test(["scenarios/notes.txt": "none"], []).exitCode == 1)
    #expect(try await test(["scenarios/t.yaml": Self.table], ["--filter", "no such"]).exitCode == 1)
    #expect(try await test(["other.txt": ""], []).exitCode == 66)
    #expect(try await test(["other.txt": ""], ["--draws", "0"]).exitCode == 64)
  }

  @Test("stops at the first failure where that is wanted")
  func failFast() async throws {
    let files = ["scenarios/a.yaml": Self.table, "scenarios/b.yaml": Self.table]
    let result = try await test(files, ["--fail-fast"])
    #expect(result.exitCode == 1)
    #expect(!result.output.contains("b.yaml"), "\(result.output)")
  }

  @Test("writes annotations that GitHub shows beside the line")
  func github() async throws {
    let result = try await test(["scenarios/t.yaml": Self.table], ["--format", "github"])
    #expect(
      result.output.contains(
        "::error file=scenarios/t.yaml,line=10,col=6,title=casus%3A failed::it may not: membership answers no: certain, but it is 0%25"
      ), "\(result.output)")
  }

  @Test("writes JSON with the numbers behind each line")
  func json() async throws {
    let result = try await test(["scenarios/t.yaml": Self.table], ["--format", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "casus-test/1")
    let counts = try #require(object["counts"] as? [String: Int])
    #expect(counts == ["passed": 1, "failed": 1, "inconclusive": 0, "skipped": 1, "error": 0])
    let files = try #require(object["files"] as? [[String: Any]])
    let items = try #require(files[0]["items"] as? [[String: Any]])
    // A member answers yes and not no, for certain.
    #expect(items[0]["value"] as? Double == 1)
    #expect(items[0]["found"] as? String == "it is 100%")
    #expect(items[1]["value"] as? Double == 0)
  }

  /// Runs the tool several times in one folder; each step may edit a file before.
  private func session(
    _ files: [String: String],
    _ steps: [(edit: (URL) throws -> Void, arguments: [String], environment: [String: String])]
  ) async throws -> [Finished] {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let path = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: path, atomically: true, encoding: .utf8)
    }
    var results: [Finished] = []
    for step in steps {
      try step.edit(folder)
      results.append(
        try await CasusProcess.run(["test"] + step.arguments, in: folder, environment: step.environment))
    }
    return results
  }

  @Test(
    "records baselines at first, is the same to the bit after, tells what moved, and after a revert is the same again"
  )
  func baselines() async throws {
    let name = "scenarios/kazakhstan-2022.yaml"
    let original = try String(
      contentsOf: CasusProcess.packageRoot.appending(path: "scenarios/cases/kazakhstan-2022.yaml"),
      encoding: .utf8)
    let bare = String((original.range(of: "\nexpect:").map { original[..<$0.lowerBound] } ?? original[...]))
    let text = bare + "\nexpect:\n  - {verdict: approved, at_least: 0.01}\n"
    let edited = text.replacingOccurrences(of: "date: 2022-01-05", with: "date: 2022-01-06")
    try #require(text != edited)
    func write(_ text: String) -> (URL) throws -> Void {
      { try text.write(to: $0.appending(path: name), atomically: true, encoding: .utf8) }
    }
    let nothing: (URL) throws -> Void = { _ in }
    // After an update there are the rulebook's text and the edited scenario's; the one before it is gone.
    let keepsOneScenario: (URL) throws -> Void = { folder in
      let texts = folder.appending(path: "results/baselines/texts")
      let stored = try FileManager.default.contentsOfDirectory(at: texts, includingPropertiesForKeys: nil)
        .map { try String(contentsOf: $0, encoding: .utf8) }
      #expect(stored.count == 2 && stored.contains(edited) && !stored.contains(text))
    }
    let results = try await session(
      [name: text],
      [
        (nothing, [], ["CI": "true"]), (nothing, ["--update"], ["CI": "true"]), (nothing, [], ["CI": ""]),
        (nothing, [], ["CI": "true"]), (write(edited), [], ["CI": ""]), (write(text), [], ["CI": ""]),
        (write(edited), ["--update"], ["CI": ""]), (keepsOneScenario, [], ["CI": ""]),
      ])
    #expect(results.map(\.exitCode) == [1, 1, 0, 0, 1, 0, 0, 0], "\(results.map(\.output))")
    #expect(results[0].output.contains("there is no baseline yet"), "\(results[0].output)")
    #expect(results[1].errors.contains("not written in continuous integration"), "\(results[1].errors)")
    #expect(results[4].output.contains("moved:"), "\(results[4].output)")
    #expect(results[4].output.contains("flips from"), "\(results[4].output)")
    #expect(results[4].output.contains("the scenario's text is another"), "\(results[4].output)")
  }

  @Test("allows a move that is declared with a reason, and tells of allowances that nothing needs")
  func allowedMoves() async throws {
    let name = "scenarios/a.yaml"
    let text = try scenario("  - {outcome: ineligible, at_least: 1}\n")
    let edited = text.replacingOccurrences(of: "date: 2013-06-01", with: "date: 2012-06-01")
    try #require(text != edited)
    let allowance = """
      casus: allowed-moves/1
      moves:
        - {scenario: uzbekistan-2013-after-leaving, what: all, tolerance: 1, because: Another date.}
        - {scenario: other, what: all, tolerance: 1, because: Nothing.}
      """
    let results = try await session(
      [name: text],
      [
        ({ _ in }, [], ["CI": ""]),
        (
          { folder in
            try edited.replacingOccurrences(of: "at_least: 1}", with: "at_most: 1}").write(
              to: folder.appending(path: name), atomically: true, encoding: .utf8)
            try allowance.write(
              to: folder.appending(path: "results/baselines/allowed.yaml"), atomically: true, encoding: .utf8)
          }, ["--all"], ["CI": ""]
        ),
      ])
    #expect(results.map(\.exitCode) == [0, 0], "\(results.map(\.output)) \(results.map(\.errors))")
    #expect(results[1].output.contains("as allowed"), "\(results[1].output)")
    #expect(results[1].output.contains("Another date."), "\(results[1].output)")
    #expect(
      results[1].output.contains("allowed.yaml:4: no scenario has the identifier 'other'; remove it"),
      "\(results[1].output)")
  }

  @Test("tells the coverage of a rulebook, and fails below a threshold")
  func coverage() async throws {
    let low = try await test(
      ["scenarios/t.yaml": Self.table], ["--coverage", "--threshold", "90", "--filter", "member may"])
    #expect(low.exitCode == 1)
    #expect(low.output.contains("COVERAGE OF CSTO"), "\(low.output)")
    #expect(low.output.contains("Never active"), "\(low.output)")
    let none = try await test(
      ["scenarios/t.yaml": Self.table], ["--coverage", "--threshold", "0", "--filter", "member may"])
    #expect(none.exitCode == 0)
    // There is no scenario here in which a criterion could have been active.
    #expect(none.output.contains("by 0 scenarios and 1 case of tests"), "\(none.output)")
    #expect(!none.output.contains("Active in tests only"), "\(none.output)")
    #expect(try await test(["scenarios/t.yaml": Self.table], ["--threshold", "0"]).exitCode == 64)
  }

  private static let python = CasusProcess.packageRoot.appending(path: ".venv/bin/python")
  private static let schema = URL(
    filePath: ProcessInfo.processInfo.environment["CASUS_PEERS"] ?? "../shared/peers",
    relativeTo: CasusProcess.packageRoot
  ).appending(path: "junit/JUnit.xsd")

  @Test(
    "writes XML that the schema of JUnit reports accepts",
    .enabled(
      if: FileManager.default.isReadableFile(atPath: schema.path)
        && FileManager.default.isExecutableFile(atPath: python.path),
      "skipped: junit/JUnit.xsd or .venv with lxml is absent"))
  func junit() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let awkward = Self.table.replacingOccurrences(
      of: "name: it may not", with: "name: \"it <may> not & \\\"never\\\" did\"")
    let result = try await test(
      ["scenarios/t.yaml": awkward, "scenarios/u.yaml": "casus: tests/1\n"], ["--format", "junit"])
    #expect(result.exitCode == 1)
    let path = folder.appending(path: "junit.xml")
    try result.output.write(to: path, atomically: true, encoding: .utf8)
    let check = """
      import sys
      from lxml import etree
      schema = etree.XMLSchema(etree.parse(sys.argv[1]))
      schema.assertValid(etree.parse(sys.argv[2]))
      """
    let validated = try await CasusProcess.launch(
      Self.python, ["-c", check, Self.schema.path, path.path])
    #expect(validated.exitCode == 0, "\(validated.errors)\n\(result.output)")
  }
}
