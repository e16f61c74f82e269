extension Checker {
  /// Checks a name, or a field of something.
  mutating func selection(_ syntax: Syntax) -> TypedExpression {
    if let name = syntax.dottedName {
      if let variable = variable(syntax, name.parts, isAbsolute: name.isAbsolute) { return variable }
      if case .name(let name, _) = syntax.form, let type = typeName(syntax, name) { return type }
      if !isRooted(name.parts, isAbsolute: name.isAbsolute) { return unknown(syntax, name.parts) }
    }
    guard case .select(let base, let field) = syntax.form else { return unknown(syntax, [text(syntax)]) }
    let map = check(base)
    guard let type = fieldType(of: map, syntax) else {
      return node(.field(map, name: field), .dyn, syntax)
    }
    return node(.field(map, name: field), type, syntax)
  }

  /// The type of a field of a value, or nil, reported, where the value has no fields.
  mutating func fieldType(of map: TypedExpression, _ syntax: Syntax) -> ExpressionType? {
    switch map.type {
    case .dyn: return .dyn
    case .map(let key, let value) where key.isEquatable(with: .string): return value
    default:
      report("type-mismatch", source.span(of: syntax.range), "a value of type \(map.type) has no fields")
      return nil
    }
  }

  /// The variable with exactly this name, if there is one.
  private func variable(_ syntax: Syntax, _ parts: [String], isAbsolute: Bool) -> TypedExpression? {
    if !isAbsolute, let level = locals.lastIndex(where: { $0.name == parts[0] }) {
      return parts.count == 1 ? node(.local(level: level), locals[level].type, syntax) : nil
    }
    return scope.slot(ofVariable: parts.joined(separator: ".")).map {
      node(.variable(slot: $0), scope.variables[$0].type, syntax)
    }
  }

  /// Whether the name begins with a name of something that may have fields.
  private func isRooted(_ parts: [String], isAbsolute: Bool) -> Bool {
    if !isAbsolute, locals.contains(where: { $0.name == parts[0] }) { return true }
    return (1..<max(parts.count, 1)).contains {
      scope.slot(ofVariable: parts.prefix($0).joined(separator: ".")) != nil
    }
  }

  private mutating func typeName(_ syntax: Syntax, _ name: String) -> TypedExpression? {
    switch name {
    case "bool", "int", "uint", "double", "string", "list", "map", "null_type", "type":
      return node(.literal(.type(name)), .type, syntax)
    case "bytes":
      refuse(
        "outside-subset", source.span(of: syntax.range),
        "bytes are outside the subset of CEL that Casus reads")
      return node(.literal(.type(name)), .type, syntax)
    default:
      return nil
    }
  }

  private mutating func unknown(_ syntax: Syntax, _ parts: [String]) -> TypedExpression {
    let name = parts.joined(separator: ".")
    let known = scope.variables.map(\.name) + locals.map(\.name)
    let hint: String? =
      switch name {
      case "yes", "True", "TRUE": "write true"
      case "no", "False", "FALSE": "write false"
      case "not", "NOT": "write !"
      case "None", "nil": "write null"
      default: NearestName.hint(for: name, among: known) ?? quotingHint(name)
      }
    return failure("unknown-name", syntax, "unknown name '\(name)'", hint: hint)
  }

  /// Where a bare word is a value of some choice, quotes were probably forgotten.
  private func quotingHint(_ name: String) -> String? {
    for variable in scope.variables {
      if case .choice(let choice) = variable.type, choice.values.contains(name) {
        return "a text stands in quotes: \"\(name)\""
      }
    }
    return nil
  }
}
