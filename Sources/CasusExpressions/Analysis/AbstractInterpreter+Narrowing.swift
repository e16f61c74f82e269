extension AbstractInterpreter {
  /// Adds to what is known of variables that a condition has been found to hold, or not to hold.
  ///
  /// Only comparisons of a variable with something else, yes/no variables, and what `!`, `&&` and `||` make of them
  /// are understood; other conditions add nothing.
  mutating func narrow(by condition: TypedExpression, being truth: Bool) {
    switch condition.kind {
    case .variable(let slot) where condition.type == .bool:
      restrict(slot, .bool) { $0.allows(truth) ? .exactly(.bool(truth)) : .nothing }
    case .unary(.not, let operand):
      narrow(by: operand, being: !truth)
    case .logical(let operation, let operands) where operation.decisive != truth:
      for operand in operands { narrow(by: operand, being: truth) }
    case .binary(.isIn, let element, let container):
      narrow(element, among: container, being: truth)
    case .binary(let operation, let left, let right) where operation.isComparison:
      narrow(left, operation, right, being: truth)
      narrow(right, operation.mirrored, left, being: truth)
    default: break
    }
  }

  private mutating func restrict(_ slot: Int, _ type: ExpressionType, _ restriction: (Shape) -> Shape) {
    environment.narrow(slot, to: restriction(environment.value(ofSlot: slot, type: type).shape))
  }

  private mutating func narrow(
    _ variable: TypedExpression, _ operation: BinaryOperator, _ other: TypedExpression, being truth: Bool
  ) {
    guard case .variable(let slot) = variable.kind else { return }
    let other = (shape: value(of: other).shape, type: other.type)
    switch other.shape {
    case .strings(let texts) where variable.type.isText:
      let keeps = (operation == .equal) == truth
      guard operation == .equal || operation == .notEqual, keeps || texts.count == 1 else { return }
      restrict(slot, variable.type) { $0.restricted(to: texts, keeps: keeps) }
    case .numbers(let range) where variable.type.isNumeric && other.type.isNumeric:
      let other = other.type == .double ? range : range.widened
      restrict(slot, variable.type) { shape in
        guard case .numbers(let own) = shape else { return shape }
        let narrowed = own.restricted(operation, other, being: truth, isWhole: variable.type != .double)
        return narrowed.hasNoNumber && !narrowed.mayBeNaN ? .nothing : .numbers(narrowed)
      }
    default: break
    }
  }

  private mutating func narrow(
    _ element: TypedExpression, among container: TypedExpression, being truth: Bool
  ) {
    guard case .variable(let slot) = element.kind, element.type.isText,
      case .list(let candidates) = container.kind
    else { return }
    var texts: [String] = []
    for candidate in candidates {
      guard case .strings(let possible) = value(of: candidate).shape, truth || possible.count == 1 else {
        if truth { return }
        continue
      }
      texts += possible
    }
    restrict(slot, element.type) { $0.restricted(to: texts, keeps: truth) }
  }
}

extension AbstractValue.Shape {
  /// The texts that are among those given, or that are not.
  fileprivate func restricted(to texts: [String], keeps: Bool) -> Self {
    switch self {
    case .strings(let own):
      let given = Set(texts.map(Value.string))
      return .texts(own.filter { given.contains(.string($0)) == keeps })
    case .anything where keeps: return .texts(texts)
    default: return self
    }
  }
}

extension BinaryOperator {
  /// The operator that says the same with its operands exchanged.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// The operator that holds exactly where this does not, NaN apart.
  fileprivate var opposite: BinaryOperator {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    default: self
    }
  }
}

extension NumberRange {
  /// The numbers of this range that stand so, or do not stand so, to some number of another range.
  fileprivate func restricted(
    _ operation: BinaryOperator, _ other: NumberRange, being truth: Bool, isWhole: Bool
  ) -> NumberRange {
    let relation = truth ? operation : operation.opposite
    var range = self
    // A comparison with NaN never holds, except !=; where one must hold, neither operand is NaN.
    let mustCompare = truth ? operation != .notEqual : operation == .notEqual
    if mustCompare { range.mayBeNaN = false } else if other.mayBeNaN { return self }
    if other.hasNoNumber { return mustCompare ? NumberRange(.infinity, -.infinity) : self }
    switch relation {
    case .equal: (range.low, range.high) = (max(low, other.low), min(high, other.high))
    case .less: range.high = min(high, Self.below(other.high, isWhole))
    case .lessOrEqual: range.high = min(high, other.high)
    case .greater: range.low = max(low, Self.above(other.low, isWhole))
    case .greaterOrEqual: range.low = max(low, other.low)
    case .notEqual where other.low == other.high:
      if low == other.low { range.low = Self.above(low, isWhole) }
      if high == other.high { range.high = Self.below(high, isWhole) }
    default: break
    }
    return range
  }

  private static func below(_ number: Double, _ isWhole: Bool) -> Double {
    isWhole ? -above(-number, true) : number.nextDown
  }

  private static func above(_ number: Double, _ isWhole: Bool) -> Double {
    guard isWhole else { return number.nextUp }
    guard number.magnitude < 0x1p53 else { return number }
    return Double(Int64(number)) == number ? number + 1 : number
  }
}
