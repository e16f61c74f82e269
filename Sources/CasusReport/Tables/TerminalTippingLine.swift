import CasusSimulation

/// P(approved) along one factor as a line of points in a terminal, over an axis.
struct TerminalTippingLine {
  let line: TippingLine
  let style: TerminalStyle

  private static let height = 12
  private static let gutter = 6

  /// The picture in lines as wide as there is room for, and what it says.
  func lines(width: Int) -> [StyledText] {
    let room = min(width - Self.gutter - 2, 72)
    guard let low = line.points.first?.value, let high = line.points.last?.value, low < high, room >= 16
    else {
      return []
    }
    func column(_ value: Double) -> Int {
      let share =
        line.isLogScaled
        ? LogPlace.share(of: value, from: low, to: high) : (value - low) / (high - low)
      return min(max(Int((share * Double(room - 1)).rounded()), 0), room - 1)
    }
    func row(_ share: Double) -> Int {
      min(max(Int(((1 - share) * Double(Self.height)).rounded()), 0), Self.height)
    }
    var grid = [[(Character, TextRole)]](
      repeating: [(Character, TextRole)](repeating: (" ", .plain), count: room), count: Self.height + 1)
    for place in 0..<room { grid[Self.height / 2][place] = (style.usesUnicode ? "╌" : "-", .faint) }
    for point in line.points {
      guard let approved = point.approved else { continue }
      let place = column(point.value)
      if let interval = approved.interval {
        for line in row(interval.upperBound)...max(row(interval.upperBound), row(interval.lowerBound)) {
          grid[line][place] = (style.usesUnicode ? "│" : "|", .faint)
        }
      }
      let value = approved.estimate.value
      grid[row(value)][place] = (style.usesUnicode ? "●" : "o", value >= 0.5 ? .yes : .no)
    }
    var lines = grid.enumerated().map { index, cells in
      let percent = index.isMultiple(of: 3) ? "\(100 - index * 100 / Self.height)%" : ""
      var text = StyledText(margin(percent), .faint)
      for (character, role) in cells { text.append(String(character), role) }
      return text
    }
    lines += axis(from: low, to: high, room: room, column)
    return lines
  }

  private func axis(from low: Double, to high: Double, room: Int, _ column: (Double) -> Int) -> [StyledText] {
    let most = max(2, room / 9)
    let ticks =
      line.isLogScaled
      ? AxisTicks.logarithmic(from: low, to: high, most: most)
      : AxisTicks.linear(from: low, to: high, most: most)
    var rule = [Character](repeating: style.usesUnicode ? "─" : "-", count: room)
    for tick in ticks { rule[column(tick)] = style.usesUnicode ? "┬" : "+" }
    for crossing in line.crossings {
      for place in column(crossing.from)...max(column(crossing.from), column(crossing.to)) {
        rule[place] = Self.turn(in: style)
      }
    }
    var labels = ""
    for tick in ticks {
      let label = NumberText.readable(tick)
      let start = min(max(0, column(tick) - label.count / 2), max(0, room - label.count))
      guard start >= labels.count + (labels.isEmpty ? 0 : 1) else { continue }
      labels += String(repeating: " ", count: start - labels.count) + label
    }
    return [
      StyledText(margin("") + String(rule), .faint), StyledText(margin("") + labels, .faint),
    ]
  }

  /// What marks the stretch of the axis on which the answer turns.
  static func turn(in style: TerminalStyle) -> Character { style.usesUnicode ? "▲" : "^" }

  private func margin(_ label: String) -> String {
    String(repeating: " ", count: max(0, Self.gutter - 1 - label.count)) + label + " "
  }
}

extension Page {
  /// How the answer moves along a factor, under a heading.
  mutating func tippingLine(_ line: TippingLine) {
    heading("Along \(line.name)", remark: "P(approved), given that something is asked")
    paragraph(
      StyledText(
        "\(line.question) (\(line.unit.isEmpty ? "" : line.unit + ", ")everything else as it is)", .faint))
    for text in TerminalTippingLine(line: line, style: style).lines(width: room) { add(text) }
    paragraph(StyledText(line.inWords, .strong))
    let (dot, bar) = style.usesUnicode ? ("●", "│") : ("o", "|")
    paragraph(
      StyledText(
        "\(dot) the probability, in the same draws throughout; \(bar) the 90% interval from judgements"
          + (line.crossings.isEmpty
            ? "." : "; \(TerminalTippingLine.turn(in: style)) where it passes one half."),
        .faint))
  }
}
