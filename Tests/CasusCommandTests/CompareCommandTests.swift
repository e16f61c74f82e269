import Foundation
import Testing

private let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
private let armenia = "scenarios/cases/armenia-2021.yaml"

@Suite("casus compare")
struct CompareCommandTests {
  /// The bundled rulebook with some text replaced, in a folder of its own.
  private func edited(_ text: String, _ replacement: String) async throws -> URL {
    let folder = try CasusProcess.temporaryFolder()
    let file = folder.appending(path: "mine.yaml")
    let exported = try await CasusProcess.run(["rules", "export", "csto"])
    let changed = exported.output.replacing(text, with: replacement, maxReplacements: 1)
    #expect(changed != exported.output)
    try changed.write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  private func json(_ finished: Finished) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [String: Any])
  }

  private func comparisons(_ finished: Finished) throws -> [[String: Any]] {
    try #require(try json(finished)["comparisons"] as? [[String: Any]])
  }

  @Test(
    "Two scenarios: the numbers of each are those of casus run, and the table of changes has them as margins")
  func twoScenarios() async throws {
    let result = try await CasusProcess.run([
      "compare", "--draws", "4096", "--no-why", "--format", "json", kazakhstan, armenia,
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    let comparison = try #require(try comparisons(result).first)
    let lines = try #require(comparison["probabilities"] as? [[String: Any]])
    let flips = try #require(comparison["flips"] as? [String: Any])
    let outcomes = try #require(flips["outcomes"] as? [String])
    let matrix = try #require(flips["probabilities"] as? [[Double]])
    for (side, file) in [kazakhstan, armenia].enumerated() {
      let run = try json(try await CasusProcess.run(["run", "--draws", "4096", "--format", "json", file]))
      for outcome in try #require(run["outcomes"] as? [[String: Any]]) {
        let id = try #require(outcome["id"] as? String)
        let value = try #require((outcome["probability"] as? [String: Any])?["value"] as? Double)
        let line = try #require(
          lines.first { $0["kind"] as? String == "outcome" && $0["id"] as? String == id })
        let values = try #require(line["values"] as? [[String: Any]])
        #expect(values[side]["value"] as? Double == value)
        let place = try #require(outcomes.firstIndex(of: id))
        let margin = matrix.indices.reduce(0) { $0 + (side == 0 ? matrix[place][$1] : matrix[$1][place]) }
        #expect(abs(margin - value) < 1e-12)
      }
    }
  }

  @Test("An edited rulebook: which scenarios moved, and that the edit did it; reverted, nothing differs")
  func editedRulebook() async throws {
    let mine = try await edited("strength: decisive", "strength: slight")
    let result = try await CasusProcess.run([
      "compare", "--draws", "8192", "--rules", "csto", "--rules", mine.path, kazakhstan, armenia,
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("2 comparisons\n"))
    #expect(result.output.contains("WHY P("))
    #expect(result.output.contains("slight"))
    #expect(result.output.contains("casus compare --rules csto --rules \(mine.path) --draws 8192 --seed 1"))

    let same = try await CasusProcess.run([
      "compare", "--draws", "4096", "--rules", "csto", "--rules", "csto", "--format", "json", kazakhstan,
    ])
    let comparison = try #require(try comparisons(same).first)
    #expect((comparison["result"] as? [String: Any])?["finding"] as? String == "changes_nothing")
    #expect((comparison["pairing"] as? [String: Any])?["touched_draws"] as? Int == 0)
  }

  @Test("A change of words alone changes nothing, and is said to be one")
  func words() async throws {
    let mine = try await edited(
      "title: How the Collective", "title: In what manner the Collective")
    let result = try await CasusProcess.run([
      "compare", "--draws", "2048", "--rules", "csto", "--rules", mine.path, kazakhstan,
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains("changes nothing"))
    #expect(result.output.contains("Changes words only"))
  }

  @Test("The number of threads changes no byte", arguments: ["table", "json", "csv"])
  func threads(format: String) async throws {
    var outputs: Set<String> = []
    for threads in ["1", "3"] {
      outputs.insert(
        try await CasusProcess.run([
          "compare", "--draws", "8192", "--design", "sobol", "--threads", threads, "--format", format,
          "--no-why", kazakhstan, armenia,
        ]).output)
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.isEmpty == false)
  }

  @Test("Three scenarios are each compared with the first; changes hold for all of them")
  func three() async throws {
    let result = try await CasusProcess.run([
      "compare", "--draws", "2048", "--no-why", "--pin", "judgements=central", "--format", "csv", kazakhstan,
      armenia, "scenarios/cases/kyrgyzstan-2010.yaml",
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\r\n")
    let pairs = Set(
      lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[1...2] })
    #expect(pairs.count == 2)
    #expect(pairs.allSatisfy { $0.first.map(String.init) == kazakhstan })
  }

  @Test("One file with nothing to compare it with is misuse", arguments: [[], ["--rules", "csto"]])
  func misuse(options: [String]) async throws {
    let result = try await CasusProcess.run(["compare"] + options + [kazakhstan])
    #expect(result.exitCode == 64)
    #expect(result.errors.contains("are needed, or --rules twice"))
  }

  @Test("A missing file is exit 66, a malformed one 65, each named, and no file is written")
  func wrongFiles() async throws {
    let folder = try CasusProcess.temporaryFolder()
    let out = folder.appending(path: "out.json")
    let missing = try await CasusProcess.run(["compare", "--out", out.path, kazakhstan, "nowhere.yaml"])
    #expect(missing.exitCode == 66)
    #expect(missing.errors.contains("nowhere.yaml"))
    let broken = folder.appending(path: "broken.yaml")
    try "casus: scenario/1\nid: x\n".write(to: broken, atomically: true, encoding: .utf8)
    let malformed = try await CasusProcess.run(["compare", "--out", out.path, kazakhstan, broken.path])
    #expect(malformed.exitCode == 65)
    #expect(malformed.errors.contains("broken.yaml"))
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  @Test("Rulebooks without a common outcome are refused in words")
  func nothingInCommon() async throws {
    let folder = try CasusProcess.temporaryFolder()
    func write(_ name: String, _ text: String) throws -> String {
      let file = folder.appending(path: name)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    func rulebook(_ outcomes: [String]) -> String {
      """
      casus: rulebook/1
      id: small
      title: A small rulebook
      sources: {}
      strengths: {plain: {mean: 1, sd: 0, because: so, unsourced: so}}
      leans: {even: {mean: 0, sd: 0, because: so, unsourced: so}}
      members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
      factors: {idle: {asks: Idle?, yes_no: {yes: it is, no: it is not}, default: {value: yes, because: so, unsourced: so}}}
      stages:
        - {id: ask, by: someone, asks: Is it so?, lean: even, because: so, unsourced: so, yes: \(outcomes[0]), no: \(outcomes[1])}
      criteria: []
      outcomes:
        - {id: \(outcomes[0]), title: One, rank: 1, verdict: approved}
        - {id: \(outcomes[1]), title: Other, rank: 0, verdict: refused}
      """
    }
    let first = try write("first.yaml", rulebook(["good", "bad"]))
    let second = try write("second.yaml", rulebook(["fine", "poor"]))
    let scenario = try write(
      "scenario.yaml",
      """
      casus: scenario/1
      id: trial
      title: A trial
      rulebook: ./first.yaml
      date: 2020-06-01
      requester: amber
      factors: {}
      """)
    let result = try await CasusProcess.run([
      "compare", "--draws", "2048", "--rules", first, "--rules", second, scenario,
    ])
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("have no outcome in common"), "\(result.errors)")
  }

  @Test("Ctrl-C ends it with exit code 130, in words and without a half result")
  func interrupted() async throws {
    let result = try await CasusProcess.run(
      ["compare", "--draws", "2000000000", kazakhstan, armenia], interruptAfter: 10)
    #expect(result.exitCode == 130)
    #expect(result.errors.contains("interrupted before the comparison was finished"))
    #expect(result.output.isEmpty)
  }
}
