public import CasusAnalysis

/// A comparison with the names under which its sides are shown.
public struct LabelledComparison: Sendable {
  /// The letter and the name of each side: A, the reference, and what it is compared with.
  public struct Side: Sendable {
    /// `A`, `B` and so on.
    public let letter: String
    /// What it is, in a line.
    public let title: String
    /// A short name without spaces, such as a file's name, an identifier, or the name of a saved run.
    public let id: String
    /// The results file that the run was taken from; nil for one that was made now.
    public let store: String?

    /// Creates a side.
    public init(letter: String, title: String, id: String, store: String? = nil) {
      self.letter = letter
      self.title = title
      self.id = id
      self.store = store
    }
  }

  /// What both sides have in common, in a line; empty where nothing is to be said.
  public let subject: String
  /// The reference, then what is compared with it.
  public let sides: [Side]
  /// What was found.
  public let comparison: RunComparison
  /// Why the sides differ; nil where it was not asked for, or nothing sets them apart.
  public let reason: ComparisonReason?
  /// What else is to be known of the sides, in sentences.
  public let remarks: [String]

  /// Creates a labelled comparison.
  public init(
    subject: String = "", sides: [Side], _ comparison: RunComparison, reason: ComparisonReason? = nil,
    remarks: [String] = []
  ) {
    self.subject = subject
    self.sides = sides
    self.comparison = comparison
    self.reason = reason
    self.remarks = remarks
  }
}
