import GRDB

/// A row of one of the tables, before it has a run's identifier.
struct TableRow {
  let table: String
  let columns: [String]
  let values: [DatabaseValue]

  init(_ table: String, _ pairs: KeyValuePairs<String, (any DatabaseValueConvertible)?>) {
    self.table = table
    columns = pairs.map(\.key)
    values = pairs.map { $0.value?.databaseValue ?? .null }
  }

  func insert(_ db: Database, run: Int64) throws {
    let names = (["run_id"] + columns).joined(separator: ", ")
    let marks = [String](repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
    try statement.setArguments(StatementArguments([run.databaseValue] + values))
    try statement.execute()
  }
}
