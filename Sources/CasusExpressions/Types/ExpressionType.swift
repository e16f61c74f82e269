/// The type of a condition, or of a part of one.
public indirect enum ExpressionType: Hashable, Sendable {
  /// Known only while evaluating: the elements of a mixed list, or what `dyn(x)` gives.
  case dyn
  /// The type of `null`.
  case null
  /// Yes or no.
  case bool
  /// A signed 64-bit whole number.
  case int
  /// An unsigned 64-bit whole number.
  case uint
  /// A 64-bit floating-point number.
  case double
  /// Any text.
  case string
  /// A text that is one of a declared list; to CEL it is a string.
  case choice(ChoiceType)
  /// A point in time.
  case timestamp
  /// A length of time.
  case duration
  /// A list with elements of one type.
  case list(ExpressionType)
  /// A map with keys of one type and values of another.
  case map(key: ExpressionType, value: ExpressionType)
  /// The type of a type.
  case type

  /// Whether this is an int, a uint or a double.
  public var isNumeric: Bool {
    switch self {
    case .int, .uint, .double: true
    default: false
    }
  }

  /// Whether this is a string or a choice.
  public var isText: Bool {
    switch self {
    case .string, .choice: true
    default: false
    }
  }
}

/// A list of words, one of which is meant.
public struct ChoiceType: Hashable, Sendable {
  /// The name of what declares the list, such as a factor: `threat.origin`.
  public let name: String
  /// The words, in the order in which they were declared.
  public let values: [String]

  /// Creates a choice among `values`, declared by what is called `name`.
  public init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }
}

extension ExpressionType: CustomStringConvertible {
  /// The type in CEL's words; a choice names what declares it.
  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .choice(let choice): "choice (\(choice.name))"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .type: "type"
    }
  }
}
