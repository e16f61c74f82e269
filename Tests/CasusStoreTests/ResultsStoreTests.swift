import CasusRulebook
import CasusSampling
import CasusSimulation
import Foundation
import GRDB
import Testing
@testable import CasusStore

@Suite("The results store")
struct ResultsStoreTests {
  @Test("A run that was saved is read back with every figure the same", arguments: Design.allCases)
  func roundTrip(design: Design) async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let run = try await StoreFixture.run("base", pins: ["warm=no"], seed: .max, design: design)
    let id = try fixture.store().save(run)
    let saved = try ResultsStore(fixture.path, for: .reading).run("base")
    let model = try saved.model()
    let result = try saved.result(model)
    #expect(saved.entry.id == id && saved.entry.origin == StoreFixture.origin)
    #expect(saved.entry.manifest == run.result.manifest)
    #expect(result.tallies == run.result.tallies)
    #expect(saved.blocks == run.result.blocks && saved.blocks.count == 4)
    #expect(saved.texts == ModelTexts(of: run.model))
    #expect(model.tableFingerprint == run.model.tableFingerprint)
    #expect(
      TableRow.figures(of: result, model).map(\.values)
        == TableRow.figures(of: run.result, run.model).map(\.values))
    #expect(saved.outcomes.map(\.probability) == run.result.outcomes.map(\.probability))
    #expect(saved.verdicts.map(\.probability) == run.result.verdicts.map(\.probability))
    #expect(saved.verdicts.map(\.givenAsked?.estimate) == run.result.verdicts.map(\.givenAsked?.estimate))
    #expect(saved.settings.design == design && saved.settings.seed == .max)
  }

  @Test(
    "An exact run is read back to the last bit",
    arguments: [["strength/warmth=1", "strength/idleness=1"], []])
  func exactRun(pins: [String]) async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let model = try StoreFixture.model(pins)
    let result = try await ExactRun.execute(model, RunSettings(draws: 4_096))
    #expect(result.exact?.isComplete == !pins.isEmpty)
    let new = NewRun(name: "exact", model: model, result: result, origin: StoreFixture.origin)
    try fixture.store().save(new)
    let saved = try fixture.store().run("exact")
    let again = try saved.result(try saved.model())
    #expect(again.exact == result.exact && again.manifest == result.manifest)
    #expect(again.lines == result.lines)
    #expect(again.outcomes.map(\.probability) == result.outcomes.map(\.probability))
    #expect(
      TableRow.figures(of: again, model).map(\.values) == TableRow.figures(of: result, model).map(\.values))
  }

  @Test("A run that was interrupted is marked so")
  func interrupted() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let run = try await StoreFixture.run("base")
    let result = RunResult(run.model, run.result.tallies, RunSettings(draws: 100_000), isInterrupted: true)
    try fixture.store().save(
      NewRun(name: "part", model: run.model, result: result, origin: StoreFixture.origin))
    let entry = try fixture.store().entry("part")
    #expect(entry.manifest.isInterrupted)
    #expect(entry.manifest.drawsAsked == 100_000 && entry.manifest.draws == 8_192)
  }

  @Test("Runs are found by name, by id and as the last; names are unique unless one is to be replaced")
  func references() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try fixture.store()
    #expect(
      StoreFixture.complaint { _ = try store.entry("last") }?.text.hasSuffix(
        "no runs are saved in the file") == true)
    let first = try await StoreFixture.run("base")
    let id = try store.save(first)
    let other = try store.save(
      NewRun(name: "other", model: first.model, result: first.result, origin: first.origin))
    #expect(try store.entry("last").name == "other")
    #expect(try store.entry("\(id)").name == "base")
    let taken = StoreFixture.complaint { try store.save(first) }
    #expect(taken?.kind == .badInput)
    #expect(
      taken?.text.hasSuffix("a run named 'base' is saved already; take another name, or add --replace")
        == true)
    #expect(try store.freeName(like: "base") == "base-2")
    #expect(try store.save(first, replacing: true) > other, "an id is never used again")
    #expect(try store.entries().map(\.name) == ["other", "base"])
    let unknown = StoreFixture.complaint { _ = try store.entry("bsae") }
    #expect(
      unknown?.text.hasSuffix("there is no saved run 'bsae'; did you mean 'base'?") == true,
      "\(unknown?.text ?? "")")
  }

  @Test(
    "What would be mistaken for something else cannot be a run's name",
    arguments: [
      "last", "17", "a/b", "a.yaml", "", "-x", ".x", "two words", "é", String(repeating: "x", count: 101),
    ])
  func names(name: String) {
    #expect(RunName.problem(with: name) != nil)
  }

  @Test("Texts are kept once, by hash, and go with the last run that was made of them")
  func texts() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try fixture.store()
    let run = try await StoreFixture.run("a", draws: 2_048)
    try store.save(run)
    try store.save(NewRun(name: "b", model: run.model, result: run.result, origin: run.origin))
    func count() throws -> Int? { try fixture.number("SELECT count(*) FROM texts") }
    #expect(try count() == 2)
    _ = try store.remove("a")
    #expect(try count() == 2)
    _ = try store.remove("b")
    #expect(try count() == 0)
    let rest = try fixture.read { db in
      try String.fetchAll(
        db,
        sql:
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name != 'grdb_migrations'"
      ).filter { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") != 0 }
    }
    #expect(rest.isEmpty, "\(rest)")
  }

  @Test("Every table of figures has the rows of each run, and the views join them")
  func tables() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let run = try await StoreFixture.run("base")
    try fixture.store().save(run)
    try fixture.read { db in
      let outcomes = try Row.fetchAll(db, sql: "SELECT * FROM run_outcomes ORDER BY position")
      #expect(outcomes.map { $0["outcome"] } == run.result.outcomes.map(\.id))
      #expect(outcomes.map { $0["probability"] } == run.result.outcomes.map(\.probability.estimate.value))
      let approved = try Double.fetchOne(db, sql: "SELECT approved_given_asked FROM run_headlines")
      #expect(approved == run.result[.approved]?.givenAsked?.estimate.value)
      for quantity in run.result.quantities {
        let sum = try Double.fetchOne(
          db, sql: "SELECT sum(weight) FROM histogram_bins WHERE quantity = ?", arguments: [quantity.name])
        #expect(abs((sum ?? 0) - quantity.histogram.weights.reduce(0, +)) < 1e-6)
      }
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM run_criteria") == run.result.criteria.count)
      #expect(
        try Int.fetchOne(db, sql: "SELECT count(*) FROM run_quantities") == run.result.quantities.count)
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete", "one file, no WAL beside it")
    }
  }
}

