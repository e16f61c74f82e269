public import CasusRulebook
public import CasusSimulation

/// In what share of the draws of some scenarios each of several edits changes a probability.
public struct TouchReport: Sendable {
  /// Edits that are made together, and what they touch.
  public struct Row: Sendable {
    /// The edits.
    public let edits: [Edit]
    /// By scenario, in what share of the draws a probability differs; nil where the edits cannot be made alone in it.
    public let touched: [RunEstimate?]

    /// Creates a row.
    public init(_ edits: [Edit], touched: [RunEstimate?]) {
      self.edits = edits
      self.touched = touched
    }
  }

  /// A scenario that one of the two rulebooks alone can be asked about.
  public struct Unread: Sendable {
    /// The scenario's name.
    public let scenario: String
    /// The rulebook that cannot be asked about it, as the user named it.
    public let rulebook: String
    /// The first reason why, with its place.
    public let reason: String

    /// Creates an entry.
    public init(scenario: String, rulebook: String, reason: String) {
      self.scenario = scenario
      self.rulebook = rulebook
      self.reason = reason
    }
  }

  /// The scenarios' names.
  public let scenarios: [String]
  /// How many draws were made of each.
  public let draws: Int
  /// The edits that can change a probability.
  public let rows: [Row]
  /// The scenarios that only one rulebook can read, of which there are no draws to compare.
  public let unread: [Unread]

  /// Creates the report.
  public init(scenarios: [String], draws: Int, rows: [Row], unread: [Unread] = []) {
    self.scenarios = scenarios
    self.draws = draws
    self.rows = rows
    self.unread = unread
  }

  func add(to page: inout Page) {
    addRows(to: &page)
    guard !unread.isEmpty else { return }
    page.heading("scenarios of one rulebook alone")
    for entry in unread {
      page.item(
        StyledText(entry.scenario, .strong)
          + StyledText(" cannot be read with \(entry.rulebook): \(entry.reason)"))
    }
  }

  private func addRows(to page: inout Page) {
    guard !rows.isEmpty, !scenarios.isEmpty else { return }
    page.heading(
      "draws touched",
      remark: "share of \(draws.grouped) draws in which the edit, made alone, changes a probability")
    var table = Table(
      [Table.Column("edit", .left, .wrapped(least: 24))]
        + scenarios.map { Table.Column(StyledText($0), .right, .wrapped(least: 8)) })
    for row in rows {
      let label = EditWords.styled(row.edits)
      table.rows.append([.text(label)] + row.touched.map { .text(share($0)) })
    }
    page.table(table)
    if rows.contains(where: { $0.touched.allSatisfy { $0?.value == 0 } }) {
      page.paragraph(
        StyledText(
          "Where an edit touches no draw it changes no probability there, not even a little.", .faint))
    }
  }

  private func share(_ touched: RunEstimate?) -> StyledText {
    guard let touched else { return StyledText("not alone", .faint) }
    if touched.value == 0 { return StyledText("nothing", .faint) }
    if touched.value == 1 { return StyledText("all") }
    return StyledText(NumberText(rows: draws / 64).inline(touched))
  }
}
