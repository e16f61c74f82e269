import CasusRulebook
import CasusSampling
import CasusSimulation
import GRDB

extension Verifier {
  /// Compares what the manifest says with the texts, and its numbers with one another.
  func compareManifest(_ found: inout Verification) {
    let (entry, manifest) = (run.entry, run.entry.manifest)
    func compare(_ column: String, _ saved: String, _ own: String) {
      if saved != own { found.note("table 'runs', column '\(column)'", saved: saved, computed: own) }
    }
    compare("rulebook", manifest.rulebook, model.rulebook.id)
    compare("scenario", manifest.scenario, model.scenario.id)
    compare("title", entry.title, model.scenario.title)
    compare("rows", "\(manifest.rows)", "\(manifest.draws / RowMeanHistogram.drawsPerRow)")
    guard !run.blocks.isEmpty else { return }
    let draws = run.blocks.reduce(0) { $0 + $1.groups.count } * RunTallies.drawsPerGroup
    compare("draws", "\(manifest.draws)", "\(draws)")
  }

  /// Compares a part's fingerprint.
  func compare(_ tallies: RunTallies, _ block: RunBlock, _ place: Int, _ found: inout Verification) {
    guard tallies.digest != block.digest else { return }
    let first = block.groups.lowerBound * RunTallies.drawsPerGroup
    let last = block.groups.upperBound * RunTallies.drawsPerGroup - 1
    found.note(
      "the fingerprint of part \(place + 1), draws \(first) to \(last)", saved: "\(block.digest.value)",
      computed: "\(tallies.digest.value)")
  }

  /// Compares all numbers of the run.
  func compare(_ computed: TallyLines, _ found: inout Verification) {
    let (listed, count) = run.lines.differences(from: computed, limit: Verification.limit)
    for item in listed {
      var place = "tallies, section '\(item.section)'"
      if let line = item.line { place += ", line \(line)" }
      if let number = item.place { place += ", number \(number + 1)" }
      if item.place == nil { place += ": how many there are" }
      found.note(place, saved: "\(item.first)", computed: "\(item.second)")
    }
    found.differenceCount += count - listed.count
  }

  /// Compares the rows of the tables of what was found with those that the saved numbers give.
  func compareFigures(_ result: RunResult, _ found: inout Verification) throws(StoreFailure) {
    let id = run.entry.id
    let expected = Dictionary(grouping: TableRow.figures(of: result, model), by: \.table)
    for table in TableRow.figureTables {
      let rows = expected[table] ?? []
      let columns = try columns(of: table, rows)
      let stored: [[DatabaseValue]] = try store.read { db in
        try Row.fetchAll(
          db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE run_id = ?",
          arguments: [id]
        ).map { Array($0.databaseValues) }
      }
      var left = Dictionary(
        stored.map { (Self.key($0, columns), $0) }, uniquingKeysWith: { first, _ in first })
      for row in rows {
        let key = Self.key(row.values, columns)
        guard let own = left.removeValue(forKey: key) else {
          found.note("table '\(table)', \(key)", saved: "no such row", computed: "a row")
          continue
        }
        for (place, column) in columns.enumerated() where !Self.isSame(own[place], row.values[place]) {
          found.note(
            "table '\(table)', \(key), column '\(column)'", saved: "\(own[place])",
            computed: "\(row.values[place])")
        }
      }
      for key in left.keys.sorted() {
        found.note("table '\(table)', \(key)", saved: "a row", computed: "no such row")
      }
    }
    try compareDoubtfulShare(result, &found)
  }

  private func compareDoubtfulShare(
    _ result: RunResult, _ found: inout Verification
  ) throws(StoreFailure) {
    let id = run.entry.id
    let saved = try store.read {
      try Row.fetchOne($0, sql: "SELECT doubtful_share FROM runs WHERE id = ?", arguments: [id])
        .flatMap { Array($0.databaseValues).first } ?? .null
    }
    let computed = result.doubtful.shareOfWeight?.databaseValue ?? .null
    if !Self.isSame(saved, computed) {
      found.note("table 'runs', column 'doubtful_share'", saved: "\(saved)", computed: "\(computed)")
    }
  }

