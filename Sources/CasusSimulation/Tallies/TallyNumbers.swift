import CasusSampling

// Each tally as a line of numbers, and back.

extension MeasureTally {
  /// The sums of the replicates, then the sum of squares.
  var line: [UInt128] { replicates.map { UInt128($0) } + [rows.sumOfSquares] }

  init(line: [UInt128], rows: UInt64) {
    self.init(
      rows: rows, replicates: line.dropLast().map { UInt64(truncatingIfNeeded: $0) }, squares: line.last ?? 0)
  }
}

extension StratumTally {
  /// The rows, their sum, their sum of squares, what lies within them, and by what their halves differ where that is
  /// tallied.
  func line(withHalves hasHalves: Bool) -> [UInt128] {
    [UInt128(rows.count), UInt128(rows.sum), rows.sumOfSquares, within] + (hasHalves ? [halves] : [])
  }

  init(line: [UInt128], bins: [UInt128]) {
    self.init(
      rows: MomentTally(
        count: UInt64(truncatingIfNeeded: line[0]), sum: UInt64(truncatingIfNeeded: line[1]),
        sumOfSquares: line[2]),
      within: line[3], halves: line.count > 4 ? line[4] : 0,
      histogram: RowMeanHistogram(counts: bins.map { UInt64(truncatingIfNeeded: $0) }) ?? RowMeanHistogram())
  }
}

extension HistogramTally {
  /// The weight below, in the bins and above, then the sum of squares.
  var line: [UInt128] {
    [UInt128(underflow)] + weights.map { UInt128($0) } + [UInt128(overflow), sumOfSquaredWeights]
  }

  init?(line: [UInt128], scale: HistogramScale) {
    guard line.count == scale.binCount + 3 else { return nil }
    self.init(
      scale: scale, weights: line[1...scale.binCount].map { UInt64(truncatingIfNeeded: $0) },
      underflow: UInt64(truncatingIfNeeded: line[0]),
      overflow: UInt64(truncatingIfNeeded: line[scale.binCount + 1]),
      sumOfSquaredWeights: line[scale.binCount + 2])
  }
}

extension WordProducts {
  /// Both sums, both sums of squares, and the sum of products.
  var line: [UInt128] { [first, second, firstSquared, secondSquared, product] }

  init(line: [UInt128]) {
    self.init(
      first: line[0], second: line[1], firstSquared: line[2], secondSquared: line[3], product: line[4])
  }
}
