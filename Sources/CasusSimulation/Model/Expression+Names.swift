import CasusExpressions

extension CasusExpressions.Expression {
  /// The slots of the variables that it reads, ascending and without repetition.
  var slots: [Int] {
    var found: [Int] = []
    root.visit { kind in
      if case .variable(let slot) = kind { found.append(slot) }
    }
    return Array(Set(found)).sorted()
  }

  /// Whether it calls the caller's function in a slot.
  func calls(function wanted: Int) -> Bool {
    var isFound = false
    root.visit { kind in
      if case .customCall(let slot, _) = kind, slot == wanted { isFound = true }
    }
    return isFound
  }
}

extension TypedExpression {
  /// Shows every node to `see`, parents before children.
  fileprivate func visit(_ see: (Kind) -> Void) {
    see(kind)
    for child in children { child.visit(see) }
  }
}