  private func columns(of table: String, _ rows: [TableRow]) throws(StoreFailure) -> [String] {
    if let first = rows.first { return first.columns }
    return try store.read { try $0.columns(in: table).map(\.name) }
  }

  /// What tells a row from the others: its first columns that are texts or places.
  private static func key(_ values: [DatabaseValue], _ columns: [String]) -> String {
    let keys = [
      "verdict", "outcome", "rank", "judgement", "value", "stage", "criterion", "quantity", "bin", "factor",
      "branch", "first", "second",
    ]
    let isPositioned = columns.contains("kind") && columns.contains("position")
    let named = zip(columns, values).prefix(4).filter { column, _ in
      isPositioned ? column == "position" : keys.contains(column)
    }
    return named.map { "\($0) \($1)" }.joined(separator: ", ")
  }

  private static func isSame(_ left: DatabaseValue, _ right: DatabaseValue) -> Bool {
    switch (left.storage, right.storage) {
    case (.double(let one), .double(let other)): one == other || (one.isNaN && other.isNaN)
    case (.double(let one), .int64(let other)): one == Double(other)
    case (.int64(let one), .double(let other)): Double(one) == other
    case (.null, .double(let other)): other.isNaN
    default: left == right
    }
  }

  /// Compares the kept draws of some groups value by value.
  func compareDraws(_ groups: Range<Int>, _ found: inout Verification) throws(Failure) {
    let kept = run.entry.keptDraws / RunTallies.drawsPerGroup
    guard groups.lowerBound < kept else { return }
    let table = DrawTable(model)
    let settings = settings
    let sampler = DrawSampler(model, seed: settings.seed, design: settings.design)
    for group in groups.clamped(to: 0..<kept) {
      let made: SampledGroup?
      do throws(DrawError) {
        made = try sampler.group(group)
      } catch {
        throw .draw(.draw(error))
      }
      guard let made else { throw .draw(.cancelled) }
      do throws(StoreFailure) {
        try compare(made, table, &found)
      } catch {
        throw .store(error)
      }
      found.keptDraws += made.draws.count
    }
  }

  private func compare(
    _ group: SampledGroup, _ table: DrawTable, _ found: inout Verification
  ) throws(StoreFailure) {
    let id = run.entry.id
    let first = Int64(group.firstRow)
    let rows = group.judgements.enumerated().map { table.values($1, row: group.firstRow + UInt64($0)) }
    try compare(rows, table.rows, DrawTable.rowsName(id), "row", from: first, &found)
    try compare(
      group.draws.map { table.values($0) }, table.requests, DrawTable.requestsName(id), "draw",
      from: first * 64, &found)
  }

  private func compare(
    _ computed: [[DatabaseValue]], _ columns: [DrawColumn], _ table: String, _ key: String, from first: Int64,
    _ found: inout Verification
  ) throws(StoreFailure) {
    let names = columns.map(\.name.quotedDatabaseIdentifier).joined(separator: ", ")
    let stored: [[DatabaseValue]] = try store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(names) FROM \(table) WHERE \(key) BETWEEN ? AND ? ORDER BY \(key)",
        arguments: [first, first + Int64(computed.count) - 1]
      ).map { Array($0.databaseValues) }
    }
    var places: [Int64: [DatabaseValue]] = [:]
    for row in stored {
      if let number = row.first.flatMap({ Int64.fromDatabaseValue($0) }) { places[number] = row }
    }
    for (offset, row) in computed.enumerated() {
      let number = first + Int64(offset)
      guard let own = places[number] else {
        found.note("kept draws, \(key) \(number)", saved: "no such row", computed: "a row")
        continue
      }
      for (place, column) in columns.enumerated() where !Self.isSame(own[place], row[place]) {
        found.note(
          "kept draws, \(key) \(number), column '\(column.name)'", saved: "\(own[place])",
          computed: "\(row[place])")
      }
    }
  }
}
