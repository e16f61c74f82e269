import Foundation
import Testing

private let kazakhstan = "scenarios/cases/kazakhstan-2022.yaml"
private let armenia = "scenarios/cases/armenia-2021.yaml"
private let small = ["--draws", "4096"]

/// A results file in a folder of its own.
private func withStore<Result>(_ body: (_ store: String, _ folder: URL) async throws -> Result) async throws
  -> Result
{
  let folder = try CasusProcess.temporaryFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.appending(path: "runs.sqlite").path, folder)
}

@Suite("casus run --save and casus results")
struct ResultsCommandTests {
  @Test("show prints what run printed, to the last byte, in every form")
  func show() async throws {
    try await withStore { store, _ in
      let options = small + ["--seed", "3", "--pin", "reading.article4=outside", kazakhstan]
      let saved = try await CasusProcess.run(["run", "--all", "--store", store, "--save"] + options)
      #expect(saved.exitCode == 0)
      #expect(saved.errors.hasSuffix("saved as kazakhstan-2022 in \(store)\n"), "\(saved.errors)")
      for form in ["table", "json", "csv"] {
        let plain = try await CasusProcess.run(["run", "--all", "--format", form] + options)
        let shown = try await CasusProcess.run(
          ["results", "show", "--all", "--format", form, "--store", store, "last"])
        #expect(shown.output == plain.output && !plain.output.isEmpty, "\(form): \(shown.errors)")
        if form == "table" { #expect(saved.output == plain.output) }
      }
    }
  }

  @Test(
    "A run by design and a run by precision are shown as they were",
    arguments: [["--design", "sobol", "--draws", "4096"], ["--precision", "0.02"]])
  func kinds(options: [String]) async throws {
    try await withStore { store, _ in
      let saved = try await CasusProcess.run(["run", "--store", store, "--save", "x"] + options + [armenia])
      #expect(saved.exitCode == 0, "\(saved.errors)")
      let shown = try await CasusProcess.run(["results", "show", "--store", store, "x"])
      #expect(shown.output == saved.output && !shown.output.isEmpty)
      let verified = try await CasusProcess.run(["verify", "--all", "--store", store, "x"])
      #expect(verified.exitCode == 0 && verified.output.contains("x agrees to the bit"), "\(verified.output)")
    }
  }

  @Test("An exact run is shown as it was, though its files are gone, and is enumerated again to verify it")
  func exact() async throws {
    try await withStore { store, folder in
      let scenario = folder.appending(path: "trial.yaml")
      let rules = folder.appending(path: "small.yaml")
      try """
      casus: scenario/1
      id: trial
      title: A trial
      rulebook: small.yaml
      date: 2020-06-01
      requester: amber
      factors: {warm: {chance: 0.25}}
      """.write(to: scenario, atomically: true, encoding: .utf8)
      let grounds = "because: a reason, unsourced: a test"
      try """
      casus: rulebook/1
      id: small
      title: A small rulebook
      sources: {s: {title: A source}}
      strengths: {one: {mean: 1, sd: 0, \(grounds)}}
      leans: {even: {mean: 0, sd: 0, \(grounds)}}
      members: {amber: {name: Amber, seated: [{from: 1990-01-01}]}}
      roles: {lead: amber}
      factors: {warm: {asks: Is it warm?, yes_no: {yes: it is, no: it is not}}}
      judgements: {}
      stages:
        - {id: ask, by: someone, asks: Is it so?, lean: even, \(grounds), yes: good, no: bad}
      criteria:
        - {id: warmth, stage: ask, when: warm, says: yes, strength: one, \(grounds)}
      outcomes:
        - {id: bad, title: Bad, rank: 0, verdict: refused}
        - {id: good, title: Good, rank: 1, verdict: approved}
      """.write(to: rules, atomically: true, encoding: .utf8)
      let saved = try await CasusProcess.run(["run", "--exact", "--store", store, "--save", scenario.path])
      #expect(saved.exitCode == 0 && saved.output.contains("exact"), "\(saved.errors)")
      for file in [scenario, rules] { try FileManager.default.removeItem(at: file) }
      let shown = try await CasusProcess.run(["results", "show", "--store", store, "trial"])
      #expect(shown.output == saved.output, "\(shown.errors)")
      let verified = try await CasusProcess.run(["verify", "--store", store, "trial"])
      #expect(verified.output == "trial agrees to the bit: all 2 requests were enumerated again.\n")
    }
  }

  @Test("--save takes a name or none, before the files and after them")
  func spellings() async throws {
    try await withStore { store, _ in
      for options in [
        ["--save", kazakhstan], [kazakhstan, "--save"], ["--save", "a", kazakhstan],
        [kazakhstan, "--save=b"],
        [kazakhstan, "--save", "c"],
      ] {
        let result = try await CasusProcess.run(
          ["run", "--quiet", "--store", store, "--draws", "2048"] + options)
        #expect(result.exitCode == 0, "\(options): \(result.errors)")
      }
      let several = try await CasusProcess.run(
        ["run", "--quiet", "--store", store, "--draws", "2048", "--save", "both", kazakhstan, armenia])
      #expect(several.exitCode == 0)
      let list = try await CasusProcess.run(["results", "list", "--store", store])
      let names = list.output.split(separator: "\n").dropFirst().map { $0.split(separator: " ")[1] }
      #expect(
        names == [
          "kazakhstan-2022", "kazakhstan-2022-2", "a", "b", "c", "both-kazakhstan-2022", "both-armenia-2021",
        ], "\(list.output)")
    }
  }

