public import CasusAnalysis
import CasusRulebook

/// What `casus test` found, in each of the forms in which it is told.
public struct TestReport: Sendable {
  /// The files, in the order in which they were judged.
  public var suites: [TestSuite]
  /// What there is to say of the whole, such as the coverage; one paragraph each.
  public var remarks: [String]
  /// What was reached of each rulebook; empty where that was not asked for.
  public private(set) var coverage: [Coverage] = []

  /// Creates a report from its parts.
  public init(_ suites: [TestSuite], remarks: [String] = []) {
    self.suites = suites
    self.remarks = remarks
  }

  /// How many items ended in some way.
  public func count(_ status: TestItem.Status) -> Int {
    suites.reduce(0) { $0 + $1.items.count { $0.status == status } }
  }

  /// Whether something does not hold or could not be judged.
  public var hasFailed: Bool { count(.failed) + count(.error) > 0 }
  /// Whether something is not known.
  public var isInconclusive: Bool { count(.inconclusive) > 0 }

  /// Takes up what was reached of each rulebook.
  ///
  /// - Parameter threshold: The share of the criteria, from 0 to 1, that must be active somewhere; nil where none must.
  public mutating func add(_ coverage: [Coverage], threshold: Double?) {
    self.coverage = coverage
    guard let threshold else { return }
    let items = coverage.map { book in
      TestItem(
        name:
          "at least \(ExpectationWords.percent(threshold)) of the criteria of \(book.rulebook.id) are active somewhere",
        status: book.shareOfCriteria >= threshold ? .passed : .failed,
        found: NumberText.share(book.shareOfCriteria), value: book.shareOfCriteria)
    }
    suites.append(TestSuite(file: "coverage", id: "coverage", title: "Coverage", items: items, seconds: 0))
  }

  /// For people: a line for each file, what did not pass in full, and the counts.
  ///
  /// - Parameter showsAll: Whether what passed is told line by line as well.
  public func text(in style: TerminalStyle, showsAll: Bool = false) -> String {
    var page = Page(style)
    for suite in suites { add(suite, to: &page, showsAll) }
    for book in coverage { add(book, to: &page, showsAll: showsAll) }
    page.blank()
    for remark in remarks { page.paragraph(StyledText(remark)) }
    page.paragraph(summary)
    return page.text
  }

  private var summary: StyledText {
    let files = "\(suites.count) file\(suites.count == 1 ? "" : "s")"
    let words: [(TestItem.Status, String, TextRole)] = [
      (.passed, "passed", .yes), (.failed, "failed", .no), (.inconclusive, "inconclusive", .warning),
      (.error, "could not be judged", .no), (.skipped, "skipped", .faint),
    ]
    var text = StyledText(files + ": ")
    var isFirst = true
    for (status, word, role) in words where count(status) > 0 {
      if !isFirst { text += ", " }
      isFirst = false
      text.append("\(count(status)) \(word)", role)
    }
    return text + (isFirst ? "nothing was tested." : ".")
  }

  private func add(_ suite: TestSuite, to page: inout Page, _ showsAll: Bool) {
    let passed = suite.items.count { $0.status == .passed }
    let others = suite.items.filter { $0.status != .passed }
    var head = StyledText(suite.file, others.contains { $0.isBad } ? .strong : .plain)
    head.append("  \(passed) of \(suite.items.count) passed", .faint)
    if let draws = suite.draws { head.append(", \(draws.grouped) draws", .faint) }
    page.paragraph(head, hanging: 2)
    for item in showsAll ? suite.items : others {
      var text = StyledText(item.status.mark(in: page.style), item.status.role)
      if let line = item.line { text.append("line \(line): ", .faint) }
      text += StyledText(item.name)
      if !item.found.isEmpty {
        text += StyledText(": ") + StyledText(item.found, item.isBad ? .strong : .plain)
      }
      page.paragraph(text, first: 2, hanging: 8)
      for note in (showsAll ? nil : item.shortNotes) ?? item.notes {
        page.paragraph(StyledText(note, .faint), first: 8, hanging: 10)
      }
      // A command is not broken, so that it can be copied.
      for command in item.commands { page.add(.spaces(8) + StyledText(command)) }
    }
  }
}

extension TestItem {
  /// Whether it makes the gate fail.
  var isBad: Bool { status == .failed || status == .error }
}

extension TestItem.Status {
  fileprivate func mark(in style: TerminalStyle) -> String {
    switch self {
    case .passed: style.usesUnicode ? "✓ " : "ok "
    case .failed: style.usesUnicode ? "✗ " : "FAILED "
    case .inconclusive: style.usesUnicode ? "? inconclusive " : "INCONCLUSIVE "
    case .skipped: "- skipped "
    case .error: style.usesUnicode ? "✗ error " : "ERROR "
    }
  }

  fileprivate var role: TextRole {
    switch self {
    case .passed: .yes
    case .failed, .error: .no
    case .inconclusive: .warning
    case .skipped: .faint
    }
  }
}
