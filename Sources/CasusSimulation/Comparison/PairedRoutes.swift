import CasusRulebook

/// The procedures of two models as one graph, its stages and outcomes named by their identifiers.
///
/// A node is a number: first the stages of either side, then the outcomes.
struct PairedRoutes: Sendable {
  /// Where a stage leads on one side; nil where that answer is never given, because the other one is known.
  struct Way: Hashable, Sendable {
    let yes: Int?
    let no: Int?

    var targets: [Int] { [yes, no].compactMap(\.self) }
  }

  /// The stages' identifiers: those of the first side in its order, then what only the second one has.
  let stages: [String]
  /// The outcomes' identifiers, likewise.
  let outcomes: [String]
  /// By side and stage, its index in the side's own rulebook.
  let ownStages: [[Int?]]
  /// By side and outcome, its index in the side's own rulebook.
  let ownOutcomes: [[Int?]]
  /// By side, the node where a request begins; nil in a rulebook without stages.
  let starts: [Int?]
  /// By side and stage, where it leads.
  let ways: [[Way?]]
  /// By side and stage, the answer where it is known or pinned.
  let answers: [[Bool?]]
  /// By side and node, how far down the side's own order it stands; outcomes come last.
  let places: [[Int]]
  /// By stage, which nodes either side can lead to from it, itself included.
  private let reach: [[Bool]]
  /// By side and stage, the same on that side alone.
  private let ownReach: [[[Bool]]]

  init(_ models: [SimulationModel]) {
    let rulebooks = models.map(\.rulebook)
    let stages = Self.union(rulebooks.map { $0.stages.map(\.id) })
    let outcomes = Self.union(rulebooks.map { $0.outcomes.map(\.id) })
    self.stages = stages
    self.outcomes = outcomes
    ownStages = rulebooks.map { book in stages.map { id in book.stages.firstIndex { $0.id == id } } }
    ownOutcomes = rulebooks.map { book in outcomes.map { id in book.outcomes.firstIndex { $0.id == id } } }

    func node(_ destination: Destination, _ book: Rulebook) -> Int? {
      switch destination {
      case .stage(let index): stages.firstIndex(of: book.stages[index].id)
      case .outcome(let index):
        outcomes.firstIndex(of: book.outcomes[index].id).map { stages.count + $0 }
      }
    }
    starts = rulebooks.map { book in
      book.stageOrder.first.flatMap { stages.firstIndex(of: book.stages[$0].id) }
    }
    let ways = zip(models, ownStages).map { model, own in
      own.map { stage in
        stage.map { stage in
          let answer = model.answers[stage]?.isYes
          let route = model.routes[stage]
          return Way(
            yes: answer == false ? nil : node(route.yes, model.rulebook),
            no: answer == true ? nil : node(route.no, model.rulebook))
        }
      }
    }
    self.ways = ways
    places = zip(rulebooks, ownStages).map { book, own in
      own.map { stage in
        stage.flatMap { book.stageOrder.firstIndex(of: $0) } ?? book.stageOrder.count
      } + outcomes.map { _ in book.stageOrder.count }
    }
    answers = zip(models, ownStages).map { model, own in
      own.map { stage in stage.flatMap { model.answers[$0]?.isYes } }
    }
    let edges = ways.map { side in side.map { $0?.targets ?? [] } }
    let count = stages.count + outcomes.count
    ownReach = edges.map { Self.closure($0, nodes: count) }
    reach = Self.closure(zip(edges[0], edges[1]).map { $0 + $1 }, nodes: count)
  }

  /// How many nodes there are.
  var nodes: Int { stages.count + outcomes.count }

  func isStage(_ node: Int) -> Bool { node < stages.count }

  /// Whether a side that stands at one node can come to a stage, or stands there.
  func comes(_ side: Int, from node: Int, to stage: Int) -> Bool {
    isStage(node) && ownReach[side][node][stage]
  }

  /// Whether of two stages the first comes earlier in an order of both procedures together.
  ///
  /// From the earlier one more nodes can be reached. On a circle, where each can come before the other, the second side
  /// goes first if it may still come to the stage at which the first one waits.
  func comesFirst(_ first: Int, before second: Int) -> Bool {
    if reach[first][second], reach[second][first] { return !ownReach[1][second][first] }
    let counts = [first, second].map { node in reach[node].count { $0 } }
    return counts[0] == counts[1] ? first < second : counts[0] > counts[1]
  }

  private static func union(_ lists: [[String]]) -> [String] {
    lists.reduce(into: []) { all, list in all += list.filter { !all.contains($0) } }
  }

  /// Which nodes can be reached from each stage, itself included.
  private static func closure(_ edges: [[Int]], nodes: Int) -> [[Bool]] {
    edges.indices.map { start in
      var reached = [Bool](repeating: false, count: nodes)
      var open = [start]
      while let node = open.popLast() {
        guard !reached[node] else { continue }
        reached[node] = true
        if node < edges.count { open += edges[node] }
      }
      return reached
    }
  }
}
