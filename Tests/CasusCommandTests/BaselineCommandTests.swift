import Foundation
import Testing

@Suite("Baselines, as a process")
struct BaselineCommandTests {
  private static let armenia = "scenarios/armenia-2021.yaml"
  private static let uzbekistan = "scenarios/uzbekistan-2013.yaml"

  /// A project with one scenario.
  private func project() throws -> TestProject {
    try TestProject([Self.armenia: try TestProject.scenario("cases/armenia-2021.yaml")])
  }

  /// The scenario with Moscow estranged.
  private func farther(_ text: String) throws -> String {
    let start = try #require(text.range(of: "\n  moscow.ties:")).lowerBound
    let rest = text[text.index(after: start)...]
    let end = try #require(rest.range(of: #"\n  [a-z]"#, options: .regularExpression)).lowerBound
    return text[..<start] + "\n  moscow.ties: {value: 0.05, because: A trial., unsourced: a trial}"
      + text[end...]
  }

  /// A project whose scenario moved after its baseline was recorded.
  private func movedProject() async throws -> TestProject {
    let project = try project()
    #expect(try await project.test().exitCode == 0)
    try project.write(try farther(try project.text(Self.armenia)), to: Self.armenia)
    return project
  }

  private func allow(_ moves: String..., in project: TestProject) throws {
    let lines = moves.map { "  - {\($0), because: A trial.}\n" }.joined()
    try project.write("casus: allowed-moves/1\nmoves:\n" + lines, to: "results/baselines/allowed.yaml")
  }

