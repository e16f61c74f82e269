import CasusSampling
import CasusSimulation

/// How far the outcomes' distributions of two runs lie apart.
struct OutcomeDistances {
  /// The outcomes of either side by identifier.
  private let outcomes: [String]
  /// By side and outcome, the place of its rung among all rungs; that of the other side where the side does not have it.
  private let rungs: [[Int]]
  private let rungCount: Int
  /// By side, replicate and outcome; one replicate where the run was enumerated.
  private let shares: [[[Double]]]
  private let seed: UInt64
  private let rows: Int

  init(_ runs: [ComparedRun]) {
    let outcomes = runs.reduce(into: [String]()) { all, run in
      all += run.result.outcomes.map(\.id).filter { !all.contains($0) }
    }
    let ranks = Set(runs.flatMap(\.ranks)).sorted()
    self.outcomes = outcomes
    rungCount = ranks.count
    seed = runs.first?.result.manifest.seed ?? 1
    rows = runs.map(\.result.manifest.rows).min() ?? 1
    let own = runs.map { run in
      outcomes.map { id in
        run.result.outcomes.first { $0.id == id }.flatMap { ranks.firstIndex(of: $0.rank) }
      }
    }
    rungs = [zip(own[0], own[1]).map { $0 ?? $1 ?? 0 }, zip(own[0], own[1]).map { $1 ?? $0 ?? 0 }]
    let hasReplicates = runs.allSatisfy { $0.result.replicates(ofOutcome: 0) != nil }
    shares = runs.map { run in
      let columns = outcomes.map { id -> [Double] in
        guard let place = run.result.outcomes.firstIndex(where: { $0.id == id }) else { return [] }
        if hasReplicates, let replicates = run.result.replicates(ofOutcome: place) { return replicates }
        return [run.result.outcomes[place].probability.estimate.value]
      }
      return (0..<(hasReplicates ? DesignPoint.replicates : 1)).map { replicate in
        columns.map { $0.indices.contains(replicate) ? $0[replicate] : 0 }
      }
    }
  }

  /// All measures' distances.
  func estimates() -> [DistanceEstimate] {
    let pairs = zip(shares[0], shares[1]).map { (first: $0, second: $1) }
    let values = distances(of: mean(pairs.map(\.first)), mean(pairs.map(\.second)))
    let isSame = shares[0] == shares[1] && rungs[0] == rungs[1]
    guard pairs.count > 1, !isSame else {
      return zip(DistanceEstimate.Measure.allCases, values).map { measure, value in
        DistanceEstimate(
          measure: measure, estimate: RunEstimate(value: isSame ? 0 : value, standardError: 0),
          noise: isSame && pairs.count > 1 ? 0 : nil)
      }
    }
    let errors = DistanceEstimate.Measure.allCases.indices.map { place in
      Jackknife.estimate(pairs, floor: 1 / Double(rows)) { rest in
        distances(of: mean(rest.map(\.first)), mean(rest.map(\.second)))[place]
      }?.standardError ?? .nan
    }
    let middle = zip(mean(pairs.map(\.first)), mean(pairs.map(\.second))).map { ($0 + $1) / 2 }
    let noise = NoiseLevel(pairs.map { zip($0.first, $0.second).map { $1 - $0 } }, seed: seed)
    let levels = noise.levels { difference in
      let halves = [-0.5, 0.5].map { sign in zip(middle, difference).map { max(0, $0 + sign * $1) } }
      return distances(of: halves[0], halves[1], onOneLadder: true)
    }
    return DistanceEstimate.Measure.allCases.indices.map { place in
      DistanceEstimate(
        measure: DistanceEstimate.Measure.allCases[place],
        estimate: .ofReplicates(values[place], standardError: errors[place]), noise: levels[place])
    }
  }

  private func mean(_ replicates: [[Double]]) -> [Double] {
    let count = Double(replicates.count)
    return outcomes.indices.map { outcome in replicates.reduce(0) { $0 + $1[outcome] } / count }
  }

  /// By measure in the order of all cases.
  private func distances(of first: [Double], _ second: [Double], onOneLadder: Bool = false) -> [Double] {
    let variation = zip(first, second).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / 2
    let divergence = zip(first, second).reduce(0) { $0 + Self.divergence($1.0, $1.1) }
    var gaps = [Double](repeating: 0, count: rungCount)
    for outcome in outcomes.indices {
      gaps[rungs[0][outcome]] += first[outcome]
      gaps[rungs[onOneLadder ? 0 : 1][outcome]] -= second[outcome]
    }
    var carried = 0.0
    var greatest = 0.0
    var sum = 0.0
    for gap in gaps.dropLast() {
      sum += gap
      carried += sum.magnitude
      greatest = max(greatest, sum.magnitude)
    }
    return [variation, max(0, divergence), carried, greatest]
  }

  /// One outcome's part of the divergence: (p log2(p/m) + q log2(q/m)) / 2 with m the mean of both.
  private static func divergence(_ p: Double, _ q: Double) -> Double {
    let middle = (p + q) / 2
    func part(_ share: Double) -> Double {
      share > 0 && middle > 0 ? share * Kernel.log(share / middle) / Kernel.log(2) : 0
    }
    return (part(p) + part(q)) / 2
  }
}
