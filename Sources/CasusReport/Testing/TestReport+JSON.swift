public import CasusRulebook

extension TestReport {
  /// The name of the JSON form, which the object carries as `schema`.
  public static let schema = "casus-test/1"

  /// The text of ``json``, ended by a line feed.
  public var jsonText: String { json.text() + "\n" }

  /// Everything as one object, keys in a stable order.
  public var json: JSONValue {
    .object([
      ("schema", .string(Self.schema)),
      (
        "counts",
        .object(TestItem.Status.allCases.map { ($0.rawValue, .int(count($0))) })
      ),
      ("files", .array(suites.map(\.json))), ("coverage", .array(coverage.map { json(of: $0) })),
      ("remarks", .array(remarks.map { .string($0.plainSpaces) })),
    ])
  }
}

extension TestSuite {
  fileprivate var json: JSONValue {
    .object([
      ("file", .string(file)), ("id", .string(id)), ("title", .string(title.plainSpaces)),
      ("draws", draws.map { .int($0) } ?? .null), ("items", .array(items.map(\.json))),
    ])
  }
}

extension TestItem {
  fileprivate var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(name.plainSpaces)), ("status", .string(status.rawValue)),
      ("found", .string(found.plainSpaces)), ("value", .optional(value)),
      ("standard_error", .optional(standardError)), ("line", line.map { .int($0) } ?? .null),
      ("notes", .array(notes.map { .string($0.plainSpaces) })),
      ("commands", .array(commands.map { .string($0) })),
    ]
    if let move { members.append(("move", BaselineJSON.value(for: move, allowances))) }
    return .object(members)
  }
}
