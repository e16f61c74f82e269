/// Comparisons one below the other, and the command that makes them again.
struct ComparisonPages: Sendable {
  let comparisons: [LabelledComparison]
  let command: String
  let isInterrupted: Bool

  /// The pages as lines of text, each ended.
  ///
  /// - Parameters:
  ///   - summary: Writes what stands above more than one comparison; nil for nothing.
  ///   - body: Writes one of them.
  func text(
    in style: TerminalStyle, summary: ((inout Page) -> Void)? = nil, body: (inout ComparisonWriter) -> Void
  ) -> String {
    var page = Page(style)
    if isInterrupted { page.interruption() }
    let hasSummary = summary != nil && comparisons.count > 1
    if hasSummary { summary?(&page) }
    for (place, labelled) in comparisons.enumerated() {
      if hasSummary || place > 0 {
        page.blank()
        page.rule()
      }
      var writer = ComparisonWriter(labelled, page: page)
      body(&writer)
      page = writer.page
    }
    if !command.isEmpty {
      page.heading("To compare them again")
      page.command(command)
    }
    return page.text
  }
}
