/// A value of a condition, or of a part of one, while it is evaluated.
///
/// Equality is CEL's: numbers of different types are equal where they stand at the same point of the number line,
/// strings are equal where their code points are, NaN equals nothing. A choice is a plain string.
public enum Value: Sendable {
  /// CEL's `null`.
  case null
  /// Yes or no.
  case bool(Bool)
  /// A signed whole number.
  case int(Int64)
  /// An unsigned whole number.
  case uint(UInt64)
  /// A floating-point number.
  case double(Double)
  /// A text, or the value of a choice.
  case string(String)
  /// A point in time.
  case timestamp(Timestamp)
  /// A length of time, in nanoseconds: about 292 years either way.
  case duration(nanoseconds: Int64)
  /// Values in order.
  case list([Value])
  /// Values by key.
  case map(ValueMap)
  /// A type, by its name in CEL.
  case type(String)

  /// The name in CEL of this value's type, as `type(x)` gives it.
  public var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .type: "type"
    }
  }

  /// Whether this is an int, a uint or a double.
  public var isNumber: Bool {
    switch self {
    case .int, .uint, .double: true
    default: false
    }
  }

  /// The number as a double, rounded to the nearest; nil where this is no number.
  public var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }
}
