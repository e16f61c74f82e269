import CColumns
import CasusExpressions
import CasusRulebook

/// An expression on its way into columns.
struct ExpressionScene {
  let expression: Expression
  /// What is certain, the member that is asked included.
  var bindings: Bindings
  /// Whether nothing in it can fail, so that nothing is checked.
  let isSafe: Bool
}

extension ModelLowering {
  /// An expression as a column, or as what it always is.
  ///
  /// - Parameter member: The member that is asked, an index; nil where no council asks.
  mutating func lower(_ expression: Expression, member: Int? = nil) throws(NotLowerable) -> LoweredValue {
    var bindings = model.certain.bindings
    if let member {
      let slot = model.rulebook.vocabulary.memberSlot
      bindings.values[slot] = model.memberNames[member]
      bindings.failures[slot] = nil
    }
    let isSafe = outcome(of: expression).possibleFailure == nil
    if !isSafe, graph.domain == .measured {
      // Failures are looked for over all draws, before anything is added up.
      graph.domain = .draw
      defer { graph.domain = .measured }
      _ = try lowerPart(
        ExpressionScene(expression: expression, bindings: bindings, isSafe: false), expression.root)
    }
    let scene = ExpressionScene(
      expression: expression, bindings: bindings, isSafe: isSafe || graph.domain == .measured)
    return try lowerPart(scene, expression.root)
  }

  mutating func lowerPart(
    _ scene: ExpressionScene, _ node: TypedExpression
  ) throws(NotLowerable) -> LoweredValue {
    if let value = scene.value(of: node) { return .constant(value) }
    if case .variable(let slot) = node.kind { return try value(ofSlot: slot) }
    if let value = try lowerByCases(scene, node) { return value }
    switch node.kind {
    case .unary(let operation, let operand):
      return try unary(scene, operation, try lowerPart(scene, operand))
    case .binary(let operation, let left, let right):
      return try binary(scene, operation, left, right)
    case .logical(let operation, let operands):
      var result: Column?
      for operand in operands {
        let truth = try mask(try lowerPart(scene, operand))
        if let before = result {
          result = operation == .and ? graph.and(before, truth) : graph.or(before, truth)
        } else {
          result = truth
        }
      }
      return .truth(result ?? graph.byte(operation == .and ? 1 : 0))
    case .conditional(let condition, let then, let otherwise):
      let truth = try mask(try lowerPart(scene, condition))
      if let known = graph.constant(truth) { return try lowerPart(scene, known == 0 ? otherwise : then) }
      return try select(truth, try lowerPart(scene, then), try lowerPart(scene, otherwise))
    case .call(let builtin, let arguments):
      return try call(scene, builtin, arguments)
    case .customCall(slot: Vocabulary.supportersFunction, let arguments):
      guard let first = arguments.first, case .string(let id) = scene.value(of: first),
        let stage = model.rulebook.stages.firstIndex(where: { $0.id == id })
      else { throw NotLowerable("supporters of a stage that varies") }
      return .double(supporters[stage] ?? graph.double(0))
    default:
      throw NotLowerable("an operation that columns have not")
    }
  }

  /// Where all depends on one name with a few values, the value for each of them.
  private mutating func lowerByCases(
    _ scene: ExpressionScene, _ node: TypedExpression
  ) throws(NotLowerable) -> LoweredValue? {
    let slots = scene.openSlots(of: node)
    guard slots.count == 1, let slot = slots.first, scene.callsNothingElse(node) else { return nil }
    let name = try value(ofSlot: slot)
    let (column, cases): (Column, [Value])
    switch name {
    case .truth(let truth): (column, cases) = (truth, [.bool(false), .bool(true)])
    case .text(let text, let words): (column, cases) = (text, words.map { .string($0) })
    default: return nil
    }
    var values: [Value] = []
    for value in cases {
      var bindings = scene.bindings
      bindings.values[slot] = value
      bindings.failures[slot] = nil
      guard let result = scene.value(of: node, bindings) else { return nil }
      values.append(result)
    }
    return mapped(column, values)
  }

  private mutating func mapped(_ column: Column, _ values: [Value]) -> LoweredValue? {
    guard let first = values.first else { return nil }
    if values.allSatisfy({ $0 == first && $0.typeName == first.typeName }), first.number?.isNaN != true {
      if first.number != 0 { return .constant(first) }
    }
    switch first {
    case .bool:
      let truths = values.compactMap(\.truth)
      return truths.count == values.count ? .truth(isAmong(column, truths)) : nil
    case .double:
      let numbers = values.compactMap(\.double)
      guard numbers.count == values.count else { return nil }
      if numbers.count == 2 {
        let mask = isAmong(column, [false, true])
        return .double(graph.select(mask, graph.double(numbers[1]), graph.double(numbers[0])))
      }
      let table = graph.tables.add(.doubles(numbers + [Double](repeating: 0, count: 256 - numbers.count)))
      return .double(graph.apply(CASUS_map_double, [column], gives: .double, table: table))
    case .int:
      let numbers = values.compactMap(\.long)
      guard numbers.count == values.count else { return nil }
      let table = graph.tables.add(.longs(numbers + [Int64](repeating: 0, count: 256 - numbers.count)))
      return .long(graph.apply(CASUS_map_long, [column], gives: .long, table: table))
    case .string:
      let texts = values.compactMap(\.text)
      guard texts.count == values.count else { return nil }
      var words: [String] = []
      for text in texts where !words.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
        words.append(text)
      }
      let places = texts.map { text in
        UInt8(words.firstIndex { $0.utf8.elementsEqual(text.utf8) } ?? 0)
      }
      return .text(map(column, places), words: words)
    default: return nil
    }
  }
}

extension ExpressionScene {
  /// What a part always is; nil where that is not certain.
  func value(of node: TypedExpression, _ other: Bindings? = nil) -> Value? {
    do throws(EvaluationError) {
      return try expression.evaluate(part: node, other ?? bindings)
    } catch { return nil }
  }

  /// The slots that a part reads and that are not certain, ascending.
  func openSlots(of node: TypedExpression) -> [Int] {
    var slots = Set<Int>()
    node.visit { part in
      if case .variable(let slot) = part.kind, bindings.failures[slot] != nil { slots.insert(slot) }
    }
    return slots.sorted()
  }

  /// Whether a part calls no function but `seated`, which depends on its argument alone.
  func callsNothingElse(_ node: TypedExpression) -> Bool {
    var isPlain = true
    node.visit { part in
      if case .customCall(let slot, _) = part.kind, slot != Vocabulary.seatedFunction { isPlain = false }
    }
    return isPlain
  }
}

extension Value {
  fileprivate var truth: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
  fileprivate var double: Double? {
    if case .double(let value) = self { value } else { nil }
  }
  fileprivate var long: Int64? {
    if case .int(let value) = self { value } else { nil }
  }
  fileprivate var text: String? {
    if case .string(let value) = self { value } else { nil }
  }
}
