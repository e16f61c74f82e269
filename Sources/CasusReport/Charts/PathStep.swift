import CasusRulebook
import CasusSimulation

/// A stage that requests come to, and where its answers lead.
struct PathStep: Sendable {
  /// One answer that ends the path.
  struct Exit: Sendable {
    let isYes: Bool
    /// Where the path ends.
    let outcome: OutcomeResult
    /// The share of all requests that leave by it.
    let share: Double
    /// Its estimate with an error, where it is one that the run reports: the stage's only exit, or the outcome's only entrance.
    let estimate: RunEstimate?
    /// Whether it is proved that nobody leaves by it.
    let isNever: Bool
  }

  /// One answer that leads on.
  struct Flow: Sendable {
    let isYes: Bool
    /// The stage that follows, an index of the rulebook's stages.
    let target: Int
    /// The share of all requests that go this way.
    let share: Double
  }

  let result: StageResult
  let stage: Stage
  let exits: [Exit]
  let flows: [Flow]

  /// Every stage that can be reached, in the order of the procedure.
  static func steps(of result: RunResult, in rulebook: Rulebook) -> [PathStep] {
    let reached = rulebook.stageOrder.compactMap { index in
      result.stages.first { $0.index == index && !($0.reached.isProvedConstant && $0.reached.value == 0) }
    }
    var entrances: [Int: Int] = [:]
    for item in reached {
      let stage = rulebook.stages[item.index]
      for case .outcome(let outcome) in [stage.yes, stage.no] { entrances[outcome, default: 0] += 1 }
    }
    return reached.map { step(of: $0, in: rulebook, result, entrances: entrances) }
  }

  private static func step(
    of item: StageResult, in rulebook: Rulebook, _ result: RunResult, entrances: [Int: Int]
  ) -> PathStep {
    let stage = rulebook.stages[item.index]
    let yes = item.yes?.value ?? 0
    var exits: [Exit] = []
    var flows: [Flow] = []
    let answers = [(true, stage.yes, yes), (false, stage.no, 1 - yes)]
    let exitCount = answers.count { if case .outcome = $0.1 { true } else { false } }
    for (isYes, destination, chance) in answers {
      let isNever = item.yes.map { $0.isProvedConstant && ($0.value == (isYes ? 0 : 1)) } ?? true
      let share = item.reached.value * chance
      switch destination {
      case .stage(let target):
        if !isNever { flows.append(Flow(isYes: isYes, target: target, share: share)) }
      case .outcome(let index):
        guard let outcome = result.outcomes.first(where: { $0.index == index }) else { continue }
        let own = entrances[index] == 1 ? outcome.probability.estimate : nil
        exits.append(
          Exit(
            isYes: isYes, outcome: outcome, share: share, estimate: exitCount == 1 ? item.ending : own,
            isNever: isNever))
      }
    }
    return PathStep(result: item, stage: stage, exits: exits, flows: flows)
  }

  /// How often the answer is yes there: `96%`, or `yes, known`.
  var yesInWords: String {
    if let known = result.known {
      return "\(known.isYes ? "yes" : "no"), \(known.isPinned ? "pinned" : "known")"
    }
    return result.yes.map { NumberText.share($0) } ?? "-"
  }

  /// The share of requests that leave by an exit, with its error where it has one.
  func share(of exit: Exit, _ numbers: NumberText) -> String {
    exit.estimate.map { numbers.inline($0) } ?? NumberText.share(exit.share)
  }
}
