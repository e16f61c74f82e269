import CasusExpressions
import Foundation

/// JSON of any shape: the vectors' values and types are protocol buffers written as JSON.
enum JSONValue: Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }
}

extension JSONValue {
  /// This as a `cel.expr.Value`.
  func value() throws -> Value {
    guard case .object(let members) = self, members.count == 1, let (kind, content) = members.first else {
      throw OutsideSubset(reason: "values of protocol buffers")
    }
    switch (kind, content) {
    case ("nullValue", _): return .null
    case ("boolValue", .bool(let value)): return .bool(value)
    case ("int64Value", .string(let digits)): return .int(Int64(digits) ?? 0)
    case ("uint64Value", .string(let digits)): return .uint(UInt64(digits) ?? 0)
    case ("doubleValue", .number(let value)): return .double(value)
    case ("doubleValue", .string("Infinity")): return .double(.infinity)
    case ("doubleValue", .string("-Infinity")): return .double(-.infinity)
    case ("doubleValue", .string("NaN")): return .double(.nan)
    case ("stringValue", .string(let text)): return .string(text)
    case ("typeValue", .string(let name)): return .type(name)
    case ("listValue", _): return .list(try (content["values"]?.elements ?? []).map { try $0.value() })
    case ("mapValue", _):
      return .map(
        try ValueMap(
          (content["entries"]?.elements ?? []).map { entry in
            guard let key = entry["key"], let value = entry["value"] else {
              throw OutsideSubset(reason: "values of protocol buffers")
            }
            return ValueMap.Entry(key: try key.value(), value: try value.value())
          }))
    default: throw OutsideSubset(reason: kind)
    }
  }

  /// This as a `cel.expr.Type`.
  func expressionType() throws -> ExpressionType {
    guard case .object(let members) = self, members.count == 1, let (kind, content) = members.first else {
      throw OutsideSubset(reason: "types of protocol buffers")
    }
    switch (kind, content.string) {
    case ("dyn", _): return .dyn
    case ("null", _): return .null
    case ("primitive", "BOOL"): return .bool
    case ("primitive", "INT64"): return .int
    case ("primitive", "UINT64"): return .uint
    case ("primitive", "DOUBLE"): return .double
    case ("primitive", "STRING"): return .string
    case ("wellKnown", "TIMESTAMP"): return .timestamp
    case ("wellKnown", "DURATION"): return .duration
    case ("listType", _): return .list(try content["elemType"]?.expressionType() ?? .dyn)
    case ("mapType", _):
      return .map(
        key: try content["keyType"]?.expressionType() ?? .dyn,
        value: try content["valueType"]?.expressionType() ?? .dyn)
    default: throw OutsideSubset(reason: "type \(kind) \(content.string ?? "")")
    }
  }
}
