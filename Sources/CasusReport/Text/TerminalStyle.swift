/// How text for a terminal is written: with or without colour, in which characters, and how wide.
public struct TerminalStyle: Hashable, Sendable {
  /// Whether to colour the text with ANSI escape sequences.
  public var usesColor: Bool
  /// Whether characters beyond ASCII may be written; otherwise each is replaced.
  public var usesUnicode: Bool
  /// The number of columns, at least ``narrowest``.
  public var width: Int

  /// The fewest columns that a report is laid out for.
  public static let narrowest = 40

  /// The most columns that running text fills: longer lines are hard to read.
  static let widestText = 100

  /// Creates a style; a narrower width than ``narrowest`` is widened to it.
  public init(usesColor: Bool = false, usesUnicode: Bool = true, width: Int = 80) {
    self.usesColor = usesColor
    self.usesUnicode = usesUnicode
    self.width = max(width, Self.narrowest)
  }

  /// No colour, no characters beyond ASCII, 80 columns.
  public static let plain = TerminalStyle(usesColor: false, usesUnicode: false, width: 80)
}
