import CasusSampling

/// How often one scenario's row mean exceeds another's under the same judgements.
///
/// Scenarios of one rulebook share the streams of judgements, so that row j judges each of them by one and the same set of
/// beliefs. The share of rows is then the credence, under the stated beliefs, that the first event is the likelier.
public struct RowComparison: Sendable {
  /// An event of one of the models that are compared.
  public struct Subject: Hashable, Sendable {
    /// The model, by its place among those given.
    public let model: Int
    /// The event.
    public let event: RunEvent

    /// Creates a subject.
    public init(model: Int, event: RunEvent) {
      self.model = model
      self.event = event
    }
  }

  /// Two subjects to compare.
  public struct Pair: Hashable, Sendable {
    /// The one that may be the likelier.
    public let first: Subject
    /// The other one.
    public let second: Subject

    /// Creates a pair.
    public init(_ first: Subject, _ second: Subject) {
      self.first = first
      self.second = second
    }
  }

  /// What was found for a pair.
  public struct Finding: Hashable, Sendable {
    /// The pair.
    public let pair: Pair
    /// The share of rows in which the first row mean exceeds the second, with its binomial error, not below 1/rows.
    ///
    /// Rows in which either is given that something was asked, and nothing was, are left out.
    public let firstIsHigher: RunEstimate
    /// The share of rows in which the two are equal.
    public let equal: Double
    /// The mean of the paired differences, first less second, with its error.
    public let difference: RunEstimate
    /// How many rows were compared.
    public let rows: Int
  }

  /// What was found, pair by pair.
  public let findings: [Finding]
  /// How many draws of each model were made.
  public let draws: Int
  /// Whether the comparison was stopped before it had made all draws.
  public let isInterrupted: Bool

  /// Compares events of several models over common rows, in lockstep and in constant memory.
  ///
  /// - Parameters:
  ///   - models: Those that the subjects name by place.
  ///   - pairs: What to compare; a pair with an event that there is not is left out.
  ///   - settings: The seed and the number of draws, the same for all.
  /// - Throws: ``Run/Failure``.
  public static func execute(
    _ models: [SimulationModel], _ pairs: [Pair], _ settings: RunSettings = RunSettings()
  ) async throws(Run.Failure) -> RowComparison {
    let layouts = models.map { TallyLayout($0) }
    func place(_ subject: Subject) -> Int? {
      layouts.indices.contains(subject.model) ? layouts[subject.model].interval(subject.event) : nil
    }
    let possible = pairs.filter { place($0.first) != nil && place($0.second) != nil }
    guard !possible.isEmpty else {
      return RowComparison(findings: [], draws: settings.draws, isInterrupted: false)
    }
    // Each model's events, once each.
    let events = models.indices.map { model in
      Set(possible.flatMap { [$0.first, $0.second] }.filter { $0.model == model }.compactMap(place)).sorted()
    }
    func column(_ subject: Subject) -> Int? {
      place(subject).flatMap { events[subject.model].firstIndex(of: $0) }
    }
    let columns = possible.map { (first: column($0.first) ?? 0, second: column($0.second) ?? 0) }
    let means = zip(models, events).map { RowMeans($0, $1, settings) }
    let stretches = Stretches(
      groups: settings.groups, width: settings.width, isQuick: means.allSatisfy(\.isQuick))
    var tallies = possible.map { _ in PairTally() }
    var groups = 0
    let isComplete = try await GroupPipeline.run(
      groups: stretches.count, width: settings.width,
      compute: { stretch -> Result<[[[UInt64?]]]?, DrawError> in
        compute(means, stretches.groups(of: stretch))
      },
      fold: { rows in
        // By group, one model after the other.
        for start in stride(from: 0, to: rows.count, by: models.count) {
          groups += 1
          for (index, pair) in possible.enumerated() {
            let first = rows[start + pair.first.model][columns[index].first]
            let second = rows[start + pair.second.model][columns[index].second]
            for case (let one?, let other?) in zip(first, second) { tallies[index].add(one, other) }
          }
        }
      })
    guard groups > 0 else { throw .cancelled }
    return RowComparison(
      findings: zip(possible, tallies).map { $1.finding(of: $0) }, draws: groups * RunTallies.drawsPerGroup,
      isInterrupted: !isComplete)
  }

  /// The row means of some groups, by group and model, then event, then row; nil where the task was cancelled.
  private static func compute(
    _ means: [RowMeans], _ groups: Range<Int>
  ) -> Result<[[[UInt64?]]]?, DrawError> {
    let workers = means.map { $0.worker() }
    var all: [[[UInt64?]]] = []
    for group in groups {
      for (model, worker) in zip(means, workers) {
        if Task.isCancelled { return .success(nil) }
        switch model.means(group: group, worker) {
        case .success(let rows?): all.append(rows)
        case .success(nil): return .success(nil)
        case .failure(let error): return .failure(error)
        }
      }
    }
    return .success(all)
  }
}

/// A run's groups, a few at a time where they are computed quickly, one by one otherwise.
private struct Stretches {
  private let groups: Int
  private let atATime: Int

  init(groups: Int, width: Int, isQuick: Bool) {
    self.groups = groups
    atATime = isQuick ? max(1, min(32, groups / (4 * width))) : 1
  }

  var count: Int { (groups + atATime - 1) / atATime }

  func groups(of stretch: Int) -> Range<Int> {
    stretch * atATime..<min((stretch + 1) * atATime, groups)
  }
}

/// Counts over rows of a pair: whole numbers only, so that merging is exact.
private struct PairTally {
  private var rows = 0
  private var higher = 0
  private var equal = 0
  private var difference: Int128 = 0
  private var squares: UInt128 = 0

  mutating func add(_ first: UInt64, _ second: UInt64) {
    rows += 1
    if first > second { higher += 1 }
    if first == second { equal += 1 }
    difference += Int128(first) - Int128(second)
    let distance = UInt128(first > second ? first - second : second - first)
    squares += distance * distance
  }

  func finding(of pair: RowComparison.Pair) -> RowComparison.Finding {
    let n = Double(rows)
    let share = rows > 0 ? Double(higher) / n : .nan
    let mean = rows > 0 ? Double(difference) / n : .nan
    let variance = rows > 1 ? max(0, (Double(squares) - Double(difference) * mean) / (n - 1)) : .nan
    return RowComparison.Finding(
      pair: pair,
      firstIsHigher: RunEstimate(
        value: share, standardError: max((share * (1 - share) / n).squareRoot(), 1 / n)),
      equal: rows > 0 ? Double(equal) / n : .nan,
      difference: RunEstimate(
        value: mean * 0x1p-38, standardError: max((variance / n).squareRoot() * 0x1p-38, 1 / n)),
      rows: rows)
  }
}
