import CasusSampling

/// A measure's row totals, over all rows and by replicate.
struct MeasureTally: Hashable, Sendable {
  private(set) var rows = MomentTally()
  /// The sum over the rows of each replicate (section 3.2.1).
  private(set) var replicates = [UInt64](repeating: 0, count: MeasureTally.replicateCount)

  /// Row j belongs to replicate j mod 32.
  static let replicateCount = 32

  init() {}

  /// A tally of rows by their sums.
  init(rows count: UInt64, replicates: [UInt64], squares: UInt128) {
    rows = MomentTally(count: count, sum: replicates.reduce(0, +), sumOfSquares: squares)
    self.replicates = replicates
  }

  /// A tally of rows that all have one total.
  init(constant total: UInt64, rowsByReplicate: [UInt64]) {
    let count = rowsByReplicate.reduce(0, +)
    self.init(
      rows: count, replicates: rowsByReplicate.map { $0 * total },
      squares: UInt128(count) * UInt128(total) * UInt128(total))
  }

  mutating func add(_ total: UInt64, replicate: Int) {
    rows.add(total)
    replicates[replicate] += total
  }

  mutating func merge(_ other: MeasureTally) {
    rows.merge(other.rows)
    for index in replicates.indices { replicates[index] += other.replicates[index] }
  }
}

/// An event's row means in one stratum, for the interval from judgements.
struct StratumTally: Hashable, Sendable {
  private(set) var rows = MomentTally()
  /// The sum over rows of 64 x the sum of squares less the square of the sum, in units of 2^-64.
  private(set) var within: UInt128 = 0
  /// The sum over rows of the squared difference of the two half-rows' sums, in units of 2^-64; 0 under `random`.
  private(set) var halves: UInt128 = 0
  private(set) var histogram = RowMeanHistogram()

  init() {}

  /// A tally by its parts.
  init(rows: MomentTally, within: UInt128, halves: UInt128 = 0, histogram: RowMeanHistogram) {
    self.rows = rows
    self.within = within
    self.halves = halves
    self.histogram = histogram
  }

  /// A tally of rows that all have one total, with nothing that varies within them.
  init(constant total: UInt64, rows count: UInt64) {
    rows = MomentTally(
      count: count, sum: count * total, sumOfSquares: UInt128(count) * UInt128(total) * UInt128(total))
    if count > 0 { histogram.add(rowTotal: total, times: count) }
  }

  mutating func add(_ total: UInt64, within: UInt128) {
    rows.add(total)
    self.within += within
    histogram.add(rowTotal: total)
  }

  /// Adds what the half-rows of a row that was added differ by.
  mutating func add(halfDifference: UInt64) {
    halves += UInt128(halfDifference) * UInt128(halfDifference)
  }

  mutating func merge(_ other: StratumTally) {
    rows.merge(other.rows)
    within += other.within
    halves += other.halves
    histogram.merge(other.histogram)
  }

  /// What chance in the requests adds to the variance of row means (W of section 3.3.2), as a probability squared.
  ///
  /// For independent draws it is the mean over rows of the within-row variance divided by 64; for other designs, whose
  /// draws within half a row are not independent but whose halves are, the mean of (h1 - h2)^2 / 4.
  func noise(_ design: Design) -> Double {
    guard rows.count > 0 else { return 0 }
    return design == .random
      ? Double(within) / Double(rows.count) / (64 * 63 * 64) * 0x1p-64
      : Double(halves) / Double(rows.count) * 0x1p-76
  }

  /// The mean over rows of the variance of a draw given the judgements, as a probability squared.
  ///
  /// For other designs than independent draws the mean square of draws about their row's mean lacks what that mean
  /// itself varies by, which is ``noise(_:)``.
  func requestVariance(_ design: Design) -> Double {
    guard rows.count > 0 else { return 0 }
    return design == .random
      ? noise(design) * 64 : Double(within) / Double(rows.count) / (64 * 64) * 0x1p-64 + noise(design)
  }

  /// The variance of the row means (V of section 3.3.2), as a probability squared.
  var variance: Double { (rows.variance ?? 0) * 0x1p-76 }

  /// The mean of the row means.
  var mean: Double { rows.count > 0 ? rows.mean * 0x1p-38 : 0 }
}

/// What a value of a discrete judgement gives.
struct ReadingTally: Hashable, Sendable {
  /// Each outcome's and each verdict's row totals, in the order of the measures.
  private(set) var events: [MeasureTally]
  /// How many rows of each replicate have the value.
  private(set) var rows = [UInt64](repeating: 0, count: MeasureTally.replicateCount)

  /// A tally by its parts.
  init(events: [MeasureTally], rows: [UInt64]) {
    self.events = events
    self.rows = rows
  }

  init(events count: Int) {
    events = [MeasureTally](repeating: MeasureTally(), count: count)
  }

  mutating func add(_ measures: [UInt64], replicate: Int) {
    rows[replicate] += 1
    for index in events.indices { events[index].add(measures[index], replicate: replicate) }
  }

  mutating func merge(_ other: ReadingTally) {
    for index in rows.indices { rows[index] += other.rows[index] }
    for index in events.indices { events[index].merge(other.events[index]) }
  }
}

/// A quantity's weighted values, by replicate.
struct QuantityTally: Hashable, Sendable {
  private(set) var replicates: [HistogramTally]
  /// The sum over draws of the square of the draw's weight.
  private(set) var squaredWeights: UInt128 = 0

  /// A tally by its parts.
  init(replicates: [HistogramTally], squaredWeights: UInt128) {
    self.replicates = replicates
    self.squaredWeights = squaredWeights
  }

  init(scale: HistogramScale) {
    replicates = [HistogramTally](
      repeating: HistogramTally(scale: scale), count: MeasureTally.replicateCount)
  }

  mutating func add(_ value: Double, weight: UInt64, replicate: Int) {
    replicates[replicate].add(value, weight: weight)
  }

  mutating func add(squaredWeights: UInt128) { self.squaredWeights += squaredWeights }

  mutating func merge(_ other: QuantityTally) {
    for index in replicates.indices { replicates[index].merge(other.replicates[index]) }
    squaredWeights += other.squaredWeights
  }
}