  @Test("A name that is taken is refused before anything is run, and --replace takes its place")
  func replacing() async throws {
    try await withStore { store, _ in
      let command = ["run", "--quiet", "--store", store, "--save", "a"] + small + [armenia]
      #expect(try await CasusProcess.run(command).exitCode == 0)
      let again = try await CasusProcess.run(command)
      #expect(again.exitCode == 65 && again.output.isEmpty)
      #expect(
        again.errors == """
          \(store): error: a run named 'a' is saved already
                = take another name, or add --replace

          """)
      #expect(try await CasusProcess.run(command + ["--replace"]).exitCode == 0)
      let removed = try await CasusProcess.run(["results", "remove", "--store", store, "a"])
      #expect(removed.output == "removed a from \(store)\n")
      let gone = try await CasusProcess.run(["results", "show", "--store", store, "a"])
      #expect(gone.exitCode == 65 && gone.errors.contains("no runs are saved in the file"))
    }
  }

  @Test("Merged shards can be saved, and are verified part by part")
  func merging() async throws {
    try await withStore { store, folder in
      var parts: [String] = []
      for number in ["1/2", "2/2"] {
        let part = folder.appending(path: "part-\(parts.count)").path
        _ = try await CasusProcess.run([
          "run", "--shard", number, "--out", part, "--draws", "8192", kazakhstan,
        ])
        parts.append(part)
      }
      // The word after --save is the name of a file, and so not the run's.
      let merged = try await CasusProcess.run(["merge", "--store", store, "--save"] + parts)
      #expect(merged.exitCode == 0, "\(merged.errors)")
      let shown = try await CasusProcess.run(["results", "show", "--store", store, "kazakhstan-2022"])
      #expect(shown.output == merged.output)
      let verified = try await CasusProcess.run(["verify", "--store", store, "--draws", "1", "last"])
      #expect(
        verified.output.contains("4,096 of 8,192 draws were computed again, 1 of 2 parts"),
        "\(verified.output)")
    }
  }

  @Test("An interrupted run is saved as interrupted, with exit code 130")
  func interruption() async throws {
    try await withStore { store, _ in
      let result = try await CasusProcess.run(
        ["run", "--store", store, "--save", "--draws", "4000000000", kazakhstan], interruptAfter: 8)
      #expect(result.exitCode == 130)
      #expect(result.errors.contains("saved as kazakhstan-2022"), "\(result.errors)")
      let list = try await CasusProcess.run(["results", "list", "--store", store])
      #expect(list.output.contains("interrupted"))
      let verified = try await CasusProcess.run([
        "verify", "--quiet", "--draws", "1", "--store", store, "last",
      ])
      #expect(verified.exitCode == 0, "\(verified.output)\(verified.errors)")
    }
  }

  @Test(
    "What does not go together is refused with exit code 64, saying why",
    arguments: [
      (["--keep-draws"], "--keep-draws needs --save"), (["--replace"], "--replace needs --save"),
      (["--save=last"], "'last' means the run that was saved last"),
      (["--save=17"], "a run's name is not a number"),
      (
        ["--save", "--keep-draws", "--exact", "--pin", "judgements=central"],
        "--keep-draws cannot be used with --exact"
      ),
      (
        ["--save", "--keep-draws", "--draws", "2000000"],
        "--keep-draws keeps at most 1048576 draws, not 2000896"
      ),
      (["--save", "--shard", "1/2", "--out", "x"], "--shard cannot be used with --save"),
    ])
  func misuse(options: [String], reason: String) async throws {
    let result = try await CasusProcess.run(["run", kazakhstan] + options)
    #expect(result.exitCode == 64)
    #expect(result.errors.contains(reason), "\(result.errors)")
  }

  @Test(
    "A results file that is missing has exit code 66, another file 65, and a folder that cannot be made 73")
  func files() async throws {
    let missing = try await CasusProcess.run(["results", "list", "--store", "nowhere.sqlite"])
    #expect(missing.exitCode == 66 && missing.errors.contains("there is no such results file"))
    let verify = try await CasusProcess.run(["verify", "--store", "nowhere.sqlite", "last"])
    #expect(verify.exitCode == 66)
    for command in [["results", "list"], ["results", "remove", "a"], ["verify", "a"]] {
      let other = try await CasusProcess.run(command + ["--store", kazakhstan])
      #expect(
        other.exitCode == 65 && other.errors.contains("this is no results file of Casus"), "\(other.errors)")
    }
    let blocked = try await CasusProcess.run(
      ["run", "--store", "README.md/x/runs.sqlite", "--save"] + small + [kazakhstan])
    #expect(blocked.exitCode == 73 && blocked.output.isEmpty, "\(blocked.errors)")
  }
}
