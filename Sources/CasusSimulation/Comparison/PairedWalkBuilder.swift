/// Finds the states of a walk over pairs of nodes, and the order in which they are visited.
struct PairedWalkBuilder {
  /// An answer that a side will give when it comes to a stage, because the other side has used the coin.
  private struct Memory: Hashable {
    let side: Int
    let stage: Int
    let isYes: Bool
  }

  private struct State: Hashable {
    var nodes: [Int]
    /// By stage.
    var memories: [Memory] = []
  }

  private let routes: PairedRoutes
  private let keepsInMind: Bool
  private let limit: Int
  private(set) var steps: [PairedWalk.Step] = []
  private(set) var cells: [PairedWalk.Cell] = []
  private(set) var entangled: [Int] = []
  private(set) var start: Int?
  private var numbers: [State: Int] = [:]
  /// By pair of nodes, the states in the order in which they were found.
  private var found: [[State]]

  /// - Parameters:
  ///   - keepsInMind: Whether a coin that is used at two times is one coin.
  ///   - limit: The greatest number of states.
  init(_ routes: PairedRoutes, keepsInMind: Bool, limit: Int) {
    self.routes = routes
    self.keepsInMind = keepsInMind
    self.limit = limit
    found = [[State]](repeating: [], count: routes.nodes * routes.nodes)
  }

  var stateCount: Int { numbers.count }

  /// Visits all states that can be.
  ///
  /// - Returns: false where there are too many.
  mutating func build() -> Bool {
    guard let first = routes.starts[0], let second = routes.starts[1] else { return true }
    start = number(of: State(nodes: [first, second]))
    let order = (0..<2).map { side in
      (0..<routes.nodes).sorted { (routes.places[side][$0], $0) < (routes.places[side][$1], $1) }
    }
    // A move leads further down the one order or the other, so that all that leads to a pair comes before it.
    for first in order[0] {
      for second in order[1] {
        for state in found[first * routes.nodes + second] { visit(state) }
        if numbers.count > limit { return false }
      }
    }
    let stages = routes.stages.count
    for first in routes.outcomes.indices {
      for second in routes.outcomes.indices where first != second {
        if let number = numbers[State(nodes: [stages + first, stages + second])] {
          cells.append(PairedWalk.Cell(first: first, second: second, state: number))
        }
      }
    }
    return true
  }

  private mutating func visit(_ state: State) {
    let (first, second) = (state.nodes[0], state.nodes[1])
    switch (routes.isStage(first), routes.isStage(second)) {
    case (false, false): return
    case (true, true) where first == second: visitBoth(state, stage: first)
    case (true, true) where routes.comesFirst(first, before: second): visit(state, side: 0)
    case (true, false): visit(state, side: 0)
    case (_, true): visit(state, side: 1)
    }
  }

  private mutating func visitBoth(_ state: State, stage: Int) {
    guard let one = routes.ways[0][stage], let other = routes.ways[1][stage] else { return }
    let ends = [(one.yes, other.yes), (one.yes, other.no), (one.no, other.yes), (one.no, other.no)]
    add(
      state, .both(stage: stage),
      ends.map { first, second in
        guard let first, let second else { return nil }
        return number(of: State(nodes: [first, second], memories: state.memories))
      })
  }

  private mutating func visit(_ state: State, side: Int) {
    let stage = state.nodes[side]
    guard let way = routes.ways[side][stage] else { return }
    let other = 1 - side
    if let kept = state.memories.first(where: { $0.side == side && $0.stage == stage }) {
      return add(state, .remembered, [moved(state, side, to: kept.isYes ? way.yes : way.no)])
    }
    guard routes.comes(other, from: state.nodes[other], to: stage) else {
      return add(
        state, .one(side: side, stage: stage), [way.yes, way.no].map { moved(state, side, to: $0) })
    }
    guard keepsInMind else {
      entangled += [stage]
      return add(
        state, .one(side: side, stage: stage), [way.yes, way.no].map { moved(state, side, to: $0) })
    }
    let later = routes.ways[other][stage]
    let answers = [(true, true), (true, false), (false, true), (false, false)]
    add(
      state, .ahead(side: side, stage: stage),
      answers.map { own, theirs in
        guard (theirs ? later?.yes : later?.no) != nil else { return nil }
        let memory = Memory(side: other, stage: stage, isYes: theirs)
        return moved(state, side, to: own ? way.yes : way.no, remembering: memory)
      })
  }

  private mutating func moved(
    _ state: State, _ side: Int, to node: Int?, remembering memory: Memory? = nil
  ) -> Int? {
    guard let node else { return nil }
    var next = state
    next.nodes[side] = node
    if let memory { next.memories.append(memory) }
    return number(of: next)
  }

  private mutating func add(_ state: State, _ move: PairedWalk.Move, _ targets: [Int?]) {
    guard let number = numbers[state] else { return }
    steps.append(PairedWalk.Step(state: number, move: move, targets: targets))
  }

  /// The number of a state, without what need not be kept in mind any more.
  private mutating func number(of state: State) -> Int {
    var kept = state
    kept.memories = state.memories.filter {
      routes.comes($0.side, from: state.nodes[$0.side], to: $0.stage)
    }.sorted { $0.stage < $1.stage }
    if let number = numbers[kept] { return number }
    let number = numbers.count
    numbers[kept] = number
    found[kept.nodes[0] * routes.nodes + kept.nodes[1]].append(kept)
    return number
  }
}
