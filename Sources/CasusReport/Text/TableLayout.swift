/// Gives a table's columns their widths, and writes its lines.
struct TableLayout {
  let table: Table
  let style: TerminalStyle
  /// Every cell as text, nil for bars, with numbers aligned.
  let texts: [[StyledText?]]
  /// The width of each column's widest cell or title.
  private let natural: [Int]
  private var widths: [Int]
  private var gap: Int
  /// The columns that there are.
  private let room: Int
  /// Which columns there is room for.
  private(set) var isShown: [Bool]
  /// The columns that there are, where even the least widths need more; nil where the columns fit.
  private var blockWidth: Int?

  init(_ table: Table, width: Int, style: TerminalStyle) {
    self.table = table
    self.style = style
    room = width
    let texts = Self.texts(of: table, style)
    natural = table.columns.indices.map { column in
      let title = table.columns[column].title.spelled(in: style).width
      return texts.filter { $0.count > 1 || table.columns.count == 1 }
        .reduce(title) { max($0, $1[column]?.width ?? 0) }
    }
    self.texts = texts
    widths = natural
    gap = table.gap
    isShown = table.columns.map { _ in true }
    fit(to: width)
  }

  /// Whether there was room for every column of bars.
  var drawsBars: Bool {
    blockWidth == nil
      && table.columns.indices.allSatisfy { column in
        if case .drawn = table.columns[column].sizing { isShown[column] } else { true }
      }
  }

  /// The width with every column at its least, bars alone left out.
  var leastWidth: Int {
    let least = table.columns.indices.compactMap { column -> Int? in
      switch table.columns[column].sizing {
      case .fixed, .tight, .optional: natural[column]
      case .wrapped(let least), .optionalWrapped(let least, _): min(natural[column], least)
      case .drawn: nil
      }
    }
    return least.reduce(0, +) + table.gap * max(0, least.count - 1)
  }

  private var total: Int {
    let shown = table.columns.indices.filter { isShown[$0] }
    return shown.reduce(0) { $0 + widths[$1] } + gap * max(0, shown.count - 1)
  }

  /// Bars shrink first, then text wraps, then optional columns and bars go, then titles and names wrap; where all of that is
  /// not enough, rows become blocks.
  private mutating func fit(to width: Int) {
    for (column, item) in table.columns.enumerated() {
      if case .drawn(_, let most) = item.sizing { widths[column] = most }
    }
    shareOutBars(to: width)
    shrink(to: width, least: Self.wrappingLeast)
    let removable = table.columns.indices.filter { Self.rank(of: table.columns[$0]) != nil }
    let order = removable.sorted {
      (Self.rank(of: table.columns[$0]) ?? 0, $0) > (Self.rank(of: table.columns[$1]) ?? 0, $1)
    }
    for column in order where total > width {
      if case .drawn = table.columns[column].sizing { hideBars() } else { isShown[column] = false }
    }
    regrow(to: width)
    shrinkTitles(to: width)
    if total > width { gap = min(gap, 1) }
    shrink(to: width) { if case .wrapped(let least) = $0.sizing { min(least, Self.narrowest) } else { nil } }
    shrink(to: width) { if case .tight(let least) = $0.sizing { least } else { nil } }
    if total > width { blockWidth = width }
  }

  /// The fewest columns of running text that can be read.
  private static let narrowest = 14

  /// Wraps titles that are wider than all that stands below them.
  private mutating func shrinkTitles(to width: Int) {
    for (column, item) in table.columns.enumerated() where isShown[column] && total > width {
      switch item.sizing {
      case .wrapped, .optionalWrapped, .drawn: continue
      case .fixed, .tight, .optional: break
      }
      let cells = texts.reduce(0) { widest, row in
        row.count > 1 || table.columns.count == 1 ? max(widest, row[column]?.width ?? 0) : widest
      }
      let word = item.title.spelled(in: style).widestWord
      widths[column] = max(cells, word, widths[column] - (total - width))
    }
  }

  /// Leaves out all bars, because some without the others would mislead.
  private mutating func hideBars() {
    for (column, item) in table.columns.enumerated() {
      if case .drawn = item.sizing { isShown[column] = false }
    }
  }

  private static func wrappingLeast(_ column: Table.Column) -> Int? {
    switch column.sizing {
    case .wrapped(let least), .optionalWrapped(let least, _): least
    case .fixed, .tight, .optional, .drawn: nil
    }
  }

  /// How soon a column is left out: the highest first; nil for never.
  private static func rank(of column: Table.Column) -> Int? {
    switch column.sizing {
    case .optional(let rank), .optionalWrapped(_, let rank): rank
    case .drawn: 0
    case .fixed, .tight, .wrapped: nil
    }
  }

