extension Value {
  /// The element of a list at an index counted from 0, or the value of a map at a key.
  func element(at key: Value) throws(EvaluationError) -> Value {
    switch self {
    case .list(let elements):
      guard let index = key.index else {
        throw EvaluationError("invalid-argument", "\(key) is no index of a list")
      }
      guard elements.indices.contains(index) else {
        throw EvaluationError(
          "index-out-of-range",
          "the index \(index) is outside the list, which has \(elements.count) element(s)")
      }
      return elements[index]
    case .map(let map):
      guard let value = map[key] else { throw EvaluationError("no-such-key", "no such key: \(key)") }
      return value
    default:
      throw .noSuchOverload("[]", self, key)
    }
  }

  /// The value of a map at a key that is written as a field.
  func field(_ name: String) throws(EvaluationError) -> Value {
    guard case .map = self else { throw .noSuchOverload(".\(name)", self) }
    return try element(at: .string(name))
  }

  /// The whole number that this is, of whatever type, where it can be an index.
  private var index: Int? {
    switch self {
    case .int(let value): Int(exactly: value)
    case .uint(let value): Int(exactly: value)
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }
}
