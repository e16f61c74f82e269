/// A bar to the left or to the right of a zero line, with its interval shaded.
///
/// It is full up to the interval's nearer end and shaded within the interval, to both sides where that holds 0; nothing is
/// drawn for a plain 0.
struct SignedBar: DrawnCell, Hashable {
  /// Where the value lies.
  let interval: ClosedRange<Double>
  /// The value that would fill a half.
  let greatest: Double
  let role: TextRole

  init(_ interval: ClosedRange<Double>, greatest: Double, role: TextRole) {
    self.interval = interval
    self.greatest = greatest
    self.role = role
  }

  /// A bar for a value that is uncertain by as much to either side.
  init(value: Double, error: Double, greatest: Double, role: TextRole) {
    let value = value.isFinite ? value : 0
    let error = error.isFinite ? max(error, 0) : greatest.magnitude
    self.init((value - error)...(value + error), greatest: greatest, role: role)
  }

  func drawn(width: Int, in style: TerminalStyle) -> StyledText {
    let half = (width - 1) / 2
    guard half > 0, greatest > 0 else { return "" }
    let left = side(from: -interval.upperBound, to: -interval.lowerBound, half, style)
    let right = side(from: interval.lowerBound, to: interval.upperBound, half, style)
    return .spaces(half - left.count) + StyledText(String(left.reversed()), role)
      + StyledText(style.usesUnicode ? "│" : "|", .faint) + StyledText(right, role)
  }

  /// One side from zero outward: empty where the interval does not come there, else a column at least.
  private func side(from near: Double, to far: Double, _ half: Int, _ style: TerminalStyle) -> String {
    guard far > 0 else { return "" }
    let (full, blurred) = style.usesUnicode ? ("█", "▒") : ("#", "=")
    let reach = max(columns(far, half), 1)
    let sure = near < far ? min(columns(near, half), reach - 1) : reach
    return String(repeating: full, count: sure) + String(repeating: blurred, count: reach - sure)
  }

  private func columns(_ size: Double, _ half: Int) -> Int {
    Int((min(max(size / greatest, 0), 1) * Double(half)).rounded())
  }
}
