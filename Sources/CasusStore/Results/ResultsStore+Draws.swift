public import CasusRulebook
public import CasusSimulation
import GRDB

extension ResultsStore {
  /// How many draws of a run are kept at most.
  public static let keptDrawsLimit = DrawTable.limit

  /// About how many bytes a model's kept draws take in the file.
  public static func bytes(forKeeping draws: Int, of model: SimulationModel) -> Int {
    draws * DrawTable(model).bytesPerDraw
  }

  /// Why saving with draws did not come to its end.
  public enum DrawFailure: Error, Sendable {
    /// The file cannot be used.
    case store(StoreFailure)
    /// A draw failed.
    case draw(Run.Failure)
  }

  /// Saves a run with its draws, at most ``keptDrawsLimit`` from the first, or nothing.
  ///
  /// Where the task is cancelled the run is saved with the draws that were made.
  ///
  /// - Parameters:
  ///   - width: How many groups of draws are computed at a time.
  ///   - progress: Called with growing numbers.
  /// - Returns: The run's id, and how many draws are kept.
  public func saveWithDraws(
    _ run: NewRun, replacing: Bool = false, width: Int, progress: (Run.Progress) -> Void = { _ in }
  ) async throws(DrawFailure) -> (id: Int64, keptDraws: Int) {
    let table = DrawTable(run.model)
    let draws = min(run.result.manifest.draws, Self.keptDrawsLimit)
    let id: Int64
    do throws(StoreFailure) {
      try checkName(run.name, replacing: replacing)
      id = try work { db in
        try db.beginTransaction(.immediate)
        let id = try self.insert(run, replacing: replacing, db)
        try table.create(db, run: id)
        return id
      }
    } catch {
      rollBack()
      throw .store(error)
    }
    var kept = 0
    var failure: StoreFailure?
    let manifest = run.result.manifest
    var design = RunSettings().design
    if case .drawn(let drawn) = manifest.design { design = drawn }
    do throws(Run.Failure) {
      let sampler = DrawSampler(run.model, seed: manifest.seed, design: design)
      _ = try await sampler.make(groups: draws / RunTallies.drawsPerGroup, width: width) { group in
        do throws(StoreFailure) {
          try work { try table.insert(group, $0, run: id) }
        } catch {
          failure = error
          return false
        }
        kept += group.draws.count
        progress(Run.Progress(draws: kept, total: draws))
        return true
      }
    } catch {
      rollBack()
      throw .draw(error)
    }
    do throws(StoreFailure) {
      if let failure { throw failure }
      try work { db in
        try db.execute(sql: "UPDATE runs SET kept_draws = ? WHERE id = ?", arguments: [kept, id])
        try db.commit()
      }
    } catch {
      rollBack()
      throw .store(error)
    }
    return (id, kept)
  }

  private func rollBack() {
    try? queue.writeWithoutTransaction { db in
      if db.isInsideTransaction { try db.rollback() }
    }
  }

  /// The columns of a run's kept draws, judgements last.
  public func drawColumns(of entry: SavedRunEntry) throws(StoreFailure) -> [DrawColumn] {
    try read { try self.drawColumns(of: entry, $0) }
  }

  private func drawColumns(of entry: SavedRunEntry, _ db: Database) throws -> [DrawColumn] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT name, kind, unit FROM draw_columns WHERE run_id = ? AND (of_rows = 0 OR position > 0)
        ORDER BY of_rows, position
        """, arguments: [entry.id])
    return try rows.map { row in
      let stored = StoredRow(row: row, store: path)
      guard let kind = DrawColumn.Kind(rawValue: try stored.text("kind")) else {
        throw StoreFailure.damaged(path, "a column of the kept draws of run '\(entry.name)' has no kind")
      }
      return DrawColumn(try stored.text("name"), kind, unit: try stored.text("unit"))
    }
  }

  /// Gives a run's kept draws one by one, in their order, as values of ``drawColumns(of:)``.
  public func eachDraw(
    of entry: SavedRunEntry, _ body: ([JSONValue]) -> Void
  ) throws(StoreFailure) {
    try read { db in
      let columns = try self.drawColumns(of: entry, db)
      let names = columns.map(\.name.quotedDatabaseIdentifier).joined(separator: ", ")
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(names) FROM \(DrawTable.viewName(entry.id)) ORDER BY draw")
      while let row = try rows.next() {
        body(zip(row.databaseValues, columns).map { Self.value($0, $1.kind) })
      }
    }
  }

  private static func value(_ value: DatabaseValue, _ kind: DrawColumn.Kind) -> JSONValue {
    switch value.storage {
    case .null, .blob: .null
    case .int64(let number):
      kind == .yesNo ? .bool(number != 0) : kind == .number ? .number(Double(number)) : .int(Int(number))
    case .double(let number): .number(number)
    case .string(let text): .string(text)
    }
  }
}
