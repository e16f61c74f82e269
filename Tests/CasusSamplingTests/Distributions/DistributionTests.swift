import CasusSampling
import Testing

@Suite struct DistributionTests {
  private func moments(_ distribution: Distribution) throws -> (mean: Double, sd: Double) {
    // The midpoint rule in the share, exact enough for four digits.
    let count = 200_000
    var sum = 0.0
    var squares = 0.0
    for index in 0..<count {
      let x = distribution.quantile((Double(index) + 0.5) / Double(count))
      sum += x
      squares += x * x
    }
    let mean = sum / Double(count)
    return (mean, (squares / Double(count) - mean * mean).squareRoot())
  }

  @Test func meanAndDeviationAreMet() throws {
    for (distribution, mean, sd) in [
      (try Distribution.beta(mean: 3, sd: 0.5, low: 1, high: 4), 3.0, 0.5),
      (try .gamma(mean: 5, sd: 2), 5, 2),
      (try .lognormal(mean: 10, sd: 4), 10, 4),
      (try .normal(mean: -1, sd: 2), -1, 2),
    ] {
      let found = try moments(distribution)
      #expect(abs(found.mean / mean - 1) < 1e-4, "\(distribution.familyName)")
      #expect(abs(found.sd / sd - 1) < 2e-3, "\(distribution.familyName)")
    }
  }

