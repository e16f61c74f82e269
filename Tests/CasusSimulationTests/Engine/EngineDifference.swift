import CasusRulebook
import CasusSampling
@testable import CasusSimulation

/// Says where two tallies differ.
enum EngineDifference {
  static func describe(_ columns: RunTallies, _ scalar: RunTallies, _ model: SimulationModel) {
    print("groups \(columns.groups) \(scalar.groups)")
    let layout = columns.layout
    for (index, pair) in zip(columns.measures, scalar.measures).enumerated() where pair.0 != pair.1 {
      print("measure \(index) \(name(index, layout, model)): \(pair.0.rows.sum) \(pair.1.rows.sum)")
    }
    for (event, pair) in zip(columns.intervals, scalar.intervals).enumerated() where pair.0 != pair.1 {
      for (stratum, cells) in zip(pair.0, pair.1).enumerated() where cells.0 != cells.1 {
        print(
          "event \(event) stratum \(stratum): rows \(cells.0.rows == cells.1.rows), "
            + "within \(cells.0.within) \(cells.1.within), halves \(cells.0.halves) \(cells.1.halves), bins \(cells.0.histogram == cells.1.histogram)"
        )
      }
    }
    print("readings \(columns.readings == scalar.readings)")
    for (index, pair) in zip(columns.quantities, scalar.quantities).enumerated() where pair.0 != pair.1 {
      let bins = zip(pair.0.replicates, pair.1.replicates).map { left, right in
        zip(left.weights, right.weights).filter { $0 != $1 }.count
      }
      print("quantity \(index): bins \(bins) squares \(pair.0.squaredWeights == pair.1.squaredWeights)")
    }
    print("shared \(columns.shared == scalar.shared) unmeasured \(columns.unmeasured == scalar.unmeasured)")
    print("products \(columns.products == scalar.products)")
  }

  private static func name(_ index: Int, _ layout: TallyLayout, _ model: SimulationModel) -> String {
    let rulebook = model.rulebook
    if index < layout.outcomes { return "outcome \(rulebook.outcomes[index].id)" }
    for (stage, item) in rulebook.stages.enumerated() {
      if index == layout.reached(stage) { return "reached \(item.id)" }
      if index == layout.yes(stage) { return "yes \(item.id)" }
      if index == layout.ending(stage) { return "ending \(item.id)" }
      if index == layout.expected(stage) { return "expected \(item.id)" }
    }
    for (criterion, item) in rulebook.criteria.enumerated() {
      if index == layout.active(criterion) { return "active \(item.id)" }
      if index == layout.weight(criterion) { return "weight \(item.id)" }
      if index == layout.absoluteWeight(criterion) { return "absolute weight \(item.id)" }
    }
    return "other"
  }
}
