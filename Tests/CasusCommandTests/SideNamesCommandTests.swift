import Foundation
import Testing

private let kazakhstan = CasusProcess.packageRoot.appending(path: "scenarios/cases/kazakhstan-2022.yaml").path
private let armenia = CasusProcess.packageRoot.appending(path: "scenarios/cases/armenia-2021.yaml").path
private let quick = ["--draws", "2048", "--quiet"]

@Suite("Which side is which, and how it was made")
struct SideNamesCommandTests {
  /// Does something in a folder with `weak.yaml`, a rulebook with one criterion weakened.
  private func inFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let exported = try await CasusProcess.run(["rules", "export", "csto"]).output
    try exported.replacing("strength: decisive", with: "strength: slight", maxReplacements: 1)
      .write(to: folder.appending(path: "weak.yaml"), atomically: true, encoding: .utf8)
    try await body(folder)
  }

  private func casus(_ arguments: [String], in folder: URL) async throws -> String {
    let result = try await CasusProcess.run(arguments, in: folder)
    #expect(result.exitCode == 0, "\(arguments): \(result.errors)")
    return result.output
  }

  @Test("A saved run and one under another rulebook are told apart in reports and comparisons")
  func savedUnderTwoRulebooks() async throws {
    try await inFolder { folder in
      _ = try await casus(["run", "--save", "kold"] + quick + [kazakhstan], in: folder)
      let single = try await casus(
        ["run", "--save", "knew", "--rules", "weak.yaml"] + quick + [kazakhstan], in: folder)
      #expect(single.contains("Rulebook csto from weak.yaml: "))
      let page = try await casus(["report", "--quiet", "--format", "markdown", "kold", "knew"], in: folder)
      #expect(page.contains("(saved run kold), under the rulebook csto · "))
      #expect(page.contains("(saved run knew), under the rulebook weak.yaml\n"))
      #expect(page.contains("| csto from weak.yaml |"))

      let mixed = ["compare", "--no-why", "--rules", "weak.yaml"] + quick + ["kold", kazakhstan]
      let text = try await casus(mixed, in: folder).replacing(#/\s+/#, with: " ")
      #expect(text.contains("(saved run kold), under the rulebook csto"))
      #expect(text.contains("kazakhstan-2022.yaml), under the rulebook weak.yaml"))
      let json = try await casus(mixed + ["--format", "json"], in: folder)
      #expect(json.contains(#""rulebook_file": null"#) && json.contains(#""rulebook_file": "weak.yaml""#))
    }
  }

  @Test(
    "Past cases beside a saved run are made as it was, and nothing that its command omits changes the page")
  func pastCasesOfSavedRuns() async throws {
    try await inFolder { folder in
      let settings = ["--draws", "2048", "--seed", "3", "--design", "latin"]
      _ = try await casus(["run", "--quiet", "--save", "base"] + settings + [kazakhstan], in: folder)
      func cases(_ page: String) throws -> Substring {
        let start = try #require(page.range(of: "| Armenia calls for consultations")).lowerBound
        return page[start...].prefix { $0 != "\n" }
      }
      let saved = try await casus(["report", "--quiet", "--format", "markdown", "base"], in: folder)
      let fresh = try await casus(
        ["report", "--quiet", "--format", "markdown"] + settings + [kazakhstan], in: folder)
      #expect(try cases(saved) == cases(fresh))
      #expect(saved.contains("casus report --format markdown base\n"))
      #expect(fresh.contains("casus report --draws 2048 --seed 3 --design latin "))
      for option in [["--draws", "8192"], ["--seed", "3"], ["--design", "random"]] {
        for command in ["report", "compare"] {
          let names = command == "report" ? ["base"] : ["base", "base"]
          let refused = try await CasusProcess.run([command] + option + names, in: folder)
          #expect(refused.exitCode == 65)
          #expect(
            refused.errors.contains("saved runs are as they were made: \(option[0]) cannot change them"))
        }
      }
      // Beside a saved run with a design of its own, one that is stated is that of the file, and stays in the command.
      let mixed = try await casus(
        ["report", "--quiet", "--format", "markdown", "--design", "random", "base", kazakhstan], in: folder)
      #expect(mixed.contains("casus report --draws 2048 --seed 3 --design random --format markdown base "))
    }
  }

  @Test("An option that has one value is refused where it is given twice, with what does what was meant")
  func repeatedOptions() async throws {
    for command in [["run"], ["report"], ["test"]] {
      let result = try await CasusProcess.run(
        command + ["--rules", "csto", "--rules=mine.yaml", kazakhstan])
      #expect(result.exitCode == 64)
      #expect(
        result.errors.contains("`casus compare --rules csto --rules mine.yaml FILE`"), "\(result.errors)")
    }
    let draws = try await CasusProcess.run(["run", "--draws", "2048", kazakhstan, "--draws=4096"])
    #expect(draws.exitCode == 64 && draws.errors.contains("--draws is given twice"))
    let pins = try await CasusProcess.run(
      ["run", "--pin", "judgements=central", "--pin", "reading.article4=outside"] + quick + [kazakhstan])
    #expect(pins.exitCode == 0, "\(pins.errors)")
  }

  @Test("A page that tells no edits apart names the command that does")
  func manyEdits() async throws {
    let page = try await CasusProcess.run(
      ["report", "--format", "markdown"] + quick + [armenia, kazakhstan])
    #expect(page.exitCode == 0, "\(page.errors)")
    #expect(page.output.contains("This tells it, and takes a minute or two:"))
    #expect(page.output.contains("\ncasus compare --draws 2048 \(armenia) \(kazakhstan)\n"))
  }
}

