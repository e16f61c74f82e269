/// Computes the value of a tree of typed nodes, as CEL's specification says.
///
/// Operators look at the values they are given, not at the types found by the checker, so that `dyn` needs nothing
/// of its own.
struct Evaluator {
  let file: String
  let bindings: Bindings
  /// The elements that the macros around the current node are looking at, the outermost first.
  private var locals: [Value] = []
  private var remainingSteps = ExpressionLimits.steps

  init(file: String, bindings: Bindings) {
    self.file = file
    self.bindings = bindings
  }

  mutating func value(of expression: TypedExpression) throws(EvaluationError) -> Value {
    do throws(EvaluationError) {
      try charge(1)
      return try evaluate(expression.kind)
    } catch {
      throw error.located(in: file, at: expression.span)
    }
  }

  private mutating func evaluate(_ kind: TypedExpression.Kind) throws(EvaluationError) -> Value {
    switch kind {
    case .literal(let value): return value
    case .variable(let slot): return try variable(slot)
    case .local(let level): return try local(level)
    case .unary(let operation, let operand): return try value(of: operand).applying(operation)
    case .binary(let operation, let left, let right): return try binary(operation, left, right)
    case .logical(let operation, let operands): return try logical(operation, operands)
    case .conditional(let condition, let then, let otherwise):
      return try conditional(condition, then, otherwise)
    case .list(let elements): return .list(try values(of: elements))
    case .map(let entries): return try map(entries)
    case .index(let base, let key): return try index(base, key)
    case .field(let base, let name): return try value(of: base).field(name)
    case .has(let base, let name): return try has(base, name)
    case .call(let builtin, let arguments): return try builtin.apply(to: try values(of: arguments))
    case .customCall(let slot, let arguments): return try call(slot, arguments)
    case .comprehension(let comprehension): return try evaluate(comprehension)
    case .failure(let code, let message): throw EvaluationError(code, message)
    }
  }

  private func variable(_ slot: Int) throws(EvaluationError) -> Value {
    guard bindings.values.indices.contains(slot) else { throw .unbound("variable", slot) }
    if bindings.failures.indices.contains(slot), let failure = bindings.failures[slot] { throw failure }
    return bindings.values[slot]
  }

  private func local(_ level: Int) throws(EvaluationError) -> Value {
    guard locals.indices.contains(level) else { throw .unbound("macro variable", level) }
    return locals[level]
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) throws(EvaluationError) -> Value {
    let first = try value(of: left)
    let second = try value(of: right)
    try charge(first.weight(upTo: remainingSteps) + second.weight(upTo: remainingSteps))
    return try first.applying(operation, with: second)
  }

  private mutating func conditional(
    _ condition: TypedExpression, _ then: TypedExpression, _ otherwise: TypedExpression
  ) throws(EvaluationError) -> Value {
    try value(of: try truth(of: condition, "? :") ? then : otherwise)
  }

  private mutating func index(_ base: TypedExpression, _ key: TypedExpression) throws(EvaluationError)
    -> Value
  {
    let container = try value(of: base)
    return try container.element(at: try value(of: key))
  }

  private mutating func call(_ slot: Int, _ arguments: [TypedExpression]) throws(EvaluationError) -> Value {
    guard bindings.functions.indices.contains(slot) else { throw .unbound("function", slot) }
    return try bindings.functions[slot](try values(of: arguments))
  }

  private mutating func values(of expressions: [TypedExpression]) throws(EvaluationError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(expressions.count)
    for expression in expressions {
      let value = try value(of: expression)
      try charge(value.weight(upTo: remainingSteps))
      values.append(value)
    }
    return values
  }

  /// Pays for work from what one evaluation may do.
  private mutating func charge(_ steps: Int) throws(EvaluationError) {
    remainingSteps -= steps
    guard remainingSteps > 0 else {
      remainingSteps = 0
      throw EvaluationError("too-costly", "more than \(ExpressionLimits.steps) steps of evaluation")
    }
  }

