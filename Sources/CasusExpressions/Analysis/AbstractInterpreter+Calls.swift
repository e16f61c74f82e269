extension AbstractInterpreter {
  mutating func call(
    _ node: TypedExpression, _ builtin: Builtin, _ arguments: [TypedExpression]
  ) -> AbstractValue {
    var values: [AbstractValue] = []
    for argument in arguments { values.append(value(of: argument)) }
    return result(node, builtin, arguments, values)
  }

  private func result(
    _ node: TypedExpression, _ builtin: Builtin, _ arguments: [TypedExpression], _ values: [AbstractValue]
  ) -> AbstractValue {
    let failure = values.lazy.compactMap(\.possibleFailure).first
    if values.contains(where: { $0.shape == .nothing }) {
      return AbstractValue(.nothing, possibleFailure: failure)
    }
    guard let first = values.first, let type = arguments.first?.type else {
      return undecided(node, AbstractValue(.anything, possibleFailure: failure), .anything)
    }
    if builtin == .dyn { return AbstractValue(first.shape, possibleFailure: failure) }
    if builtin == .type { return AbstractValue(.anything, possibleFailure: failure) }
    if arguments.contains(where: { $0.type == .dyn }) || !builtin.takes(arguments) {
      return undecided(node, AbstractValue(.anything, possibleFailure: failure), .anything)
    }
    var result: AbstractValue
    switch builtin {
    case .size: result = AbstractValue(Self.size(of: first.shape))
    case .contains, .startsWith, .endsWith: result = AbstractValue(.someTruth)
    case .min, .max: result = AbstractValue(Self.extreme(builtin, values.map(\.shape)))
    case .abs: result = absolute(node, first.shape, type)
    case _ where builtin.isCalendarField: result = calendarField(node, builtin, arguments)
    default: result = conversion(node, builtin, first.shape, from: type)
    }
    result.possibleFailure = failure ?? result.possibleFailure
    return result
  }

  private static func size(of shape: Shape) -> Shape {
    switch shape {
    case .list(_, let count): return .numbers(NumberRange(Double(count.lowerBound), Double(count.upperBound)))
    case .strings(let texts):
      return .numbers(NumberRange.enclosing(texts.map { Double($0.unicodeScalars.count) }))
    default: return .numbers(NumberRange(0, 0x1p63))
    }
  }

  private static func extreme(_ builtin: Builtin, _ shapes: [Shape]) -> Shape {
    var ranges: [NumberRange] = []
    for shape in shapes {
      guard case .numbers(let range) = shape else { return .anything }
      ranges.append(range)
    }
    guard !ranges.contains(where: \.hasNoNumber) else { return .numbers(.nan) }
    let (lows, highs) = (ranges.map(\.low), ranges.map(\.high))
    let mayBeNaN = ranges.contains { $0.mayBeNaN }
    let low = builtin == .min ? lows.min() : lows.max()
    let high = builtin == .min ? highs.min() : highs.max()
    return .numbers(NumberRange(low ?? -.infinity, high ?? .infinity, mayBeNaN: mayBeNaN))
  }

  private func absolute(_ node: TypedExpression, _ shape: Shape, _ type: ExpressionType) -> AbstractValue {
    guard case .numbers(let range) = shape else {
      return undecided(node, AbstractValue(.anything), .anything)
    }
    guard !range.hasNoNumber else { return AbstractValue(shape) }
    let ends = [range.low.magnitude, range.high.magnitude] + (range.containsZero ? [0] : [])
    let result = AbstractValue(.numbers(.enclosing(ends, mayBeNaN: range.mayBeNaN)))
    guard type == .int, range.widened.low <= -0x1p63 else { return result }
    return AbstractValue(result.shape, possibleFailure: located(.overflow, node))
  }

  private func calendarField(
    _ node: TypedExpression, _ builtin: Builtin, _ arguments: [TypedExpression]
  ) -> AbstractValue {
    let isInUTC = arguments.count == 1
    guard arguments[0].type == .timestamp else {
      return AbstractValue(.numbers(.int))
    }
    let high: Double =
      switch builtin {
      case .getFullYear: 9999
      case .getMonth: 11
      case .getDate: 31
      case .getDayOfMonth: 30
      case .getDayOfWeek: 6
      case .getDayOfYear: 365
      case .getHours: 23
      case .getMilliseconds: 999
      default: 59
      }
    let result = AbstractValue.numbers(0, high)
    if isInUTC { return result }
    let failure = EvaluationError(
      "invalid-argument", "the time zone may be unknown, or move the date out of range")
    return AbstractValue(result.shape, possibleFailure: located(failure, node))
  }

  private func conversion(
    _ node: TypedExpression, _ builtin: Builtin, _ shape: Shape, from type: ExpressionType
  ) -> AbstractValue {
    switch (builtin, type, shape) {
    case (.int, .int, _), (.uint, .uint, _), (.double, .double, _), (.bool, .bool, _), (.string, .string, _),
      (.string, .choice, _), (.timestamp, .timestamp, _), (.duration, .duration, _), (.double, .int, _),
      (.double, .uint, _):
      return AbstractValue(shape)
    case (.string, _, _):
      return AbstractValue(.anything)
    case (.int, .timestamp, _):
      return .numbers(-62_135_596_800, 253_402_300_799)
    case (.int, _, .numbers(let range)): return cut(node, range, to: .int)
    case (.uint, _, .numbers(let range)): return cut(node, range, to: .uint)
    default:
      let failure = EvaluationError(
        "invalid-argument", "the value may have no counterpart of type \(node.type)")
      return AbstractValue(.any(of: node.type), possibleFailure: located(failure, node))
    }
  }

  /// A number cut towards zero to a whole number that must fit.
  private func cut(_ node: TypedExpression, _ range: NumberRange, to limits: NumberRange) -> AbstractValue {
    let isInside = range.low > limits.low && range.high < limits.high && !range.mayBeNaN
    let isNonnegative = range.low >= 0 && range.high < limits.high && !range.mayBeNaN
    let enclosure = NumberRange(min(range.low, 0), max(range.high, 0)).fitted(to: limits).range
    let exact = NumberRange(Self.cut(range.low), Self.cut(range.high))
    let shape = Shape.numbers(isInside || isNonnegative ? exact : enclosure)
    if isInside || isNonnegative { return AbstractValue(shape) }
    let failure = EvaluationError("out-of-range", "the number may be outside the range of \(node.type)")
    return AbstractValue(shape, possibleFailure: located(failure, node))
  }

  private static func cut(_ number: Double) -> Double {
    number.magnitude < 0x1p53 ? Double(Int64(number)) : number
  }
}

extension Builtin {
  /// Whether the types of arguments are such that the function cannot fail for their types.
  fileprivate func takes(_ arguments: [TypedExpression]) -> Bool {
    if self == .min || self == .max {
      return arguments.allSatisfy { $0.type.isNumeric && $0.type == arguments[0].type }
    }
    return overloads.contains { overload in
      overload.parameters.count == arguments.count
        && zip(arguments, overload.parameters).allSatisfy { $0.type.isAssignable(to: $1) }
    }
  }
}
