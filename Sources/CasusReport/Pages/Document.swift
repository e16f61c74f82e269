/// A report as a tree of headings, texts, tables and charts, from which HTML and Markdown are written alike.
struct Document: Sendable {
  /// What stands above everything.
  let title: String
  /// A line below the title.
  let subtitle: Inline
  var sections: [Section] = []

  /// A part of the report under a heading.
  struct Section: Sendable {
    /// Its address within the page: small letters and hyphens.
    let id: String
    let title: String
    var blocks: [Block]

    init(_ id: String, _ title: String, _ blocks: [Block] = []) {
      self.id = id
      self.title = title
      self.blocks = blocks
    }
  }

  /// A part of a section.
  indirect enum Block: Sendable {
    case paragraph(Inline)
    /// Small print.
    case remark(Inline)
    /// The answer in large letters, with what qualifies it.
    case answer(Inline, detail: Inline)
    /// A heading within a section.
    case heading(String)
    case list([Inline])
    /// A list whose items have a term: a name, a label.
    case terms([(term: Inline, text: [Inline])])
    case table(DocumentTable)
    case figure(Figure)
    /// A command to copy.
    case command(String)
    /// What must not be overlooked.
    case warning(Inline)
    /// What is shown on demand.
    case details(String, [Block])
    /// The same for what stands elsewhere in full, so that paper leaves it out.
    case preview(String, [Block])
    /// All footnotes that were referred to, to be filled in at the end.
    case footnotes([Footnote])
  }

  /// A chart with its caption, and the table behind it.
  struct Figure: Sendable {
    let id: String
    let title: String
    /// How to read the picture.
    let caption: Inline
    /// What else is to be said, of the numbers; empty for nothing.
    var remark: Inline = ""
    let chart: any Chart
    let table: DocumentTable
  }
}

/// A table of a report.
struct DocumentTable: Sendable {
  /// What the table is, for who does not see what stands around it.
  let caption: String
  let columns: [Column]
  var rows: [[Inline]] = []

  /// A column's heading, and whether its cells are numbers, which stand to the right.
  struct Column: Sendable {
    let title: String
    let isNumber: Bool

    init(_ title: String, isNumber: Bool = false) {
      self.title = title
      self.isNumber = isNumber
    }
  }

  init(_ caption: String, _ columns: [Column], _ rows: [[Inline]] = []) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

/// Running text in stretches.
struct Inline: Sendable, ExpressibleByStringInterpolation {
  enum Stretch: Sendable {
    case plain(String)
    case strong(String)
    case faint(String)
    case code(String)
    /// The word for a verdict, in its colour.
    case verdict(String, Ink)
    /// A reference to a footnote: its number, and how many references to it came before.
    case note(number: Int, occurrence: Int)
    /// A link to a section or a figure of the same page.
    case place(String, id: String)
    /// A link to the World Wide Web, of a text that is no command to any browser.
    case address(String)
  }

  private(set) var stretches: [Stretch]

  init(_ stretches: [Stretch] = []) { self.stretches = stretches }
  init(_ text: String) { stretches = text.isEmpty ? [] : [.plain(text)] }
  init(stringLiteral text: String) { self.init(text) }

  static func strong(_ text: String) -> Inline { Inline([.strong(text)]) }
  static func faint(_ text: String) -> Inline { Inline([.faint(text)]) }
  static func code(_ text: String) -> Inline { Inline(text.isEmpty ? [] : [.code(text)]) }
  static func verdict(_ text: String, _ ink: Ink) -> Inline { Inline([.verdict(text, ink)]) }
  static func place(_ text: String, id: String) -> Inline { Inline([.place(text, id: id)]) }

  var isEmpty: Bool { stretches.isEmpty }

  static func + (left: Inline, right: Inline) -> Inline { Inline(left.stretches + right.stretches) }
  static func += (left: inout Inline, right: Inline) { left.stretches += right.stretches }
}

/// A note below the page: a citation, and where it is referred to.
struct Footnote: Sendable {
  let number: Int
  let text: Inline
  /// How many references there are to it.
  let references: Int
}
