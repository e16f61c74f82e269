import CasusSampling
import Testing

@Suite struct TallyTests {
  @Test func roundedProbabilitiesSumToOneWithTheRemainderAtTheLikeliest() {
    let third = 1.0 / 3
    #expect(Probability32.rounded([third, third, third]) == [1_431_655_766, 1_431_655_765, 1_431_655_765])
    #expect(Probability32.rounded([0.25, 0.5, 0.25]) == [1 << 30, 1 << 31, 1 << 30])
    #expect(Probability32.rounded([1, 0]) == [1 << 32, 0])
    #expect(Probability32.rounded([0x1p-33, 1 - 0x1p-33]) == [0, 1 << 32])
    // Three halves of a unit each round to even: 0, 2, 2; what is too much comes off the likeliest.
    let half = 0x1p-33
    let parts = [half, 3 * half, 3 * half, 1 - 7 * half]
    #expect(Probability32.rounded(parts) == [0, 2, 2, (1 << 32) - 4])
    #expect(Probability32.rounded([]) == [])
  }

  @Test func randomProbabilitiesAlwaysSumToOne() {
    let numbers = uniforms(6000, "probabilities")
    for start in stride(from: 0, to: 6000, by: 6) {
      let part = numbers[start..<(start + 6)]
      let sum = part.reduce(0, +)
      let probabilities = part.map { $0 / sum }
      let rounded = Probability32.rounded(probabilities)
      #expect(rounded.reduce(0, +) == Probability32.one)
      for (units, probability) in zip(rounded, probabilities) {
        #expect(abs(Probability32.probability(of: units) - probability) <= 4 * 0x1p-32)
      }
    }
  }

  @Test func unitsRoundToNearestTiesToEven() {
    for (units, expected) in [(0.5, 0), (1.5, 2), (2.5, 2), (2.49, 2), (2.51, 3)] as [(Double, UInt64)] {
      #expect(Probability32.units(of: units * 0x1p-32) == expected)
    }
    #expect(Probability32.units(of: 1) == Probability32.one)
    #expect(Probability32.units(of: -1) == 0)
    #expect(Probability32.units(of: .nan) == 0)
  }

  @Test func momentsAreExactAndMergeInAnyOrder() throws {
    let values: [UInt64] = [1 << 38, 0, 12345, (1 << 38) - 1, 7]
    var all = MomentTally()
    for value in values { all.add(value) }
    var left = MomentTally()
    var right = MomentTally()
    for value in values.prefix(2) { left.add(value) }
    for value in values.dropFirst(2) { right.add(value) }
    var backwards = right
    backwards.merge(left)
    left.merge(right)
    #expect(left == all)
    #expect(backwards == all)

    var small = MomentTally()
    for value: UInt64 in [2, 4, 4, 4, 5, 5, 7, 9] { small.add(value) }
    #expect(small.mean == 5)
    #expect(small.variance == 32.0 / 7)
    #expect(MomentTally(count: 1, sum: 3, sumOfSquares: 9).variance == nil)
    // The greatest tally that is allowed does not overflow.
    let most = MomentTally.maximumCount
    let full = MomentTally(
      count: most, sum: most << 38, sumOfSquares: UInt128(most) << 76)
    #expect(full.variance == 0)
  }

  @Test func binsCoverTheRangeWithBothEnds() throws {
    let linear = try #require(HistogramScale.linear(low: 10, high: 20, bins: 5))
    #expect([9.999, 10, 11.999, 12, 20, 20.001, .nan].map(linear.place) == [-1, 0, 0, 1, 4, 5, 5])
    #expect(linear.value(at: 2.5) == 15)
    let log = try #require(HistogramScale.logarithmic(low: 1, high: 10_000, bins: 4))
    #expect([0.5, 0, -3, 1, 5, 50, 10_000, 20_000].map(log.place) == [-1, -1, -1, 0, 0, 1, 3, 4])
    // An edge lies where the place changes, and near that of equal ratios.
    let edge = log.value(at: 2)
    #expect(log.place(of: edge * (1 - 1e-9)) == 1 && log.place(of: edge * (1 + 1e-9)) == 2)
    #expect(abs(edge / 100 - 1) < 0.02)
    let whole = try #require(HistogramScale.wholeNumbers(low: 3, high: 6))
    #expect([2, 3, 3.4, 3.6, 6, 7].map(whole.place) == [-1, 0, 0, 1, 3, 4])
    #expect(whole.binCount == 4)
    #expect(HistogramScale.linear(low: 1, high: 1) == nil)
    #expect(HistogramScale.logarithmic(low: 0, high: 1) == nil)
    #expect(HistogramScale.wholeNumbers(low: 4, high: 3) == nil)
  }

  @Test func weightedQuantilesLieWithinTheirBin() throws {
    var tally = HistogramTally(scale: try #require(.linear(low: 0, high: 10, bins: 10)))
    #expect(tally.quantile(0.5) == nil)
    tally.add(2.3, weight: 4)
    tally.add(7.9, weight: 4)
    #expect(tally.quantile(0.25) == .value(2.5))
    #expect(tally.quantile(0.75) == .value(7.5))
    #expect(tally.effectiveSize == 2)
    tally.add(-1, weight: 8)
    tally.add(11, weight: 8)
    #expect(tally.quantile(0.1) == .belowRange)
    #expect(tally.quantile(0.9) == .aboveRange)
    #expect(tally.total == 24)

    var other = HistogramTally(scale: tally.scale)
    other.add(2.5, weight: 1)
    let isMerged = tally.merge(other)
    #expect(isMerged)
    #expect(tally.weights[2] == 5)
    let isMergedWithOtherBins = tally.merge(
      HistogramTally(scale: try #require(.linear(low: 0, high: 1))))
    #expect(!isMergedWithOtherBins)
  }

  @Test func quantilesOfWholeNumbersAreWhole() throws {
    var tally = HistogramTally(scale: try #require(.wholeNumbers(low: 0, high: 9)))
    for value in [1.0, 1, 2, 5] { tally.add(value, weight: 3) }
    #expect([0.1, 0.5, 0.51, 0.75, 0.76, 1].map(tally.quantile) == [1, 1, 2, 2, 5, 5].map { .value($0) })
  }

  @Test func rowMeansFallInTheirBin() {
    var rows = RowMeanHistogram()
    rows.add(rowTotal: 0)
    rows.add(rowTotal: (1 << 26) - 1)
    rows.add(rowTotal: 1 << 26)
    rows.add(rowTotal: 1 << 38)
    #expect(rows.counts[0] == 2)
    #expect(rows.counts[1] == 1)
    #expect(rows.counts[4095] == 1)
    #expect(rows.count(atOrBelow: 0) == 0)
    #expect(rows.count(atOrBelow: 1) == 4)
    #expect(rows.count(atOrBelow: 1.5 / 4096) == 2.5)
    #expect(rows.quantile(0.25) == 0.5 / 4096)
    #expect(RowMeanHistogram().quantile(0.5) == nil)
  }
}
