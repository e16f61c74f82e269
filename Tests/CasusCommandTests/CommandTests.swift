import Foundation
import Testing

private let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
private let armenia = "scenarios/cases/armenia-2021.yaml"
private let kyrgyzstan = "scenarios/cases/kyrgyzstan-2010.yaml"

/// Writes a file into a folder of its own, and gives its path to `body`.
private func withFile<Result>(
  _ text: String, named name: String = "mine.yaml", _ body: (URL) async throws -> Result
) async throws -> Result {
  let folder = try CasusProcess.temporaryFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appending(path: name)
  try text.write(to: path, atomically: true, encoding: .utf8)
  return try await body(path)
}

private func shipped(_ path: String) throws -> String {
  try String(contentsOf: CasusProcess.packageRoot.appending(path: path), encoding: .utf8)
}

@Suite("casus run")
struct RunCommandTests {
  @Test("A table names the outcomes, the headline, the sources, and the command that repeats it")
  func table() async throws {
    let result = try await CasusProcess.run(["run", "--draws", "2048", kazakhstan])
    #expect(result.exitCode == 0)
    #expect(result.errors.isEmpty)
    for part in [
      "the request is approved", "Troops", "Freriks", "reading.article4", "casus run --draws 2048 --seed 1",
    ] {
      #expect(result.output.contains(part), "\(part)")
    }
    #expect(!result.output.contains("\u{1B}"), "no colour into a pipe")
  }

  @Test("The same seed gives the same bytes, another seed gives others")
  func reproducible() async throws {
    let arguments = ["run", "--format", "json", "--draws", "2048", kyrgyzstan]
    let first = try await CasusProcess.run(arguments)
    let second = try await CasusProcess.run(arguments)
    let other = try await CasusProcess.run(arguments + ["--seed", "0"])
    #expect(first.exitCode == 0)
    #expect(first.output == second.output)
    #expect(first.output != other.output)
  }

  @Test("An exact run that cannot be made says which factor stands in the way, with exit code 65")
  func exactRefusal() async throws {
    let result = try await CasusProcess.run(["run", "--exact", kazakhstan])
    #expect(result.exitCode == 65)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("--exact cannot cut 'threat.severity' into cells"))
    #expect(result.errors.contains("--pin threat.severity=VALUE"))
    let table = try await CasusProcess.run(["run", "--exact", kazakhstan, armenia])
    #expect(table.exitCode == 64)
  }

  @Test(
    "--exact is refused with what does not go with it, saying why",
    arguments: [["--design", "sobol"], ["--precision", "0.01"], ["--shard", "1/2", "--out", "x"]])
  func exactMisuse(options: [String]) async throws {
    let result = try await CasusProcess.run(["run", "--exact"] + options + [kazakhstan])
    #expect(result.exitCode == 64)
    #expect(result.errors.contains("--exact cannot be used with \(options[0])"), "\(result.errors)")
  }

  @Test("The design is in the table, in the command that repeats it, and in JSON")
  func design() async throws {
    let options = ["run", "--draws", "2048", "--design", "sobol", kazakhstan]
    let table = try await CasusProcess.run(options)
    #expect(table.output.contains("(sobol)"))
    #expect(table.output.contains("--seed 1 --design sobol"))
    let json = try await CasusProcess.run(options + ["--format", "json"])
    #expect(json.output.contains("\"design\": \"sobol\""))
  }

  @Test("JSON holds probabilities that sum to one, with their errors")
  func json() async throws {
    let result = try await CasusProcess.run(["run", "--format", "json", "--draws", "2048", armenia])
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(root["schema"] as? String == "casus-run/1")
    let outcomes = try #require(root["outcomes"] as? [[String: Any]])
    let total = outcomes.compactMap { ($0["probability"] as? [String: Any])?["value"] as? Double }.reduce(
      0, +)
    #expect(abs(total - 1) < 1e-9)
  }

