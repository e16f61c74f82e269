/// A text that diagnostics point into, with an index of its lines that is built once.
public struct SourceText: Sendable {
  /// The name that diagnostics give as their source: a file's path as the user gave it.
  public let name: String
  /// The whole text.
  public let text: String

  private let lineStarts: [String.Index]

  /// Indexes `text`, whose lines end with a line feed, with or without a carriage return before it.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
    var starts = [text.startIndex]
    for index in text.utf8.indices where text.utf8[index] == 0x0A {
      starts.append(text.utf8.index(after: index))
    }
    lineStarts = starts
  }

  /// A line without its end, or nil where there is no such line.
  ///
  /// - Parameter number: The line's number, from 1.
  public func line(_ number: Int) -> String.UnicodeScalarView.SubSequence? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let end = number < lineStarts.count ? lineStarts[number] : text.endIndex
    var line = text.unicodeScalars[lineStarts[number - 1]..<end]
    if line.last == "\n" { line.removeLast() }
    if line.last == "\r" { line.removeLast() }
    return line
  }
}
