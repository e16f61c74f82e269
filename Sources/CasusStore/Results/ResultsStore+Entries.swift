import CasusExpressions
import CasusSimulation
import GRDB

extension ResultsStore {
  /// All saved runs, the oldest first.
  public func entries() throws(StoreFailure) -> [SavedRunEntry] {
    try read { db in
      try Row.fetchAll(db, sql: Self.entrySQL + " ORDER BY r.id").map { try self.entry($0, db) }
    }
  }

  /// The entry of one run.
  ///
  /// - Parameter reference: Its name, its id, or `last`.
  /// - Throws: That there is none, with the nearest name.
  public func entry(_ reference: String) throws(StoreFailure) -> SavedRunEntry {
    try read { try self.entry(reference, $0) }
  }

  /// Whether there is a run of this name, this id or, for `last`, any.
  public func holds(_ reference: String) throws(StoreFailure) -> Bool {
    try read { try self.find(reference, $0) != nil }
  }

  func entry(_ reference: String, _ db: Database) throws -> SavedRunEntry {
    if let row = try find(reference, db) { return try entry(row, db) }
    let names = try String.fetchAll(db, sql: "SELECT name FROM runs ORDER BY id DESC")
    guard !names.isEmpty else {
      throw StoreFailure(.badInput, "no-such-run", in: path, "no runs are saved in the file")
    }
    let few = names.prefix(5).joined(separator: ", ")
    throw StoreFailure(
      .badInput, "no-such-run", in: path, "there is no saved run '\(reference)'",
      hint: NearestName.hint(for: reference, among: names)
        ?? "saved are: \(few)\(names.count > 5 ? " and \(names.count - 5) more" : "")")
  }

  private static let entrySQL = """
    SELECT r.*, v.given_asked, v.given_asked_error, v.given_asked_constant, v.given_asked_low_90,
      v.given_asked_high_90
    FROM runs r LEFT JOIN verdicts v ON v.run_id = r.id AND v.verdict = 'approved'
    """

  private func find(_ reference: String, _ db: Database) throws -> Row? {
    if reference == RunName.last {
      return try Row.fetchOne(db, sql: Self.entrySQL + " ORDER BY r.id DESC LIMIT 1")
    }
    if let id = Int64(reference) {
      return try Row.fetchOne(db, sql: Self.entrySQL + " WHERE r.id = ?", arguments: [id])
    }
    return try Row.fetchOne(db, sql: Self.entrySQL + " WHERE r.name = ?", arguments: [reference])
  }

  private func entry(_ row: Row, _ db: Database) throws -> SavedRunEntry {
    let stored = StoredRow(row: row, store: path)
    let id = Int64(try stored.whole("id"))
    let overrides = try String.fetchAll(
      db, sql: "SELECT text FROM overrides WHERE run_id = ? ORDER BY position", arguments: [id])
    guard let design = RunDesign(name: try stored.text("design")) else {
      throw StoreFailure.damaged(path, "the design of run \(id) is none")
    }
    var exact: ExactExtent?
    if design == .exact || design == .exactInRequest {
      exact = ExactExtent(
        requests: try stored.count("exact_requests"),
        judgementSets: try stored.count("exact_judgement_sets"),
        isComplete: design == .exact)
    }
    return SavedRunEntry(
      id: id, name: try stored.text("name"),
      manifest: RunManifest(
        rulebook: try stored.text("rulebook"), scenario: try stored.text("scenario"),
        seed: try stored.digits("seed"), drawsAsked: try stored.count("draws_asked"),
        draws: try stored.count("draws"), rows: try stored.count("rows"),
        isInterrupted: stored.isSet("interrupted"), design: design,
        tableFingerprint: try stored.digits("table_fingerprint", radix: 16),
        numericVersion: try stored.whole("numeric_version"), overrides: overrides),
      exact: exact, title: try stored.text("title"),
      origin: RunOrigin(
        savedAt: try stored.text("saved_at"), toolVersion: try stored.text("tool_version"),
        command: try stored.text("command"), file: try stored.text("file"),
        rules: stored.optionalText("rules"), engine: try stored.text("engine"),
        instructionSet: try stored.text("instruction_set"), processors: try stored.whole("processors"),
        system: try stored.text("system")),
      keptDraws: try stored.count("kept_draws"),
      approvedGivenAsked: stored.probability("given_asked_", degreesOfFreedom: design.degreesOfFreedom))
  }
}
