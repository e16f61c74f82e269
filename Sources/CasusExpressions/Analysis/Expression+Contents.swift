extension TypedExpression {
  /// Calls `body` with this node and every node below it, in the order in which they were written.
  public func visit(_ body: (TypedExpression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// Whether a node satisfies the condition, this one or one below it.
  func contains(_ condition: (TypedExpression) -> Bool) -> Bool {
    condition(self) || children.contains { $0.contains(condition) }
  }

  /// Whether the value is the same whatever is bound: no variable is read, and no custom function called.
  ///
  /// A node below a macro that reads the macro's variable is not constant by itself.
  public var isConstant: Bool {
    !contains { node in
      switch node.kind {
      case .variable, .customCall: true
      case .local(let level): !declares(level)
      default: false
      }
    }
  }

  private func declares(_ level: Int) -> Bool {
    contains { node in
      if case .comprehension(let comprehension) = node.kind { comprehension.level == level } else { false }
    }
  }
}

extension Expression {
  /// The slots of the variables that the expression reads, in ascending order.
  public var slots: [Int] {
    var slots: Set<Int> = []
    root.visit { node in
      if case .variable(let slot) = node.kind { slots.insert(slot) }
    }
    return slots.sorted()
  }

  /// Whether the expression's value is the same whatever is bound.
  public var isConstant: Bool { root.isConstant }
}
