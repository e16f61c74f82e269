/// The JSON Schema (draft 2020-12) of the files that Casus reads, printed from the shapes that the reader checks.
public enum JSONSchema {
  /// The schema of a rulebook.
  public static var rulebook: JSONValue { document(RulebookShape.root, title: "Casus rulebook") }

  /// The schema of a scenario.
  public static var scenario: JSONValue { document(ScenarioShape.root, title: "Casus scenario") }

  /// The schema of a table of tests.
  public static var tests: JSONValue { document(TestsShape.root, title: "Casus tests") }

  private static func document(_ shape: Shape, title: String) -> JSONValue {
    var definitions: [(String, JSONValue)] = []
    let root = schema(of: shape, &definitions)
    guard case .object(let members) = root else { return root }
    return .object(
      [("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title))]
        + members + [("$defs", .object(definitions))])
  }

  /// YAML loaders type plain scalars by themselves, so that a place for text accepts numbers and truth values too.
  private static func schema(of shape: Shape, _ definitions: inout [(String, JSONValue)]) -> JSONValue {
    switch shape {
    case .text, .expression, .parameter:
      return .object([("type", strings("string", "number", "boolean")), ("minLength", .int(1))])
    case .word(let words):
      let truths = words.compactMap { ScalarReading.yesNo($0).map { JSONValue.bool($0) } }
      return .object([("enum", .array(words.map { .string($0) } + truths))])
    case .identifier: return pattern("^[a-z0-9]+(-[a-z0-9]+)*$")
    case .name: return pattern("^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)*$")
    case .yesNo:
      return .object([("enum", .array([.bool(true), .bool(false), .string("yes"), .string("no")]))])
    case .number(let range): return .object([("type", .string("number"))] + bounds(range))
    case .whole(let range):
      return .object([
        ("type", .string("integer")), ("minimum", .int(range.lowerBound)),
        ("maximum", .int(range.upperBound)),
      ])
    case .date: return pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case .list(let item, let minimum):
      return .object([
        ("type", .string("array")), ("items", schema(of: item, &definitions)), ("minItems", .int(minimum)),
      ])
    case .range:
      return .object([
        ("type", .string("array")), ("items", .object([("type", .string("number"))])), ("minItems", .int(2)),
        ("maxItems", .int(2)),
      ])
    case .map(let keys, let value, let minimum):
      return .object([
        ("type", minimum == 0 ? strings("object", "null") : .string("object")),
        ("propertyNames", keys.schema),
        ("additionalProperties", schema(of: value, &definitions)), ("minProperties", .int(minimum)),
      ])
    case .mapping(let mapping): return schema(of: mapping, &definitions)
    case .either(let shapes):
      return .object([("anyOf", .array(shapes.map { schema(of: $0, &definitions) }))])
    case .named(let name, let inner):
      if !definitions.contains(where: { $0.0 == name }) {
        let definition = schema(of: inner, &definitions)
        definitions.append((name, definition))
      }
      return .object([("$ref", .string("#/$defs/\(name)"))])
    }
  }

  private static func schema(
    of mapping: MappingShape, _ definitions: inout [(String, JSONValue)]
  ) -> JSONValue {
    let properties = mapping.keys.map { key -> (String, JSONValue) in
      guard case .object(let members) = schema(of: key.shape, &definitions) else { return (key.name, .null) }
      return (key.name, .object([("description", .string(key.about))] + members))
    }
    var members: [(String, JSONValue)] = [
      ("type", .string("object")), ("properties", .object(properties)),
      ("required", .array(mapping.keys.filter(\.isRequired).map { .string($0.name) })),
      ("additionalProperties", .bool(false)),
    ]
    let sets =
      mapping.exactlyOne.map { set in JSONValue.object([("oneOf", .array(set.map(requires)))]) }
      + mapping.atMostOne.map { set in
        .object([
          (
            "oneOf",
            .array(set.map(requires) + [.object([("not", .object([("anyOf", .array(set.map(requires)))]))])])
          )
        ])
      }
    if !sets.isEmpty { members.append(("allOf", .array(sets))) }
    return .object(members)
  }

  private static func requires(_ key: String) -> JSONValue {
    .object([("required", .array([.string(key)]))])
  }

  private static func bounds(_ range: ClosedRange<Double>) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if range.lowerBound == .leastNormalMagnitude {
      members.append(("exclusiveMinimum", .int(0)))
    } else if range.lowerBound > -.greatestFiniteMagnitude {
      members.append(("minimum", .number(range.lowerBound)))
    }
    if range.upperBound < .greatestFiniteMagnitude { members.append(("maximum", .number(range.upperBound))) }
    return members
  }

  private static func pattern(_ text: String) -> JSONValue {
    .object([("type", .string("string")), ("pattern", .string(text))])
  }

  private static func strings(_ texts: String...) -> JSONValue { .array(texts.map { .string($0) }) }
}

extension Shape.MapKeys {
  fileprivate var schema: JSONValue {
    switch self {
    case .identifiers: .object([("pattern", .string("^[a-z0-9]+(-[a-z0-9]+)*$"))])
    case .names:
      .object([("pattern", .string("^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)*$"))])
    case .probabilities: .object([("pattern", .string("^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$"))])
    case .pins: .object([("pattern", .string("^((strength|lean)/)?[a-z0-9]+([-._][a-z0-9]+)*$"))])
    }
  }
}
