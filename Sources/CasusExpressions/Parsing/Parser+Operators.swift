extension Parser {
  /// An operator that waits for its right operand.
  private enum Operator {
    case logical(LogicalOperator)
    case binary(BinaryOperator)

    var precedence: Int {
      switch self {
      case .logical(.or): 1
      case .logical(.and): 2
      case .binary(.add), .binary(.subtract): 4
      case .binary(.multiply), .binary(.divide), .binary(.modulo): 5
      case .binary: 3
      }
    }
  }

  /// Reads operands with operators between them.
  ///
  /// All associate to the left.
  mutating func operators() throws(SyntaxError) -> Syntax {
    let first = try signed()
    return isOperator(current.kind) ? try chain(from: first) : first
  }

  private func isOperator(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .symbol(let symbol):
      LogicalOperator(rawValue: symbol.rawValue) != nil || BinaryOperator(rawValue: symbol.rawValue) != nil
    case .identifier("in"): true
    default: false
    }
  }

  private mutating func chain(from first: Syntax) throws(SyntaxError) -> Syntax {
    var operand = first
    var waiting: [(left: Syntax, operation: Operator)] = []
    while let operation = takeOperator() {
      while let last = waiting.last, last.operation.precedence >= operation.precedence {
        waiting.removeLast()
        operand = try combine(last.left, last.operation, operand)
      }
      waiting.append((operand, operation))
      operand = try signed()
    }
    while let last = waiting.popLast() {
      operand = try combine(last.left, last.operation, operand)
    }
    return operand
  }

  private mutating func takeOperator() -> Operator? {
    let operation: Operator? =
      switch current.kind {
      case .symbol(let symbol):
        LogicalOperator(rawValue: symbol.rawValue).map(Operator.logical)
          ?? BinaryOperator(rawValue: symbol.rawValue).map(Operator.binary)
      case .identifier("in"): .binary(.isIn)
      default: nil
      }
    if operation != nil { advance() }
    return operation
  }

  /// A chain of the same logical operator becomes one node, so that long chains are not deep.
  private func combine(_ left: Syntax, _ operation: Operator, _ right: Syntax) throws(SyntaxError) -> Syntax {
    let range = left.range.lowerBound..<right.range.upperBound
    switch operation {
    case .binary(let operation):
      return try node(.binary(operation, left, right), range, depth: max(left.depth, right.depth))
    case .logical(let operation):
      if case .logical(operation, let operands) = left.form {
        return try node(
          .logical(operation, operands + [right]), range, depth: max(left.depth - 1, right.depth))
      }
      return try node(.logical(operation, [left, right]), range, depth: max(left.depth, right.depth))
    }
  }

  /// Reads an operand with the signs before it.
  ///
  /// A minus directly before a number belongs to the number.
  private mutating func signed() throws(SyntaxError) -> Syntax {
    let hasSign = current.kind == .symbol(.not) || current.kind == .symbol(.minus)
    return hasSign ? try unary() : try member()
  }

  private mutating func unary() throws(SyntaxError) -> Syntax {
    var signs: [(operation: UnaryOperator, start: Int)] = []
    while case .symbol(let symbol) = current.kind, let operation = UnaryOperator(rawValue: symbol.rawValue),
      !(operation == .negate && next.kind.isSignedNumber)
    {
      signs.append((operation, current.range.lowerBound))
      advance()
      guard signs.count < ExpressionLimits.depth else { throw tooDeep(current.range) }
    }
    var operand = try member()
    while let sign = signs.popLast() {
      operand = try node(
        .unary(sign.operation, operand), sign.start..<operand.range.upperBound, depth: operand.depth)
    }
    return operand
  }
}

extension Token.Kind {
  /// Whether a minus before this token belongs to it.
  fileprivate var isSignedNumber: Bool {
    switch self {
    case .int, .double: true
    default: false
    }
  }
}
