import CasusRulebook
import CasusSampling

/// All that a comparison adds up, as integers: merging in any order and any chunks gives the same bits.
struct PairedTallies: Hashable, Sendable {
  /// How many groups of 32 rows were added.
  private(set) var groups = 0
  /// Whole units for each draw in which the units of an outcome or a verdict differ.
  private(set) var touched = MeasureTally()
  /// By measure of the layout.
  private(set) var measures: [DifferenceTally]
  /// By cell of the flip table off the diagonal.
  private(set) var cells: [MeasureTally]
  /// All of those cells together.
  private(set) var flipped = MeasureTally()

  init(_ layout: PairedLayout) {
    measures = [DifferenceTally](repeating: DifferenceTally(), count: layout.measures.count)
    cells = [MeasureTally](repeating: MeasureTally(), count: layout.cells)
  }

  /// Adds a group's rows.
  ///
  /// - Parameter totals: By place in the layout, then row.
  mutating func add(_ totals: [[UInt64]], _ layout: PairedLayout) {
    groups += 1
    for (index, event) in layout.measures.enumerated() {
      let sides = (0..<2).map { layout.parts(of: event, side: $0) }
      for row in 0..<RunTallies.rowsPerGroup {
        measures[index].add(
          sides[0].reduce(0) { $0 + totals[$1][row] }, sides[1].reduce(0) { $0 + totals[$1][row] },
          replicate: row)
      }
    }
    for row in 0..<RunTallies.rowsPerGroup {
      touched.add(totals[layout.touched][row] << 32, replicate: row)
      var all: UInt64 = 0
      for place in cells.indices {
        let total = totals[layout.cell(place)][row]
        cells[place].add(total, replicate: row)
        all += total
      }
      flipped.add(all, replicate: row)
    }
  }

  mutating func merge(_ other: PairedTallies) {
    groups += other.groups
    touched.merge(other.touched)
    for index in measures.indices { measures[index].merge(other.measures[index]) }
    for index in cells.indices { cells[index].merge(other.cells[index]) }
    flipped.merge(other.flipped)
  }

  /// How many rows were added.
  var rows: Int { groups * RunTallies.rowsPerGroup }
}

/// Row totals of one event on both sides, and of their difference.
struct DifferenceTally: Hashable, Sendable {
  /// By side, then replicate, the sum of the row totals.
  private(set) var sums: [[UInt64]]
  /// The sum over rows of the square of the difference.
  private(set) var squares: UInt128 = 0

  init() {
    sums = [[UInt64]](repeating: [UInt64](repeating: 0, count: MeasureTally.replicateCount), count: 2)
  }

  mutating func add(_ first: UInt64, _ second: UInt64, replicate: Int) {
    sums[0][replicate] += first
    sums[1][replicate] += second
    let distance = UInt128(first > second ? first - second : second - first)
    squares += distance * distance
  }

  mutating func merge(_ other: DifferenceTally) {
    for side in sums.indices {
      for replicate in sums[side].indices { sums[side][replicate] += other.sums[side][replicate] }
    }
    squares += other.squares
  }

  /// The sum of a side's row totals.
  func total(side: Int) -> UInt64 { sums[side].reduce(0, +) }

  /// The sum of the differences, second less first.
  var difference: Int128 { Int128(total(side: 1)) - Int128(total(side: 0)) }

  /// The differences of the sums by replicate.
  var replicates: [Int128] { zip(sums[0], sums[1]).map { Int128($1) - Int128($0) } }
}
