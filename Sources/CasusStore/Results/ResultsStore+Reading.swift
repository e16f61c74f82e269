import CasusRulebook
import CasusSampling
import CasusSimulation
import GRDB

extension ResultsStore {
  /// A saved run.
  ///
  /// - Parameter reference: Its name, its id, or `last`.
  /// - Throws: That there is none, with the nearest name, or what in the file is damaged.
  public func run(_ reference: String) throws(StoreFailure) -> SavedRun {
    try read { db in
      let entry = try self.entry(reference, db)
      return SavedRun(
        entry: entry, texts: try self.texts(entry, db), lines: try self.lines(entry, db),
        blocks: try self.blocks(entry, db), outcomes: try self.outcomes(entry, db),
        verdicts: try self.verdicts(entry, db))
    }
  }

  private func rows(_ db: Database, _ sql: String, _ entry: SavedRunEntry) throws -> [StoredRow] {
    try Row.fetchAll(db, sql: sql, arguments: [entry.id]).map { StoredRow(row: $0, store: path) }
  }

  private func texts(_ entry: SavedRunEntry, _ db: Database) throws -> ModelTexts {
    let named = try rows(
      db,
      """
      SELECT n.role, n.name, n.sha256, t.text FROM run_texts n JOIN texts t ON t.sha256 = n.sha256
      WHERE n.run_id = ?
      """, entry)
    var texts: [String: StoredText] = [:]
    for row in named {
      let text = StoredText(name: try row.text("name"), text: try row.text("text"))
      guard SHA256.digits(of: text.text) == (try row.text("sha256")) else {
        throw StoreFailure.damaged(
          path, "the text of '\(text.name)' of run '\(entry.name)' does not have its hash")
      }
      texts[try row.text("role")] = text
    }
    guard let rulebook = texts["rulebook"], let scenario = texts["scenario"] else {
      throw StoreFailure.damaged(path, "the texts of run '\(entry.name)' are missing")
    }
    let overrides = try rows(
      db, "SELECT kind, text FROM overrides WHERE run_id = ? ORDER BY position", entry)
    return ModelTexts(
      rulebook: rulebook, scenario: [scenario] + (texts["varied scenario"].map { [$0] } ?? []),
      overrides: try overrides.map {
        StoredOverride(isPin: try $0.text("kind") == "pin", text: try $0.text("text"))
      })
  }

  private func lines(_ entry: SavedRunEntry, _ db: Database) throws -> TallyLines {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT section, line, numbers FROM tallies WHERE run_id = ? ORDER BY section, line",
      arguments: [entry.id])
    var sections: [String: [[UInt128]]] = [:]
    var room = 1 << 25
    while let row = try rows.next() {
      let stored = StoredRow(row: row, store: path)
      let (section, line) = (try stored.text("section"), try stored.whole("line"))
      guard line == sections[section]?.count ?? 0,
        let numbers = IntegerLine.numbers(of: try stored.text("numbers"), limit: room)
      else {
        throw StoreFailure.damaged(
          path, "the tallies '\(section)' of run '\(entry.name)' cannot be read from line \(line) on")
      }
      room -= numbers.count
      sections[section, default: []].append(numbers)
    }
    // A section without lines has no rows.
    let maybeEmpty = [
      "word_products", "readings", "reading_events", "quantities", "exact_readings", "exact_reading_events",
    ]
    let names = Set(sections.keys).union(maybeEmpty).sorted()
    return TallyLines(sections: names.map { .init(name: $0, lines: sections[$0] ?? []) })
  }

  private func blocks(_ entry: SavedRunEntry, _ db: Database) throws -> [RunBlock] {
    let sql = "SELECT first_group, groups, digest FROM blocks WHERE run_id = ? ORDER BY first_group"
    return try rows(db, sql, entry).map { row in
      let first = try row.count("first_group")
      return RunBlock(
        groups: first..<(first + (try row.count("groups"))), digest: TallyDigest(try row.digits("digest")))
    }
  }

  private func outcomes(_ entry: SavedRunEntry, _ db: Database) throws -> [SavedOutcome] {
    try rows(db, "SELECT * FROM outcomes WHERE run_id = ? ORDER BY position", entry).compactMap { row in
      let degreesOfFreedom = entry.manifest.design.degreesOfFreedom
      guard let probability = row.probability(degreesOfFreedom: degreesOfFreedom) else { return nil }
      return SavedOutcome(
        id: try row.text("outcome"), title: try row.text("title"), rank: try row.whole("rank"),
        probability: probability)
    }
  }

  private func verdicts(_ entry: SavedRunEntry, _ db: Database) throws -> [SavedVerdict] {
    let rows = try rows(db, "SELECT * FROM verdicts WHERE run_id = ?", entry)
    let design = entry.manifest.design
    func row(_ verdict: Verdict) -> StoredRow? {
      rows.first { $0.optionalText("verdict") == verdict.rawValue }
    }
    let none = row(.none)?.probability(degreesOfFreedom: nil)?.estimate
    let isAlwaysAsked = none.map { $0.isProvedConstant && $0.value == 0 } ?? true
    let ofRatio = if case .drawn = design { DesignPoint.replicates - 1 } else { Int?.none }
    return Verdict.allCases.compactMap { verdict in
      guard let row = row(verdict),
        let probability = row.probability(degreesOfFreedom: design.degreesOfFreedom)
      else { return nil }
      return SavedVerdict(
        id: verdict.rawValue, probability: probability,
        givenAsked: row.probability(
          "given_asked_", degreesOfFreedom: isAlwaysAsked ? design.degreesOfFreedom : ofRatio))
    }
  }
}
