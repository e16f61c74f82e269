import CasusExpressions
import CasusRulebook
import CasusSimulation
import GRDB

/// A column of kept draws.
public struct DrawColumn: Hashable, Sendable {
  /// What stands in it.
  public enum Kind: String, Hashable, Sendable {
    /// A real number, `REAL`.
    case number
    /// A whole number, `INTEGER`.
    case whole
    /// 1 for yes and 0 for no, `INTEGER`.
    case yesNo = "yes_no"
    /// A choice, an outcome or a verdict, `TEXT`.
    case choice
    /// A list of members as JSON, `TEXT`.
    case members
  }

  /// Its name, such as `factor/threat.origin`.
  public let name: String
  /// What stands in it.
  public let kind: Kind
  /// The unit of its numbers; empty where they have none.
  public let unit: String

  init(_ name: String, _ kind: Kind, unit: String = "") {
    self.name = name
    self.kind = kind
    self.unit = unit
  }

  init(_ name: String, of kind: VariableKind) {
    switch kind {
    case .yesNo: self.init(name, .yesNo)
    case .choice: self.init(name, .choice)
    case .number(_, let unit, _): self.init(name, .number, unit: unit)
    case .count(_, let unit, _): self.init(name, .whole, unit: unit)
    case .members: self.init(name, .members)
    }
  }

  /// The column as a statement that makes its table has it.
  var definition: String {
    let type: String =
      switch kind {
      case .number: "REAL"
      case .whole, .yesNo: "INTEGER"
      case .choice, .members: "TEXT"
      }
    return "\(name.quotedDatabaseIdentifier) \(type)"
  }
}

/// The two tables in which a run's draws are kept: one row a draw, and one row for each 64 draws that share their judgements.
///
/// A view joins them, under the name that users read: `draws_7` for the run with the id 7.
struct DrawTable {
  let requests: [DrawColumn]
  let rows: [DrawColumn]
  private let rulebook: Rulebook

  /// How many draws of a run are kept at most.
  static let limit = 1 << 20

  init(_ model: SimulationModel) {
    let rulebook = model.rulebook
    self.rulebook = rulebook
    requests =
      [
        DrawColumn("draw", .whole), DrawColumn("row", .whole), DrawColumn("outcome", .choice),
        DrawColumn("verdict", .choice),
      ]
      + rulebook.factors.map { DrawColumn("factor/\($0.name)", of: $0.kind) }
      + rulebook.stages.map { DrawColumn("answer/\($0.id)", .yesNo) }
      + rulebook.quantities.map { DrawColumn("quantity/\($0.name)", .number, unit: $0.unit) }
      + rulebook.outcomes.map { DrawColumn("probability/\($0.id)", .number) }
    rows =
      [DrawColumn("row", .whole)]
      + rulebook.judgements.map { DrawColumn("judgement/\($0.name)", of: $0.kind) }
      + rulebook.criteria.map { DrawColumn("strength/\($0.id)", .number, unit: "log-odds") }
      + rulebook.stages.map { DrawColumn("lean/\($0.id)", .number, unit: "log-odds") }
  }

  /// About how many bytes a draw takes in the file.
  var bytesPerDraw: Int {
    func bytes(_ columns: [DrawColumn]) -> Int {
      columns.reduce(8) { sum, column in
        switch column.kind {
        case .number: sum + 9
        case .whole, .yesNo: sum + 3
        case .choice, .members: sum + 12
        }
      }
    }
    return bytes(requests) + bytes(rows) / 64
  }

