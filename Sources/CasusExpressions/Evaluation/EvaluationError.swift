/// Why a condition has no value for the values it was given.
public struct EvaluationError: Error, Hashable, Sendable {
  /// A stable identifier for the kind of failure, in words joined by hyphens: `division-by-zero`.
  public var code: String { content.code }
  /// What went wrong, in a few words without a full stop: `division by zero`.
  public var message: String { content.message }
  /// The name of the file that the condition stands in; empty until the failure has been located.
  public var source: String { content.source }
  /// The stretch of the file that failed; nil until the failure has been located.
  public var span: SourceSpan? { content.span }

  /// Boxed: a large error would take its place on the stack once for each `try`, and the evaluator recurses.
  private let content: Content

  private final class Content: Sendable {
    let code: String
    let message: String
    let source: String
    let span: SourceSpan?

    init(_ code: String, _ message: String, _ source: String, _ span: SourceSpan?) {
      self.code = code
      self.message = message
      self.source = source
      self.span = span
    }
  }

  /// Creates a failure.
  ///
  /// Functions supplied by a caller leave out the place: the evaluator adds it.
  public init(_ code: String, _ message: String, in source: String = "", at span: SourceSpan? = nil) {
    content = Content(code, message, source, span)
  }

  /// Whether two failures are of one kind, in one place.
  public static func == (left: EvaluationError, right: EvaluationError) -> Bool {
    (left.code, left.message, left.source) == (right.code, right.message, right.source)
      && left.span == right.span
  }

  /// Feeds the kind and the place to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(message)
    hasher.combine(source)
    hasher.combine(span)
  }

  /// The failure as something to show.
  public var diagnostic: Diagnostic {
    Diagnostic(code, in: source, at: span, message)
  }

  /// The same failure with a place, where it has none yet.
  func located(in source: String, at span: SourceSpan) -> EvaluationError {
    self.span == nil ? EvaluationError(code, message, in: source, at: span) : self
  }
}

extension EvaluationError {
  static let divisionByZero = EvaluationError("division-by-zero", "division by zero")
  static let overflow = EvaluationError("overflow", "the result does not fit in a 64-bit whole number")

  static func noSuchOverload(_ operation: String, _ operands: Value...) -> EvaluationError {
    let types = operands.map(\.typeName).joined(separator: ", ")
    return EvaluationError("no-such-overload", "'\(operation)' is not defined for \(types)")
  }

  static func outOfRange(_ value: Value, _ type: String) -> EvaluationError {
    EvaluationError("out-of-range", "\(value) is outside the range of \(type)")
  }

  static func unreadable(_ text: String, as type: String) -> EvaluationError {
    EvaluationError("invalid-argument", "\(Value.string(text)) cannot be read as a \(type)")
  }
}
