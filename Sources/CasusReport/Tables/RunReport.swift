import CasusSimulation

/// One run, for a person at a terminal: the answer, how sure it is, and why.
public struct RunReport: Sendable {
  /// What to show, and how.
  public struct Options: Sendable {
    /// How many of the criteria that decided, and of the readings, are shown; nil for all.
    public var limit: Int?
    /// The command that makes this run again; empty leaves it out.
    public var command: String
    /// The names of quantities whose distribution is drawn.
    public var histograms: [String]
    /// How the answer moves along some factors.
    public var lines: [TippingLine]

    /// Creates options.
    public init(limit: Int? = 10, command: String = "", histograms: [String] = [], lines: [TippingLine] = [])
    {
      self.limit = limit
      self.histograms = histograms
      self.lines = lines
      self.command = command
    }
  }

  private let run: ReportedRun
  private let options: Options

  /// Creates the report of a run.
  public init(_ run: ReportedRun, options: Options = Options()) {
    self.run = run
    self.options = options
  }

  /// The report as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    var writer = RunReportWriter(run, options: options, style: style)
    writer.addTitle()
    writer.addAnswer()
    writer.addOutcomes()
    writer.addReadings()
    writer.addStages()
    writer.addCriteria()
    writer.addQuantities()
    writer.addHistograms(of: options.histograms)
    for line in options.lines { writer.page.tippingLine(line) }
    writer.addObservation()
    writer.addFoundations()
    writer.addWarnings()
    writer.addWorksCited()
    writer.addReproduction()
    return writer.page.text
  }
}
