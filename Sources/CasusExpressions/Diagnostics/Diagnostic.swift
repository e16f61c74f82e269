/// Something wrong, or doubtful, in a text that a person wrote: where, what, and what to do about it.
///
/// A diagnostic is data. Its text for people is made in one place, by ``DiagnosticRenderer``.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Comparable, Sendable {
    /// Worth knowing; nothing needs to be done.
    case note
    /// Doubtful: the text is accepted, but may not mean what its author meant.
    case warning
    /// Wrong: the text is refused.
    case error

    /// Whether one is less bad than another.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A stable identifier for the kind of problem, in words joined by hyphens: `unknown-name`.
  public let code: String
  /// How bad it is.
  public let severity: Severity
  /// The name of the text: a file's path as the user gave it, or a word such as `--set`.
  public let source: String
  /// The stretch of the text that is meant; nil where the problem is with the whole of it.
  public let span: SourceSpan?
  /// What is wrong and what was expected, in one sentence without a full stop.
  public let message: String
  /// Further lines of explanation, such as `expected one of: internal, state`.
  public let notes: [String]
  /// What to do about it, such as `did you mean 'internal'?`.
  public let hint: String?

  /// Creates a diagnostic; see the properties for what each part holds.
  public init(
    _ code: String, _ severity: Severity = .error, in source: String, at span: SourceSpan?,
    _ message: String, notes: [String] = [], hint: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.source = source
    self.span = span
    self.message = message
    self.notes = notes
    self.hint = hint
  }
}

/// All that was found wrong with one or more texts: thrown together, so that one reading reports everything.
public struct DiagnosticList: Error, Sendable {
  /// What was found, ordered by source and place.
  public let diagnostics: [Diagnostic]

  /// Creates a list from what was found.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
