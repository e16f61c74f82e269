extension Expression {
  /// The texts that a variable is compared with by `==`, `!=` or `in [...]`, sorted by code point.
  public func comparedStrings(_ slot: Int) -> [String] {
    var texts: Set<Value> = []
    for value in comparedConstants(slot) {
      if case .string = value { texts.insert(value) }
    }
    return texts.compactMap { if case .string(let text) = $0 { text } else { nil } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func comparedConstants(_ slot: Int) -> [Value] {
    var values: [Value] = []
    root.visit { node in
      guard case .binary(let operation, let left, let right) = node.kind else { return }
      if operation == .isIn, left.isVariable(slot), case .list(let elements) = right.kind {
        values += elements.compactMap(constant)
      } else if operation.isComparison, left.isVariable(slot) {
        values += [right].compactMap(constant)
      } else if operation.isComparison, right.isVariable(slot) {
        values += [left].compactMap(constant)
      }
    }
    return values
  }

  private func constant(_ node: TypedExpression) -> Value? {
    guard node.isConstant else { return nil }
    var evaluator = Evaluator(file: source.file, bindings: Bindings())
    return try? evaluator.value(of: node)
  }
}

extension BinaryOperator {
  /// Whether this compares two values for order or equality.
  var isComparison: Bool { isOrdering || self == .equal || self == .notEqual }
}

extension TypedExpression {
  func isVariable(_ slot: Int) -> Bool {
    if case .variable(slot) = kind { true } else { false }
  }
}
