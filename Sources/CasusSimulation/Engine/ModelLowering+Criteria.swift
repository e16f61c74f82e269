import CColumns
import CasusExpressions
import CasusRulebook

/// A criterion as one answerer hears it: when it is active, and what it then adds to its side.
struct LoweredCriterion: Sendable {
  let criterion: Int
  let mask: Column
  let force: Column
}

/// What tells one hearing of a criterion from another.
struct HearingKey: Hashable, Sendable {
  let criterion: Int
  /// nil where it does not look at the member.
  let member: Int?
  let domain: ColumnShape
}

extension ModelLowering {
  /// The criteria of a stage that one answerer hears and that can be active, in file order.
  ///
  /// - Parameter member: The member, an index; nil at a stage that no council answers.
  mutating func hear(_ stage: Int, as member: Int? = nil) throws(NotLowerable) -> [LoweredCriterion] {
    var heard: [LoweredCriterion] = []
    for criterion in model.stageCriteria[stage] {
      let plan = model.plans[criterion]
      if let member, let addressee = plan.addressee, addressee != member { continue }
      let key = HearingKey(
        criterion: criterion, member: plan.readsMember ? member : nil, domain: graph.domain)
      let item: LoweredCriterion
      if let known = hearings[key] {
        item = known
      } else {
        item = try hear(criterion, as: member)
        hearings[key] = item
      }
      if graph.constant(item.mask) != 0 { heard.append(item) }
    }
    return heard
  }

  private mutating func hear(_ criterion: Int, as member: Int?) throws(NotLowerable) -> LoweredCriterion {
    let plan = model.plans[criterion]
    let mask = try mask(try lower(plan.condition, member: member))
    guard graph.constant(mask) != 0, model.shapes[criterion].kind == .weighs else {
      return LoweredCriterion(criterion: criterion, mask: mask, force: graph.double(0))
    }
    let strength = strength(criterion)
    guard let expression = plan.scale else {
      return LoweredCriterion(criterion: criterion, mask: mask, force: strength)
    }
    let scale = try double(try lower(expression, member: member))
    try checkScale(expression, scale, mask, member)
    return LoweredCriterion(criterion: criterion, mask: mask, force: graph.multiply(strength, scale))
  }

  /// A scale must be finite and not negative; one so great that sums could lose their meaning is left to the scalar
  /// evaluator as well.
  private mutating func checkScale(
    _ expression: Expression, _ scale: Column, _ mask: Column, _ member: Int?
  ) throws(NotLowerable) {
    let greatest = 1e200
    if case .numbers(let range) = outcome(of: expression).shape, range.low >= 0, range.high <= greatest,
      !range.mayBeNaN
    {
      return
    }
    let domain = graph.domain
    defer { graph.domain = domain }
    var (scale, mask) = (scale, mask)
    if domain == .measured {
      graph.domain = .draw
      scale = try double(try lower(expression, member: member))
      mask = graph.byte(1)
    }
    let low = graph.apply(CASUS_le, [graph.double(0), scale], gives: .byte)
    let high = graph.apply(CASUS_le, [scale, graph.double(greatest)], gives: .byte)
    check(graph.andNot(mask, graph.and(low, high)))
  }

  /// What one answerer makes of what it hears; see Weighing.
  ///
  /// - Parameter leftOut: For each criterion, a mask of the draws in which it is as if it were not in the rulebook.
  mutating func weigh(
    _ heard: [LoweredCriterion], lean: Column, leavingOut leftOut: [Int: Column] = [:]
  ) -> LoweredWeighing {
    var active: [LoweredCriterion] = []
    for item in heard {
      let mask = leftOut[item.criterion].map { graph.andNot(item.mask, $0) } ?? item.mask
      if graph.constant(mask) != 0 {
        active.append(LoweredCriterion(criterion: item.criterion, mask: mask, force: item.force))
      }
    }
    var barred = graph.byte(0)
    var settled = graph.byte(0)
    var sum = lean
    for (place, item) in active.enumerated() {
      let shape = model.shapes[item.criterion]
      switch shape.kind {
      case .bars: barred = graph.or(barred, item.mask)
      case .settles: settled = graph.or(settled, item.mask)
      case .weighs: sum = add(item, place, of: active, to: sum)
      }
    }
    return LoweredWeighing(barred: barred, settled: settled, sum: sum)
  }

  private mutating func add(
    _ item: LoweredCriterion, _ place: Int, of active: [LoweredCriterion], to sum: Column
  ) -> Column {
    let shape = model.shapes[item.criterion]
    let mask = shape.contest == nil ? item.mask : counts(place, of: active)
    if let known = graph.constant(mask) {
      if known == 0 { return sum }
      return shape.saysYes ? graph.add(sum, item.force) : graph.subtract(sum, item.force)
    }
    return graph.apply(shape.saysYes ? CASUS_add_if : CASUS_sub_if, [sum, item.force, mask], gives: .double)
  }

  /// When a criterion of a contest is the strongest on its side: of several alike the first.
  private mutating func counts(_ place: Int, of active: [LoweredCriterion]) -> Column {
    let own = active[place]
    var mask = own.mask
    for (other, rival) in active.enumerated()
    where other != place && model.shapes[rival.criterion] == model.shapes[own.criterion] {
      let loses =
        other < place
        ? graph.apply(CASUS_le, [own.force, rival.force], gives: .byte)
        : graph.apply(CASUS_lt, [own.force, rival.force], gives: .byte)
      mask = graph.andNot(mask, graph.and(rival.mask, loses))
    }
    return mask
  }
}

/// What one answerer makes of the criteria, over draws.
struct LoweredWeighing: Sendable {
  let barred: Column
  let settled: Column
  /// The log-odds before they are held to [-40, 40].
  let sum: Column
}