  @Test("Several files make one table side by side")
  func sideBySide() async throws {
    let result = try await CasusProcess.run(["run", "--draws", "2048", kyrgyzstan, armenia, kazakhstan])
    #expect(result.exitCode == 0)
    for part in ["kyrgyzstan-2010", "armenia-2021", "kazakhstan-2022"] {
      #expect(result.output.contains(part))
    }
  }

  @Test("A pinned answer is certain, and is listed as pinned")
  func pin() async throws {
    let result = try await CasusProcess.run(["run", "--draws", "2048", "--pin", "lead-forces=no", kazakhstan])
    #expect(result.exitCode == 0)
    #expect(result.output.contains("pinned"))
    #expect(result.output.contains("--pin lead-forces=no"))
  }

  @Test("With judgements pinned to their middle, they explain none of the variance")
  func centralJudgements() async throws {
    let result = try await CasusProcess.run(
      ["run", "--format", "json", "--draws", "2048", "--pin", "judgements=central", kazakhstan])
    #expect(result.exitCode == 0)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let readings = root["readings"] as? [Any]
    #expect(readings?.isEmpty ?? true)
  }

  @Test("--out writes a whole file and prints nothing")
  func out() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "run.csv").path
    let result = try await CasusProcess.run([
      "run", "--format", "csv", "--draws", "2048", "--out", path, armenia,
    ])
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["run.csv"])
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("scenario,"))
  }

  @Test("An unwritable file is told with exit code 73, and nothing is left behind")
  func unwritable() async throws {
    let result = try await CasusProcess.run(
      ["run", "--draws", "2048", "--out", "/no/such/folder/run.txt", armenia])
    #expect(result.exitCode == 73)
    #expect(result.errors.contains("cannot be written"))
  }

  @Test(
    "An error in a draw ends the run with exit code 65 and no output file, naming the draw and the values")
  func failingDraw() async throws {
    let rules = try shipped("Sources/CRulebooks/rulebooks/csto.yaml")
    try #require(rules.contains("facts:\n"))
    let broken = rules.replacingOccurrences(
      of: "\nfacts:\n",
      with: "\nfacts:\n  broken.size: '1 / (size(conflict.parties) - size(conflict.parties)) > 0'\n")
    let criterion = """
        - id: broken
          stage: membership
          when: 'broken.size'
          says: yes
          strength: slight
          because: It fails.
          unsourced: A test.
      """
    let text = broken.replacingOccurrences(of: "\ncriteria:\n", with: "\ncriteria:\n\(criterion)\n")
    try await withFile(text, named: "rules.yaml") { rules in
      let out = rules.deletingLastPathComponent().appending(path: "run.txt").path
      let result = try await CasusProcess.run(
        ["run", "--draws", "2048", "--rules", rules.path, "--out", out, kazakhstan])
      #expect(result.exitCode == 65)
      #expect(result.errors.contains("division by zero in draw 0"), "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: out))
    }
  }
}

@Suite("casus explain")
struct ExplainCommandTests {
  @Test("The central request says that it is one, and cites its sources stage by stage")
  func central() async throws {
    let result = try await CasusProcess.run(["explain", kazakhstan])
    #expect(result.exitCode == 0)
    for part in ["median", "casus-foederis", "council-forces", "Freriks", "Kyrgyzstan"] {
      #expect(result.output.contains(part), "\(part)")
    }
  }

  @Test("A draw can be explained by its number, and another draw differs")
  func draws() async throws {
    let first = try await CasusProcess.run(["explain", "--draw", "0", kazakhstan])
    let second = try await CasusProcess.run(["explain", "--draw", "64", kazakhstan])
    #expect(first.exitCode == 0 && second.exitCode == 0)
    #expect(first.output != second.output)
  }
}