@Suite("Where a result goes")
struct OutputFileTests {
  @Test("A link stays, and what it leads to is replaced, also where there is nothing yet")
  func links() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "far"), withIntermediateDirectories: true)
    let target = folder.appending(path: "far/target.csv")
    try "old".write(to: target, atomically: true, encoding: .utf8)
    for (name, leadsTo) in [("link.csv", "far/target.csv"), ("dangling.csv", "far/new.csv")] {
      let link = folder.appending(path: name).path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: leadsTo)
      let result = try await CasusProcess.run(
        ["run", "--format", "csv", "--out", link] + quick + [kazakhstan])
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == leadsTo)
      #expect(
        try String(contentsOf: folder.appending(path: leadsTo), encoding: .utf8).hasPrefix("scenario,kind,"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "far").path).count == 2)
  }

  @Test(
    "A file is replaced and not continued, wherever it lies", arguments: ["/dev/shm", NSTemporaryDirectory()])
  func replaced(place: String) async throws {
    guard FileManager.default.isWritableFile(atPath: place) else { return }
    let file = URL(filePath: place).appending(path: "casus-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    var texts: [String] = []
    for _ in 1...2 {
      let result = try await CasusProcess.run(
        ["run", "--format", "csv", "--out", file.path] + quick + [kazakhstan])
      #expect(result.exitCode == 0, "\(result.errors)")
      texts.append(try String(contentsOf: file, encoding: .utf8))
    }
    #expect(texts[0] == texts[1])
  }

  @Test("A pipe stays a pipe, and the result goes through it")
  func pipe() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try await CasusProcess.launch(
      URL(filePath: "/bin/sh"),
      [
        "-c",
        """
        mkfifo pipe && { cat pipe > got & } && "$0" run --quiet --draws 2048 --format csv --out pipe "$1" \
        && wait && test -p pipe && head -c 13 got
        """, CasusProcess.binary.path, kazakhstan,
      ], in: folder)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output == "scenario,kind")
  }

  @Test("What was written to standard output before stays where the result goes to its device")
  func device() async throws {
    let folder = try CasusProcess.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try await CasusProcess.launch(
      URL(filePath: "/bin/sh"),
      [
        "-c",
        """
        { echo before; "$0" run --quiet --draws 2048 --format csv --out /dev/stdout "$1"; } > got \
        && head -c 21 got
        """, CasusProcess.binary.path, kazakhstan,
      ], in: folder)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output == "before\nscenario,kind,")
  }
}
