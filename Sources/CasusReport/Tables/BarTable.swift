/// Bars below one another, each with its number and its title: beside the bar or, on a narrow page, above it.
struct BarTable {
  /// The rows; pass it to ``Page/table(_:)``.
  private(set) var table: Table
  private let isNarrow: Bool

  /// Below how many columns titles stand above their bars.
  static let roomy = 56

  /// Creates a table without rows.
  ///
  /// - Parameter room: The columns that there are.
  init(room: Int) {
    isNarrow = room < Self.roomy
    let title = isNarrow ? [] : [Table.Column("", .left, .wrapped(least: 20))]
    table = Table(
      [Table.Column("", .decimal), Table.Column("", .left, .drawn(least: 11, most: 41))] + title)
  }

  /// Adds a line across.
  mutating func addHeading(_ text: StyledText) { table.rows.append([.text(text)]) }

  /// Adds a bar.
  mutating func add(_ title: StyledText, _ number: Table.Cell, _ bar: SignedBar) {
    if isNarrow {
      table.rows.append([.item(title, hanging: 2)])
      table.rows.append([number, .bar(bar)])
    } else {
      table.rows.append([number, .bar(bar), .text(title)])
    }
  }
}