@Suite("casus check")
struct CheckCommandTests {
  @Test("A scenario with three mistakes gets three helpful errors and exit code 65")
  func threeMistakes() async throws {
    let text = try shipped(kazakhstan)
      .replacingOccurrences(of: "requester: kazakhstan", with: "requester: kazakstan")
      .replacingOccurrences(of: "\n  threat.severity:", with: "\n  threat.severty:")
      .replacingOccurrences(of: "value: internal", with: "value: intrenal")
    try await withFile(text) { path in
      let result = try await CasusProcess.run(["check", path.path])
      #expect(result.exitCode == 65)
      #expect(result.errors.components(separatedBy: ": error: ").count - 1 == 3, "\(result.errors)")
      for hint in [
        "did you mean 'kazakhstan'?", "did you mean 'threat.severity'?", "did you mean 'internal'?",
      ] {
        #expect(result.errors.contains(hint), "\(result.errors)")
      }
    }
  }

  @Test("The bundled rulebook is checked by its identifier: the stages at their leans, and what is unsourced")
  func rulebook() async throws {
    let result = try await CasusProcess.run(["check", "csto"])
    #expect(result.exitCode == 0)
    #expect(result.output.contains("every path ends"))
    #expect(result.output.contains("together they say yes"))
    #expect(result.output.contains("unsourced"))
  }

  @Test("A missing rulebook is told beside what else is wrong, and a misspelt one in its place")
  func rulebookNames() async throws {
    let text = try shipped(kazakhstan)
    try await withFile(text.replacingOccurrences(of: "\nrulebook: csto", with: "\nrule: csto")) { path in
      let result = try await CasusProcess.run(["check", path.path])
      #expect(result.exitCode == 65)
      #expect(result.errors.contains("names no rulebook"), "\(result.errors)")
      #expect(result.errors.contains("no key 'rule'"), "\(result.errors)")
    }
    try await withFile(text.replacingOccurrences(of: "\nrulebook: csto", with: "\nrulebook: cstoo")) { path in
      let result = try await CasusProcess.run(["check", path.path])
      #expect(result.exitCode == 66)
      #expect(result.errors.contains("mine.yaml:4:11: error: "), "\(result.errors)")
      #expect(result.errors.contains("did you mean 'csto'?"))
    }
  }

  @Test("A rulebook is checked by an absolute path, and a scenario in its place is refused")
  func rulebookPaths() async throws {
    let rules = CasusProcess.packageRoot.appending(path: "Sources/CRulebooks/rulebooks/csto.yaml").path
    #expect(try await CasusProcess.run(["check", "--quiet", rules]).exitCode == 0)
    let mistaken = try await CasusProcess.run(["run", "--rules", kazakhstan, kazakhstan])
    #expect(mistaken.exitCode == 65)
    #expect(mistaken.errors.contains("this is a scenario, and a rulebook is needed here"))
  }

  @Test("A missing file has exit code 66, a folder 65, and the other files are checked all the same")
  func missing() async throws {
    let missing = try await CasusProcess.run(["check", "nowhere.yaml", kazakhstan])
    #expect(missing.exitCode == 66)
    #expect(missing.output.contains("kazakhstan-2022.yaml: a scenario of csto"))
    let folder = try await CasusProcess.run(["check", "scenarios"])
    #expect(folder.exitCode == 65)
    #expect(folder.errors.contains("this is a folder, not a file"))
  }

  @Test("A rulebook's path and a name with control characters do no harm")
  func hostileTitle() async throws {
    let text = try shipped(kazakhstan).replacingOccurrences(
      of: "title: ", with: "title: \"\\e[31mred\\a\" #")
    try await withFile(text) { path in
      let result = try await CasusProcess.run(["run", "--draws", "2048", path.path])
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(!result.output.contains("\u{1B}"))
      #expect(!result.output.contains("\u{7}"))
    }
  }
}

