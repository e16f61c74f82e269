import CColumns
import CasusRulebook

/// What leaving one criterion out would change, over the draws that are measured; see Decisiveness.
struct LoweredWeight: Sendable {
  let criterion: Int
  let weight: Column
  /// When it shares the credit with others; nil for never.
  let shared: Column?
}

extension ModelLowering {
  /// The weights of all criteria that can be active where a draw comes.
  mutating func weights(_ routes: LoweredRoutes) throws(NotLowerable) -> [LoweredWeight] {
    graph.domain = .measured
    defer { graph.domain = .draw }
    var approval = [Column?](repeating: nil, count: routes.stages.count)
    var weights: [LoweredWeight] = []
    for (index, stage) in routes.stages.enumerated() {
      guard let stage, model.answers[index] == nil else { continue }
      let route = model.routes[index]
      let rise = graph.subtract(
        try approvalProbability(route.yes, &approval), try approvalProbability(route.no, &approval))
      weights += try self.weights(index, reach: stage.reach, rise: rise)
    }
    return weights
  }

  private mutating func weights(
    _ stage: Int, reach: Column, rise: Column
  ) throws(NotLowerable) -> [LoweredWeight] {
    let rules = try rules(stage)
    let candidates = try activity(stage)
    var sharing: [Int: Column] = [:]
    var changes: [Int: Column] = [:]
    for kind in [CriterionShape.Kind.bars, .settles] {
      let rivals = candidates.filter { model.shapes[$0.criterion].kind == kind }
      if rivals.count > 1 { try share(stage, rivals, rules, &sharing, &changes) }
    }
    var weights: [LoweredWeight] = []
    for candidate in candidates {
      let criterion = candidate.criterion
      let without = try self.rules(stage, leavingOut: [criterion: graph.byte(1)]).yes
      var change = graph.subtract(rules.yes, without)
      var shared: Column?
      if let mask = sharing[criterion], let together = changes[criterion] {
        change = graph.select(mask, together, change)
        let isReached = graph.apply(CASUS_lt, [graph.double(0), reach], gives: .byte)
        shared = graph.and(mask, isReached)
      }
      let weight = graph.share(graph.share(reach, change), rise)
      weights.append(LoweredWeight(criterion: criterion, weight: weight, shared: shared))
    }
    return weights
  }

  /// Of several active bars (or settles), those that give the stage's certain answer without the others share the
  /// credit, where they are at least two.
  private mutating func share(
    _ stage: Int, _ rivals: [(criterion: Int, mask: Column)], _ rules: LoweredAnswer,
    _ sharing: inout [Int: Column], _ changes: inout [Int: Column]
  ) throws(NotLowerable) {
    let (one, zero, yes) = (graph.double(1), graph.double(0), graph.byte(1))
    let all = Dictionary(uniqueKeysWithValues: rivals.map { ($0.criterion, yes) })
    let withoutAll = try self.rules(stage, leavingOut: all).yes
    let isCertain = graph.or(
      graph.apply(CASUS_eq, [rules.yes, zero], gives: .byte),
      graph.apply(CASUS_eq, [rules.no, zero], gives: .byte))
    let decide = graph.and(isCertain, graph.apply(CASUS_ne, [withoutAll, rules.yes], gives: .byte))
    var sufficing: [(criterion: Int, mask: Column)] = []
    var count = zero
    for rival in rivals {
      var others = all
      others[rival.criterion] = nil
      let alone = try self.rules(stage, leavingOut: others).yes
      let isEnough = graph.and(
        graph.and(rival.mask, decide), graph.apply(CASUS_eq, [alone, rules.yes], gives: .byte))
      sufficing.append((rival.criterion, isEnough))
      count = graph.add(count, graph.select(isEnough, one, zero))
    }
    let isShared = graph.apply(CASUS_lt, [one, count], gives: .byte)
    var sharers: [Int: Column] = [:]
    for item in sufficing { sharers[item.criterion] = graph.and(item.mask, isShared) }
    let without = try self.rules(stage, leavingOut: sharers).yes
    let change = graph.apply(CASUS_div, [graph.subtract(rules.yes, without), count], gives: .double)
    for (criterion, mask) in sharers {
      sharing[criterion] = mask
      changes[criterion] = change
    }
  }

  /// The criteria of a stage that can be active, for at least one member that is asked in a council, in file order.
  mutating func activity(_ stage: Int) throws(NotLowerable) -> [(criterion: Int, mask: Column)] {
    guard let council = model.councils[stage] else {
      return try hear(stage).map { ($0.criterion, $0.mask) }
    }
    var masks: [Int: Column] = [:]
    for member in model.context.seated where member != model.context.requester {
      let asked = try isAsked(member, council)
      if graph.constant(asked) == 0 { continue }
      for item in try hear(stage, as: member) {
        let mask = graph.and(asked, item.mask)
        masks[item.criterion] = graph.or(masks[item.criterion] ?? graph.byte(0), mask)
      }
    }
    return masks.keys.sorted().compactMap { criterion in
      guard let mask = masks[criterion], graph.constant(mask) != 0 else { return nil }
      return (criterion, mask)
    }
  }

  /// P(approved) from a destination on, even where a draw does not reach it.
  private mutating func approvalProbability(
    _ destination: Destination, _ known: inout [Column?]
  ) throws(NotLowerable) -> Column {
    switch destination {
    case .outcome(let outcome):
      guard let mask = try verdict(of: outcome)[.approved] else { return graph.double(0) }
      return graph.select(mask, graph.double(1), graph.double(0))
    case .stage(let stage):
      if let column = known[stage] { return column }
      let answer = try answer(stage)
      let route = model.routes[stage]
      var sum = graph.double(0)
      if graph.number(answer.yes) != 0 {
        sum = graph.join(sum, graph.share(answer.yes, try approvalProbability(route.yes, &known)))
      }
      if graph.number(answer.no) != 0 {
        sum = graph.join(sum, graph.share(answer.no, try approvalProbability(route.no, &known)))
      }
      known[stage] = sum
      return sum
    }
  }
}
