import Foundation
import Testing

private let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
private let armenia = "scenarios/cases/armenia-2021.yaml"

@Suite("casus compare with saved runs")
struct SavedComparisonTests {
  /// A results file with runs, by name.
  private func withStore<Result>(
    _ runs: [(name: String, options: [String])],
    _ body: (_ store: String, _ folder: URL) async throws -> Result
  ) async throws -> Result {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    for run in runs {
      let saved = try await CasusProcess.run(
        ["run", "--quiet", "--store", store, "--save", run.name] + run.options)
      #expect(saved.exitCode == 0, "\(saved.errors)")
    }
    return try await body(store, folder)
  }

  private func compare(_ arguments: [String], in folder: URL? = nil) async throws -> Finished {
    try await CasusProcess.run(
      ["compare", "--no-why"] + arguments, in: folder ?? CasusProcess.packageRoot)
  }

  private func comparison(_ arguments: [String]) async throws -> [String: Any] {
    let result = try await compare(["--format", "json"] + arguments)
    #expect(result.exitCode == 0, "\(result.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    return try #require((json["comparisons"] as? [[String: Any]])?.first)
  }

  private static let small = ["--draws", "2048"]

  @Test(
    "Saved runs are compared as their files are, to the last digit, also with a file in the place of one",
    arguments: ["random", "latin", "sobol"])
  func asFiles(design: String) async throws {
    let options = Self.small + ["--design", design, "--seed", "5"]
    try await withStore([("before", options + [kazakhstan]), ("after", options + [armenia])]) { store, _ in
      let files = try await comparison(options + [kazakhstan, armenia])
      let spellings = [["before", armenia], ["before", "after"], [kazakhstan, "last"], ["1", "2"]]
      for names in spellings.prefix(design == "random" ? 4 : 1) {
        let saved = try await comparison(["--store", store] + names)
        for key in ["probabilities", "distances", "quantities", "flips", "result", "pairing"] {
          #expect(saved[key] as? NSObject == files[key] as? NSObject, "\(names): \(key)")
        }
      }
      let sides = try #require(
        try await comparison(["--store", store, "before", armenia])["sides"] as? [[String: Any]])
      #expect(sides.map { $0["id"] as? String } == ["before", armenia])
      #expect(sides.map { $0["results_file"] as? String } == [store, nil])
      #expect(sides.map { $0["seed"] as? String } == ["5", "5"])
      let csv = try await compare(["--format", "csv", "--store", store, "before", "after"])
      #expect(csv.output.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasPrefix(",before,after,") })
    }
  }

  @Test("Runs that share no draws are compared as such, with a line that says so and why")
  func unpaired() async throws {
    try await withStore([
      ("one", Self.small + [armenia]), ("two", ["--draws", "4096", "--seed", "2", armenia]),
    ]) { store, _ in
      let text = try await compare(["--store", store, "one", "two"])
      #expect(text.exitCode == 0, "\(text.errors)")
      #expect(
        text.output.contains("Not draw for draw: the seeds differ (1 and 2); the numbers of draws differ"))
      #expect(!text.output.contains("CHANGES OF OUTCOME"))
      let pairing = try await comparison(["--store", store, "one", "two"])["pairing"] as? [String: Any]
      #expect(pairing?["because"] as? [String] == ["seeds", "draws"])
      // A flag that sets a file apart from the run beside it does the same.
      let apart =
        try await comparison(["--store", store, "--seed", "3", "one", kazakhstan])["pairing"]
        as? [String: Any]
      #expect(apart?["because"] as? [String] == ["seeds"])
    }
  }

  @Test("What one side alone was run with is told, and is an edit in the ledger")
  func overrides() async throws {
    try await withStore([
      ("plain", Self.small + [armenia]),
      ("pinned", Self.small + ["--pin", "reading.article4=outside", armenia]),
    ]) { store, _ in
      let result = try await CasusProcess.run(["compare", "--store", store, "plain", "pinned"])
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(result.output.contains("B alone was run with reading.article4=outside."))
      #expect(result.output.contains("option --pin reading.article4=outside added"))
      #expect(result.output.contains("casus compare --store \(store) plain pinned"))
    }
  }

  @Test("Under sobol a run whose points were those of another rulebook is made again, and that is told")
  func sobol() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let mine = folder.appending(path: "mine.yaml")
    let text = try await CasusProcess.run(["rules", "export", "csto"]).output
    // A name of its own gives the criterion's strength, and so all that follow, another dimension.
    try text.replacing("id: ties-with-the-adversary", with: "id: a-tie-with-the-adversary")
      .write(to: mine, atomically: true, encoding: .utf8)
    try await withStore([("usual", Self.small + ["--design", "sobol", armenia])]) { store, _ in
      let options = ["--store", store, "--rules", mine.path, "usual", armenia]
      let saved = try await comparison(options)
      #expect((saved["pairing"] as? [String: Any])?["draw_for_draw"] as? Bool == true)
      let remarks = try #require(saved["remarks"] as? [String])
      #expect(remarks.contains { $0.hasPrefix("A was made again: Sobol' points are those of both") })
      let plain = try await comparison(["--store", store, "usual", armenia])
      #expect((plain["remarks"] as? [String])?.isEmpty == true)
    }
  }

  @Test("An enumerated run is compared with a file that is enumerated too")
  func exact() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (scenario, _) = try SmallBook.write(to: folder, factors: 3)
    try await withStore([("exact", ["--exact", scenario])]) { store, _ in
      let found = try await comparison(["--store", store, "exact", scenario])
      #expect((found["pairing"] as? [String: Any])?["because"] as? [String] == ["enumerated"])
      #expect((found["sides"] as? [[String: Any]])?.map { $0["design"] as? String } == ["exact", "exact"])
      let lines = try #require(found["probabilities"] as? [[String: Any]])
      #expect(lines.allSatisfy { $0["unchanged"] as? Bool == true })
      let text = try await compare(["--store", store, "exact", scenario])
      #expect(text.output.contains("No difference: every line is the same on both sides, without chance."))
      #expect(!text.output.contains("errors are greater"))
    }
  }

  @Test(
    "A name that is neither a file's nor a run's is refused with the results file and names that are near")
  func unknownName() async throws {
    try await withStore([
      ("before", ["--draws", "2048", armenia]), ("before-2", ["--draws", "2048", armenia]),
    ]) {
      store, folder in
      let near = try await compare(["--store", store, "befor", armenia])
      #expect(near.exitCode == 65)
      #expect(
        near.errors.contains("\(store): error: there is no saved run 'befor', and no file of that name"))
      #expect(near.errors.contains("did you mean 'before-2' or 'before'?"), "\(near.errors)")
      let far = try await compare(["--store", store, "quite-another", armenia])
      #expect(far.errors.contains("saved are: before-2 and before"))
      let without = try await compare(["--store", store + "x", "before", armenia])
      #expect(without.exitCode == 66)
      #expect(without.errors.contains("no results file '\(store)x'"))
      let itself = try await compare(["--store", store, store, armenia])
      #expect(itself.exitCode == 65 && itself.errors.contains("--store \(store)"))
      let broken = folder.appending(path: "broken.sqlite").path
      try "no database".write(toFile: broken, atomically: true, encoding: .utf8)
      let refused = try await compare(["--store", broken, "before", armenia])
      #expect(refused.exitCode == 65)
      #expect(refused.errors.contains("there is no file 'before', so that a saved run was looked for"))
    }
  }

  @Test("Options that could change nothing but saved runs are refused, each by its name")
  func contradictions() async throws {
    try await withStore([("one", Self.small + [armenia]), ("two", Self.small + [kazakhstan])]) { store, _ in
      for (option, value) in [
        ("--draws", "2048"), ("--seed", "2"), ("--design", "latin"), ("--rules", "csto"),
        ("--pin", "judgements=central"),
      ] {
        let result = try await compare(["--store", store, option, value, "one", "two"])
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("saved runs are as they were made: \(option) cannot change them"))
      }
      let rulebooks = try await compare(["--store", store, "--rules", "csto", "--rules", "rio", "one"])
      #expect(
        rulebooks.exitCode == 65 && rulebooks.errors.contains("rulebooks are compared on scenario files"))
    }
  }

  @Test("Where a name is a file's and a run's, the file is taken, a note says so, and the id means the run")
  func ambiguous() async throws {
    try await withStore([("base", Self.small + [kazakhstan])]) { store, folder in
      let file = folder.appending(path: "base")
      try FileManager.default.copyItem(at: CasusProcess.packageRoot.appending(path: armenia), to: file)
      let result = try await compare(["--store", store, "base", "1"], in: folder)
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(
        result.errors.contains("note: 'base' is a file here, and is taken as one")
          && result.errors.contains("by its id, 1"))
      #expect(result.output.contains("A  Armenia") && result.output.contains("(base)"))
      #expect(result.output.contains("(saved run base)"))
    }
  }

  @Test("Ctrl-C in the ledger prints the rest, marked as interrupted, with exit code 130")
  func interruptedLedger() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (first, second) = try SmallBook.write(to: folder, factors: 30)
    for step in 0..<12 {
      let seconds = 0.5 * pow(1.4, Double(step))
      let result = try await CasusProcess.run(
        ["compare", "--draws", "65536", first, second], interruptAfter: seconds)
      #expect(result.exitCode == 130, "\(result.errors)")
      guard !result.output.isEmpty else {
        // On a slow machine the comparison itself was not done yet.
        #expect(result.errors.contains("interrupted before the comparison was finished: there is no result"))
        continue
      }
      #expect(result.errors.contains("interrupted before it was known what each edit does"))
      #expect(result.output.hasPrefix("Interrupted: not all that was asked for is here."))
      #expect(result.output.contains("Interrupted before it was known what each edit does."))
      #expect(result.output.contains("CHANGES OF OUTCOME"))
      return
    }
    Issue.record("the comparison was never finished")
  }
}

