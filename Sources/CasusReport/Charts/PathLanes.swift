import CasusSimulation

/// Finds room, to the left of the stream, for answers that lead further on than the next stage.
struct PathLanes {
  /// One answer that leads on.
  struct Flow {
    let source: Int
    let target: Int
    let share: Double
    /// How far its middle lies to the left of the lanes' right edge, in pixels; nil where it goes straight to the next stage.
    var offset: Double?
    /// Where its middle enters the target's bar, in pixels from the bar's left end.
    var entry = 0.0
  }

  private(set) var flows: [Flow] = []
  /// The room that the lanes take, in pixels.
  private(set) var width = 0.0

  private static let gap = 7.0

  /// Lays lanes out.
  ///
  /// - Parameter trunk: How wide all requests together are drawn, in pixels.
  init(_ steps: [PathStep], trunk: Double) {
    let places = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.result.index, $0) })
    for (source, step) in steps.enumerated() {
      for flow in step.flows {
        guard let target = places[flow.target] else { continue }
        if let same = flows.firstIndex(where: { $0.source == source && $0.target == target }) {
          flows[same] = Flow(source: source, target: target, share: flows[same].share + flow.share)
        } else {
          flows.append(Flow(source: source, target: target, share: flow.share))
        }
      }
    }
    placeLanes(trunk, stepCount: steps.count)
    enterTargets(trunk, stepCount: steps.count)
  }

  /// Gives each target that is skipped to a lane of its own; the shortest lie nearest to the stream.
  private mutating func placeLanes(_ trunk: Double, stepCount: Int) {
    var taken: [(rows: ClosedRange<Int>, columns: ClosedRange<Double>)] = []
    let lanes = (0..<stepCount).compactMap { target -> (target: Int, first: Int, size: Double)? in
      let own = flows.filter { $0.target == target && $0.target != $0.source + 1 }
      guard let first = own.map(\.source).min() else { return nil }
      return (target, first, own.reduce(0) { $0 + max($1.share * trunk, 1) })
    }
    for lane in lanes.sorted(by: { ($0.target - $0.first, $0.target) < ($1.target - $1.first, $1.target) }) {
      let rows = lane.first...lane.target
      var start = Self.gap
      while let hit = taken.first(where: {
        $0.rows.overlaps(rows) && $0.columns.overlaps(start...(start + lane.size))
      }) {
        start = hit.columns.upperBound + Self.gap
      }
      taken.append((rows, start...(start + lane.size)))
      width = max(width, start + lane.size + 2)
      fill(lane.target, from: start + lane.size, trunk)
    }
  }

  /// The earliest source takes the outermost place.
  private mutating func fill(_ target: Int, from outer: Double, _ trunk: Double) {
    var edge = outer
    for index in flows.indices where flows[index].target == target && flows[index].source + 1 != target {
      let size = max(flows[index].share * trunk, 1)
      flows[index].offset = edge - size / 2
      edge -= size
    }
  }

  /// Answers from the lanes enter on the left, that from the stage before on the right.
  private mutating func enterTargets(_ trunk: Double, stepCount: Int) {
    for target in 0..<stepCount {
      var x = 0.0
      for isLane in [true, false] {
        for index in flows.indices
        where flows[index].target == target && (flows[index].offset != nil) == isLane {
          flows[index].entry = x + flows[index].share * trunk / 2
          x += flows[index].share * trunk
        }
      }
    }
  }
}
