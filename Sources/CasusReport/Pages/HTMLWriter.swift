/// Writes a document as one page of HTML that needs nothing else: no network, no scripts.
struct HTMLWriter {
  private var text = ""

  /// The whole page.
  static func text(of document: Document) -> String {
    var writer = HTMLWriter()
    writer.write(document)
    return writer.text
  }

  private mutating func write(_ document: Document) {
    text += """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <title>\(Markup.text(document.title))</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body>
      <a class="skip" href="#\(Markup.text(document.sections.first?.id ?? ""))">Skip to the report</a>
      <header>
      <h1>\(Markup.text(document.title))</h1>
      <p class="subtitle">\(html(document.subtitle))</p>
      <nav aria-label="Contents"><ul>

      """
    for section in document.sections {
      text += "<li><a href=\"#\(Markup.text(section.id))\">\(Markup.text(section.title))</a></li>\n"
    }
    text += "</ul></nav>\n</header>\n<main>\n"
    for section in document.sections {
      text += "<section id=\"\(Markup.text(section.id))\">\n<h2>\(Markup.text(section.title))</h2>\n"
      for block in section.blocks { write(block) }
      text += "</section>\n"
    }
    text += "</main>\n</body>\n</html>\n"
  }

  private mutating func write(_ block: Document.Block) {
    switch block {
    case .paragraph(let inline): text += "<p>\(html(inline))</p>\n"
    case .remark(let inline): text += "<p class=\"remark\">\(html(inline))</p>\n"
    case .warning(let inline): text += "<p class=\"warning\">\(html(inline))</p>\n"
    case .answer(let answer, let detail):
      text +=
        "<div class=\"answer\">\n<p class=\"headline\">\(html(answer))</p>\n<p>\(html(detail))</p>\n</div>\n"
    case .heading(let title): text += "<h3>\(Markup.text(title))</h3>\n"
    case .list(let items):
      text += "<ul>\n" + items.map { "<li>\(html($0))</li>\n" }.joined() + "</ul>\n"
    case .terms(let items): write(items)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .command(let command): text += "<pre tabindex=\"0\"><code>\(Markup.text(command))</code></pre>\n"
    case .details(let title, let blocks):
      text += "<details>\n<summary>\(Markup.text(title))</summary>\n"
      for block in blocks { write(block) }
      text += "</details>\n"
    case .preview(let title, let blocks):
      text += "<details class=\"preview\">\n<summary>\(Markup.text(title))</summary>\n"
      for block in blocks { write(block) }
      text += "</details>\n"
    case .footnotes(let notes): write(notes)
    }
  }

  private mutating func write(_ items: [(term: Inline, text: [Inline])]) {
    text += "<dl>\n"
    for item in items {
      text += "<div><dt>\(html(item.term))</dt>\n"
      for part in item.text where !part.isEmpty { text += "<dd>\(html(part))</dd>\n" }
      text += "</div>\n"
    }
    text += "</dl>\n"
  }

  /// Writes a table with its roles said outright, because the style lays its rows out as lists on a narrow page.
  private mutating func write(_ table: DocumentTable) {
    let isCompact = table.columns.count < 3 || table.columns.allSatisfy(\.isNumber)
    text +=
      "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"\(Markup.text(table.caption))\">\n"
    text += "<table role=\"table\" class=\"\(isCompact ? "compact" : "stacked")\">\n"
    text += "<caption>\(Markup.text(table.caption))</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">"
    for column in table.columns {
      let style = column.isNumber ? " class=\"number\"" : ""
      text += "<th role=\"columnheader\" scope=\"col\"\(style)>\(Markup.text(column.title))</th>"
    }
    text += "</tr></thead>\n<tbody role=\"rowgroup\">\n"
    for row in table.rows {
      text += "<tr role=\"row\">"
      for (column, cell) in zip(table.columns, row.enumerated()) {
        let style = column.isNumber ? " class=\"number\"" : ""
        text +=
          cell.offset == 0
          ? "<th role=\"rowheader\" scope=\"row\"\(style)>\(html(cell.element))</th>"
          : "<td role=\"cell\"\(style) data-label=\"\(Markup.text(column.title))\"><span>\(html(cell.element))</span></td>"
      }
      text += "</tr>\n"
    }
    text += "</tbody>\n</table>\n</div>\n"
  }

  private mutating func write(_ figure: Document.Figure) {
    text += "<figure id=\"\(Markup.text(figure.id))\">\n<h3>\(Markup.text(figure.title))</h3>\n"
    text += figure.chart.svg
    text +=
      "<figcaption>\(html(figure.caption))\(figure.remark.isEmpty ? "" : " " + html(figure.remark))</figcaption>\n"
    text += "<details class=\"numbers\">\n<summary>The numbers as a table</summary>\n"
    write(figure.table)
    text += "</details>\n</figure>\n"
  }

  private mutating func write(_ notes: [Footnote]) {
    text += "<ol class=\"notes\">\n"
    for note in notes {
      text += "<li id=\"note-\(note.number)\">\(html(note.text))<span class=\"back\">"
      for occurrence in 1...max(note.references, 1) {
        let label = note.references > 1 ? "\(occurrence)" : ""
        text += " <a href=\"#ref-\(note.number)-\(occurrence)\" "
        text += "aria-label=\"Back to reference \(occurrence) of note \(note.number)\">↩\(label)</a>"
      }
      text += "</span></li>\n"
    }
    text += "</ol>\n"
  }

  private func html(_ inline: Inline) -> String { inline.stretches.map(html).joined() }

  private func html(_ stretch: Inline.Stretch) -> String {
    switch stretch {
    case .plain(let text): return Markup.text(text)
    case .strong(let text): return "<strong>\(Markup.text(text))</strong>"
    case .faint(let text): return "<span class=\"faint\">\(Markup.text(text))</span>"
    case .code(let text): return "<code>\(Markup.text(text))</code>"
    case .verdict(let text, let ink):
      return "<strong class=\"is-\(ink.rawValue)\">\(Markup.text(text))</strong>"
    case .note(let number, let occurrence):
      return
        "<sup><a id=\"ref-\(number)-\(occurrence)\" href=\"#note-\(number)\" aria-label=\"Note \(number)\">\(number)</a></sup>"
    case .place(let text, let id): return "<a href=\"#\(Markup.text(id))\">\(Markup.text(text))</a>"
    case .address(let address):
      guard let target = WebAddress.target(of: address) else { return Markup.text(address) }
      return "<a href=\"\(Markup.text(target))\" rel=\"noopener noreferrer\">\(Markup.text(address))</a>"
    }
  }
}

/// Tells addresses on the World Wide Web from text that a browser would run.
enum WebAddress {
  /// The address to link to; nil unless it is plainly one on the web, without spaces.
  static func target(of text: String) -> String? {
    guard !text.contains(where: { $0.isWhitespace }), text == HarmlessText.of(text) else { return nil }
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return text }
    let host = text.prefix { $0 != "/" }
    let isHost =
      host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
      && host.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    return isHost ? "https://" + text : nil
  }
}
