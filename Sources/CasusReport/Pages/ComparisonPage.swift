public import CasusSimulation

/// Several runs beside one another as a report to send: a page of HTML, or Markdown.
public struct ComparisonPage: Sendable {
  /// What was found by comparing two of the runs draw for draw.
  public struct Pair: Sendable {
    /// The runs, by their places in the report.
    public let first: Int
    /// See ``first``; differences are the second's value less the first's.
    public let second: Int
    /// The differences, the headline first.
    public let differences: [Difference]
    /// How many requests come from which outcome to which; nil where it is not known.
    public let flips: Flips?
    /// Why the two differ; nil where it is not known, or nothing sets them apart.
    public let reason: ComparisonReason?
    /// What was found, in sentences; empty for nothing.
    public let finding: String
    /// Whether both were made in the same draws.
    public let isPaired: Bool

    /// Creates a pair.
    public init(
      first: Int, second: Int, differences: [Difference], flips: Flips?, reason: ComparisonReason? = nil,
      finding: String = "", isPaired: Bool = true
    ) {
      self.first = first
      self.second = second
      self.differences = differences
      self.flips = flips
      self.reason = reason
      self.finding = finding
      self.isPaired = isPaired
    }
  }

  /// One difference with its simultaneous interval.
  public struct Difference: Sendable {
    /// What differs, in plain words.
    public let title: String
    /// The second run's probability less the first's.
    public let estimate: RunEstimate
    /// The interval that holds together with those of all other differences of the pair, at 95%.
    public let interval: ClosedRange<Double>
    /// Whether no draw has a difference, so that it is a plain 0 without an interval.
    public let isUnchanged: Bool

    /// Creates a difference.
    public init(
      title: String, estimate: RunEstimate, interval: ClosedRange<Double>, isUnchanged: Bool = false
    ) {
      self.title = title
      self.estimate = estimate
      self.interval = interval
      self.isUnchanged = isUnchanged
    }
  }

  /// The expected flip table under shared coins (section 3.3.6).
  public struct Flips: Sendable {
    /// The identifiers of the outcomes, in the order of the table.
    public let outcomes: [String]
    /// By outcome in the first run, then in the second: the share of requests.
    public let cells: [[Double]]
    /// The changes from one outcome to another that were seen, by their places in ``outcomes``.
    public let changes: [FlipTable.Flip]
    /// The share of requests whose outcome changes.
    public let changed: RunEstimate

    /// Creates a table.
    public init(
      outcomes: [String], cells: [[Double]], changes: [FlipTable.Flip], changed: RunEstimate
    ) {
      self.outcomes = outcomes
      self.cells = cells
      self.changes = changes
      self.changed = changed
    }
  }

  /// What to show beside the runs.
  public struct Options: Sendable {
    /// The command that makes this report again; empty leaves it out.
    public var command: String
    /// Versions and fingerprints that belong to the runs beside their own: a name and a value each.
    public var provenance: [(name: String, value: String)]
    /// The comparisons, in the order in which they are shown.
    public var pairs: [Pair]

    /// Creates options.
    public init(
      command: String = "", provenance: [(name: String, value: String)] = [], pairs: [Pair] = []
    ) {
      self.command = command
      self.provenance = provenance
      self.pairs = pairs
    }
  }

  private let runs: [ReportedRun]
  private let options: Options

  /// Creates the report of several runs.
  public init(_ runs: [ReportedRun], options: Options = Options()) {
    self.runs = runs
    self.options = options
  }

  /// The page: it opens without a network, and has no scripts.
  public var html: String { HTMLWriter.text(of: document) }

  /// The same content with tables in the place of charts.
  public var markdown: String { MarkdownWriter.text(of: document) }

  var document: Document { ComparisonPageWriter(runs: runs, options: options).document() }
}
