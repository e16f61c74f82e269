/// How one value stands to another.
public enum ValueOrder: Hashable, Sendable {
  /// The first comes before the second.
  case before
  /// Neither comes before the other.
  case same
  /// The first comes after the second.
  case after

  init<Operand: Comparable>(_ left: Operand, _ right: Operand) {
    self = left < right ? .before : left == right ? .same : .after
  }
}

extension Value {
  /// How this number stands to another of whatever type; nil where either is NaN, or is no number.
  ///
  /// Whole numbers are compared exactly with each other, and as the nearest double with a double, as CEL does.
  public func numericOrder(relativeTo other: Value) -> ValueOrder? {
    switch (self, other) {
    case (.int(let left), .int(let right)): return ValueOrder(left, right)
    case (.uint(let left), .uint(let right)): return ValueOrder(left, right)
    case (.int(let left), .uint(let right)): return left < 0 ? .before : ValueOrder(UInt64(left), right)
    case (.uint(let left), .int(let right)): return right < 0 ? .after : ValueOrder(left, UInt64(right))
    default:
      guard let left = number, let right = other.number, !left.isNaN, !right.isNaN else { return nil }
      return ValueOrder(left, right)
    }
  }

  /// How this value stands to another of its type, or number to number: what `<` asks in CEL.
  ///
  /// Strings are ordered by code point, `false` before `true`.
  ///
  /// - Returns: nil where either is NaN, so that neither `<` nor `>=` holds.
  /// - Throws: `no-such-overload` for values that CEL does not order.
  public func order(relativeTo other: Value) throws(EvaluationError) -> ValueOrder? {
    switch (self, other) {
    case (.bool(let left), .bool(let right)): return ValueOrder(left ? 1 : 0, right ? 1 : 0)
    case (.string(let left), .string(let right)):
      if left.hasSameCodePoints(as: right) { return .same }
      return left.utf8.lexicographicallyPrecedes(right.utf8) ? .before : .after
    case (.timestamp(let left), .timestamp(let right)): return ValueOrder(left, right)
    case (.duration(let left), .duration(let right)): return ValueOrder(left, right)
    case _ where isNumber && other.isNumber: return numericOrder(relativeTo: other)
    default: throw .noSuchOverload("<", self, other)
    }
  }
}
