import CasusExpressions
import CasusRulebook
import CasusSimulation
import GRDB

extension ResultsStore {
  /// Why a run cannot be saved under a name: it may not be called so, or there is one already.
  public func checkName(_ name: String, replacing: Bool) throws(StoreFailure) {
    if let problem = RunName.problem(with: name) {
      throw StoreFailure(.badInput, "bad-name", in: path, "'\(name)' cannot be a run's name: \(problem)")
    }
    guard !replacing else { return }
    let isTaken = try read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM runs WHERE name = ?)", arguments: [name])
    }
    if isTaken == true { throw nameTaken(name) }
  }

  /// A name that no run has: the wanted one, or that with a number from 2 upward.
  public func freeName(like wanted: String) throws(StoreFailure) -> String {
    let taken = Set(try read { try String.fetchAll($0, sql: "SELECT name FROM runs") })
    guard taken.contains(wanted) else { return wanted }
    var number = 2
    while taken.contains("\(wanted)-\(number)") { number += 1 }
    return "\(wanted)-\(number)"
  }

  /// Saves a run, or nothing.
  ///
  /// - Parameter replacing: Whether one of the same name is removed.
  /// - Returns: The run's id.
  @discardableResult
  public func save(_ run: NewRun, replacing: Bool = false) throws(StoreFailure) -> Int64 {
    try checkName(run.name, replacing: replacing)
    return try write { try self.insert(run, replacing: replacing, $0) }
  }

  func insert(_ run: NewRun, replacing: Bool, _ db: Database) throws -> Int64 {
    if let old = try Int64.fetchOne(db, sql: "SELECT id FROM runs WHERE name = ?", arguments: [run.name]) {
      guard replacing else { throw nameTaken(run.name) }
      try delete(old, db)
    }
    let id = try insertManifest(run, db)
    for row in TableRow.origins(of: run) + TableRow.figures(of: run.result, run.model) {
      try row.insert(db, run: id)
    }
    return id
  }

  private func nameTaken(_ name: String) -> StoreFailure {
    StoreFailure(
      .badInput, "name-taken", in: path, "a run named '\(name)' is saved already",
      hint: "take another name, or add --replace")
  }

  private func insertManifest(_ run: NewRun, _ db: Database) throws -> Int64 {
    let (manifest, origin) = (run.result.manifest, run.origin)
    for text in [run.model.rulebook.text] + run.model.scenario.texts {
      try db.execute(
        sql: "INSERT OR IGNORE INTO texts (sha256, text) VALUES (?, ?)",
        arguments: [SHA256.digits(of: text.text), text.text])
    }
    try db.execute(
      sql: """
        INSERT INTO runs (name, saved_at, rulebook, scenario, title, seed, design, draws_asked, draws, rows,
          interrupted, exact_requests, exact_judgement_sets, exact_complete, tool_version, numeric_version,
          table_fingerprint, command, file, rules, engine, instruction_set, processors, system, doubtful_share)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.name, origin.savedAt, manifest.rulebook, manifest.scenario, run.model.scenario.title,
        String(manifest.seed), manifest.design.name, manifest.drawsAsked, manifest.draws, manifest.rows,
        manifest.isInterrupted, run.result.exact?.requests, run.result.exact?.judgementSets,
        run.result.exact?.isComplete, origin.toolVersion, manifest.numericVersion,
        ShardFile.fingerprint(manifest.tableFingerprint), origin.command, origin.file, origin.rules,
        origin.engine, origin.instructionSet, origin.processors, origin.system,
        run.result.doubtful.shareOfWeight,
      ])
    return db.lastInsertedRowID
  }
}

extension TableRow {
  /// The rows of what made a run, and of the numbers behind it.
  fileprivate static func origins(of run: NewRun) -> [TableRow] {
    let texts = ModelTexts(of: run.model)
    let roles = ["scenario", "varied scenario"]
    let named = [("rulebook", texts.rulebook)] + zip(roles, texts.scenario).map { ($0, $1) }
    return named.map { role, text in
      TableRow(
        "run_texts", ["role": role, "name": text.name, "sha256": SHA256.digits(of: text.text)])
    }
      + texts.overrides.enumerated().map { place, override in
        TableRow(
          "overrides",
          ["position": place, "kind": override.isPin ? "pin" : "set", "text": override.text])
      }
      + run.result.lines.sections.flatMap { section in
        section.lines.enumerated().map { place, line in
          TableRow(
            "tallies",
            ["section": section.name, "line": place, "numbers": IntegerLine.text(of: line)])
        }
      }
      + run.result.blocks.map { block in
        TableRow(
          "blocks",
          [
            "first_group": block.groups.lowerBound, "groups": block.groups.count,
            "digest": String(block.digest.value),
          ])
      }
  }
}
