import GRDB

extension ResultsStore {
  /// Removes a saved run, with the texts that no other run was made of, and gives the room back.
  ///
  /// - Parameter reference: Its name, its id, or `last`.
  /// - Returns: The run that was removed.
  public func remove(_ reference: String) throws(StoreFailure) -> SavedRunEntry {
    let entry = try entry(reference)
    try write { try self.delete(entry.id, $0) }
    // Without room on the disk for a copy the file stays as large as it was, and is sound.
    _ = try? queue.vacuum()
    return entry
  }

  func delete(_ run: Int64, _ db: Database) throws {
    try db.execute(sql: "DROP VIEW IF EXISTS draws_\(run)")
    try db.execute(sql: "DROP TABLE IF EXISTS draws_\(run)_requests")
    try db.execute(sql: "DROP TABLE IF EXISTS draws_\(run)_rows")
    try db.execute(sql: "DELETE FROM runs WHERE id = ?", arguments: [run])
    try db.execute(sql: "DELETE FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM run_texts)")
  }
}