  @Test func quantileAndShareAreInverse() throws {
    for distribution in try [
      Distribution.uniform(low: -2, high: 3), .triangular(low: 0, mode: 0, high: 2),
      .triangular(low: 0, mode: 2, high: 2), .triangular(low: 1, mode: 2, high: 9),
      .pert(low: 0, mode: 0, high: 4), .beta(alpha: 0.01, beta: 0.02), .beta(alpha: 500, beta: 3),
      .gamma(shape: 0.05, scale: 3), .gamma(shape: 4000, scale: 0.1),
    ] {
      for p in [0x1p-33, 1e-6, 0.01, 0.3, 0.5] {
        let low = distribution.quantile(p)
        let high = distribution.upperQuantile(p)
        if low > 0x1p-1000 { #expect(abs(distribution.cdf(low) / p - 1) < 1e-7, "\(distribution) \(p)") }
        if high < 1 || distribution.support.upperBound > 1 {
          #expect(abs(distribution.survival(high) / p - 1) < 1e-5, "\(distribution) \(p)")
        }
      }
    }
  }

  @Test func statedQuantilesAreJoinedByLines() throws {
    let distribution = try Distribution.quantiles([
      .init(share: 0, value: 1), .init(share: 0.25, value: 2), .init(share: 0.75, value: 2),
      .init(share: 1, value: 6),
    ])
    #expect([0.125, 0.25, 0.5, 0.75, 0.875].map(distribution.quantile) == [1.5, 2, 2, 2, 4])
    #expect([0, 1, 1.5, 2, 4, 6, 7].map(distribution.cdf) == [0, 0, 0.125, 0.75, 0.875, 1, 1])
  }

  @Test func truncationRenormalises() throws {
    let parent = try Distribution.normal(mean: 0, sd: 1)
    let half = try TruncatedDistribution(parent, to: 0 ... .infinity)
    #expect(half.massCutOff == 0.5)
    #expect(abs(half.quantile(0.5) - parent.quantile(0.75)) < 1e-14)
    #expect(abs(half.cdf(1) - 2 * (parent.cdf(1) - 0.5)) < 1e-14)
    // Far out the digits come from the tail.
    let far = try TruncatedDistribution(parent, to: 6...7)
    for x in [6.01, 6.1, 6.5] {
      #expect(abs(far.quantile(far.cdf(x)) / x - 1) < 1e-9)
      #expect(abs(far.cdf(x) + far.survival(x) - 1) < 1e-9)
    }
    #expect(far.quantile(0x1p-33) >= 6)
    #expect(far.upperQuantile(0x1p-33) <= 7)
    let low = try TruncatedDistribution(parent, to: -7 ... -6)
    #expect(abs(low.quantile(0.3) + far.upperQuantile(0.3)) < 1e-12)
    #expect(abs(low.survival(-6.1) - far.cdf(6.1)) < 1e-12)
    #expect(throws: DistributionError.nothingInRange(family: "normal", low: 40, high: 41)) {
      try TruncatedDistribution(parent, to: 40...41)
    }
    #expect(throws: DistributionError.self) {
      try TruncatedDistribution(.uniform(low: 0, high: 1), to: 2...3)
    }
  }

  @Test func aRangeHoldsPoissonToItsWholeNumbers() throws {
    let parent = try Distribution.poisson(mean: 3)
    let truncated = try TruncatedDistribution(parent, to: 0.5...4.2)
    #expect(truncated.range == 1...4)
    #expect(abs(truncated.massCutOff - (parent.cdf(0) + parent.survival(4))) < 1e-15)
    #expect(truncated.cdf(0) == 0)
    #expect(truncated.cdf(4) == 1)
  }

  @Test(
    arguments: [
      (2.6, 3.4, 0, 10), (2.6, 3.4, -Double.infinity, .infinity), (0.02, 0.6, 0, 1), (1, 9, 0, 10.4),
      (0.5, 3, 0, .infinity), (5, 9.5, -.infinity, 10), (1e-6, 1.1e-6, 0, 1), (1000.001, 1000.002, 0, 1e6),
    ] as [(Double, Double, Double, Double)])
  func theEndsOfAnIntervalAreItsQuantilesAfterTruncation(
    low: Double, high: Double, rangeLow: Double, rangeHigh: Double
  ) throws {
    let range = rangeLow...rangeHigh
    let fitted = try TruncatedDistribution(.normal(from: low, to: high, range: range), to: range)
    #expect(abs(fitted.cdf(low) - 0.05) < 1e-8)
    #expect(abs(fitted.survival(high) - 0.05) < 1e-8)
  }

  @Test func everyTruncatedNormalIsFoundAgainFromItsInterval() throws {
    let numbers = uniforms(1200, "intervals")
    for start in stride(from: 0, to: 1200, by: 4) {
      let part = numbers[start..<(start + 4)].map { $0 }
      let sd = 0.1 + 3 * part[0]
      let range = (-2 - 3 * part[1])...(1 + 4 * part[2])
      let mean = -3 + 6 * part[3]
      let parent = try TruncatedDistribution(.normal(mean: mean, sd: sd), to: range)
      guard parent.massCutOff < 0.5 else { continue }
      let low = parent.quantile(0.05)
      let high = parent.upperQuantile(0.05)
      let found = try TruncatedDistribution(.normal(from: low, to: high, range: range), to: range)
      #expect(abs(found.cdf(low) - 0.05) < 1e-8, "\(mean) \(sd) \(range)")
      #expect(abs(found.survival(high) - 0.05) < 1e-8, "\(mean) \(sd) \(range)")
      #expect(abs(found.massCutOff - parent.massCutOff) < 1e-4, "\(mean) \(sd) \(range)")
    }
  }

  @Test func lognormalIntervalsAreMetAfterTruncation() throws {
    for (low, high, range) in [
      (1, 20, 0 ... .infinity), (1, 20, 0...25), (2, 50, 1...100), (2, 50, -5 ... .infinity),
    ] as [(Double, Double, ClosedRange<Double>)] {
      let fitted = try TruncatedDistribution(.lognormal(from: low, to: high, range: range), to: range)
      #expect(abs(fitted.cdf(low) - 0.05) < 1e-8)
      #expect(abs(fitted.survival(high) - 0.05) < 1e-8)
    }
    for (median, p95, range) in [
      (1, 20, 0 ... .infinity), (1, 20, 0...100), (10, 50, 1...100),
    ] as [(Double, Double, ClosedRange<Double>)] {
      let fitted = try TruncatedDistribution(
        .lognormal(median: median, p95: p95, range: range), to: range)
      #expect(abs(fitted.cdf(median) - 0.5) < 1e-8)
      #expect(abs(fitted.survival(p95) - 0.05) < 1e-8)
    }
  }

  @Test func anIntervalThatCannotBeMetSaysWhatToUseInstead() throws {
    #expect(throws: DistributionError.quantilesOutOfOrder(low: 4, high: 3)) {
      try Distribution.normal(from: 4, to: 3)
    }
    #expect(throws: DistributionError.quantileOutsideRange(value: 0, low: 0, high: 1)) {
      try Distribution.normal(from: 0, to: 0.5, range: 0...1)
    }
    #expect(throws: DistributionError.quantileOutsideRange(value: 2, low: 0, high: 1)) {
      try Distribution.normal(from: 0.5, to: 2, range: 0...1)
    }
    #expect(throws: DistributionError.quantileOutsideRange(value: -1, low: 0, high: .infinity)) {
      try Distribution.lognormal(from: -1, to: 2)
    }
    // 5% and 95% of the way, and wider: a uniform distribution's quantiles, and a bowl's.
    for (low, high) in [(0.05, 0.95), (0.01, 0.99)] {
      #expect(throws: DistributionError.quantilesUnattainable(family: "normal", low: low, high: high)) {
        try Distribution.normal(from: low, to: high, range: 0...1)
      }
    }
    let error = DistributionError.quantileOutsideRange(value: 2, low: 0, high: 1)
    #expect(error.description.contains("use PERT or triangular"))
    let even = DistributionError.quantilesUnattainable(family: "normal", low: 1, high: 2)
    #expect(even.description.contains("use uniform, PERT or quantiles"))
  }

  @Test func parametersThatDoNotFitAreNamed() {
    let sd = DistributionError.parameter(
      name: "sd", value: 0, family: "normal", requirement: "above 0 and finite")
    #expect(throws: sd) { try Distribution.normal(mean: 0, sd: 0) }
    #expect(sd.description == "the sd of a normal distribution is 0; it must be above 0 and finite")
    #expect(throws: DistributionError.self) { try Distribution.normal(mean: .nan, sd: 1) }
    #expect(throws: DistributionError.self) { try Distribution.uniform(low: 1, high: 1) }
    #expect(throws: DistributionError.self) { try Distribution.triangular(low: 0, mode: 2, high: 1) }
    #expect(throws: DistributionError.self) { try Distribution.pert(low: 0, mode: -1, high: 1) }
    #expect(throws: DistributionError.self) { try Distribution.beta(mean: 0.5, sd: 0.5) }
    #expect(throws: DistributionError.self) { try Distribution.beta(mean: 1, sd: 0.1) }
    #expect(throws: DistributionError.self) { try Distribution.gamma(mean: -1, sd: 1) }
    #expect(throws: DistributionError.self) { try Distribution.poisson(mean: 2e6) }
    #expect(throws: DistributionError.self) { try Distribution.constant(.infinity) }
    for points in [
      [], [(0.0, 1.0)], [(0.1, 1), (1, 2)], [(0, 1), (0.9, 2)], [(0, 1), (0, 2), (1, 3)], [(0, 2), (1, 1)],
    ] as [[(Double, Double)]] {
      #expect(throws: DistributionError.self) {
        try Distribution.quantiles(points.map { .init(share: $0.0, value: $0.1) })
      }
    }
  }
}