@Suite("The other commands")
struct OtherCommandTests {
  @Test("The scenario that init writes asks for what must be stated, and runs once that is filled in")
  func initThenRun() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "mine.yaml").path
    #expect(try await CasusProcess.run(["init", "--out", path]).exitCode == 0)
    let check = try await CasusProcess.run(["check", path])
    #expect(check.exitCode == 65)
    let asked = check.errors.components(separatedBy: ": error: ").dropFirst()
    #expect(asked.allSatisfy { $0.hasPrefix("the factor '") } && asked.count == 3, "\(check.errors)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let filled = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("MUST BE STATED")
        ? line.replacingOccurrences(of: "  # ", with: "  ", range: line.range(of: "  # ")) : String(line)
    }
    try filled.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let again = try await CasusProcess.run(["check", path])
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(try await CasusProcess.run(["run", "--draws", "2048", path]).exitCode == 0)
    let second = try await CasusProcess.run(["init", "--out", path])
    #expect(second.exitCode == 73)
    #expect(second.errors.contains("there already"))
  }

  @Test("The rulebook that export writes is the bundled one, and runs with --rules")
  func exportThenRun() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "mine.yaml").path
    #expect(try await CasusProcess.run(["rules", "export", "csto", "--out", path]).exitCode == 0)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == shipped("Sources/CRulebooks/rulebooks/csto.yaml"))
    let own = try await CasusProcess.run(["run", "--format", "csv", "--draws", "2048", armenia])
    let exported = try await CasusProcess.run([
      "run", "--format", "csv", "--draws", "2048", "--rules", path, armenia,
    ])
    #expect(own.output == exported.output)
  }

  @Test("Rulebooks are listed and shown")
  func rules() async throws {
    #expect(try await CasusProcess.run(["rules", "list"]).output.hasPrefix("csto  "))
    #expect(try await CasusProcess.run(["rules", "show", "csto"]).output.contains("threat.origin"))
    let unknown = try await CasusProcess.run(["rules", "show", "csta"])
    #expect(unknown.exitCode == 66)
    #expect(unknown.errors.contains("did you mean 'csto'?"))
  }

  @Test(
    "Misuse has exit code 64",
    arguments: [["run"], ["chek"], ["run", "--draws", "0", "x"], ["init", "--id", "A b"]])
  func misuse(arguments: [String]) async throws {
    #expect(try await CasusProcess.run(arguments).exitCode == 64)
  }

  @Test("A mistake in --pin or --set is shown with a caret", arguments: ["--pin", "--set"])
  func badChange(option: String) async throws {
    let result = try await CasusProcess.run(["run", option, "threat.severty=3", kazakhstan])
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("did you mean 'threat.severity'?"))
  }

  @Test(
    "Every command's help has an example",
    arguments: [["run"], ["merge"], ["explain"], ["check"], ["init"], ["rules"], ["schema"]])
  func help(command: [String]) async throws {
    let result = try await CasusProcess.run(["help"] + command)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("EXAMPLE"))
  }

  @Test("All wrong changes are reported at once")
  func wrongChanges() async throws {
    let result = try await CasusProcess.run([
      "run", "--pin", "bogus=1", "--pin", "strength/nothing=2", "--set", "threat.severity=9", kazakhstan,
    ])
    #expect(result.exitCode == 65)
    #expect(result.errors.components(separatedBy: ": error: ").count - 1 == 3, "\(result.errors)")
  }

  @Test("What cannot be printed is told with exit code 73")
  func fullDisk() async throws {
    let result = try await CasusProcess.launch(
      URL(filePath: "/bin/sh"), ["-c", #""$1" schema scenario > /dev/full"#, "sh", CasusProcess.binary.path])
    #expect(result.exitCode == 73)
    #expect(result.errors.contains("standard output cannot be written"))
  }

  @Test("The version and the shells' completions are printed")
  func versionAndCompletions() async throws {
    #expect(try await CasusProcess.run(["--version"]).output.hasPrefix("casus "))
    for shell in ["bash", "zsh", "fish"] {
      #expect(try await CasusProcess.run(["--generate-completion-script", shell]).output.contains("casus"))
    }
  }

  @Test("Ctrl-C prints what is finished, marked as interrupted, and ends with exit code 130")
  func interruption() async throws {
    let result = try await CasusProcess.run(
      ["run", "--draws", "4000000000", kazakhstan], interruptAfter: 8)
    #expect(result.exitCode == 130, "\(result.errors)")
    #expect(result.output.contains("interrupted") || result.errors.contains("interrupted"))
  }
}
