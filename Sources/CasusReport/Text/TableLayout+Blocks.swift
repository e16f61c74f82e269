extension TableLayout {
  /// The rows as blocks below each other, for a page that is too narrow for columns.
  ///
  /// What a row is about comes first, then its other cells, each behind the title of its column; bars are left out.
  func blocks(width: Int) -> [StyledText] {
    let first = subject
    let others = table.columns.indices.filter { $0 > first && isShown[$0] && !isDrawn($0) }
    let titles = others.map { table.columns[$0].title.spelled(in: style) }
    let margin = titles.reduce(0) { max($0, $1.width) }
    var lines: [StyledText] = []
    for (row, cells) in table.rows.enumerated() {
      if cells.count == 1 {
        lines += across(row, width: width)
        continue
      }
      if isBare(row) { continue }
      let head = texts[row][...first].compactMap(\.self).filter { !$0.isEmpty }
      let indentation = head.first?.leadingSpaces ?? 0
      lines += Self.joined(head).wrapped(to: width, first: indentation, hanging: indentation + 2)
      for (column, title) in zip(others, titles) {
        guard let text = texts[row][column], !text.isEmpty else { continue }
        if title.isEmpty, let last = lines.last, last.width + 2 + text.width <= width {
          lines[lines.count - 1] = last + .spaces(2) + text
          continue
        }
        let start = title.padded(to: margin + (margin > 0 ? 2 : 0)).asRole(.faint).unbroken
        let value = if case .number = cells[column] { text.unbroken } else { text }
        lines += (start + value).wrapped(to: width, first: indentation + 2, hanging: indentation + 4)
      }
    }
    return lines
  }

  /// The column that says what a row is about: the first that holds running text or a name, else the first.
  private var subject: Int {
    table.columns.firstIndex { column in
      switch column.sizing {
      case .wrapped, .tight: true
      case .fixed, .drawn, .optional, .optionalWrapped: false
      }
    } ?? 0
  }

  private func isDrawn(_ column: Int) -> Bool {
    if case .drawn = table.columns[column].sizing { true } else { false }
  }

  private static func joined(_ texts: [StyledText]) -> StyledText {
    texts.dropFirst().reduce(texts.first ?? "") { $0 + " " + $1 }
  }
}
