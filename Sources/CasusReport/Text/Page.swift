/// Lines of a report, gathered from headings, paragraphs and tables.
struct Page {
  let style: TerminalStyle
  private(set) var lines: [String] = []
  /// Spaces before every line.
  var indentation = 0

  init(_ style: TerminalStyle) { self.style = style }

  /// The columns between the indentation and the right edge.
  var room: Int { style.width - indentation }

  /// Everything, each line ended.
  var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

  mutating func blank() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A section's heading, after an empty line; `remark` follows where there is room for it.
  mutating func heading(_ title: String, remark: String = "") {
    blank()
    var text = StyledText(title.uppercased(), .strong)
    if !remark.isEmpty { text += StyledText("  " + remark, .faint) }
    for line in text.spelled(in: style).wrapped(to: textWidth, hanging: 2) { add(line) }
  }

  /// Running text, wrapped.
  mutating func paragraph(_ text: StyledText, first: Int = 0, hanging: Int = 0) {
    for line in text.spelled(in: style).wrapped(to: textWidth, first: first, hanging: hanging) { add(line) }
  }

  /// A line of a list, its text hanging behind the bullet.
  mutating func item(_ text: StyledText, bullet: String? = nil) {
    let mark = bullet ?? (style.usesUnicode ? "•" : "*")
    paragraph(StyledText(mark + "\u{A0}") + text, hanging: DisplayWidth.of(mark) + 1)
  }

  /// A table as wide as there is room; tells whether its bars were drawn.
  @discardableResult
  mutating func table(_ table: Table) -> Bool {
    let layout = TableLayout(table, width: room, style: style)
    for line in layout.lines() { add(line) }
    return layout.drawsBars
  }

  /// A line across the page.
  mutating func rule() {
    add(StyledText(String(repeating: style.usesUnicode ? "─" : "-", count: room), .faint))
  }

  mutating func add(_ line: StyledText) {
    lines.append((StyledText.spaces(indentation) + line).rendered(in: style))
  }

  private var textWidth: Int { min(room, TerminalStyle.widestText) }
}
