import CasusExpressions
import CasusRulebook

/// What can make a difference to the figures of an exact run, and how factors are used there (section 3.4.2).
///
/// A stage counts where a path can lead to it even with a criterion left out, because the weights of criteria ask
/// what would follow then. Expressions, and parts of them, that have one value in every draw read nothing. Quantities
/// are not part of an exact run.
struct LiveParts: Sendable {
  /// Whether each factor is read.
  private(set) var factors: [Bool]
  /// Whether each judgement is read.
  private(set) var judgements: [Bool]
  /// Whether each criterion can be active.
  private(set) var criteria: [Bool]
  /// Whether each stage can be asked.
  private(set) var stages: [Bool]
  /// The uses of each factor.
  private(set) var uses: [[FactorUse]]

  private let model: SimulationModel
  private var roles: [Role]
  private var isFactSeen: [Bool]

  /// What a slot stands for.
  private enum Role {
    case factor(Int)
    case judgement(Int)
    case fact(Int)
    case other
  }

  init(_ model: SimulationModel) {
    self.model = model
    factors = model.factors.map { _ in false }
    judgements = model.judgements.map { _ in false }
    criteria = model.strengths.map { _ in false }
    stages = model.routes.map { _ in false }
    uses = model.factors.map { _ in [] }
    isFactSeen = model.facts.map { _ in false }
    roles = [Role](repeating: .other, count: model.rulebook.vocabulary.count)
    for (index, slot) in model.factorSlots.enumerated() { roles[slot] = .factor(index) }
    for (index, slot) in model.judgementSlots.enumerated() { roles[slot] = .judgement(index) }
    for (index, fact) in model.facts.enumerated() { roles[fact.slot] = .fact(index) }
    followRoutes()
  }

  private mutating func followRoutes() {
    var outcomes = [Bool](repeating: false, count: model.outcomeCount)
    if let first = model.rulebook.stageOrder.first { stages[first] = true }
    for stage in model.rulebook.stageOrder where stages[stage] {
      read(stage: stage)
      for isYes in [true, false] where (model.answers[stage]?.isYes ?? isYes) == isYes {
        switch model.routes[stage].of(isYes) {
        case .stage(let next): stages[next] = true
        case .outcome(let outcome): outcomes[outcome] = true
        }
      }
    }
    for (index, outcome) in model.rulebook.outcomes.enumerated() where outcomes[index] {
      if case .depends(let expression) = outcome.headline { read(expression) }
    }
  }

  private mutating func read(stage: Int) {
    if let rule = model.councils[stage] {
      if let judgement = rule.standsAside { judgements[judgement] = true }
      if let condition = rule.notAsked { read(condition) }
    }
    for criterion in model.stageCriteria[stage] {
      let plan = model.plans[criterion]
      read(plan.condition)
      guard model.certain.holds(plan.condition) != false else { continue }
      criteria[criterion] = true
      if let scale = plan.scale { read(scale) }
    }
  }

  private mutating func read(_ expression: Expression) { read(expression.root, in: expression) }

  private mutating func read(_ node: TypedExpression, in expression: Expression) {
    guard certainValue(of: node, in: expression) == nil else { return }
    switch node.kind {
    case .variable(let slot):
      touch(slot, .otherwise(Self.other(node, expression)))
    case .conditional(let condition, let then, let otherwise):
      read(condition, in: expression)
      let truth = certainValue(of: condition, in: expression)
      for (branch, taken) in [(then, true), (otherwise, false)] {
        if case .bool(let holds) = truth, holds != taken { continue }
        read(branch, in: expression)
      }
    case .binary(let operation, let left, let right) where operation.compares:
      readComparison(operation, left, right, in: expression)
    case .binary(.isIn, let left, let right):
      if let slot = variable(left), case .list(let values) = certainValue(of: right, in: expression) {
        touch(slot, .compared(with: values))
      } else {
        for part in [left, right] { read(part, in: expression) }
      }
    default:
      for child in node.children { read(child, in: expression) }
    }
  }

  private mutating func readComparison(
    _ operation: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression,
    in expression: Expression
  ) {
    for (own, other) in [(left, right), (right, left)] {
      guard let slot = variable(own) else {
        read(own, in: expression)
        continue
      }
      if let value = certainValue(of: other, in: expression) {
        let cuts = !operation.isOrdering || value.isNumber
        touch(slot, cuts ? .compared(with: [value]) : .otherwise(Self.other(own, expression)))
      } else if certainValue(of: own, in: expression) == nil {
        let what = "it is compared with what differs between draws"
        touch(slot, .otherwise(.init(what: what, expression: expression, span: own.span)))
      }
    }
  }

  private mutating func touch(_ slot: Int, _ use: FactorUse) {
    switch roles[slot] {
    case .factor(let factor):
      uses[factor].append(use)
      guard !factors[factor] else { return }
      factors[factor] = true
      for branch in model.factors[factor].branches {
        if let condition = branch.condition { read(condition) }
      }
    case .judgement(let judgement): judgements[judgement] = true
    case .fact(let fact):
      guard !isFactSeen[fact] else { return }
      isFactSeen[fact] = true
      read(model.facts[fact].expression)
    case .other: break
    }
  }

  private static func other(_ node: TypedExpression, _ expression: Expression) -> FactorUse.Obstacle {
    FactorUse.Obstacle(
      what: "its value is used for more than comparisons with constants", expression: expression,
      span: node.span)
  }

  private func variable(_ node: TypedExpression) -> Int? {
    if case .variable(let slot) = node.kind { slot } else { nil }
  }

  private func certainValue(of node: TypedExpression, in expression: Expression) -> Value? {
    do throws(EvaluationError) {
      return try expression.evaluate(part: node, model.certain.bindings)
    } catch { return nil }
  }
}
