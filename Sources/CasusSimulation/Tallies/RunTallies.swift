import CasusRulebook
public import CasusSampling

/// All that a run adds up, as integers: merging in any order and any chunks gives the same bits (section 3.2.4).
///
/// What is added is whole groups of 32 rows.
public struct RunTallies: Hashable, Sendable {
  /// How many groups of 32 rows were added.
  public private(set) var groups = 0

  let layout: TallyLayout
  private(set) var measures: [MeasureTally]
  /// By event with an interval, then stratum.
  private(set) var intervals: [[StratumTally]]
  /// By discrete judgement, then value.
  private(set) var readings: [[ReadingTally]]
  private(set) var quantities: [QuantityTally]
  private(set) var shared: [UInt64]
  private(set) var unmeasured: [UInt64]
  private(set) var products: [WordProducts]

  /// How many rows a group has.
  public static let rowsPerGroup = MeasureTally.replicateCount
  /// How many draws a group has.
  public static let drawsPerGroup = rowsPerGroup * RowMeanHistogram.drawsPerRow

  /// How many rows were added.
  public var rows: Int { groups * Self.rowsPerGroup }
  /// How many draws were added.
  public var draws: Int { groups * Self.drawsPerGroup }

  /// Starts empty, for runs of a model under a design.
  public init(_ model: SimulationModel, design: Design = .random) {
    self.init(TallyLayout(model, design: design))
  }

  init(_ layout: TallyLayout) {
    self.layout = layout
    measures = [MeasureTally](repeating: MeasureTally(), count: layout.measures)
    intervals = [[StratumTally]](
      repeating: [StratumTally](repeating: StratumTally(), count: layout.strata.count),
      count: layout.intervalEvents)
    let events = layout.outcomes + Verdict.allCases.count
    readings = layout.readings.map {
      [ReadingTally](repeating: ReadingTally(events: events), count: $0.values.count)
    }
    quantities = layout.scales.map { QuantityTally(scale: $0) }
    shared = [UInt64](repeating: 0, count: layout.criteria)
    unmeasured = shared
    products = [WordProducts](repeating: WordProducts(), count: layout.correlations)
  }

  /// Tallies by their parts.
  init(
    layout: TallyLayout, groups: Int, measures: [MeasureTally], intervals: [[StratumTally]],
    readings: [[ReadingTally]], quantities: [QuantityTally], shared: [UInt64], unmeasured: [UInt64],
    products: [WordProducts]
  ) {
    self.layout = layout
    self.groups = groups
    self.measures = measures
    self.intervals = intervals
    self.readings = readings
    self.quantities = quantities
    self.shared = shared
    self.unmeasured = unmeasured
    self.products = products
  }

  /// Adds a group's rows, in the order of their replicates.
  mutating func add(group: [RowTotals]) {
    groups += 1
    for (replicate, row) in group.enumerated() { add(row, replicate: replicate) }
  }

  /// Adds one row without counting its group, which is counted elsewhere.
  mutating func add(_ row: RowTotals, replicate: Int) {
    for (index, total) in row.measures.enumerated() { measures[index].add(total, replicate: replicate) }
    let stratum = layout.strata.index(of: row.readings)
    for event in 0..<layout.plainEvents {
      intervals[event][stratum].add(row.measures[event], within: row.within[event])
    }
    for (event, difference) in row.halves.enumerated() {
      intervals[event][stratum].add(halfDifference: difference)
    }
    if let headline = row.headline {
      for (place, total) in headline.enumerated() {
        let event = layout.plainEvents + place
        intervals[event][stratum].add(total, within: row.within[event])
      }
    }
    for (reading, value) in row.readings.enumerated() {
      readings[reading][value].add(row.measures, replicate: replicate)
    }
    for item in row.values {
      quantities[item.quantity].add(item.value, weight: item.weight, replicate: replicate)
    }
    for (index, squares) in row.squaredWeights.enumerated() { quantities[index].add(squaredWeights: squares) }
    for index in shared.indices {
      shared[index] += row.shared[index]
      unmeasured[index] += row.unmeasured[index]
    }
    for index in products.indices { products[index].merge(row.products[index]) }
  }

  /// Whether no row was added: each has a total of every measure.
  private var isEmpty: Bool { groups == 0 && measures.allSatisfy { $0.rows.count == 0 } }

  /// Adds all that another tally of the same model holds.
  ///
  /// - Returns: Whether it was merged; a tally of another layout is refused.
  @discardableResult
  public mutating func merge(_ other: RunTallies) -> Bool {
    guard layout == other.layout else { return false }
    if isEmpty {
      // The same sums without a second copy of some megabytes.
      self = other
      return true
    }
    groups += other.groups
    for index in measures.indices { measures[index].merge(other.measures[index]) }
    for event in intervals.indices {
      for stratum in intervals[event].indices {
        intervals[event][stratum].merge(other.intervals[event][stratum])
      }
    }
    for reading in readings.indices {
      for value in readings[reading].indices {
        readings[reading][value].merge(other.readings[reading][value])
      }
    }
    for index in quantities.indices { quantities[index].merge(other.quantities[index]) }
    for index in shared.indices {
      shared[index] += other.shared[index]
      unmeasured[index] += other.unmeasured[index]
    }
    for index in products.indices { products[index].merge(other.products[index]) }
    return true
  }
}
