/// Rows of aligned cells, laid out to a width.
struct Table: Sendable {
  /// How the cells of a column stand.
  enum Alignment: Hashable, Sendable {
    case left
    case right
    /// Numbers in one or several pieces (a value, an error), each by its decimal point.
    case decimal
  }

  /// How wide a column is.
  enum Sizing: Hashable, Sendable {
    /// As wide as its widest cell.
    case fixed
    /// As wide as its widest cell, and wrapped down to a least width where there is no room.
    case wrapped(least: Int)
    /// As wide as its widest cell, and wrapped only where nothing is left that could go: for names.
    case tight(least: Int)
    /// Drawn as wide as there is room between the two, and left out where there is not.
    case drawn(least: Int, most: Int)
    /// As wide as its widest cell, and left out where there is no room; the highest rank goes first, bars go at rank 0.
    case optional(rank: Int)
    /// Wrapped down to a least width, and left out where there is not even that; the highest rank goes first.
    case optionalWrapped(least: Int, rank: Int)
  }

  struct Column: Sendable {
    let title: StyledText
    let alignment: Alignment
    let sizing: Sizing

    init(_ title: StyledText, _ alignment: Alignment = .left, _ sizing: Sizing = .fixed) {
      self.title = title
      self.alignment = alignment
      self.sizing = sizing
    }
  }

  enum Cell: Sendable {
    case text(StyledText)
    /// A text across all columns, and by how much its lines but the first are set in.
    case item(StyledText, hanging: Int)
    /// The pieces of a number, which stand in columns of their own within the column.
    case number([String], TextRole)
    /// A bar, or another drawing.
    case bar(any DrawnCell)

    static let empty = Cell.text("")

    static func plain(_ text: String, _ role: TextRole = .plain) -> Cell { .text(StyledText(text, role)) }
  }

  let columns: [Column]
  /// A row of one cell stands across all columns.
  var rows: [[Cell]] = []
  var gap = 2

  init(_ columns: [Column]) { self.columns = columns }

  /// The columns that the table needs with nothing but bars left out and nothing wrapped below its least width.
  func leastWidth(in style: TerminalStyle) -> Int {
    TableLayout(self, width: .max, style: style).leastWidth
  }
}
