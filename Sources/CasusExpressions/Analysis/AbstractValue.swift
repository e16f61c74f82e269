/// What is known of a value before anything is evaluated: which values are possible, and whether there may be none.
///
/// An analysis gives enclosures: every value that can occur is possible, but not every possible value need occur.
public struct AbstractValue: Hashable, Sendable {
  /// The values that are possible.
  public var shape: Shape
  /// A failure that is possible, with its place; nil where evaluation cannot fail.
  public var possibleFailure: EvaluationError?

  /// A set of values.
  public indirect enum Shape: Hashable, Sendable {
    /// No value: the place is never reached, or always fails.
    case nothing
    /// Yes, no, or either.
    case booleans(canBeFalse: Bool, canBeTrue: Bool)
    /// Numbers from a range.
    case numbers(NumberRange)
    /// A few texts, sorted by code point.
    case strings([String])
    /// Lists of some lengths whose elements are of one shape.
    case list(elements: Shape, count: ClosedRange<Int>)
    /// Any value of the type.
    case anything
  }

  /// Creates what is known of a value.
  public init(_ shape: Shape, possibleFailure: EvaluationError? = nil) {
    self.shape = shape
    self.possibleFailure = possibleFailure
  }

  /// Any value of a type: of a choice, any of its words.
  public static func any(of type: ExpressionType) -> AbstractValue {
    AbstractValue(.any(of: type))
  }

  /// One value.
  public static func exactly(_ value: Value) -> AbstractValue {
    AbstractValue(.exactly(value))
  }

  /// One of the given texts.
  public static func strings(_ texts: [String]) -> AbstractValue {
    AbstractValue(.texts(texts))
  }

  /// A number from `low` to `high`, both included.
  public static func numbers(_ low: Double, _ high: Double) -> AbstractValue {
    AbstractValue(.numbers(NumberRange(low, high)))
  }

  /// Whether yes is possible.
  public var canBeTrue: Bool { shape.truths.canBeTrue }

  /// Whether no is possible.
  public var canBeFalse: Bool { shape.truths.canBeFalse }

  /// Whether a value is possible.
  public func contains(_ value: Value) -> Bool { shape.contains(value) }
}
