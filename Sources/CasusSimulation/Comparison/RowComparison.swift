import CasusRulebook
import CasusSampling

/// How often one scenario's row mean exceeds another's under the same judgements.
///
/// Scenarios of one rulebook share the streams of judgements, so that row j judges each of them by one and the same set of
/// beliefs. The share of rows in which the first event is the likelier is near to the credence of that, under the stated
/// beliefs, where the two are far apart; where they are near to each other, the noise of a row's 64 requests draws the share
/// towards a half.
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
    /// The first probability less the second, with its error from paired rows.
    ///
    /// Where something is given, that something was asked, it is the difference of the two ratios of sums that runs report
    /// (section 3.1.6), which is not the mean of the rows' own, with a jackknife error over the replicates.
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
    let layouts = models.map { TallyLayout($0, design: settings.design) }
    func place(_ subject: Subject) -> Int? {
      layouts.indices.contains(subject.model) ? layouts[subject.model].interval(subject.event) : nil
    }
    let possible = pairs.filter { place($0.first) != nil && place($0.second) != nil }
    guard !possible.isEmpty else {
      return RowComparison(findings: [], draws: settings.draws, isInterrupted: false)
    }
    // Each model's events, once each.
    let events = models.indices.map { model in
      Set(
        possible.flatMap { [$0.first, $0.second] }.filter { $0.model == model }
          .flatMap { subject in subject.needs.compactMap { layouts[model].interval($0) } }
      ).sorted()
    }
    func columns(_ subject: Subject) -> [Int] {
      subject.needs.compactMap { layouts[subject.model].interval($0) }
        .compactMap { events[subject.model].firstIndex(of: $0) }
    }
    let columns = possible.map { (first: columns($0.first), second: columns($0.second)) }
    let dimensions = SobolDimensions(of: models.map(\.rulebook))
    let means = zip(models, events).map { RowMeans($0, $1, settings, dimensions: dimensions) }
    let stretches = Stretches(
      groups: settings.groups, width: settings.width, isQuick: means.allSatisfy(\.isQuick))
    // By pair, then replicate.
    var tallies = possible.map { _ in
      [PairTally](repeating: PairTally(), count: RunTallies.rowsPerGroup)
    }
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
            let first = columns[index].first.map { rows[start + pair.first.model][$0] }
            let second = columns[index].second.map { rows[start + pair.second.model][$0] }
            for replicate in tallies[index].indices {
              tallies[index][replicate].add(first.map { $0[replicate] }, second.map { $0[replicate] })
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

extension RowComparison.Subject {
  /// The event, and where it is given that something was asked, the two that it is a ratio of.
  fileprivate var needs: [RunEvent] {
    guard case .verdictGivenAsked(let verdict) = event else { return [event] }
    return [event, .verdict(verdict), .verdict(.none)]
  }
}

/// A share over rows, as two whole numbers.
private struct RowShare {
  private(set) var part: UInt64 = 0
  private(set) var whole: UInt64 = 0
  /// Whether the whole is less than all of the rows' draws.
  private(set) var isRatio = false

  /// Adds a row's mean, or its mean given that something was asked, with what it is a ratio of.
  mutating func add(_ means: [UInt64?]) {
    let all = TallyPlan.whole
    guard means.count == 3, let verdict = means[1], let none = means[2] else {
      part += means[0] ?? 0
      whole += all
      return
    }
    part += verdict
    whole += all - none
    if none > 0 { isRatio = true }
  }

  mutating func merge(_ other: RowShare) {
    part += other.part
    whole += other.whole
    isRatio = isRatio || other.isRatio
  }

  var value: Double? { whole > 0 ? Double(part) / Double(whole) : nil }
}

/// Counts over rows of a pair: whole numbers only, so that merging is exact.
private struct PairTally {
  private(set) var rows = 0
  private var first = RowShare()
  private var second = RowShare()
  private var higher = 0
  private var equal = 0
  private var difference: Int128 = 0
  private var squares: UInt128 = 0

  /// Adds a row: of each side the event's mean, and what it is a ratio of.
  mutating func add(_ firstMeans: [UInt64?], _ secondMeans: [UInt64?]) {
    first.add(firstMeans)
    second.add(secondMeans)
    if let one = firstMeans[0], let other = secondMeans[0] { add(one, other) }
  }

  private mutating func add(_ first: UInt64, _ second: UInt64) {
    rows += 1
    if first > second { higher += 1 }
    if first == second { equal += 1 }
    difference += Int128(first) - Int128(second)
    let distance = UInt128(first > second ? first - second : second - first)
    squares += distance * distance
  }

  mutating func merge(_ other: PairTally) {
    rows += other.rows
    first.merge(other.first)
    second.merge(other.second)
    higher += other.higher
    equal += other.equal
    difference += other.difference
    squares += other.squares
  }

  var shareHigher: Double? { rows > 0 ? Double(higher) / Double(rows) : nil }
  var shareEqual: Double? { rows > 0 ? Double(equal) / Double(rows) : nil }
  /// Whether one of the two is a ratio whose lower part varies.
  var isRatio: Bool { first.isRatio || second.isRatio }
  var differenceOfShares: Double? { first.value.flatMap { first in second.value.map { first - $0 } } }

  /// The binomial error of ``shareHigher``.
  var errorOfShare: Double {
    guard let share = shareHigher else { return .nan }
    return (share * (1 - share) / Double(rows)).squareRoot()
  }

  /// The error of a mean difference from the rows' variance.
  var errorOfDifference: Double {
    guard rows > 1 else { return .nan }
    let mean = Double(difference) / Double(rows)
    let variance = max(0, (Double(squares) - Double(difference) * mean) / Double(rows - 1))
    return (variance / Double(rows)).squareRoot() * 0x1p-38
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
    func error(_ value: (PairTally) -> Double?) -> Double {
      Jackknife.estimate(self) { value($0.merged) }?.standardError ?? .nan
    }
    let isOfRows = design == .random
    let hasPlainDifference = isOfRows && !all.isRatio
    return RowComparison.Finding(
      pair: pair,
      firstIsHigher: RunEstimate(
        value: all.shareHigher ?? .nan,
        standardError: Swift.max(isOfRows ? all.errorOfShare : error(\.shareHigher), floor),
        degreesOfFreedom: design.degreesOfFreedom),
      equal: all.shareEqual ?? .nan,
      difference: RunEstimate(
        value: all.differenceOfShares ?? .nan,
        standardError: Swift.max(
          hasPlainDifference ? all.errorOfDifference : error(\.differenceOfShares), floor),
        degreesOfFreedom: hasPlainDifference ? nil : DesignPoint.replicates - 1),
      rows: all.rows)
  }

  private var merged: PairTally {
    reduce(into: PairTally()) { $0.merge($1) }
  }
}
