/// Something that is drawn into a table's column, as wide as there is room.
protocol DrawnCell: Sendable {
  /// The drawing, exactly so many columns wide or narrower.
  func drawn(width: Int, in style: TerminalStyle) -> StyledText
}

/// A bar for a probability, with an interval drawn on it.
///
/// The bar is full up to the interval's lower end, shaded from there to the probability, and lightly shaded from
/// the probability to the interval's upper end.
struct Bar: DrawnCell, Hashable {
  let value: Double
  let interval: ClosedRange<Double>?
  let role: TextRole

  /// The bar in a number of columns that stand for 0 to 1.
  func drawn(width: Int, in style: TerminalStyle) -> StyledText {
    let marks: [Mark: Character] =
      style.usesUnicode
      ? [.full: "█", .shaded: "▒", .light: "░", .sliver: "▏", .empty: " "]
      : [.full: "#", .shaded: "=", .light: "-", .sliver: "|", .empty: " "]
    var result = ""
    for column in 0..<max(0, width) {
      let middle = (Double(column) + 0.5) / Double(width)
      result.append(marks[mark(at: middle, isFirst: column == 0)] ?? " ")
    }
    return StyledText(result, role)
  }

  private enum Mark { case full, shaded, light, sliver, empty }

  private func mark(at place: Double, isFirst: Bool) -> Mark {
    let isInside = interval.map { $0.contains(place) } ?? false
    if place <= value { return isInside ? .shaded : .full }
    if isInside { return .light }
    return isFirst && value > 0 ? .sliver : .empty
  }

  /// What the signs mean, in a line.
  static func legend(in style: TerminalStyle) -> String {
    let (full, shaded, light) = style.usesUnicode ? ("█", "▒", "░") : ("#", "=", "-")
    return "Bars: \(full)\(shaded) up to the probability; \(shaded)\(light) the 90% interval."
  }
}
