import CasusExpressions
import CasusRulebook

/// What a rulebook and a scenario leave no choice about, so that it may be printed as 0 or 1 (section 3.3.1).
///
/// A stage's answer is certain where it is known or pinned, and at a stage that one party answers where a bar is
/// active in every draw, or a settle is and no bar is in any. Everything else is taken to be possible: sound, though
/// not complete.
struct ConstantProofs: Sendable {
  /// Whether each stage can be reached.
  let reachable: [Bool]
  /// Whether each stage is reached in every draw: every answer on the one way to it is certain.
  let inevitable: [Bool]
  /// The answer that each stage gives in every draw; nil where it is not proved, or never asked for.
  let answers: [Bool?]
  /// Whether each outcome can be reached.
  let possible: [Bool]
  /// The verdicts that each outcome can count towards; empty where it cannot be reached.
  let verdicts: [[Verdict]]
  private let ranks: [Int]

  init(_ model: SimulationModel) {
    let rulebook = model.rulebook
    var reachable = [Bool](repeating: false, count: rulebook.stages.count)
    var possible = [Bool](repeating: false, count: rulebook.outcomes.count)
    var inevitable = reachable
    var answers = [Bool?](repeating: nil, count: rulebook.stages.count)
    if let first = rulebook.stageOrder.first {
      reachable[first] = true
      inevitable[first] = true
    }
    for stage in rulebook.stageOrder where reachable[stage] {
      let answer = Self.certainAnswer(of: stage, model)
      answers[stage] = answer
      for isYes in [true, false] where answer == nil || answer == isYes {
        switch isYes ? rulebook.stages[stage].yes : rulebook.stages[stage].no {
        case .stage(let next):
          reachable[next] = true
          if inevitable[stage], answer != nil { inevitable[next] = true }
        case .outcome(let outcome): possible[outcome] = true
        }
      }
    }
    self.reachable = reachable
    self.possible = possible
    self.inevitable = inevitable
    self.answers = answers
    ranks = rulebook.outcomes.map(\.rank)
    verdicts = rulebook.outcomes.indices.map { outcome in
      guard possible[outcome] else { return [] }
      switch rulebook.outcomes[outcome].headline {
      case .always(let verdict): return [verdict]
      case .depends(let expression):
        return model.certain.possibleVerdicts(of: expression)
      }
    }
  }

  /// The probability that an event has in every draw; nil where it is not proved.
  func value(of event: RunEvent) -> Double? {
    switch event {
    case .outcome(let outcome):
      return share { index, _ in index == outcome }
    case .rankOrHigher(let rank):
      return share { index, _ in ranks[index] >= rank }
    case .verdict(let verdict):
      return share { _, counted in counted == verdict }
    case .verdictGivenAsked(let verdict):
      guard share(where: { _, counted in counted == .none }) != 1 else { return nil }
      return share(given: { $0 != .none }) { _, counted in counted == verdict }
    }
  }

  /// 1 where all that is possible is meant, 0 where nothing of it is.
  private func share(
    given isGiven: (Verdict) -> Bool = { _ in true }, where isMeant: (Int, Verdict) -> Bool
  ) -> Double? {
    var some = false
    var all = true
    for outcome in possible.indices where possible[outcome] {
      for verdict in verdicts[outcome] where isGiven(verdict) {
        if isMeant(outcome, verdict) { some = true } else { all = false }
      }
    }
    return some ? (all ? 1 : nil) : 0
  }

  /// Whether a path can end with the stage's answer.
  func canEnd(at stage: Int, in rulebook: Rulebook) -> Bool {
    guard reachable[stage] else { return false }
    return [true, false].contains { isYes in
      guard answers[stage] == nil || answers[stage] == isYes else { return false }
      if case .outcome = isYes ? rulebook.stages[stage].yes : rulebook.stages[stage].no { return true }
      return false
    }
  }

  private static func certainAnswer(of stage: Int, _ model: SimulationModel) -> Bool? {
    if let known = model.answers[stage] { return known.isYes }
    guard model.rulebook.stages[stage].council == nil else { return nil }
    var isSettled = false
    var isUnbarred = true
    for index in model.stageCriteria[stage] {
      let criterion = model.rulebook.criteria[index]
      switch criterion.force {
      case .bars:
        let holds = model.certain.holds(criterion.condition)
        if holds == true { return false }
        if holds == nil { isUnbarred = false }
      case .settles:
        if model.certain.holds(criterion.condition) == true { isSettled = true }
      case .strength: break
      }
    }
    return isSettled && isUnbarred ? true : nil
  }
}
