extension Checker {
  /// The expression as one of the type that its place asks for; reported where it is not.
  mutating func require(_ expression: TypedExpression, toBe type: ExpressionType) -> TypedExpression {
    let conformed = conform(expression, to: type)
    guard !diagnostics.isEmpty || conformed.type == .dyn || !conformed.type.isAssignable(to: type) else {
      return conformed
    }
    guard diagnostics.isEmpty else { return conformed }
    var hint: String?
    switch (type, conformed.type) {
    case (.double, .int), (.double, .uint): hint = Self.doubleHint(conformed)
    case (.bool, .choice(let choice)): hint = "compare it with one of: \(Self.abridged(choice.values))"
    case (.bool, .string): hint = "compare it with something"
    case (.bool, _) where conformed.type.isNumeric: hint = "compare it with a number"
    case (_, .dyn):
      hint = "the type is known only while evaluating: convert it, such as with double() or string()"
    default: break
    }
    report("type-mismatch", conformed.span, "expected \(type), found \(conformed.type)", hint: hint)
    return conformed
  }
}
