import CColumns
import CasusExpressions

extension ModelLowering {
  mutating func unary(
    _ scene: ExpressionScene, _ operation: UnaryOperator, _ operand: LoweredValue
  ) throws(NotLowerable) -> LoweredValue {
    switch (operation, operand.kind) {
    case (.not, .truth): return .truth(graph.not(try mask(operand)))
    case (.negate, .double): return .double(graph.apply(CASUS_neg, [try double(operand)], gives: .double))
    case (.negate, .long):
      let column = try long(operand)
      checkLeast(scene, column)
      return .long(graph.apply(CASUS_lneg, [column], gives: .long))
    default: throw NotLowerable("an operator on a value that it does not take")
    }
  }

  private mutating func checkLeast(_ scene: ExpressionScene, _ column: Column) {
    guard !scene.isSafe else { return }
    check(graph.apply(CASUS_leq, [column, graph.long(.min)], gives: .byte))
  }

  mutating func binary(
    _ scene: ExpressionScene, _ operation: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) throws(NotLowerable) -> LoweredValue {
    let first = try lowerPart(scene, left)
    if operation == .isIn {
      return .truth(try membership(scene, first, of: right))
    }
    let second = try lowerPart(scene, right)
    switch operation {
    case .equal: return .truth(try equality(first, second))
    case .notEqual: return .truth(graph.not(try equality(first, second)))
    case .less: return .truth(try order(CASUS_lt, CASUS_llt, first, second))
    case .lessOrEqual: return .truth(try order(CASUS_le, CASUS_lle, first, second))
    case .greater: return .truth(try order(CASUS_lt, CASUS_llt, second, first))
    case .greaterOrEqual: return .truth(try order(CASUS_le, CASUS_lle, second, first))
    case .add, .subtract, .multiply, .divide, .modulo, .isIn:
      return try arithmetic(scene, operation, first, second)
    }
  }

  private mutating func membership(
    _ scene: ExpressionScene, _ value: LoweredValue, of list: TypedExpression
  ) throws(NotLowerable) -> Column {
    var elements: [LoweredValue] = []
    if case .list(let values) = scene.value(of: list) {
      elements = values.map { .constant($0) }
    } else if case .list(let parts) = list.kind {
      for part in parts { elements.append(try lowerPart(scene, part)) }
    } else {
      throw NotLowerable("a list that varies")
    }
    var result = graph.byte(0)
    for element in elements where value.kind == element.kind || value.isNumber && element.isNumber {
      result = graph.or(result, try equality(value, element))
    }
    return result
  }

  private mutating func equality(_ x: LoweredValue, _ y: LoweredValue) throws(NotLowerable) -> Column {
    switch (x.kind, y.kind) {
    case (.truth, .truth): return graph.not(graph.differ(try mask(x), try mask(y)))
    case (.text, .text):
      var words = x.words
      for word in y.words where !words.contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
        words.append(word)
      }
      guard words.count <= 255 else { throw NotLowerable("more than 255 texts") }
      let difference = graph.apply(
        CASUS_xor, [try text(x, among: words), try text(y, among: words)], gives: .byte)
      return graph.apply(CASUS_is, [difference], gives: .byte, immediate: 0)
    default: return try order(CASUS_eq, CASUS_leq, x, y)
    }
  }

  /// A comparison of numbers: whole ones exactly, all others as doubles.
  private mutating func order(
    _ onDoubles: casus_operation, _ onLongs: casus_operation, _ x: LoweredValue, _ y: LoweredValue
  ) throws(NotLowerable) -> Column {
    guard x.isNumber, y.isNumber else { throw NotLowerable("an order of what are no numbers") }
    if x.isWhole, y.isWhole {
      return graph.apply(onLongs, [try long(x), try long(y)], gives: .byte)
    }
    return graph.apply(onDoubles, [try double(x), try double(y)], gives: .byte)
  }

  private mutating func arithmetic(
    _ scene: ExpressionScene, _ operation: BinaryOperator, _ x: LoweredValue, _ y: LoweredValue
  ) throws(NotLowerable) -> LoweredValue {
    switch (x.kind, y.kind) {
    case (.double, .double):
      let operations: [BinaryOperator: casus_operation] = [
        .add: CASUS_add, .subtract: CASUS_sub, .multiply: CASUS_mul, .divide: CASUS_div,
      ]
      guard let found = operations[operation] else { throw NotLowerable("a remainder of doubles") }
      return .double(graph.apply(found, [try double(x), try double(y)], gives: .double))
    case (.long, .long):
      let operations: [BinaryOperator: (casus_operation, casus_operation)] = [
        .add: (CASUS_ladd, CASUS_ladd_fails), .subtract: (CASUS_lsub, CASUS_lsub_fails),
        .multiply: (CASUS_lmul, CASUS_lmul_fails), .divide: (CASUS_ldiv, CASUS_ldiv_fails),
        .modulo: (CASUS_lmod, CASUS_ldiv_fails),
      ]
      guard let (found, fails) = operations[operation] else { throw NotLowerable("no arithmetic") }
      let columns = [try long(x), try long(y)]
      if !scene.isSafe { check(graph.apply(fails, columns, gives: .byte)) }
      return .long(graph.apply(found, columns, gives: .long))
    default: throw NotLowerable("arithmetic on what are no numbers of one type")
    }
  }

  mutating func call(
    _ scene: ExpressionScene, _ builtin: Builtin, _ arguments: [TypedExpression]
  ) throws(NotLowerable) -> LoweredValue {
    var values: [LoweredValue] = []
    for argument in arguments { values.append(try lowerPart(scene, argument)) }
    guard let first = values.first else { throw NotLowerable("a call of nothing") }
    switch builtin {
    case .min: return try extreme(values, CASUS_min, CASUS_lmin)
    case .max: return try extreme(values, CASUS_max, CASUS_lmax)
    case .abs where first.kind == .double:
      return .double(graph.apply(CASUS_abs, [try double(first)], gives: .double))
    case .abs where first.kind == .long:
      let column = try long(first)
      checkLeast(scene, column)
      return .long(graph.apply(CASUS_labs, [column], gives: .long))
    case .double where first.kind == .double || first.kind == .long: return .double(try double(first))
    case .int where first.kind == .long: return first
    case .bool where first.kind == .truth, .string where first.kind == .text: return first
    default: throw NotLowerable("a function that columns have not")
    }
  }

  private mutating func extreme(
    _ values: [LoweredValue], _ onDoubles: casus_operation, _ onLongs: casus_operation
  ) throws(NotLowerable) -> LoweredValue {
    if values.allSatisfy({ $0.kind == .double }) {
      var best = try double(values[0])
      for value in values.dropFirst() {
        best = graph.apply(onDoubles, [best, try double(value)], gives: .double)
      }
      return .double(best)
    }
    guard values.allSatisfy({ $0.kind == .long }) else { throw NotLowerable("an extreme of several types") }
    var best = try long(values[0])
    for value in values.dropFirst() { best = graph.apply(onLongs, [best, try long(value)], gives: .long) }
    return .long(best)
  }
}

extension LoweredValue {
  fileprivate var isNumber: Bool {
    if case .constant(let value) = self { return value.isNumber }
    return kind == .long || kind == .double
  }

  fileprivate var isWhole: Bool {
    if case .constant(.uint(let value)) = self { return value <= UInt64(Int64.max) }
    return kind == .long
  }
}