  /// The values of a draw, in the order of ``requests``.
  func values(_ draw: SampledDraw) -> [DatabaseValue] {
    var values: [DatabaseValue] = []
    values.reserveCapacity(requests.count)
    values.append(Int64(draw.draw).databaseValue)
    values.append(Int64(draw.draw / 64).databaseValue)
    values.append(rulebook.outcomes[draw.outcome].id.databaseValue)
    values.append(draw.verdict?.rawValue.databaseValue ?? .null)
    for factor in draw.factors { values.append(factor.map(Self.value) ?? .null) }
    for answer in draw.answers { values.append(answer?.databaseValue ?? .null) }
    for quantity in rulebook.quantities.indices {
      let value = draw.quantities.indices.contains(quantity) ? draw.quantities[quantity] : nil
      values.append(value?.databaseValue ?? .null)
    }
    for units in draw.units { values.append((Double(units) * 0x1p-32).databaseValue) }
    return values
  }

  /// The values of a row of draws, in the order of ``rows``.
  func values(_ judgements: RowJudgements, row: UInt64) -> [DatabaseValue] {
    [Int64(row).databaseValue] + judgements.values.map(Self.value)
      + judgements.strengths.map { $0?.databaseValue ?? .null } + judgements.leans.map(\.databaseValue)
  }

  private static func value(_ value: Value) -> DatabaseValue {
    switch value {
    case .bool(let truth): truth.databaseValue
    case .int(let number): number.databaseValue
    case .double(let number): number.databaseValue
    case .string(let text): text.databaseValue
    case .list(let items):
      JSONValue.array(items.map { .string(Self.word($0)) }).text(indented: false).databaseValue
    default: value.description.databaseValue
    }
  }

  private static func word(_ value: Value) -> String {
    if case .string(let text) = value { text } else { value.description }
  }
}

extension DrawTable {
  static func requestsName(_ run: Int64) -> String { "draws_\(run)_requests" }
  static func rowsName(_ run: Int64) -> String { "draws_\(run)_rows" }
  static func viewName(_ run: Int64) -> String { "draws_\(run)" }

  /// Makes the tables and the view of a run's draws.
  func create(_ db: Database, run: Int64) throws {
    for (name, columns) in [(Self.requestsName(run), requests), (Self.rowsName(run), rows)] {
      let definitions = columns.enumerated().map { place, column in
        place == 0 ? column.definition + " PRIMARY KEY" : column.definition
      }
      try db.execute(sql: "CREATE TABLE \(name) (\(definitions.joined(separator: ", ")))")
    }
    let names =
      requests.map { "q." + $0.name.quotedDatabaseIdentifier }
      + rows.dropFirst().map { "j." + $0.name.quotedDatabaseIdentifier }
    try db.execute(
      sql: """
        CREATE VIEW \(Self.viewName(run)) AS SELECT \(names.joined(separator: ", "))
        FROM \(Self.requestsName(run)) q JOIN \(Self.rowsName(run)) j ON j.row = q.row
        """)
    for (isOfRows, columns) in [(false, requests), (true, rows)] {
      for (place, column) in columns.enumerated() {
        try TableRow(
          "draw_columns",
          [
            "of_rows": isOfRows, "position": place, "name": column.name, "kind": column.kind.rawValue,
            "unit": column.unit,
          ]
        ).insert(db, run: run)
      }
    }
  }

  func insert(_ group: SampledGroup, _ db: Database, run: Int64) throws {
    let rowStatement = try db.cachedStatement(sql: Self.insertion(Self.rowsName(run), rows.count))
    for (place, judgements) in group.judgements.enumerated() {
      let own = values(judgements, row: group.firstRow + UInt64(place))
      rowStatement.setUncheckedArguments(StatementArguments(own))
      try rowStatement.execute()
    }
    let drawStatement = try db.cachedStatement(sql: Self.insertion(Self.requestsName(run), requests.count))
    for draw in group.draws {
      drawStatement.setUncheckedArguments(StatementArguments(values(draw)))
      try drawStatement.execute()
    }
  }

  private static func insertion(_ table: String, _ count: Int) -> String {
    "INSERT INTO \(table) VALUES (\([String](repeating: "?", count: count).joined(separator: ", ")))"
  }
}
