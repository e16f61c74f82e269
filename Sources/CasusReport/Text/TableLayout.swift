/// Gives a table's columns their widths, and writes its lines.
struct TableLayout {
  private let table: Table
  private let style: TerminalStyle
  /// Every cell as text, nil for bars, with numbers aligned.
  private let texts: [[StyledText?]]
  /// The width of each column's widest cell.
  private let natural: [Int]
  private var widths: [Int]
  private var isShown: [Bool]

  init(_ table: Table, width: Int, style: TerminalStyle) {
    self.table = table
    self.style = style
    let texts = Self.texts(of: table, style)
    natural = table.columns.indices.map { column in
      let title = table.columns[column].title.spelled(in: style).width
      return texts.filter { $0.count > 1 || table.columns.count == 1 }
        .reduce(title) { max($0, $1[column]?.width ?? 0) }
    }
    self.texts = texts
    widths = natural
    isShown = table.columns.map { _ in true }
    fit(to: width)
  }

  /// Whether there was room for every column of bars.
  var drawsBars: Bool {
    table.columns.indices.allSatisfy { column in
      if case .drawn = table.columns[column].sizing { isShown[column] } else { true }
    }
  }

  /// The width with every column at its least, bars alone left out.
  var leastWidth: Int {
    let least = table.columns.indices.compactMap { column -> Int? in
      switch table.columns[column].sizing {
      case .fixed, .optional: natural[column]
      case .wrapped(let least), .optionalWrapped(let least, _): min(natural[column], least)
      case .drawn: nil
      }
    }
    return least.reduce(0, +) + table.gap * max(0, least.count - 1)
  }

  private var total: Int {
    let shown = table.columns.indices.filter { isShown[$0] }
    return shown.reduce(0) { $0 + widths[$1] } + table.gap * max(0, shown.count - 1)
  }

  /// Bars shrink first, then text wraps, then optional columns and bars go.
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
    shrink(to: width) { if case .wrapped = $0.sizing { 8 } else { nil } }
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
    case .fixed, .optional, .drawn: nil
    }
  }

  /// How soon a column is left out: the highest first; nil for never.
  private static func rank(of column: Table.Column) -> Int? {
    switch column.sizing {
    case .optional(let rank), .optionalWrapped(_, let rank): rank
    case .drawn: 0
    case .fixed, .wrapped: nil
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
    var lines: [StyledText] = []
    if table.columns.contains(where: { !$0.title.isEmpty }) {
      lines += self.lines(of: table.columns.map { $0.title.spelled(in: style).asRole(.faint) }, isTitle: true)
    }
    for (row, cells) in table.rows.enumerated() {
      if cells.count == 1, table.columns.count > 1 {
        lines += (texts[row][0] ?? "").wrapped(to: max(total, 20))
        continue
      }
      lines += self.lines(
        of: cells.indices.map { column in
          if case .bar(let bar) = cells[column] { return bar.drawn(width: widths[column], in: style) }
          return texts[row][column] ?? ""
        }, isTitle: false)
    }
    return lines
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
        if !isFirst { text += .spaces(table.gap) }
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
        case .text(let text): text.spelled(in: style)
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
