/// The name of a stream, which carries its kind: `factor/threat.severity`, `coin/council/belarus`.
///
/// Two names are the same stream exactly if their UTF-8 bytes are equal; names are not normalised.
public struct StreamName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The whole name, kind included.
  public let text: String

  private init(_ parts: String...) {
    text = parts.joined(separator: "/")
  }

  /// A factor of the request, indexed by draw.
  public static func factor(_ name: String) -> StreamName { StreamName("factor", name) }
  /// A judgement about the rulebook, indexed by row.
  public static func judgement(_ name: String) -> StreamName { StreamName("judgement", name) }
  /// A criterion's strength, indexed by row.
  public static func strength(_ criterion: String) -> StreamName { StreamName("strength", criterion) }
  /// A stage's lean, indexed by row.
  public static func lean(_ stage: String) -> StreamName { StreamName("lean", stage) }
  /// The coin of a stage that one party answers, indexed by draw.
  public static func coin(stage: String) -> StreamName { StreamName("coin", stage) }
  /// The coin of one member in a council stage, indexed by draw.
  public static func coin(stage: String, member: String) -> StreamName {
    StreamName("coin", stage, member)
  }
  /// A quantity that follows an outcome, indexed by draw.
  public static func quantity(_ quantity: String, outcome: String) -> StreamName {
    StreamName("quantity", quantity, outcome)
  }
  /// A stream of another kind, such as the factor that strengths share.
  public static func other(kind: String, _ name: String) -> StreamName { StreamName(kind, name) }

  /// The 64-bit FNV-1a hash of the name, which places the stream; see ``Stream``.
  public var hash: UInt64 { FNV1a64.hash(text) }

  /// The whole name.
  public var description: String { text }

  /// The order of the names' UTF-8 bytes.
  public static func < (left: StreamName, right: StreamName) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Equal bytes; Swift's own comparison of texts is by canonical equivalence.
  public static func == (left: StreamName, right: StreamName) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Agrees with `==`: the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

/// Two different stream names that have one hash, so that their words would be the same.
public struct StreamNameCollision: Error, Hashable, Sendable, CustomStringConvertible {
  /// The first of the two, in the order of their bytes.
  public let first: StreamName
  /// The second of the two.
  public let second: StreamName

  /// The error in a sentence.
  public var description: String {
    "the streams '\(first)' and '\(second)' have the same hash, so they would draw the same numbers; "
      + "rename one of them"
  }
}

extension StreamName {
  /// Checks that no two different names of a run have one hash; equal names may repeat.
  ///
  /// - Throws: ``StreamNameCollision`` with the first pair in the order of the names.
  /// - Complexity: O(*n* log *n*).
  public static func requireDistinctHashes(
    _ names: some Sequence<StreamName>
  ) throws(StreamNameCollision) {
    try requireDistinctHashes(names) { $0.hash }
  }

  /// The check with a hash of the caller's choice, so that a test can see it fail.
  static func requireDistinctHashes(
    _ names: some Sequence<StreamName>, hash: (StreamName) -> UInt64
  ) throws(StreamNameCollision) {
    var seen: [UInt64: StreamName] = [:]
    for name in names.sorted() {
      let earlier = seen.updateValue(name, forKey: hash(name))
      if let earlier, earlier != name { throw StreamNameCollision(first: earlier, second: name) }
    }
  }
}
