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
    let evaluators = models.map { ScalarEvaluator($0, seed: settings.seed) }
    let layouts = models.map { TallyLayout($0) }
    let possible = pairs.filter { pair in
      [pair.first, pair.second].allSatisfy {
        layouts.indices.contains($0.model) && layouts[$0.model].interval($0.event) != nil
      }
    }
    var tallies = possible.map { _ in PairTally() }
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
              tallies[index].add(first, second)
            }
          }
        }
      })
    guard groups > 0 else { throw .cancelled }
    return RowComparison(
      findings: zip(possible, tallies).map { $1.finding(of: $0) }, draws: groups * RunTallies.drawsPerGroup,
      isInterrupted: !isComplete)
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

extension RowTotals {
  /// The row's mean of an event, in units of 2^-38; nil where it is given that something was asked, and nothing was.
  func mean(of event: RunEvent, _ layout: TallyLayout) -> UInt64? {
    guard let place = layout.interval(event) else { return nil }
    return place < layout.plainEvents ? measures[place] : headline?[place - layout.plainEvents]
  }
}
