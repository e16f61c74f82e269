extension Checker {
  mutating func list(_ syntax: Syntax, _ elements: [Syntax]) -> TypedExpression {
    var checked: [TypedExpression] = []
    for element in elements { checked.append(check(element)) }
    return node(.list(checked), .list(Self.common(checked.map(\.type))), syntax)
  }

  mutating func map(_ syntax: Syntax, _ entries: [(key: Syntax, value: Syntax)]) -> TypedExpression {
    var checked: [TypedExpression.MapEntry] = []
    for entry in entries {
      let key = check(entry.key)
      switch key.type {
      case .dyn, .bool, .int, .uint, .string, .choice: break
      default: report("type-mismatch", key.span, "a value of type \(key.type) cannot be the key of a map")
      }
      checked.append(TypedExpression.MapEntry(key: key, value: check(entry.value)))
    }
    let key = Self.common(checked.map(\.key.type))
    return node(.map(checked), .map(key: key, value: Self.common(checked.map(\.value.type))), syntax)
  }

  mutating func index(_ syntax: Syntax, _ base: Syntax, _ key: Syntax) -> TypedExpression {
    let base = check(base)
    let key = check(key)
    switch base.type {
    case .dyn:
      return node(.index(base, key), .dyn, syntax)
    case .list(let element):
      if key.type != .int, key.type != .dyn {
        report("type-mismatch", key.span, "a list is indexed by an int, not by \(key.type)")
      }
      return node(.index(base, key), element, syntax)
    case .map(let type, let value):
      if !key.type.isEquatable(with: type) {
        report("type-mismatch", key.span, "the keys of this map are of type \(type), not \(key.type)")
      }
      return node(.index(base, key), value, syntax)
    default:
      report("type-mismatch", base.span, "a value of type \(base.type) cannot be indexed")
      return node(.index(base, key), .dyn, syntax)
    }
  }

  private static func common(_ types: [ExpressionType]) -> ExpressionType {
    guard let first = types.first else { return .dyn }
    return types.dropFirst().reduce(first) { $0.joined(with: $1) }
  }
}
