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
    /// The share of rows in which the first row mean exceeds the second, with its error, not below 1/rows.
    ///
    /// The error is binomial for independent draws, and from the replicates under other designs.
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
    let dimensions = SobolDimensions(of: models.map(\.rulebook))
    let evaluators = models.map {
      ScalarEvaluator($0, seed: settings.seed, design: settings.design, dimensions: dimensions)
    }
    let layouts = models.map { TallyLayout($0, design: settings.design) }
    let possible = pairs.filter { pair in
      [pair.first, pair.second].allSatisfy {
        layouts.indices.contains($0.model) && layouts[$0.model].interval($0.event) != nil
      }
    }
    // By pair, then replicate.
    var tallies = possible.map { _ in
      [PairTally](repeating: PairTally(), count: RunTallies.rowsPerGroup)
    }
    var groups = 0
    let isComplete = try await GroupPipeline.run(
      groups: settings.groups, width: settings.width,
      compute: { group -> Result<[[RowTotals]]?, DrawError> in
        var all: [[RowTotals]] = []
        for (evaluator, layout) in zip(evaluators, layouts) {
          switch evaluator.totals(group: group, layout) {
          case .success(let rows?): all.append(rows)
          case .success(nil): return .success(nil)
          case .failure(let error): return .failure(error)
          }
        }
        return .success(all)
      },
      fold: { rows in
        groups += 1
        for row in 0..<RunTallies.rowsPerGroup {
          for (index, pair) in possible.enumerated() {
            func mean(_ subject: Subject) -> UInt64? {
              rows[subject.model][row].mean(of: subject.event, layouts[subject.model])
            }
            if let first = mean(pair.first), let second = mean(pair.second) {
              tallies[index][row].add(first, second)
            }
          }
        }
      })
    guard groups > 0 else { throw .cancelled }
    return RowComparison(
      findings: zip(possible, tallies).map { $1.finding(of: $0, settings.design) },
      draws: groups * RunTallies.drawsPerGroup,
      isInterrupted: !isComplete)
  }
}

/// Counts over rows of a pair: whole numbers only, so that merging is exact.
private struct PairTally {
  private(set) var rows = 0
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

  mutating func merge(_ other: PairTally) {
    rows += other.rows
    higher += other.higher
    equal += other.equal
    difference += other.difference
    squares += other.squares
  }

  var shareHigher: Double? { rows > 0 ? Double(higher) / Double(rows) : nil }
  var shareEqual: Double? { rows > 0 ? Double(equal) / Double(rows) : nil }
  var meanDifference: Double? { rows > 0 ? Double(difference) / Double(rows) : nil }

  /// The binomial error of ``shareHigher``.
  var errorOfShare: Double {
    guard let share = shareHigher else { return .nan }
    return (share * (1 - share) / Double(rows)).squareRoot()
  }

  /// The error of ``meanDifference`` from the rows' variance.
  var errorOfDifference: Double {
    guard rows > 1, let mean = meanDifference else { return .nan }
    let variance = max(0, (Double(squares) - Double(difference) * mean) / Double(rows - 1))
    return (variance / Double(rows)).squareRoot()
  }
}

extension [PairTally] {
  /// What the replicates found together.
  ///
  /// Rows of other designs than independent draws are not independent: their errors come from a jackknife over the
  /// replicates.
  fileprivate func finding(of pair: RowComparison.Pair, _ design: Design) -> RowComparison.Finding {
    let all = merged
    let floor = 1 / Double(all.rows)
    func error(_ plain: Double, _ value: (PairTally) -> Double?) -> Double {
      guard design != .random else { return plain }
      return Jackknife.estimate(self) { value($0.merged) }?.standardError ?? .nan
    }
    return RowComparison.Finding(
      pair: pair,
      firstIsHigher: RunEstimate(
        value: all.shareHigher ?? .nan,
        standardError: Swift.max(error(all.errorOfShare, \.shareHigher), floor)),
      equal: all.shareEqual ?? .nan,
      difference: RunEstimate(
        value: (all.meanDifference ?? .nan) * 0x1p-38,
        standardError: Swift.max(error(all.errorOfDifference, \.meanDifference) * 0x1p-38, floor)),
      rows: all.rows)
  }

  private var merged: PairTally {
    reduce(into: PairTally()) { $0.merge($1) }
  }
}

extension RowTotals {
  /// The row's mean of an event, in units of 2^-38; nil where it is given that something was asked, and nothing was.
  func mean(of event: RunEvent, _ layout: TallyLayout) -> UInt64? {
    guard let place = layout.interval(event) else { return nil }
    return place < layout.plainEvents ? measures[place] : headline?[place - layout.plainEvents]
  }
}
