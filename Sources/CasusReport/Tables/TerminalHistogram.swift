import CasusSimulation

/// A quantity's distribution as columns of blocks over an axis.
struct TerminalHistogram {
  private let quantity: QuantityResult
  private let style: TerminalStyle
  private let columns: HistogramColumns
  private let gutter: Int

  /// How many lines the columns are high.
  private static let height = 8
  /// The most columns that are drawn.
  private static let widest = 72

  /// Creates a picture that fits a width; nil where there is nothing to show or no room.
  init?(_ quantity: QuantityResult, width: Int, style: TerminalStyle) {
    let gutter = 7
    guard quantity.summary != nil, width >= gutter + 16,
      let columns = HistogramColumns(quantity.histogram, columns: min(width - gutter, Self.widest))
    else { return nil }
    self.quantity = quantity
    self.style = style
    self.columns = columns
    self.gutter = gutter
  }

  /// How often a whole column is repeated, so that few columns fill the picture too.
  private var columnWidth: Int { max(1, min(6, Self.widest / 2 / max(columns.shares.count, 1))) }

  private var room: Int { columns.shares.count * columnWidth }

  func lines() -> [StyledText] {
    bars() + [axis()] + [labels()] + [interval()] + notes()
  }

  /// The columns from the top line down, the tallest as high as the picture.
  private func bars() -> [StyledText] {
    let tallest = columns.shares.max() ?? 0
    let perColumn = "of requests a column"
    return (0..<Self.height).map { line in
      let floor = Self.height - 1 - line
      var text = StyledText(margin(line == 0 ? NumberText.exact(tallest) : ""), .faint)
      for (index, share) in columns.shares.enumerated() {
        let filled = tallest > 0 ? share / tallest * Double(Self.height) - Double(floor) : 0
        let role: TextRole = isInside(index) ? .plain : .faint
        text.append(String(repeating: String(block(filled)), count: columnWidth), role)
      }
      if line == 0, room + gutter + perColumn.count + 2 <= style.width {
        text.append("  " + perColumn, .faint)
      }
      return text
    }
  }

  /// The character for how much of a line's height is filled, from below 0 to above 1.
  private func block(_ filled: Double) -> Character {
    guard filled > 0 else { return " " }
    guard style.usesUnicode else { return filled >= 0.5 ? "#" : "." }
    let blocks = Array("▁▂▃▄▅▆▇█")
    return blocks[min(max(Int((filled * 8).rounded()) - 1, 0), 7)]
  }

  /// Whether the middle of a column lies within the 90% interval.
  private func isInside(_ index: Int) -> Bool {
    guard let summary = quantity.summary else { return true }
    let middle = columns.value(at: (Double(index) + 0.5) / Double(columns.shares.count))
    return middle >= summary.low.estimate.value && middle <= summary.high.estimate.value
  }

  private func axis() -> StyledText {
    var line = [Character](repeating: style.usesUnicode ? "─" : "-", count: room)
    for (_, place) in ticks { line[place] = style.usesUnicode ? "┬" : "+" }
    return StyledText(margin("0%") + String(line), .faint)
  }

  private var ticks: [(label: String, place: Int)] {
    columns.ticks(most: max(2, room / 9)).compactMap { value in
      column(of: value).map { (NumberText.readable(value), $0) }
    }
  }

  private func labels() -> StyledText {
    var line = ""
    for (label, place) in ticks {
      let start = min(max(0, place - label.count / 2), max(0, room - label.count))
      guard start >= line.count + (line.isEmpty ? 0 : 1) else { continue }
      line += String(repeating: " ", count: start - line.count) + label
    }
    let labels = margin("") + line
    let hasRoom = DisplayWidth.of(labels + " " + quantity.unit) <= style.width
    return StyledText(hasRoom ? labels + " " + quantity.unit : labels, .faint)
  }

  /// The median and the 90% interval as a line below the axis.
  private func interval() -> StyledText {
    guard let summary = quantity.summary else { return "" }
    let low = column(of: summary.low.estimate.value) ?? 0
    let high = column(of: summary.high.estimate.value) ?? room - 1
    var line = [Character](repeating: " ", count: room)
    for place in low...max(low, high) { line[place] = style.usesUnicode ? "─" : "-" }
    line[low] = style.usesUnicode ? "├" : "|"
    line[max(low, high)] = style.usesUnicode ? "┤" : "|"
    if let median = column(of: summary.median.estimate.value) { line[median] = style.usesUnicode ? "●" : "o" }
    return StyledText(margin("") + String(line), .strong)
  }

  private func notes() -> [StyledText] {
    guard let summary = quantity.summary else { return [] }
    let median = QuantityWords.median(summary.median).joined(separator: " ").unbroken
    let sign = style.usesUnicode ? "●" : "o"
    var text =
      "\(sign) median \(median) \(quantity.unit); the line is the 90% interval for one request, "
      + "\(QuantityWords.interval(summary))."
    let beyond = columns.below + columns.above
    if beyond > 0.0005 { text += " \(NumberText.share(beyond)) lies beyond the picture." }
    return StyledText(text, .faint).spelled(in: style)
      .wrapped(to: min(style.width, TerminalStyle.widestText) - 2, first: 2, hanging: 2)
  }

  private func column(of value: Double) -> Int? {
    columns.place(of: value).map { min(Int($0 * Double(room)), room - 1) }
  }

  private func margin(_ label: String) -> String {
    String(repeating: " ", count: max(0, gutter - 1 - label.count)) + label + " "
  }
}
