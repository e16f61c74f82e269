import CasusSampling
public import CasusSimulation

/// A saved run, as a line of a list.
public struct SavedRunLine: Sendable {
  /// Its id.
  public let id: Int64
  /// Its name.
  public let name: String
  /// When it was saved, in UTC: `2026-11-21T22:30:00Z`.
  public let savedAt: String
  /// What made it.
  public let manifest: RunManifest
  /// What was enumerated; nil for a run of draws.
  public let exact: ExactExtent?
  /// How likely approval is given that something was asked; nil where nothing was ever asked.
  public let approved: ProbabilityResult?
  /// How many of its draws are kept.
  public let keptDraws: Int

  /// Creates a line from its parts.
  public init(
    id: Int64, name: String, savedAt: String, manifest: RunManifest, exact: ExactExtent?,
    approved: ProbabilityResult?, keptDraws: Int
  ) {
    self.id = id
    self.name = name
    self.savedAt = savedAt
    self.manifest = manifest
    self.exact = exact
    self.approved = approved
    self.keptDraws = keptDraws
  }
}

/// The saved runs of a file, for a person at a terminal.
public struct SavedRunsReport: Sendable {
  private let lines: [SavedRunLine]

  /// Creates the report of some runs, in the order in which they are to stand.
  public init(_ lines: [SavedRunLine]) { self.lines = lines }

  /// The report as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    var page = Page(style)
    guard !lines.isEmpty else {
      page.paragraph("No runs are saved. 'casus run --save FILE' saves one.")
      return page.text
    }
    var table = Table([
      .init("id", .right), .init("name", .left, .wrapped(least: 24)),
      .init("saved (UTC)", .left, .optional(rank: 4)),
      .init("scenario", .left, .optional(rank: 5)), .init("draws", .right),
      .init("approved", .decimal), .init("seed", .right, .optional(rank: 6)),
      .init("remarks", .left, .optionalWrapped(least: 16, rank: 2)),
    ])
    table.rows = lines.map(row)
    page.table(table)
    return page.text
  }

  private func row(_ line: SavedRunLine) -> [Table.Cell] {
    let approved =
      line.approved.map { NumberText(rows: max(line.manifest.rows, 1)).probability($0.estimate) } ?? ["-"]
    return [
      .plain("\(line.id)"), .plain(line.name, .strong), .plain(Self.minute(line.savedAt), .faint),
      .plain(line.manifest.scenario),
      .plain(line.exact?.isComplete == true ? "exact" : "\(line.manifest.draws)".grouped),
      .number(approved, .plain), .plain("\(line.manifest.seed)", .faint), .text(remarks(line)),
    ]
  }

  private func remarks(_ line: SavedRunLine) -> StyledText {
    var remarks: [StyledText] = []
    if line.manifest.isInterrupted { remarks.append(StyledText("interrupted", .warning)) }
    switch line.manifest.design {
    case .drawn(.random), .exact: break
    case .drawn(let design): remarks.append(StyledText(design.rawValue))
    case .exactInRequest: remarks.append("exact in the request")
    }
    if !line.manifest.overrides.isEmpty {
      remarks.append(StyledText(line.manifest.overrides.joined(separator: ", ")))
    }
    if line.keptDraws > 0 { remarks.append(StyledText("\("\(line.keptDraws)".grouped) draws kept")) }
    if line.manifest.numericVersion != NumericVersion.current {
      remarks.append(StyledText("arithmetic version \(line.manifest.numericVersion)", .warning))
    }
    return remarks.enumerated().reduce(into: StyledText()) { text, remark in
      if remark.offset > 0 { text += "; " }
      text += remark.element
    }
  }

  /// Day and time of day, to the minute.
  private static func minute(_ time: String) -> String {
    guard time.utf8.count == 20 else { return time }
    return time.prefix(16).map { $0 == "T" ? " " : String($0) }.joined()
  }
}
