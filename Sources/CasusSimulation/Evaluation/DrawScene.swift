import CasusExpressions
import CasusRulebook

/// One draw's names with their values, and the way in which expressions are evaluated under them.
struct DrawScene: Sendable {
  let draw: UInt64?
  let judgements: RowJudgements
  let request: Request
  private(set) var bindings: Bindings
  private let variables: [Scope.Variable]
  private let formulas: [(expression: Expression, slot: Int)]
  private let members: [Value]

  /// Binds factors and judgements, and computes the facts in their order.
  ///
  /// A factor or fact that fails is bound to its failure: it ends the run only where a reachable expression needs it.
  init(_ model: SimulationModel, draw: UInt64?, request: Request, judgements: RowJudgements) {
    self.draw = draw
    self.judgements = judgements
    self.request = request
    variables = model.rulebook.vocabulary.variables
    formulas = model.facts
    members = model.memberNames
    var bindings = Bindings(values: model.context.values, functions: [model.context.isSeated])
    for (index, slot) in model.factorSlots.enumerated() {
      if let value = request.values[index] { bindings.values[slot] = value }
      if let failure = request.failures[index] { bindings.fail(slot, failure) }
    }
    for (index, slot) in model.judgementSlots.enumerated() {
      bindings.values[slot] = judgements.values[index]
    }
    for fact in model.facts {
      do throws(EvaluationError) {
        bindings.values[fact.slot] = try fact.expression.evaluate(bindings)
      } catch {
        bindings.fail(fact.slot, error)
      }
    }
    self.bindings = bindings
  }

  /// What each fact is.
  var facts: [FactValue] {
    formulas.map { _, slot in
      if let failure = bindings.failure(of: slot) {
        .failure(failure)
      } else {
        .value(bindings.values[slot])
      }
    }
  }

  /// The same scene as one member of a council sees it.
  mutating func look(asMember member: Int) {
    bindings.values[variables.count - 1] = members[member]
  }

  /// The scene with the expected number of supporters of each stage, which quantities see.
  mutating func count(_ supporters: [String: Double]) {
    let function: CustomFunction = { arguments throws(EvaluationError) in
      guard case .string(let stage) = arguments.first else { return .double(0) }
      return .double(supporters[stage] ?? 0)
    }
    bindings.functions = bindings.functions.prefix(1) + [function]
  }

  /// Whether a condition holds.
  func holds(_ condition: Expression) throws(DrawError) -> Bool {
    guard case .bool(let truth) = try value(of: condition) else {
      throw failure("no-such-overload", "the condition is neither yes nor no", condition)
    }
    return truth
  }

  /// The value of an expression that must be a finite number.
  func number(_ expression: Expression) throws(DrawError) -> Double {
    guard let number = try value(of: expression).number, number.isFinite else {
      throw failure("not-finite", "the result is not a finite number", expression)
    }
    return number
  }

  /// The value of an expression.
  func value(of expression: Expression) throws(DrawError) -> Value {
    do throws(EvaluationError) {
      return try expression.evaluate(bindings)
    } catch {
      throw DrawError(draw: draw, failure: error, values: values(readBy: expression))
    }
  }

  /// A failure of an expression that has a value, but not one that can be used.
  func failure(_ code: String, _ message: String, _ expression: Expression) -> DrawError {
    DrawError(
      draw: draw,
      failure: EvaluationError(code, message, in: expression.source.file, at: expression.root.span),
      values: values(readBy: expression))
  }

  private func values(readBy expression: Expression) -> [DrawError.NamedValue] {
    var slots = Set(expression.slots)
    for fact in formulas.reversed() where slots.contains(fact.slot) {
      slots.formUnion(fact.expression.slots)
    }
    return slots.sorted().map { slot in
      DrawError.NamedValue(
        name: variables[slot].name,
        value: bindings.failure(of: slot) == nil ? bindings.values[slot] : nil)
    }
  }
}

extension Bindings {
  fileprivate mutating func fail(_ slot: Int, _ failure: EvaluationError) {
    if failures.isEmpty { failures = [EvaluationError?](repeating: nil, count: values.count) }
    failures[slot] = failure
  }

  fileprivate func failure(of slot: Int) -> EvaluationError? {
    failures.indices.contains(slot) ? failures[slot] : nil
  }
}
