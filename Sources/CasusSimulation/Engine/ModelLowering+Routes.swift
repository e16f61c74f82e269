import CColumns
import CasusExpressions
import CasusRulebook

/// The procedure over draws: how likely each stage is reached, and each outcome.
struct LoweredRoutes: Sendable {
  /// nil where a stage cannot be reached.
  var stages: [LoweredStage?]
  var ends: [Column]
  /// The outcomes in units of 2^-32; nil where one cannot be reached.
  var units: [Column?]
  /// By outcome, when it counts towards each verdict; the same in every draw where it is certain.
  var verdicts: [[Verdict: Column]]
}

/// A stage that can be reached, over draws.
struct LoweredStage: Sendable {
  let reach: Column
  let answer: LoweredAnswer
  /// The answer by the rules where another one is known.
  let rules: LoweredAnswer?
  /// What flows to where yes and no lead.
  let yes: Column
  let no: Column
}

extension ModelLowering {
  mutating func routes() throws(NotLowerable) -> LoweredRoutes {
    let zero = graph.double(0)
    var reach = [Column](repeating: zero, count: model.routes.count)
    var ends = [Column](repeating: zero, count: model.outcomeCount)
    var stages = [LoweredStage?](repeating: nil, count: model.routes.count)
    if let first = model.rulebook.stageOrder.first { reach[first] = graph.double(1) }
    for stage in model.rulebook.stageOrder where graph.number(reach[stage]) != 0 {
      let rules = try rules(stage)
      let answer = try answer(stage)
      let yes = graph.share(reach[stage], answer.yes)
      let no = graph.share(reach[stage], answer.no)
      for (isYes, share) in [(true, yes), (false, no)] {
        switch model.routes[stage].of(isYes) {
        case .stage(let next): reach[next] = graph.join(reach[next], share)
        case .outcome(let outcome): ends[outcome] = graph.join(ends[outcome], share)
        }
      }
      stages[stage] = LoweredStage(
        reach: reach[stage], answer: answer, rules: model.answers[stage] == nil ? nil : rules, yes: yes,
        no: no)
    }
    var routes = LoweredRoutes(
      stages: stages, ends: ends, units: [Column?](repeating: nil, count: ends.count), verdicts: [])
    round(&routes)
    for outcome in 0..<model.outcomeCount {
      routes.verdicts.append(graph.number(ends[outcome]) == 0 ? [:] : try verdict(of: outcome))
    }
    try countSupporters(stages)
    return routes
  }

  private mutating func round(_ routes: inout LoweredRoutes) {
    let live = routes.ends.indices.filter { graph.number(routes.ends[$0]) != 0 }
    let rounding = graph.effect(
      CASUS_rounding, live.map { routes.ends[$0] }, parts: Int32(live.count), count: UInt32(live.count))
    for (part, outcome) in live.enumerated() {
      routes.units[outcome] = Column(node: rounding.node, part: Int32(part))
    }
  }

  /// When an outcome counts towards each verdict; verdicts that it never counts towards are left out.
  mutating func verdict(of outcome: Int) throws(NotLowerable) -> [Verdict: Column] {
    switch model.rulebook.outcomes[outcome].headline {
    case .always(let verdict): return [verdict: graph.byte(1)]
    case .depends(let expression):
      let value = try lower(expression)
      switch value {
      case .constant(.string(let word)):
        guard let verdict = Verdict(rawValue: word) else { throw NotLowerable("a verdict that is none") }
        return [verdict: graph.byte(1)]
      case .text(let column, let words):
        guard words.allSatisfy({ Verdict(rawValue: $0) != nil }) else {
          throw NotLowerable("a verdict that may be none")
        }
        var result: [Verdict: Column] = [:]
        for verdict in Verdict.allCases where words.contains(verdict.rawValue) {
          result[verdict] = isAmong(column, words.map { $0 == verdict.rawValue })
        }
        return result
      default: throw NotLowerable("a verdict that is no text")
      }
    }
  }

  /// What quantities see: nobody supports in a council that is not reached.
  private mutating func countSupporters(_ stages: [LoweredStage?]) throws(NotLowerable) {
    for (stage, found) in stages.enumerated() {
      guard let found, let council = model.councils[stage] else { continue }
      let votes = try votes(council, stage, lean: lean(stage), leavingOut: [:])
      let zero = graph.double(0)
      let isReached = graph.apply(CASUS_lt, [zero, found.reach], gives: .byte)
      supporters[stage] = graph.select(isReached, supporters(of: votes), zero)
    }
  }
}
