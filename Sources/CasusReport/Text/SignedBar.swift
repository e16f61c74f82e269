/// A bar to the left or to the right of a zero line, with its error at the tip.
struct SignedBar: DrawnCell, Hashable {
  let value: Double
  /// How far the value is uncertain to either side.
  let error: Double
  /// The value that would fill a half.
  let greatest: Double
  let role: TextRole

  func drawn(width: Int, in style: TerminalStyle) -> StyledText {
    let half = (width - 1) / 2
    guard half > 0, greatest > 0 else { return "" }
    let (full, blurred) = style.usesUnicode ? ("█", "▒") : ("#", "=")
    let length = columns(value.magnitude, half)
    let sure = columns(max(0, value.magnitude - error), half)
    let farthest = min(half, max(length, columns(value.magnitude + error, half)))
    let bar = String(repeating: full, count: sure) + String(repeating: blurred, count: farthest - sure)
    let space = String(repeating: " ", count: half - farthest)
    let zero = StyledText(style.usesUnicode ? "│" : "|", .faint)
    return value < 0
      ? StyledText(space + String(bar.reversed()), role) + zero
      : .spaces(half) + zero + StyledText(bar, role)
  }

  private func columns(_ size: Double, _ half: Int) -> Int {
    min(half, Int((size / greatest * Double(half)).rounded()))
  }
}
