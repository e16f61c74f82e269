/// Writes a document as Markdown (GitHub's, with footnotes): the same words, with tables in the place of charts.
struct MarkdownWriter {
  private var text = ""

  /// The whole document.
  static func text(of document: Document) -> String {
    var writer = MarkdownWriter()
    writer.text = "# \(escape(document.title))\n\n\(markdown(document.subtitle))\n\n"
    for section in document.sections {
      writer.text += "## \(escape(section.title))\n\n"
      for block in section.blocks { writer.write(block) }
    }
    while writer.text.hasSuffix("\n\n") { writer.text.removeLast() }
    return writer.text
  }

  private mutating func write(_ block: Document.Block) {
    switch block {
    case .paragraph(let inline), .remark(let inline): add(Self.markdown(inline))
    case .warning(let inline): add("> " + Self.markdown(inline))
    case .answer(let answer, let detail):
      add("**" + Self.markdown(answer.withoutEmphasis) + "**")
      add(Self.markdown(detail))
    case .heading(let title): add("### " + Self.escape(title))
    case .list(let items): add(items.map { "- " + Self.markdown($0) }.joined(separator: "\n"))
    case .terms(let items):
      add(
        items.map { item in
          "- "
            + ([item.term] + item.text).filter { !$0.isEmpty }.map(Self.markdown).joined(separator: "  \n  ")
        }.joined(separator: "\n"))
    case .table(let table): write(table)
    case .figure(let figure):
      add("### " + Self.escape(figure.title))
      write(figure.table)
      add(Self.markdown(figure.remark))
    case .command(let command): write(command: command)
    case .details(let title, let blocks):
      add("**\(Self.escape(title))**")
      for block in blocks { write(block) }
    case .preview: return
    case .footnotes(let notes):
      add(notes.map { "[^\($0.number)]: \(Self.markdown($0.text))" }.joined(separator: "\n"))
    }
  }

  private mutating func add(_ paragraph: String) {
    guard !paragraph.isEmpty else { return }
    text += paragraph + "\n\n"
  }

  /// A block of code with a fence longer than any within.
  private mutating func write(command: String) {
    var fence = "```"
    while command.contains(fence) { fence += "`" }
    add("\(fence)sh\n\(HarmlessText.of(command))\n\(fence)")
  }

  private mutating func write(_ table: DocumentTable) {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = [line(table.columns.map { Self.escape($0.title) })]
    lines.append(line(table.columns.map { $0.isNumber ? "---:" : "---" }))
    lines += table.rows.map { line($0.map(Self.markdown)) }
    add(lines.joined(separator: "\n"))
  }

  static func markdown(_ inline: Inline) -> String { inline.stretches.map(markdown).joined() }

  private static func markdown(_ stretch: Inline.Stretch) -> String {
    switch stretch {
    case .plain(let text), .faint(let text): return escape(text)
    case .strong(let text), .verdict(let text, _): return text.isEmpty ? "" : "**\(escape(text))**"
    case .code(let text): return code(text)
    case .note(let number, _): return "[^\(number)]"
    case .place(let text, let id): return "[\(escape(text))](#\(id))"
    case .address(let address):
      return WebAddress.target(of: address).map { "<\($0.filter { $0 != ">" && $0 != "<" })>" }
        ?? escape(address)
    }
  }

  private static func code(_ text: String) -> String {
    let harmless = HarmlessText.of(text)
    guard harmless.contains("`") || harmless.contains("|") else { return "`\(harmless)`" }
    return escape(harmless)
  }

  /// Text in which nothing is taken for Markdown or HTML.
  static func escape(_ text: String) -> String {
    let harmless = HarmlessText.of(text)
    var result = ""
    // What would begin a list, a rule or a heading at the start of a line: `- `, `2. `, `---`.
    let start = harmless.prefix { "-+=.)0123456789".contains($0) }
    let begins =
      start.contains { !$0.isNumber } && harmless.dropFirst(start.count).first.map { $0 == " " } ?? true
    for (index, character) in harmless.enumerated() {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "!", "$":
        result += "\\" + String(character)
      case "&": result += "&amp;"
      case "-", "+", "=", ".", ")":
        result += begins && index < start.count ? "\\" + String(character) : String(character)
      default: result.append(character)
      }
    }
    return result
  }
}

extension Inline {
  /// The same words without emphasis, to stand in what is emphasised as a whole.
  var withoutEmphasis: Inline {
    Inline(
      stretches.map { stretch in
        switch stretch {
        case .strong(let text), .verdict(let text, _), .faint(let text): .plain(text)
        default: stretch
        }
      })
  }
}
