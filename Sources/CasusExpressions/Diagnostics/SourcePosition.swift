/// A place in a text: a line and a column, both counted from 1, the column in Unicode scalars.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column within the line, from 1, counted in Unicode scalars.
  public let column: Int

  /// Creates a place from a line and a column, both counted from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether one place comes before another in its text.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text, from `start` up to but not including `end`.
public struct SourceSpan: Hashable, Sendable {
  /// Where the stretch begins.
  public let start: SourcePosition
  /// The place just after its last character.
  public let end: SourcePosition

  /// Creates a stretch from its two ends.
  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// Creates a stretch of `length` characters on one line.
  public init(at start: SourcePosition, length: Int = 1) {
    self.init(start: start, end: SourcePosition(line: start.line, column: start.column + length))
  }
}
