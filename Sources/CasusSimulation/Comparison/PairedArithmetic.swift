import CColumns

/// The numbers of one draw on both sides.
struct DrawPair: PairedArithmetic {
  /// The draw on each side.
  let draws: [DrawEvaluation]
  let routes: PairedRoutes

  var one: Double { 1 }

  func answer(side: Int, stage: Int) -> (yes: Double, no: Double)? {
    guard let own = routes.ownStages[side][stage], let evaluation = draws[side].stages[own] else {
      return nil
    }
    return (evaluation.answer.yes, evaluation.answer.no)
  }

  func answer(side: Int, laterAt stage: Int) -> (yes: Double, no: Double) {
    if let fixed = routes.answers[side][stage] { return fixed ? (1, 0) : (0, 1) }
    return answer(side: side, stage: stage) ?? (0, 1)
  }

  func isNothing(_ share: Double) -> Bool { share == 0 }
  func least(_ x: Double, _ y: Double) -> Double { y < x ? y : x }
  func excess(_ x: Double, over y: Double) -> Double { x - y }
  func share(_ x: Double, _ y: Double) -> Double { x * y }
  func join(_ x: Double, _ y: Double) -> Double { x + y }
}

/// Columns over draws on both sides, of one graph.
struct ColumnPair: PairedArithmetic {
  var graph: ColumnGraph
  /// The routes of each side.
  let lowered: [LoweredRoutes]
  let routes: PairedRoutes

  var one: Column {
    mutating get { graph.double(1) }
  }

  func answer(side: Int, stage: Int) -> (yes: Column, no: Column)? {
    guard let own = routes.ownStages[side][stage], let lowered = lowered[side].stages[own] else { return nil }
    return (lowered.answer.yes, lowered.answer.no)
  }

  mutating func answer(side: Int, laterAt stage: Int) -> (yes: Column, no: Column) {
    let (zero, one) = (graph.double(0), graph.double(1))
    if let fixed = routes.answers[side][stage] { return fixed ? (one, zero) : (zero, one) }
    guard let own = routes.ownStages[side][stage], let lowered = lowered[side].stages[own] else {
      return (zero, one)
    }
    let comes = graph.apply(CASUS_lt, [zero, lowered.reach], gives: .byte)
    return (graph.select(comes, lowered.answer.yes, zero), graph.select(comes, lowered.answer.no, one))
  }

  func isNothing(_ share: Column) -> Bool { graph.number(share) == 0 }
  mutating func least(_ x: Column, _ y: Column) -> Column { graph.least(x, y) }
  mutating func excess(_ x: Column, over y: Column) -> Column { graph.subtract(x, y) }
  mutating func share(_ x: Column, _ y: Column) -> Column { graph.share(x, y) }
  mutating func join(_ x: Column, _ y: Column) -> Column { graph.join(x, y) }
}
