extension Checker {
  /// Checks a call as one of CEL's macros; nil where it is none.
  mutating func macro(
    _ syntax: Syntax, target: Syntax?, function: Syntax.Word, arguments: [Syntax]
  ) -> TypedExpression? {
    guard let target else {
      return function.text == "has" ? has(syntax, arguments) : nil
    }
    guard let macro = TypedExpression.Macro(rawValue: function.text) else { return nil }
    let isCountRight = arguments.count == 2 || (macro == .map && arguments.count == 3)
    guard isCountRight, case .name(let name, isAbsolute: false)? = arguments.first?.form else {
      refuse(
        "invalid-macro", source.span(of: function.range),
        "'\(function.text)' takes a name for the element and what is asked of it",
        hint: "write list.\(function.text)(x, ...)")
      return node(.failure(code: "invalid-macro", message: "invalid macro"), .dyn, syntax)
    }
    return comprehension(syntax, macro, target, name: name, Array(arguments.dropFirst()))
  }

  private mutating func comprehension(
    _ syntax: Syntax, _ macro: TypedExpression.Macro, _ target: Syntax, name: String, _ bodies: [Syntax]
  ) -> TypedExpression {
    let range = check(target)
    let element = elementType(of: range)
    let level = locals.count
    locals.append(Scope.Variable(name, element))
    var checked: [TypedExpression] = []
    for body in bodies { checked.append(check(body)) }
    locals.removeLast()

    let transform = macro == .map ? checked.popLast() : nil
    let predicate = checked.first
    if let predicate { requireCondition(predicate, "what '\(macro.rawValue)' asks of an element") }
    let type: ExpressionType =
      switch macro {
      case .all, .exists, .existsOne: .bool
      case .filter: .list(element)
      case .map: .list(transform?.type ?? .dyn)
      }
    let comprehension = TypedExpression.Comprehension(
      macro: macro, range: range, level: level, predicate: predicate, transform: transform)
    return node(.comprehension(comprehension), type, syntax)
  }

  private mutating func elementType(of range: TypedExpression) -> ExpressionType {
    switch range.type {
    case .list(let element): return element
    case .map(let key, _): return key
    case .dyn: return .dyn
    default:
      report("type-mismatch", range.span, "a macro needs a list or a map, not \(range.type)")
      return .dyn
    }
  }

  private mutating func has(_ syntax: Syntax, _ arguments: [Syntax]) -> TypedExpression {
    guard arguments.count == 1, case .select(let base, let field)? = arguments.first?.form else {
      refuse(
        "invalid-macro", source.span(of: syntax.range), "'has' takes one field, such as has(map.field)")
      return node(.failure(code: "invalid-macro", message: "invalid macro"), .dyn, syntax)
    }
    let map = check(base)
    _ = fieldType(of: map, base)
    return node(.has(map, name: field), .bool, syntax)
  }
}
