public import CasusAnalysis

/// A comparison with the names under which its sides are shown.
public struct LabelledComparison: Sendable {
  /// The letter and the name of each side: A, the reference, and what it is compared with.
  public struct Side: Sendable {
    /// `A`, `B` and so on.
    public let letter: String
    /// What it is, in a line.
    public let title: String
    /// A short name without spaces, such as a file's name or an identifier.
    public let id: String

    /// Creates a side.
    public init(letter: String, title: String, id: String) {
      self.letter = letter
      self.title = title
      self.id = id
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

  /// Creates a labelled comparison.
  public init(
    subject: String = "", sides: [Side], _ comparison: RunComparison, reason: ComparisonReason? = nil
  ) {
    self.subject = subject
    self.sides = sides
    self.comparison = comparison
    self.reason = reason
  }
}
