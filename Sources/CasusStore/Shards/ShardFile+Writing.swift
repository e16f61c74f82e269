import CasusRulebook
import CasusSampling
import CasusSimulation

extension ShardFile {
  /// The shard as text: JSON with its keys in a fixed order, ended by a line feed.
  public func text() -> String {
    var members = header.members
    members.append(("tallies", .object(tallies.sections.map { ($0.name, Self.lines($0.lines)) })))
    members.append((Self.checksumName, .string(Self.checksum(of: members))))
    return JSONValue.object(members).text() + "\n"
  }

  static let checksumName = "fnv1a64"

  /// The hash of all that comes before it, written without spaces.
  static func checksum(of members: [(String, JSONValue)]) -> String {
    fingerprint(FNV1a64.hash(JSONValue.object(members).text(indented: false)))
  }

  static func fingerprint(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func lines(_ lines: [[UInt128]]) -> JSONValue {
    .array(lines.map { .string(IntegerLine.text(of: $0)) })
  }
}

extension ShardHeader {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("schema", .string(ShardFile.schema)),
      ("tool_version", .string(toolVersion)),
      ("numeric_version", .int(numericVersion)),
      ("seed", .string(String(seed))),
      ("design", .string(design.rawValue)),
      ("draws_asked", .int(drawsAsked)),
      ("shard", .int(number)),
      ("shards", .int(count)),
      ("first_group", .int(groups.lowerBound)),
      ("groups", .int(groups.count)),
      ("table_fingerprint", .string(ShardFile.fingerprint(tableFingerprint))),
      ("file", .string(file)),
      ("rules", rules.map { .string($0) } ?? .null),
      ("overrides", .array(overrides.map(\.value))),
      ("scenario", .array(scenario.map(\.value))),
      ("rulebook", rulebook.value),
    ]
  }
}

extension StoredText {
  fileprivate var value: JSONValue {
    .object([
      ("name", .string(name)), ("fnv1a64", .string(ShardFile.fingerprint(fingerprint))),
      ("text", .string(text)),
    ])
  }
}

extension StoredOverride {
  fileprivate var value: JSONValue {
    .object([("kind", .string(isPin ? "pin" : "set")), ("text", .string(text))])
  }
}
