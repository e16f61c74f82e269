/// The text of a condition, and where in a file it stands.
public struct ExpressionSource: Hashable, Sendable {
  /// The condition itself, as CEL text.
  public let text: String
  /// The name of the file, or whatever else the text came from, for diagnostics.
  public let file: String
  /// Where each character of the text lies in the file.
  public let positions: PositionMap

  /// Creates a source; without `positions` the text is taken to be the first line of its file.
  public init(
    text: String, file: String, positions: PositionMap = .contiguous(from: SourcePosition(line: 1, column: 1))
  ) {
    self.text = text
    self.file = file
    self.positions = positions
  }

  /// The stretch of the file in which the given scalars of the text lie.
  ///
  /// An empty range stands for the place where something is missing, and gives a stretch one character wide.
  public func span(of range: Range<Int>) -> SourceSpan {
    let start = positions.position(at: range.lowerBound)
    guard !range.isEmpty else { return SourceSpan(at: start) }
    let last = positions.position(at: range.upperBound - 1)
    return SourceSpan(start: start, end: SourcePosition(line: last.line, column: last.column + 1))
  }
}

/// Where each Unicode scalar of a text lies in the file that it was taken from.
public enum PositionMap: Hashable, Sendable {
  /// The text stands in the file as it is, on one line, beginning here.
  case contiguous(from: SourcePosition)
  /// One position for each scalar of the text, and one more for its end: for block scalars and escapes.
  case table([SourcePosition])

  /// The position of the scalar at `offset`, or of the end of the text; beyond a table, that of its last entry.
  public func position(at offset: Int) -> SourcePosition {
    switch self {
    case .contiguous(let start):
      return SourcePosition(line: start.line, column: start.column + offset)
    case .table(let positions):
      guard let last = positions.last else { return SourcePosition(line: 1, column: 1) }
      return positions.indices.contains(offset) ? positions[offset] : last
    }
  }
}