  private mutating func truth(
    of expression: TypedExpression, _ operation: String
  ) throws(EvaluationError) -> Bool {
    let value = try value(of: expression)
    guard case .bool(let truth) = value else { throw .noSuchOverload(operation, value) }
    return truth
  }

  /// An operand that decides the answer absorbs the failures of the others, wherever they stand.
  private mutating func logical(
    _ operation: LogicalOperator, _ operands: [TypedExpression]
  ) throws(EvaluationError) -> Value {
    var failure: EvaluationError?
    for operand in operands {
      do throws(EvaluationError) {
        if try truth(of: operand, operation.rawValue) == operation.decisive {
          return .bool(operation.decisive)
        }
      } catch {
        failure = failure ?? error.located(in: file, at: operand.span)
      }
    }
    if let failure { throw failure }
    return .bool(!operation.decisive)
  }

  private mutating func map(_ entries: [TypedExpression.MapEntry]) throws(EvaluationError) -> Value {
    var evaluated: [ValueMap.Entry] = []
    for entry in entries {
      let key = try value(of: entry.key)
      let element = try value(of: entry.value)
      try charge(element.weight(upTo: remainingSteps) + evaluated.count)
      evaluated.append(ValueMap.Entry(key: key, value: element))
    }
    return .map(try ValueMap(evaluated))
  }

  private mutating func has(_ base: TypedExpression, _ name: String) throws(EvaluationError) -> Value {
    let value = try value(of: base)
    guard case .map(let map) = value else { throw .noSuchOverload("has", value) }
    return .bool(map[.string(name)] != nil)
  }
}

extension Evaluator {
  private mutating func evaluate(
    _ comprehension: TypedExpression.Comprehension
  ) throws(EvaluationError) -> Value {
    let range = try value(of: comprehension.range)
    let elements: [Value]
    switch range {
    case .list(let values): elements = values
    case .map(let map): elements = map.entries.map(\.key)
    default: throw .noSuchOverload(comprehension.macro.rawValue, range)
    }
    locals.append(.null)
    defer { locals.removeLast() }
    switch comprehension.macro {
    case .all: return try quantify(comprehension, elements, decisive: false)
    case .exists: return try quantify(comprehension, elements, decisive: true)
    case .existsOne: return .bool(try select(comprehension, elements).count == 1)
    case .filter: return .list(try select(comprehension, elements))
    case .map: return .list(try transform(comprehension, elements))
    }
  }

  /// Asks every element until one decides the answer, which absorbs the failures of the others.
  private mutating func quantify(
    _ comprehension: TypedExpression.Comprehension, _ elements: [Value], decisive: Bool
  ) throws(EvaluationError) -> Value {
    var failure: EvaluationError?
    for element in elements {
      do throws(EvaluationError) {
        if try holds(comprehension, for: element) == decisive { return .bool(decisive) }
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return .bool(!decisive)
  }

  private mutating func select(
    _ comprehension: TypedExpression.Comprehension, _ elements: [Value]
  ) throws(EvaluationError) -> [Value] {
    var selected: [Value] = []
    for element in elements where try holds(comprehension, for: element) { selected.append(element) }
    return selected
  }

  private mutating func transform(
    _ comprehension: TypedExpression.Comprehension, _ elements: [Value]
  ) throws(EvaluationError) -> [Value] {
    guard let transform = comprehension.transform else { return elements }
    var results: [Value] = []
    for element in elements where try holds(comprehension, for: element) {
      let result = try value(of: transform)
      try charge(result.weight(upTo: remainingSteps))
      results.append(result)
    }
    return results
  }

  /// Binds the macro's variable to an element, and asks whether the macro's condition, if any, holds for it.
  private mutating func holds(
    _ comprehension: TypedExpression.Comprehension, for element: Value
  ) throws(EvaluationError) -> Bool {
    locals[comprehension.level] = element
    guard let predicate = comprehension.predicate else { return true }
    return try truth(of: predicate, comprehension.macro.rawValue)
  }
}

extension EvaluationError {
  fileprivate static func unbound(_ what: String, _ slot: Int) -> EvaluationError {
    EvaluationError("unbound", "no \(what) is bound to slot \(slot)")
  }
}