/// A rulebook of one stage with a criterion for each of some yes/no factors, and two scenarios that state them otherwise.
private enum SmallBook {
  /// - Returns: The paths of the two scenarios.
  static func write(to folder: URL, factors: Int) throws -> (String, String) {
    let grounds = "because: a reason, unsourced: a test"
    let names = (0..<factors).map { "f\($0)" }
    let rules = """
      casus: rulebook/1
      id: small
      title: A small rulebook
      sources: {s: {title: A source}}
      strengths: {slight: {mean: 0.2, sd: 0, \(grounds)}}
      leans: {even: {mean: 0, sd: 0, \(grounds)}}
      members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
      factors:
      \(names.map { "  \($0): {asks: Is it \($0)?, yes_no: {yes: it is, no: it is not}}" }.joined(separator: "\n"))
      stages:
        - {id: ask, by: someone, asks: Is it so?, lean: even, \(grounds), yes: good, no: bad}
      criteria:
      \(names.map { "  - {id: c-\($0), stage: ask, when: \($0), says: yes, strength: slight, \(grounds)}" }
        .joined(separator: "\n"))
      outcomes:
        - {id: bad, title: Bad, rank: 0, verdict: refused}
        - {id: good, title: Good, rank: 1, verdict: approved}
      """
    try rules.write(to: folder.appending(path: "small.yaml"), atomically: true, encoding: .utf8)
    var paths: [String] = []
    for (place, chance) in ["0.25", "0.5"].enumerated() {
      let path = folder.appending(path: "trial-\(place).yaml")
      try """
      casus: scenario/1
      id: trial-\(place)
      title: A trial
      rulebook: small.yaml
      date: 2020-06-01
      requester: amber
      factors: {\(names.map { "\($0): {chance: \(chance)}" }.joined(separator: ", "))}
      """.write(to: path, atomically: true, encoding: .utf8)
      paths.append(path.path)
    }
    return (paths[0], paths[1])
  }
}
