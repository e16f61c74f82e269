import CasusSampling
import Testing

@Suite struct StatisticsTests {
  @Test func theErrorOfAProbabilityComesFromRowMeans() throws {
    var tally = MomentTally()
    for _ in 0..<25 {
      for share in [0.0, 0.5, 0.5, 1] { tally.add(UInt64(share * 0x1p38)) }
    }
    let estimate = try #require(Estimate.probability(rowTotals: tally))
    #expect(estimate.value == 0.5)
    // The variance with divisor 99 is 12.5 / 99.
    #expect(abs(estimate.standardError - (12.5 / 99 / 100).squareRoot()) < 1e-15)
    var constant = MomentTally()
    for _ in 0..<100 { constant.add(1 << 37) }
    #expect(Estimate.probability(rowTotals: constant) == Estimate(value: 0.5, standardError: 0.01))
    #expect(Estimate.probability(rowTotals: MomentTally()) == nil)
  }

  @Test func studentsQuantileIsThatOfHigherPrecision() {
    #expect(abs(StudentT.halfWidth(confidence: 0.95, degreesOfFreedom: 31) - 2.0395134463964086) < 1e-12)
    #expect(StudentT.quantile(0.5, degreesOfFreedom: 4) == 0)
    #expect(StudentT.quantile(1, degreesOfFreedom: 4).isNaN)
  }

  @Test func theJackknifeOfAMeanIsItsStandardError() throws {
    let means = uniforms(32, "jackknife")
    let plain = try #require(Estimate.mean(ofReplicates: means))
    let jackknife = try #require(Jackknife.estimate(means) { $0.reduce(0, +) / Double($0.count) })
    #expect(abs(jackknife.value - plain.value) < 1e-15)
    #expect(abs(jackknife.standardError - plain.standardError) < 1e-15)
  }

  @Test func theJackknifeOfARatioAgreesWithItsLinearForm() throws {
    let pairs = zip(uniforms(32, "top"), uniforms(32, "bottom")).map { (top: $0 + 10, bottom: $1 + 20) }
    let ratio = try #require(
      Jackknife.estimate(pairs) { part in
        part.reduce(0) { $0 + $1.top } / part.reduce(0) { $0 + $1.bottom }
      })
    let bottom = pairs.reduce(0) { $0 + $1.bottom } / 32
    let linear = pairs.map { ($0.top - ratio.value * $0.bottom) / bottom }
    let expected = try #require(Estimate.mean(ofReplicates: linear)).standardError
    #expect(abs(ratio.standardError / expected - 1) < 0.01)
    #expect(Jackknife.estimate(pairs) { _ in nil } == nil)
    #expect(Jackknife.estimate([1.0]) { $0.first } == nil)
  }

  @Test(
    arguments: [
      (0.53124, 0.00229, "0.5312", "0.0023"), (0.5, 0.0996, "0.50", "0.10"),
      (0.05, 0.0125, "0.050", "0.013"), (12345, 678, "12350", "680"), (12345, 99.6, "12350", "100"),
      (-0.004, 0.12, "0.00", "0.12"), (-1.255, 0.25, "-1.26", "0.25"), (9.996, 0.031, "9.996", "0.031"),
      (9.9996, 0.031, "10.000", "0.031"), (1e-9, 2.34e-10, "0.00000000100", "0.00000000023"),
      (3, 1, "3.0", "1.0"), (0, 0.0033, "0.0000", "0.0033"), (1234567, 1e6, "1200000", "1000000"),
      (0.25, 0, "0.25", "0"), (2, 0, "2", "0"), (.nan, 0.1, "-", "0.1"),
    ] as [(Double, Double, String, String)])
  func errorsPrintTwoDigitsAndValuesTheSamePlace(
    value: Double, standardError: Double, text: String, error: String
  ) {
    let rounded = RoundedEstimate(value: value, standardError: standardError)
    #expect(rounded.value == text)
    #expect(rounded.error == error)
  }

  @Test func shrinkingTakesTheNoiseWithinRowsOut() throws {
    var histogram = RowMeanHistogram()
    for index in 0..<1000 { histogram.add(rowTotal: UInt64(index) << 38 / 1000) }
    let whole = ShrunkenRows(histogram: histogram, mean: 0.5, shrinkage: 1)
    let half = ShrunkenRows(histogram: histogram, mean: 0.5, shrinkage: 0.5)
    let none = ShrunkenRows(histogram: histogram, mean: 0.5, shrinkage: 0)
    #expect(abs(try #require(ShrunkenRows.quantile(0.05, of: [whole])) - 0.05) < 1e-3)
    #expect(abs(try #require(ShrunkenRows.quantile(0.05, of: [half])) - 0.275) < 1e-3)
    #expect(abs(try #require(ShrunkenRows.quantile(0.05, of: [none])) - 0.5) < 1e-9)
    #expect(ShrunkenRows.quantile(0.05, of: []) == nil)
    #expect(ShrunkenRows.shrinkage(withinRows: 3, ofRowMeans: 4) == 0.5)
    #expect(ShrunkenRows.shrinkage(withinRows: 5, ofRowMeans: 4) == 0)
  }
}