@Suite("Results files that cannot be used")
struct ResultsStoreRefusalTests {
  @Test("A missing file is missing for reading, and made with its folder for writing")
  func missing() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let failure = StoreFixture.complaint { _ = try ResultsStore(fixture.path, for: .reading) }
    #expect(failure?.kind == .missing)
    #expect(!FileManager.default.fileExists(atPath: fixture.path))
    let deep = fixture.folder.appending(path: "a/b/runs.sqlite").path
    let made = try ResultsStore(deep, for: .writing)
    #expect(try made.entries().isEmpty)
  }

  @Test("A file of a newer tool is refused, naming both forms, and left as it is")
  func newer() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    _ = try fixture.store()
    try fixture.change { try $0.execute(sql: "PRAGMA user_version = 99") }
    let before = try Data(contentsOf: URL(filePath: fixture.path))
    for access in [ResultsStore.Access.reading, .writing] {
      let failure = StoreFixture.complaint { _ = try ResultsStore(fixture.path, for: access) }
      #expect(failure?.kind == .badInput)
      #expect(
        failure?.text.contains(
          "the results file has form 99, made by a newer casus; this one knows forms up to 1") == true)
    }
    #expect(try Data(contentsOf: URL(filePath: fixture.path)) == before)
  }

  @Test("Another SQLite file, a text, a folder and an empty file are no results files")
  func others() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    try fixture.change { try $0.execute(sql: "CREATE TABLE t (a)") }
    for access in [ResultsStore.Access.reading, .writing] {
      let failure = StoreFixture.complaint { _ = try ResultsStore(fixture.path, for: access) }
      #expect(failure?.text.contains("this is an SQLite file, but no results file of Casus") == true)
    }
    let text = fixture.folder.appending(path: "a.yaml").path
    try "casus: scenario/1\n".write(toFile: text, atomically: true, encoding: .utf8)
    let empty = fixture.folder.appending(path: "empty").path
    try "".write(toFile: empty, atomically: true, encoding: .utf8)
    let words = [
      (text, "no results file of Casus, nor any other SQLite file"),
      (fixture.folder.path, "this is a folder"),
      (empty, "the file is empty"),
    ]
    for (path, reason) in words {
      let failure = StoreFixture.complaint { _ = try ResultsStore(path, for: .reading) }
      #expect(failure?.kind == .badInput)
      #expect(failure?.text.contains(reason) == true, "\(failure?.text ?? "nothing")")
    }
  }

  @Test("A file that is cut off, or overwritten in the middle, is called damaged and ends nothing")
  func damaged() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    try fixture.store().save(try await StoreFixture.run("base", draws: 2_048))
    let whole = try Data(contentsOf: URL(filePath: fixture.path))
    var overwritten = whole
    for place in stride(from: 4_096, to: whole.count, by: 61) { overwritten[place] ^= 0x5A }
    for harmed in [whole.prefix(whole.count / 2), overwritten] {
      try harmed.write(to: URL(filePath: fixture.path))
      let failure = StoreFixture.complaint {
        _ = try ResultsStore(fixture.path, for: .reading).run("base")
      }
      #expect(failure?.kind == .badInput)
      #expect(
        failure?.text.contains("the results file is damaged") == true, "\(failure?.text ?? "nothing")")
    }
  }

  @Test("What another program has put into the tables is refused in words")
  func strangeValues() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    try fixture.store().save(try await StoreFixture.run("base", pins: ["warm=no"], draws: 2_048))
    let whole = try Data(contentsOf: URL(filePath: fixture.path))
    for change in [
      "UPDATE runs SET seed = 'x'", "UPDATE runs SET design = 'magic'", "UPDATE runs SET draws = -1",
      "UPDATE runs SET draws = 'many'", "UPDATE texts SET text = text || ' '",
      "UPDATE texts SET text = x'00FF'", "DELETE FROM run_texts",
      "UPDATE tallies SET numbers = 'x' WHERE line = 1", "DELETE FROM tallies WHERE line = 0",
      "UPDATE blocks SET digest = -1",
    ] {
      try whole.write(to: URL(filePath: fixture.path))
      try fixture.change { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.execute(sql: change)
      }
      let failure = StoreFixture.complaint { _ = try fixture.store().run("base") }
      #expect(failure?.kind == .badInput, "\(change)")
      #expect(
        failure?.text.contains("the results file is damaged") == true,
        "\(change): \(failure?.text ?? "nothing")")
    }
  }

  @Test(
    "A file that may only be read is read, and refused for writing",
    .enabled(if: getuid() != 0, "skipped: root may write what may only be read"))
  func readOnly() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try fixture.store()
    let run = try await StoreFixture.run("base", draws: 2_048)
    try store.save(run)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: fixture.path)
    #expect(try ResultsStore(fixture.path, for: .reading).entry("base").name == "base")
    #expect(
      StoreFixture.complaint { _ = try ResultsStore(fixture.path, for: .writing) }?.kind == .cannotWrite)
  }

  @Test("While another process writes, a file can be read and not written; while it commits, neither")
  func locked() async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let run = try await StoreFixture.run("base", draws: 2_048)
    try fixture.store().save(run)
    let before = try Data(contentsOf: URL(filePath: fixture.path))
    func complaint(
      _ access: ResultsStore.Access, _ work: (ResultsStore) throws -> Void
    ) -> (kind: StoreFailure.Kind, text: String)? {
      StoreFixture.complaint { try work(ResultsStore(fixture.path, for: access, patience: 0.05)) }
    }
    try fixture.change { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let readable = try ResultsStore(fixture.path, for: .reading, patience: 0.05)
      #expect(try readable.entry("base").name == "base")
      let refused = complaint(.writing) { try $0.save(run, replacing: true) }
      #expect(refused?.kind == .cannotWrite)
      #expect(refused?.text.contains("another process is writing to the results file; try again") == true)
      try db.execute(sql: "ROLLBACK")
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(complaint(.reading) { _ = try $0.entries() }?.kind == .cannotRead)
      #expect(complaint(.writing) { _ = try $0.entries() }?.kind == .cannotWrite)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try Data(contentsOf: URL(filePath: fixture.path)) == before)
    try fixture.store().save(run, replacing: true)
  }
}
