/// The values of a CEL map, by key, in the order in which they were written.
///
/// Keys are bools, ints, uints and strings; an int and a uint that are equal are one key. Lookup is linear: the
/// maps of conditions are small.
public struct ValueMap: Hashable, Sendable {
  /// One key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key: a bool, int, uint or string.
    public let key: Value
    /// The value at the key.
    public let value: Value

    /// Creates an entry.
    public init(key: Value, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries, in the order in which they were written.
  public let entries: [Entry]

  /// Creates a map.
  ///
  /// - Throws: `unsupported-key` for a key of another type, `repeated-key` for a key that occurs twice.
  public init(_ entries: [Entry]) throws(EvaluationError) {
    var seen: Set<Value> = []
    for entry in entries {
      switch entry.key {
      case .bool, .int, .uint, .string: break
      default: throw EvaluationError("unsupported-key", "a \(entry.key.typeName) cannot be the key of a map")
      }
      guard seen.insert(entry.key).inserted else {
        throw EvaluationError("repeated-key", "the key \(entry.key) occurs twice")
      }
    }
    self.entries = entries
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// The value at a key that equals `key` as CEL compares, or nil.
  public subscript(key: Value) -> Value? {
    entries.first { $0.key == key }?.value
  }

  /// Maps are equal where they hold equal values at equal keys, in whatever order.
  public static func == (left: ValueMap, right: ValueMap) -> Bool {
    left.count == right.count && left.entries.allSatisfy { right[$0.key] == $0.value }
  }

  /// Feeds the number of entries to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
  }
}
