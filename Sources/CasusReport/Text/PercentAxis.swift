/// The axis above bars for probabilities: `0%`, `25%`, `50%`, `75%`, `100%` and a rule with a tick for each.
struct PercentAxis: DrawnCell, Hashable {
  /// Whether the figures are drawn, or the rule.
  let showsFigures: Bool

  func drawn(width: Int, in style: TerminalStyle) -> StyledText {
    guard width > 1 else { return "" }
    return StyledText(showsFigures ? figures(width) : rule(width, style), .faint)
  }

  /// Quarters where there is room for their figures, else halves, else the ends.
  private func ticks(_ width: Int) -> [Int] {
    width >= 28 ? [0, 25, 50, 75, 100] : width >= 14 ? [0, 50, 100] : [0, 100]
  }

  private func column(_ percent: Int, _ width: Int) -> Int { (width - 1) * percent / 100 }

  private func figures(_ width: Int) -> String {
    var line = ""
    for percent in ticks(width) {
      let text = "\(percent)%"
      let start = min(max(0, column(percent, width) - text.count / 2), width - text.count)
      guard start >= line.count else { continue }
      line += String(repeating: " ", count: start - line.count) + text
    }
    return line
  }

  private func rule(_ width: Int, _ style: TerminalStyle) -> String {
    var line = [Character](repeating: style.usesUnicode ? "─" : "-", count: width)
    for percent in ticks(width) { line[column(percent, width)] = style.usesUnicode ? "┬" : "+" }
    return String(line)
  }
}
