/// An operator with one operand.
public enum UnaryOperator: String, Hashable, Sendable {
  /// Turns yes into no and no into yes.
  case not = "!"
  /// Changes the sign of a number.
  case negate = "-"
}

/// An operator with two operands.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  /// Whether two values are equal.
  case equal = "=="
  /// Whether two values are not equal.
  case notEqual = "!="
  /// Whether the first comes before the second.
  case less = "<"
  /// Whether the first comes before the second or is equal to it.
  case lessOrEqual = "<="
  /// Whether the first comes after the second.
  case greater = ">"
  /// Whether the first comes after the second or is equal to it.
  case greaterOrEqual = ">="
  /// Whether a list has an element, or a map a key.
  case isIn = "in"
  /// The sum of numbers or lengths of time, a later time, or texts or lists one after the other.
  case add = "+"
  /// The difference of numbers, times or lengths of time.
  case subtract = "-"
  /// The product.
  case multiply = "*"
  /// The quotient; of whole numbers, cut towards zero.
  case divide = "/"
  /// The remainder of whole numbers, with the sign of the first.
  case modulo = "%"

  /// Whether this asks how two values are ordered.
  public var isOrdering: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether an order satisfies this operator, which must be one that orders; nil stands for NaN.
  func accepts(_ order: ValueOrder?) -> Bool {
    switch self {
    case .less: order == .before
    case .lessOrEqual: order == .before || order == .same
    case .greater: order == .after
    case .greaterOrEqual: order == .after || order == .same
    default: false
    }
  }
}

/// An operator that joins conditions, in any number.
public enum LogicalOperator: String, Hashable, Sendable {
  /// Whether all hold.
  case and = "&&"
  /// Whether at least one holds.
  case or = "||"

  /// The answer that one operand alone decides: no for `&&`, yes for `||`.
  public var decisive: Bool { self == .or }
}
