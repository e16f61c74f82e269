/// Makes the text of diagnostics for people: the one place where that is done.
///
/// ```
/// scenarios/x.yaml:12:27: error: unknown value 'intrenal' of threat.origin
///    12 |   when: 'threat.origin == "intrenal"'
///       |                           ^~~~~~~~~~
///       = expected one of: internal, nonstate, state, member
///       = did you mean 'internal'?
/// ```
public struct DiagnosticRenderer: Sendable {
  /// The texts that can be quoted, by the name that diagnostics give as their source.
  public var sources: [String: SourceText]
  /// Whether to colour the text with ANSI escape sequences.
  public var usesColor: Bool
  /// Whether to end each diagnostic with its stable code.
  public var showsCodes: Bool
  /// How many diagnostics are rendered before the rest are only counted.
  public var limit: Int

  /// Creates a renderer that can quote the given texts.
  public init(
    sources: [String: SourceText] = [:], usesColor: Bool = false, showsCodes: Bool = false, limit: Int = 100
  ) {
    self.sources = sources
    self.usesColor = usesColor
    self.showsCodes = showsCodes
    self.limit = limit
  }

  /// Renders diagnostics in the order given, at most ``limit`` of them, and counts the rest.
  ///
  /// - Returns: Lines that each end with a line feed; nothing for no diagnostics.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    for diagnostic in diagnostics.prefix(limit) {
      text += render(diagnostic)
    }
    if diagnostics.count > limit {
      text += "and \(diagnostics.count - limit) more\n"
    }
    return text
  }

  /// Renders one diagnostic.
  ///
  /// - Returns: Lines that each end with a line feed.
  public func render(_ diagnostic: Diagnostic) -> String {
    var text = heading(of: diagnostic)
    if let span = diagnostic.span, let line = sources[diagnostic.source]?.line(span.start.line) {
      let excerpt = SourceExcerpt(of: line, marking: span)
      let number = String(span.start.line)
      text += padded(number) + " | " + excerpt.text + "\n"
      text += padded("") + " | " + painted(excerpt.marker, Self.color(of: diagnostic.severity)) + "\n"
    }
    var remarks = diagnostic.notes
    if let hint = diagnostic.hint { remarks.append(hint) }
    if showsCodes { remarks.append("code: \(diagnostic.code)") }
    for remark in remarks {
      text += padded("") + " = " + SourceExcerpt.printable(remark) + "\n"
    }
    return text
  }

  private func heading(of diagnostic: Diagnostic) -> String {
    var place = diagnostic.source
    if let start = diagnostic.span?.start {
      place += ":\(start.line):\(start.column)"
    }
    let severity = painted("\(diagnostic.severity.rawValue):", Self.color(of: diagnostic.severity))
    return "\(SourceExcerpt.printable(place)): \(severity) \(SourceExcerpt.printable(diagnostic.message))\n"
  }

  private func padded(_ number: String) -> String {
    String(repeating: " ", count: max(0, 5 - number.utf8.count)) + number
  }

  private func painted(_ text: String, _ color: String) -> String {
    usesColor ? "\u{1B}[1;\(color)m\(text)\u{1B}[0m" : text
  }

  private static func color(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .note: "36"
    case .warning: "35"
    case .error: "31"
    }
  }
}
