import CasusSampling

/// Takes sections of lines apart and refuses numbers that the rows could not have given, so that no sum overflows.
struct TallyReader {
  let lines: TallyLines
  /// How many groups of rows the tallies are of.
  let groups: Int

  /// What all rows together, or those of one replicate, can come to at most.
  var rows: UInt128 { UInt128(groups * RunTallies.rowsPerGroup) }
  var rowsOfReplicate: UInt128 { UInt128(groups) }

  /// The lines of a section.
  ///
  /// - Parameters:
  ///   - count: How many lines there must be.
  ///   - limits: The greatest that each number of a line may be.
  func section(_ name: String, count: Int, limits: [UInt128]) throws(UnfitTallies) -> [[UInt128]] {
    let section = try section(name, count: count)
    for (number, line) in section.enumerated() { try check(line, name, number, limits) }
    return section
  }

  /// Measures: the sums of the replicates, then the sum of squares.
  func measures(_ name: String, count: Int) throws(UnfitTallies) -> [[UInt128]] {
    let sums = [UInt128](repeating: rowsOfReplicate << 38, count: MeasureTally.replicateCount)
    return try section(name, count: count, limits: sums + [rows << 76])
  }

  /// The histograms of quantities, by quantity, then replicate.
  func quantities(_ scales: [HistogramScale]) throws(UnfitTallies) -> [[HistogramTally]] {
    let name = "quantities"
    let replicates = MeasureTally.replicateCount
    let section = try section(name, count: scales.count * replicates)
    var result: [[HistogramTally]] = []
    for (quantity, scale) in scales.enumerated() {
      var own: [HistogramTally] = []
      for number in (quantity * replicates)..<((quantity + 1) * replicates) {
        let line = section[number]
        let weights = [UInt128](repeating: rowsOfReplicate << 38, count: scale.binCount + 2)
        try check(line, name, number, weights + [rowsOfReplicate << 70])
        guard line.dropLast().reduce(0, +) <= rowsOfReplicate << 38,
          let tally = HistogramTally(line: line, scale: scale)
        else {
          throw UnfitTallies(reason: "'\(name)', line \(number + 1), weighs more than its rows can give")
        }
        own.append(tally)
      }
      result.append(own)
    }
    return result
  }

  private func section(_ name: String, count: Int) throws(UnfitTallies) -> [[UInt128]] {
    guard let section = lines.sections.first(where: { $0.name == name }) else {
      throw UnfitTallies(reason: "'\(name)' is missing")
    }
    guard section.lines.count == count else {
      throw UnfitTallies(reason: "'\(name)' has \(section.lines.count) lines, and \(count) are expected")
    }
    return section.lines
  }

  private func check(
    _ line: [UInt128], _ name: String, _ number: Int, _ limits: [UInt128]
  ) throws(UnfitTallies) {
    guard line.count == limits.count else {
      throw UnfitTallies(
        reason: "'\(name)', line \(number + 1), has \(line.count) numbers, and \(limits.count) are expected")
    }
    for (value, limit) in zip(line, limits) where value > limit {
      throw UnfitTallies(
        reason: "'\(name)', line \(number + 1), holds \(value), more than its rows can give")
    }
  }
}
