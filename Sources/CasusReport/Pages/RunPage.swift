/// One run as a report to send by mail: a page of HTML, or Markdown.
public struct RunPage: Sendable {
  /// What to show, and what is known of how the run was made.
  public struct Options: Sendable {
    /// How many of the criteria that decided are shown; nil for all.
    public var limit: Int?
    /// The command that makes this report again; empty leaves it out.
    public var command: String
    /// Versions and fingerprints that belong to the run beside its own: a name and a value each.
    public var provenance: [(name: String, value: String)]
    /// The runs of past cases under the same rules, to compare with.
    public var cases: [ReportedRun]
    /// How the answer moves along some factors.
    public var lines: [TippingLine]

    /// Creates options.
    public init(
      limit: Int? = 10, command: String = "", provenance: [(name: String, value: String)] = [],
      cases: [ReportedRun] = [], lines: [TippingLine] = []
    ) {
      self.limit = limit
      self.command = command
      self.provenance = provenance
      self.cases = cases
      self.lines = lines
    }
  }

  private let run: ReportedRun
  private let options: Options

  /// Creates the report of a run.
  public init(_ run: ReportedRun, options: Options = Options()) {
    self.run = run
    self.options = options
  }

  /// The page: it opens without a network, and has no scripts.
  public var html: String { HTMLWriter.text(of: document) }

  /// The same content with tables in the place of charts.
  public var markdown: String { MarkdownWriter.text(of: document) }

  var document: Document {
    var writer = RunPageWriter(run, options)
    return writer.document()
  }
}
