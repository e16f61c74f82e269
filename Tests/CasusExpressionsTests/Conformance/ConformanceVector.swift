import CasusExpressions
import Foundation

/// One of the vectors by which the CEL project tests implementations, as a line of JSON.
struct ConformanceVector: Decodable {
  let file: String
  let section: String
  let name: String
  let expr: String
  let container: String
  let disableCheck: Bool
  let disableMacros: Bool
  let checkOnly: Bool
  let bindings: [String: Binding]
  let typeEnv: [Declaration]
  let matcher: String
  let value: JSONValue?

  struct Binding: Decodable { let value: JSONValue }

  struct Declaration: Decodable {
    let name: String
    let ident: Identifier?
  }

  struct Identifier: Decodable { let type: JSONValue }

  enum CodingKeys: String, CodingKey {
    case file, section, name, expr, container, bindings, matcher, value
    case disableCheck = "disable_check"
    case disableMacros = "disable_macros"
    case checkOnly = "check_only"
    case typeEnv = "type_env"
  }
}

extension ConformanceVector {
  /// The folder of the vectors: beside the package, or where `CASUS_PEERS` says.
  static let file: URL = {
    let peers =
      ProcessInfo.processInfo.environment["CASUS_PEERS"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../../shared/peers").standardized
    return peers.appending(path: "cel/vectors.jsonl")
  }()

  static var areAvailable: Bool { FileManager.default.isReadableFile(atPath: file.path) }

  static func all() throws -> [ConformanceVector] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(ConformanceVector.self, from: Data($0.utf8))
    }
  }
}

/// What a vector asks for is outside the subset that Casus reads.
struct OutsideSubset: Error {
  let reason: String
}

extension ConformanceVector {
  /// The declared and the bound variables; what is bound without a declaration is `dyn`.
  func scopeAndBindings() throws -> (Scope, Bindings) {
    if !container.isEmpty { throw OutsideSubset(reason: "containers") }
    if disableMacros { throw OutsideSubset(reason: "macros as functions") }
    var types: [String: ExpressionType] = [:]
    for declaration in typeEnv {
      guard let type = declaration.ident?.type else { throw OutsideSubset(reason: "declared functions") }
      types[declaration.name] = try type.expressionType()
    }
    let names = Set(types.keys).union(bindings.keys).sorted()
    let scope = Scope(variables: names.map { .init($0, types[$0] ?? .dyn) }, hasExtensions: false)
    let values = try names.map { try bindings[$0]?.value.value() ?? .null }
    return (scope, Bindings(values: values))
  }
}
