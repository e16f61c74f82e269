import CasusRulebook
import CasusSampling

/// How likely a request comes to one outcome on the first side of a comparison and to another one on the second, under
/// shared coins: expected, not sampled (section 3.3.6).
///
/// The rows add up to what the first side's run reports, the columns to what the second side's reports, to the last unit.
public struct FlipTable: Sendable {
  /// The outcomes of either side by identifier: first those of the first side in its order, then what only the second has.
  public let outcomes: [String]
  /// By outcome on the first side, then on the second: the sum over draws in units of 2^-32.
  public let units: [[UInt64]]
  /// The changes from one outcome to another that were seen, by the first, then the second.
  public let flips: [Flip]
  /// The share of requests whose outcome changes.
  public let changed: RunEstimate
  /// By outcome, the share of requests that end in it on both sides.
  ///
  /// The error is that of the 32 replicates' means, not below 1/rows.
  public let kept: [RunEstimate]
  /// What the rounding of cells to whole units left to be settled, as a probability: at most 2^-32 for each cell.
  public let settled: Double

  /// A change from one outcome to another.
  public struct Flip: Hashable, Sendable {
    /// The outcome on the first side, a place in ``FlipTable/outcomes``.
    public let first: Int
    /// The outcome on the second side.
    public let second: Int
    /// How likely it is.
    public let probability: RunEstimate
  }

  init(_ layout: PairedLayout, _ tallies: PairedTallies, _ design: Design) {
    outcomes = layout.routes.outcomes
    let count = layout.routes.outcomes.count
    let margins = (0..<2).map { side in (0..<count).map { tallies.measures[$0].total(side: side) } }
    var cells = [[UInt64]](repeating: [UInt64](repeating: 0, count: count), count: count)
    for (cell, tally) in zip(layout.walk.cells, tallies.cells) {
      cells[cell.first][cell.second] = tally.rows.sum
    }
    let settlement = Settlement(cells, rows: margins[0], columns: margins[1])
    let whole = Double(tallies.groups * RunTallies.drawsPerGroup) * 0x1p32
    let floor = 1 / Double(tallies.rows)
    units = settlement.cells
    settled = Double(settlement.settled) / whole
    flips = zip(layout.walk.cells, tallies.cells).compactMap { cell, tally in
      guard tally.rows.sum > 0 else { return nil }
      return Flip(
        first: cell.first, second: cell.second,
        probability: RunEstimate(
          value: Double(settlement.cells[cell.first][cell.second]) / whole,
          standardError: max(tally.error(design, groups: tallies.groups), floor),
          degreesOfFreedom: design.degreesOfFreedom))
    }
    kept = (0..<count).map { outcome in
      let means = Self.kept(outcome, layout, tallies).map { Double($0) * 0x1p-38 / Double(tallies.groups) }
      return .ofReplicates(
        Double(settlement.cells[outcome][outcome]) / whole,
        standardError: max(Estimate.mean(ofReplicates: means)?.standardError ?? 0, floor))
    }
    let same = (0..<count).reduce(UInt64(0)) { $0 + settlement.cells[$1][$1] }
    let all = settlement.cells.joined().reduce(0, +)
    changed = RunEstimate(
      value: Double(all - same) / whole,
      standardError: max(tallies.flipped.error(design, groups: tallies.groups), floor),
      degreesOfFreedom: design.degreesOfFreedom)
  }

  /// By replicate, the sum of what stays in an outcome: what the first side has of it, less what it loses.
  private static func kept(_ outcome: Int, _ layout: PairedLayout, _ tallies: PairedTallies) -> [Int128] {
    var sums = tallies.measures[outcome].sums[0].map { Int128($0) }
    for (cell, tally) in zip(layout.walk.cells, tallies.cells) where cell.first == outcome {
      for (place, units) in tally.replicates.enumerated() { sums[place] -= Int128(units) }
    }
    return sums
  }

  /// The probability of a cell.
  public func probability(_ first: Int, _ second: Int) -> Double {
    let all = units.joined().reduce(0, +)
    return Double(units[first][second]) / Double(all)
  }
}

extension MeasureTally {
  /// The standard error of the mean, from rows for independent draws, else from replicates.
  func error(_ design: Design, groups: Int) -> Double {
    guard design != .random else {
      return ((rows.variance ?? 0) / Double(rows.count)).squareRoot() * 0x1p-38
    }
    let means = replicates.map { Double($0) * 0x1p-38 / Double(groups) }
    return Estimate.mean(ofReplicates: means)?.standardError ?? 0
  }
}

/// Makes cells off the diagonal fit the margins.
///
/// Cells are rounded to whole units in each draw by themselves, so that their sums miss the margins by up to half a unit
/// for each cell and draw. What is missing is settled in the cells that are there, the greatest first.
private struct Settlement {
  private(set) var cells: [[UInt64]]
  /// How many units were added or taken.
  private(set) var settled: UInt64 = 0

  init(_ cells: [[UInt64]], rows: [UInt64], columns: [UInt64]) {
    self.cells = cells
    let places = rows.indices.flatMap { row in
      columns.indices.filter { $0 != row }.map { (row: row, column: $0) }
    }
    // By size; what is as great stays in the order of the outcomes.
    let order = places.enumerated().sorted { left, right in
      let sizes = [left, right].map { cells[$0.element.row][$0.element.column] }
      return sizes[0] == sizes[1] ? left.offset < right.offset : sizes[0] > sizes[1]
    }.map(\.element)
    var left = (rows: rows, columns: columns)
    for place in order {
      let kept = min(self.cells[place.row][place.column], left.rows[place.row], left.columns[place.column])
      settled += self.cells[place.row][place.column] - kept
      self.cells[place.row][place.column] = kept
      left.rows[place.row] -= kept
      left.columns[place.column] -= kept
    }
    for outcome in rows.indices {
      let kept = min(left.rows[outcome], left.columns[outcome])
      self.cells[outcome][outcome] = kept
      left.rows[outcome] -= kept
      left.columns[outcome] -= kept
    }
    for place in order {
      let missing = min(left.rows[place.row], left.columns[place.column])
      settled += missing
      self.cells[place.row][place.column] += missing
      left.rows[place.row] -= missing
      left.columns[place.column] -= missing
    }
  }
}