  private mutating func shrink(to width: Int, least: (Table.Column) -> Int?) {
    for (column, item) in table.columns.enumerated() where isShown[column] {
      guard let least = least(item) else { continue }
      widths[column] = max(min(least, widths[column]), widths[column] - max(0, total - width))
    }
  }

  /// Gives text, then bars, the room that a column left behind.
  private mutating func regrow(to width: Int) {
    for (column, item) in table.columns.enumerated() where isShown[column] {
      guard Self.wrappingLeast(item) != nil else { continue }
      widths[column] = min(natural[column], widths[column] + max(0, width - total))
    }
    shareOutBars(to: width)
  }

  /// Makes all bars equally wide, as wide as there is room for.
  private mutating func shareOutBars(to width: Int) {
    let bars = table.columns.indices.filter { column in
      if case .drawn = table.columns[column].sizing { isShown[column] } else { false }
    }
    guard !bars.isEmpty else { return }
    let room = (width - total + bars.reduce(0) { $0 + widths[$1] }) / bars.count
    for column in bars {
      if case .drawn(let least, let most) = table.columns[column].sizing {
        widths[column] = min(most, max(least, room))
      }
    }
  }

  func lines() -> [StyledText] {
    if let blockWidth { return blocks(width: blockWidth) }
    var lines: [StyledText] = []
    if table.columns.contains(where: { !$0.title.isEmpty }) {
      lines += self.lines(of: table.columns.map { $0.title.spelled(in: style).asRole(.faint) }, isTitle: true)
    }
    for (row, cells) in table.rows.enumerated() {
      if cells.count == 1, table.columns.count > 1 {
        lines += across(row, width: max(total, 20))
        continue
      }
      if isBare(row) { continue }
      lines += self.lines(
        of: cells.indices.map { column in
          if case .bar(let bar) = cells[column] { return bar.drawn(width: widths[column], in: style) }
          return texts[row][column] ?? ""
        }, isTitle: false)
    }
    return lines
  }

  /// The lines of a row of one cell.
  func across(_ row: Int, width: Int) -> [StyledText] {
    let text = texts[row][0] ?? ""
    guard case .item(_, let hanging) = table.rows[row][0] else { return text.wrapped(to: width) }
    return text.wrapped(to: max(width, min(room, TerminalStyle.widestText)), hanging: hanging)
  }

  /// Whether nothing is left of a row without its bars, as of an axis.
  func isBare(_ row: Int) -> Bool {
    !drawsBars && texts[row].contains { $0 == nil } && texts[row].allSatisfy { $0?.isEmpty ?? true }
  }

  private func lines(of cells: [StyledText], isTitle: Bool) -> [StyledText] {
    let wrapped = cells.indices.map { column -> [StyledText] in
      guard isShown[column] else { return [] }
      if cells[column].width <= widths[column] { return [cells[column]] }
      let leading = cells[column].leadingSpaces
      return cells[column].wrapped(
        to: widths[column], first: leading, hanging: leading + (isTitle ? 0 : min(2, widths[column] / 8)))
    }
    let height = wrapped.reduce(1) { max($0, $1.count) }
    return (0..<height).map { line in
      var text = StyledText()
      var isFirst = true
      for column in cells.indices where isShown[column] {
        if !isFirst { text += .spaces(gap) }
        isFirst = false
        let piece = wrapped[column].indices.contains(line) ? wrapped[column][line] : ""
        let padding = StyledText.spaces(widths[column] - piece.width)
        text += table.columns[column].alignment == .right ? padding + piece : piece + padding
      }
      return text
    }
  }

  private static func texts(of table: Table, _ style: TerminalStyle) -> [[StyledText?]] {
    var texts = table.rows.map { row in
      row.map { cell -> StyledText? in
        switch cell {
        case .text(let text), .item(let text, _): text.spelled(in: style)
        case .number(let pieces, let role):
          StyledText(pieces.joined(separator: " "), role).spelled(in: style)
        case .bar: nil
        }
      }
    }
    for (column, item) in table.columns.enumerated() where item.alignment == .decimal {
      let numbers = table.rows.map { row -> [String] in
        if row.indices.contains(column), case .number(let pieces, _) = row[column] {
          return pieces.map { style.usesUnicode ? $0 : HarmlessText.ascii($0) }
        }
        return []
      }
      let aligned = DecimalAlignment(numbers)
      for row in numbers.indices where table.rows[row].indices.contains(column) {
        if case .number(_, let role) = table.rows[row][column] {
          texts[row][column] = StyledText(aligned.text(of: numbers[row]), role)
        }
      }
    }
    return texts
  }
}
