import CasusExpressions

/// The names of a rulebook that expectations refer to, and its routes.
struct ExpectationNames {
  let rulebook: Rulebook
  let stages: NameIndex
  let criteria: NameIndex
  let outcomes: NameIndex
  let quantities: NameIndex
  /// Stages and outcomes under one kind, the stages first: what may stand at the end of a path.
  let places: NameIndex

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    stages = NameIndex(kind: "stage", rulebook.stages.map(\.id))
    criteria = NameIndex(kind: "criterion", rulebook.criteria.map(\.id))
    outcomes = NameIndex(kind: "outcome", rulebook.outcomes.map(\.id))
    quantities = NameIndex(kind: "quantity", rulebook.quantities.map(\.name))
    places = NameIndex(
      kind: "stage or outcome", rulebook.stages.map(\.id) + rulebook.outcomes.map(\.id))
  }

  /// Whether a way leads from a stage, by one of its answers or either, to a destination.
  func leads(from step: ExpectedPath.Step, to goal: Destination) -> Bool {
    let stage = rulebook.stages[step.stage]
    let starts = (step.isYes != false ? [stage.yes] : []) + (step.isYes != true ? [stage.no] : [])
    return starts.contains { leads(from: $0, to: goal) }
  }

  /// Whether a way leads from one destination to another, or they are the same.
  func leads(from start: Destination, to goal: Destination) -> Bool {
    var seen: Set<Destination> = []
    var open = [start]
    while let place = open.popLast() {
      if place == goal { return true }
      guard seen.insert(place).inserted, case .stage(let index) = place else { continue }
      open += [rulebook.stages[index].yes, rulebook.stages[index].no]
    }
    return false
  }
}