  @Test("are recorded by a first run of a project, which says so, and not by one of a file that is named")
  func firstRun() async throws {
    let project = try project()
    let text = try project.text(Self.armenia)
    try project.write(text + "expect:\n  - {verdict: approved, at_most: 1}\n", to: Self.armenia)
    let named = try await project.test(Self.armenia)
    #expect(named.exitCode == 0)
    #expect(named.words.contains("Nothing was held against baselines"), "\(named.output)")
    #expect(!project.has("results"))
    let first = try await project.test()
    #expect(first.exitCode == 0)
    #expect(
      first.words.contains("Baselines: 1 recorded in results/baselines; commit them."), "\(first.output)")
    let again = try await project.test("--update")
    #expect(again.words.contains("Baselines: 1 written to results/baselines"), "\(again.output)")
  }

  @Test("that are not there fail in continuous integration, whether or not a path is named")
  func firstRunInContinuousIntegration() async throws {
    let project = try project()
    for arguments in [[], ["scenarios"], [Self.armenia]] {
      let result = try await project.casus(["test"] + arguments, inContinuousIntegration: true)
      #expect(result.exitCode == 1, "\(arguments)")
      #expect(result.words.contains("new: there is no baseline yet"), "\(result.output)")
    }
    let without = try await project.test(
      "--no-baselines", "--coverage", inContinuousIntegration: true)
    #expect(!without.words.contains("aseline"), "\(without.output)")
    #expect(!project.has("results"))
  }

  @Test(
    "that moved are told with the edit of the scenario that did it, beside one of the rulebook that did nothing"
  )
  func ledger() async throws {
    let project = try await movedProject()
    let scenario = try await project.test(Self.armenia)
    #expect(scenario.exitCode == 1)
    let edit = try Regex(#"edit: factor moscow\.ties: .* - accounts for -?\+?[0-9.]+ ± [0-9.]+ points of "#)
    #expect(scenario.words.contains(edit), "\(scenario.output)")
    let rules = try await project.casus(["rules", "export", "csto"]).output
    let mine = try rules.editing("strength: strong", to: "strength: slight")
    try project.write(mine, to: "mine.yaml")
    let both = try await project.test("--rules", "mine.yaml", Self.armenia)
    #expect(both.words.contains(edit), "\(both.output)")
    #expect(both.words.contains(try Regex("edit: criterion .*: strength strong → slight")), "\(both.output)")
  }

  @Test("that moved by more edits than are told name a command that tells them")
  func manyEdits() async throws {
    let project = try project()
    #expect(try await project.test().exitCode == 0)
    let rules = try await project.casus(["rules", "export", "csto"]).output
    try project.write(
      rules.replacingOccurrences(of: "strength: moderate", with: "strength: slight"), to: "mine.yaml")
    let moved = try await project.test("--rules", "mine.yaml", Self.armenia)
    #expect(moved.exitCode == 1)
    #expect(
      moved.words.contains(try Regex(#"[0-9]+ edits can have moved it, too many to tell here"#)),
      "\(moved.output)")
    let command = try #require(moved.output.firstRange(of: "        casus ")).upperBound
    let words = moved.output[command...].prefix { $0 != "\n" }.split(separator: " ").map(String.init)
    #expect(words.contains(Self.armenia))
    let quick = words.first == "compare" ? ["--draws", "2048", "--no-why", "--quiet"] : []
    let told = try await project.casus(words + quick)
    #expect(told.exitCode == 0, "\(words): \(told.errors)")
  }

  @Test("that moved are told shortly to people, who are told how much is left out, and in full to machines")
  func inFull() async throws {
    let project = try await movedProject()
    let text = try await project.test()
    #expect(
      text.words.contains(try Regex(#"\.\.\. and [0-9]+ more flips \(--all lists them\)"#)), "\(text.output)"
    )
    let all = try await project.test("--all")
    #expect(!all.words.contains("... and"), "\(all.output)")
    let report = try await project.report()
    let file = try #require((report["files"] as? [[String: Any]])?.first)
    let item = try #require((file["items"] as? [[String: Any]])?.last)
    let move = try #require(item["move"] as? [String: Any])
    let shifts = try #require(move["shifts"] as? [[String: Any]])
    let flips = try #require(move["flips"] as? [[String: Any]])
    #expect(shifts.count > 4 && flips.count > 4)
    func value(_ object: Any?, _ key: String = "value") throws -> Double {
      try #require((object as? [String: Any])?[key] as? Double)
    }
    for shift in shifts {
      let difference = try value(shift["now"]) - value(shift["before"])
      #expect(abs(try value(shift["difference"]) - difference) < 1e-9)
      #expect(try value(shift["difference"], "standard_error") > 0)
    }
    // What flips to an outcome, less what flips from it, is what it gains.
    for shift in shifts where shift["event"] as? String == "outcome/\(shift["name"] ?? "")" {
      let name = try #require(shift["name"] as? String)
      let gain = try flips.reduce(0.0) { sum, flip in
        let probability = try value(flip["probability"])
        return sum + (flip["to"] as? String == name ? probability : 0)
          - (flip["from"] as? String == name ? probability : 0)
      }
      #expect(abs(try value(shift["difference"]) - gain) < 1e-6, "\(name)")
    }
    #expect(try value(move["touched"]) > 0.5)
    #expect(move["causes"] as? [String] == ["scenario"])
    let reasons = try #require(move["reasons"] as? [String: Any])
    let accounts = try #require(reasons["accounts"] as? [[String: Any]])
    #expect(accounts.count == 1)
    // The one edit accounts for all of the greatest shift.
    #expect(abs(try value(accounts[0]["share"]) - value(shifts[0]["difference"])) < 1e-9)
  }

  @Test("may move as is allowed, quantities too; what exceeds its tolerance or is not covered is named")
  func allowances() async throws {
    let project = try await movedProject()
    try allow(
      "scenario: armenia-2021, what: decision_days, tolerance: 0.7",
      "scenario: armenia-2021, what: approved, tolerance: 0.0001",
      "scenario: kazakhstan-2022, what: approved, tolerance: 0.01", in: project)
    let named = try await project.test(Self.armenia)
    #expect(named.exitCode == 1)
    #expect(named.words.contains("allowed up to 70 points (decision_days): A trial."), "\(named.output)")
    #expect(
      named.words.contains(
        try Regex(
          #"not allowed: approved \([-+0-9.]+ ± [0-9.]+ points\) exceeds the tolerance of 0.01 points"#)),
      "\(named.output)")
    #expect(named.words.contains("allowed.yaml:4"))
    #expect(!named.words.contains("remove it"), "\(named.output)")
    #expect(!named.words.contains("kazakhstan"), "\(named.output)")
    let whole = try await project.test()
    #expect(
      whole.words.contains("allowed.yaml:5: no scenario has the identifier 'kazakhstan-2022'; remove it"))

    try allow("scenario: all, what: all, tolerance: 1", in: project)
    let all = try await project.test("--all")
    #expect(all.exitCode == 0, "\(all.output)")
    #expect(all.words.contains("as allowed"))
    #expect(all.words.contains("allowed up to 100 points ("))
    #expect(all.words.contains("A trial."))
    #expect(!all.words.contains("not allowed"), "\(all.output)")
  }

  @Test("know the names that may be allowed to move, and offer the nearest")
  func misspeltAllowance() async throws {
    let project = try project()
    #expect(try await project.test().exitCode == 0)
    try allow(
      "scenario: armenia-2021, what: aproved, tolerance: 1",
      "scenario: all, what: decision_day, tolerance: 1",
      "scenario: kazakhstan-2022, what: nonsense, tolerance: 1", in: project)
    let result = try await project.test()
    #expect(result.exitCode == 1)
    #expect(result.words.contains("'aproved'") && result.words.contains("did you mean 'approved'?"))
    #expect(result.words.contains("did you mean 'decision_days'?"), "\(result.output)")
    #expect(!result.words.contains("needs this allowance"), "\(result.output)")
    // Nothing is known of what a scenario has that was not judged.
    #expect(!result.words.contains("'nonsense'"), "\(result.output)")
    try allow("scenario: all, what: decision_days, tolerance: 1", in: project)
    let right = try await project.test()
    #expect(right.exitCode == 0, "\(right.output)")
    #expect(
      right.words.contains("allowed.yaml:3: nothing that moved needs this allowance"), "\(right.output)")
  }

  @Test("are one for each identifier: a second scenario that has it is an error and overwrites nothing")
  func oneIdentifier() async throws {
    let project = try project()
    let text = try project.text(Self.armenia)
    try project.write(try farther(text), to: "scenarios/b.yaml")
    #expect(try await project.test("--update", Self.armenia).exitCode == 0)
    let baseline = try project.text("results/baselines/armenia-2021.json")
    let update = try await project.test("--update")
    #expect(update.exitCode == 1)
    #expect(
      update.words.contains("it has the identifier of scenarios/armenia-2021.yaml"), "\(update.output)")
    #expect(try project.text("results/baselines/armenia-2021.json") == baseline)
  }

  @Test("whose numbers were changed by hand fail")
  func otherNumbers() async throws {
    let project = try project()
    #expect(try await project.test().exitCode == 0)
    let file = "results/baselines/armenia-2021.json"
    let text = try project.text(file)
    let line = try #require(text.range(of: #""verdict/approved": \[[0-9.]+"#, options: .regularExpression))
    try project.write(text.replacingCharacters(in: line, with: "\"verdict/approved\": [0.1234"), to: file)
    let result = try await project.test()
    #expect(result.exitCode == 1)
    #expect(result.words.contains("the numbers in \(file) are not those of its run"), "\(result.output)")
    try project.write(text, to: file)
    #expect(try await project.test().exitCode == 0)
  }

  @Test("of scenarios that are gone are told by a run of everything, and by no other")
  func orphans() async throws {
    let project = try project()
    try project.write(
      try TestProject.scenario("what-if/uzbekistan-2013-after-leaving.yaml"), to: Self.uzbekistan)
    #expect(try await project.test().exitCode == 0)
    try project.remove(Self.uzbekistan)
    let told = "results/baselines/uzbekistan-2013-after-leaving.json: no scenario below 'scenarios'"
    let whole = try await project.test()
    #expect(whole.exitCode == 0)
    #expect(whole.words.contains(told), "\(whole.output)")
    for arguments in [[Self.armenia], ["--filter", "armenia"], ["--fail-fast"]] {
      let part = try await project.casus(["test"] + arguments)
      #expect(!part.words.contains(told), "\(arguments): \(part.output)")
    }
  }

  @Test("and all else are told to machines in plain spaces")
  func plainSpaces() async throws {
    let project = try await movedProject()
    for format in ["json", "junit", "github"] {
      let result = try await project.test("--format", format)
      #expect(result.output.contains("±"))
      #expect(!result.output.unicodeScalars.contains("\u{A0}"), "\(format)")
    }
  }
}
