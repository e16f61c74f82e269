public import CasusAnalysis

/// One line of a test report: an expectation, a test's case, a baseline, or why one of them could not be judged.
public struct TestItem: Sendable {
  /// How it ended.
  public enum Status: String, CaseIterable, Sendable {
    /// It holds.
    case passed
    /// It does not hold.
    case failed
    /// It is not known at this number of draws.
    case inconclusive
    /// It is to be done.
    case skipped
    /// It could not be judged.
    case error
  }

  /// What is expected, in words.
  public var name: String
  /// How it ended.
  public var status: Status
  /// What was found, in words; empty where there is nothing to say.
  public var found: String
  /// Further lines.
  public var notes: [String] = []
  /// The lines that people are shown unless they ask for all; nil where those are ``notes``.
  public var shortNotes: [String]?
  /// What to run to be told more.
  public var commands: [String] = []
  /// The line of the file in which it is stated; nil where it is about the file as a whole.
  public var line: Int?
  /// The column of that line.
  public var column: Int?
  /// What was found as a number; nil where it is none.
  public var value: Double?
  /// The standard error of ``value``; nil where it has none.
  public var standardError: Double?
  /// How a scenario moved from its baseline; nil for everything else.
  public var move: BaselineMove?
  /// What of ``move`` is allowed.
  public var allowances: MoveAllowances?

  /// Creates an item from its parts.
  public init(
    name: String, status: Status, found: String, notes: [String] = [], line: Int? = nil, column: Int? = nil,
    value: Double? = nil, standardError: Double? = nil
  ) {
    self.name = name
    self.status = status
    self.found = found
    self.notes = notes
    self.line = line
    self.column = column
    self.value = value
    self.standardError = standardError
  }
}

/// What one file was held against.
public struct TestSuite: Sendable {
  /// The file's path.
  public let file: String
  /// The identifier of the scenario or the table; the path where it could not be read.
  public let id: String
  /// Its title; empty where it could not be read.
  public let title: String
  /// The items, in the order of the file.
  public var items: [TestItem]
  /// How long it took, in seconds.
  public var seconds: Double
  /// How many draws were made; nil for tables, which draw nothing.
  public var draws: Int?

  /// Creates a suite from its parts.
  public init(
    file: String, id: String, title: String, items: [TestItem], seconds: Double, draws: Int? = nil
  ) {
    self.file = file
    self.id = id
    self.title = title
    self.items = items
    self.seconds = seconds
    self.draws = draws
  }
}
