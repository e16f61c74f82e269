extension Checker {
  /// Takes literals that are compared with a choice as values of that choice, and reports those that are none.
  mutating func reconcileChoices(_ left: inout TypedExpression, _ right: inout TypedExpression) {
    switch (left.type, right.type) {
    case (.choice(let first), .choice(let second)):
      if Set(first.values).isDisjoint(with: second.values) {
        report(
          "disjoint-choices", SourceSpan(start: left.span.start, end: right.span.end),
          "\(first.name) and \(second.name) have no value in common",
          notes: [first, second].map { "\($0.name) is one of: \(Self.abridged($0.values))" })
      }
    case (.choice(let choice), _): right = conform(right, to: .choice(choice))
    case (_, .choice(let choice)): left = conform(left, to: .choice(choice))
    default: break
    }
  }

  /// Does for `in` what ``reconcileChoices(_:_:)`` does for `==`.
  mutating func reconcileMembership(_ element: inout TypedExpression, _ list: inout TypedExpression) {
    if case .choice = element.type {
      if case .list(let elements) = list.kind {
        var conformed: [TypedExpression] = []
        for var candidate in elements {
          reconcileChoices(&element, &candidate)
          conformed.append(candidate)
        }
        list = TypedExpression(kind: .list(conformed), type: list.type, span: list.span)
      }
    } else if case .list(.choice(let choice)) = list.type {
      element = conform(element, to: .choice(choice))
    }
  }

  /// The expression with its literals taken as values of the choice that is asked for, here or in a list.
  ///
  /// A literal that is none of its values is reported. What is no literal is left as it is.
  mutating func conform(_ expression: TypedExpression, to type: ExpressionType) -> TypedExpression {
    switch (expression.kind, type) {
    case (.literal(.string(let text)), .choice(let choice)):
      if !choice.values.contains(where: { $0.hasSameCodePoints(as: text) }) {
        report(
          "unknown-value", expression.span, "unknown value '\(text)' of \(choice.name)",
          notes: ["expected one of: \(Self.abridged(choice.values))"],
          hint: NearestName.hint(for: text, among: choice.values))
      }
      return TypedExpression(kind: expression.kind, type: type, span: expression.span)
    case (.conditional(let condition, let then, let otherwise), .choice):
      let then = conform(then, to: type)
      let otherwise = conform(otherwise, to: type)
      return TypedExpression(
        kind: .conditional(condition, then: then, otherwise: otherwise),
        type: then.type == otherwise.type ? then.type : expression.type, span: expression.span)
    case (.list(let elements), .list(let element)):
      var conformed: [TypedExpression] = []
      for candidate in elements { conformed.append(conform(candidate, to: element)) }
      let isConforming = conformed.allSatisfy { $0.type.isAssignable(to: element) }
      return TypedExpression(
        kind: .list(conformed), type: isConforming ? type : expression.type, span: expression.span)
    default:
      return expression
    }
  }

  /// The words between commas, the first of them only where there are many.
  static func abridged(_ words: [String]) -> String {
    let shown = words.prefix(20).joined(separator: ", ")
    return words.count > 20 ? shown + ", and \(words.count - 20) more" : shown
  }
}
