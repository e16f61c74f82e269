/// One line of a text, cut to a window around what is marked, and the line of carets below it.
struct SourceExcerpt {
  /// The widest window, in Unicode scalars.
  static let width = 100

  /// The line, or the window of it, with ellipses where it is cut.
  let text: String
  /// Padding and a marker such as `^~~~`, to stand below ``text``.
  let marker: String

  /// Cuts `line` so that the start of `span` is inside the window.
  init(of line: Substring.UnicodeScalarView, marking span: SourceSpan) {
    let scalars = Array(line)
    let start = min(max(0, span.start.column - 1), scalars.count)
    let end = span.end.line == span.start.line ? span.end.column - 1 : scalars.count

    let first = scalars.count > Self.width && start > Self.width * 2 / 3 ? start - Self.width / 3 : 0
    let last = min(scalars.count, first + Self.width)
    let lead = first > 0 ? "…" : ""

    var text = lead
    text.unicodeScalars.append(contentsOf: scalars[first..<last].map(Self.printable))
    self.text = last < scalars.count ? text + "…" : text

    var marker = lead.isEmpty ? "" : " "
    marker.unicodeScalars.append(contentsOf: scalars[first..<start].map { $0 == "\t" ? "\t" : " " })
    let length = max(1, min(end, max(last, start + 1)) - start)
    self.marker = marker + "^" + String(repeating: "~", count: length - 1)
  }

  /// The text with control characters, other than tabs, replaced, so that it cannot drive a terminal.
  static func printable(_ text: String) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: text.unicodeScalars.map(Self.printable))
    return result
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: scalar
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }
}
