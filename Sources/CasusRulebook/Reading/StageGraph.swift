import CasusExpressions

/// The graph of stages and outcomes, and what must hold of it.
struct StageGraph {
  let stages: [Stage]
  let outcomes: [Outcome]

  /// Proves that there is no circle and that every stage and outcome can be reached; every path then ends, because
  /// each stage leads to another or to an outcome.
  ///
  /// - Returns: The stages in an order in which every route leads forward.
  func check(reportingTo file: inout NodeReader) -> [Int] {
    let stageGraph = DirectedGraph(edges: stages.map { [$0.yes, $0.no].compactMap(\.stage) })
    if let circle = stageGraph.circle() {
      let path = (circle + [circle[0]]).map { stages[$0].id }.joined(separator: " -> ")
      file.report("circular-route", at: stages[circle[0]].span, "the stages lead in a circle: \(path)")
    }
    let isReached = stageGraph.reachable(from: 0)
    for (index, stage) in stages.enumerated() where !isReached[index] {
      file.report(
        "unreachable", at: stage.span, "no route leads to the stage '\(stage.id)'",
        hint:
          "every request begins at the first stage, '\(stages[0].id)'; let an answer lead here, or remove it")
    }
    let ends = Set(zip(stages, isReached).filter(\.1).flatMap { [$0.0.yes, $0.0.no] }.compactMap(\.outcome))
    for (index, outcome) in outcomes.enumerated() where !ends.contains(index) {
      file.report(
        "unreachable", at: outcome.span, "no route leads to the outcome '\(outcome.id)'",
        hint: "let a stage's yes or no lead here, or remove it")
    }
    return stageGraph.topologicalOrder()
  }
}

extension Destination {
  var stage: Int? {
    guard case .stage(let index) = self else { return nil }
    return index
  }

  var outcome: Int? {
    guard case .outcome(let index) = self else { return nil }
    return index
  }
}
