@testable import CasusSampling
import Testing

/// A distribution whose table is tested, with a name for the report.
struct TableCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let distribution: TruncatedDistribution

  init(
    _ name: String, _ range: ClosedRange<Double> = -Double.infinity ... .infinity,
    _ make: () throws -> Distribution
  ) throws {
    testDescription = name
    distribution = try TruncatedDistribution(make(), to: range)
  }

  static func all() throws -> [TableCase] {
    [
      try .init("uniform") { try .uniform(low: -1, high: 3) },
      try .init("uniform year") { try .uniform(low: 2020, high: 2022) },
      try .init("uniform far from 0") { try .uniform(low: 1e9, high: 1e9 + 1) },
      try .init("triangular") { try .triangular(low: 0, mode: 0.3, high: 1) },
      try .init("PERT") { try .pert(low: 1, mode: 2, high: 9) },
      try .init("normal") { try .normal(mean: 0, sd: 1) },
      try .init("normal far from 0") { try .normal(mean: 1e6, sd: 0.5) },
      try .init("strength", 0 ... .infinity) { try .normal(mean: 2, sd: 0.6) },
      try .init("truncated on both sides", 0...1) { try .normal(mean: 0.5, sd: 0.2) },
      try .init("interval", 0...10) { try .normal(from: 2.6, to: 3.4, range: 0...10) },
      try .init("lognormal") { try .lognormal(logMean: 0, logSD: 0.5) },
      try .init("wide lognormal") { try .lognormal(logMean: 2, logSD: 2) },
      try .init("beta with two peaks") { try .beta(alpha: 0.5, beta: 0.5) },
      try .init("beta") { try .beta(mean: 0.9, sd: 0.05) },
      try .init("gamma below 1") { try .gamma(shape: 0.5, scale: 2) },
      try .init("gamma") { try .gamma(shape: 20, scale: 1) },
      try .init("stated quantiles") {
        try .quantiles([
          .init(share: 0, value: 10), .init(share: 0.1, value: 20), .init(share: 0.5, value: 30),
          .init(share: 0.9, value: 50), .init(share: 1, value: 100),
        ])
      },
    ]
  }
}

@Suite struct QuantileTableTests {
  private static let cases: [TableCase] = (try? TableCase.all()) ?? []

  @Test func allCasesWereMade() { #expect(Self.cases.count == 17) }

  @Test(arguments: cases)
  func theInteriorIsWithinOneTenThousandthOfTheWidth(_ item: TableCase) throws {
    let table = try QuantileTable(item.distribution)
    let width = item.distribution.upperQuantile(0.05) - item.distribution.quantile(0.05)
    var worst = 0.0
    let count = 40_000
    for index in 0...count {
      let u = 0.05 + 0.9 * Double(index) / Double(count)
      let word = UniformVariate.word(of: u)
      let exact = item.distribution.quantile(UniformVariate.value(of: word))
      worst = max(worst, abs(table.value(of: word) - exact) / width)
    }
    print("\(item.testDescription): \(table.nodes.count) nodes, worst interior error \(worst) of the width")
    #expect(worst <= 5e-5)
  }

  @Test(arguments: cases)
  func theTailsReachToTheLastWord(_ item: TableCase) throws {
    let distribution = item.distribution
    let table = try QuantileTable(distribution)
    let median = distribution.quantile(0.5)
    let width = distribution.upperQuantile(0.05) - distribution.quantile(0.05)
    for exponent in 0..<31 {
      for step: UInt32 in 0..<8 {
        let word = (UInt32(1) << UInt32(exponent)) - 1 + ((step << UInt32(exponent)) >> 3)
        let tail = UniformVariate.value(of: word)
        for (found, exact) in [
          (table.value(of: word), distribution.quantile(tail)),
          (table.value(of: ~word), distribution.upperQuantile(tail)),
        ] {
          let unit = max(width, abs(exact - median))
          #expect(abs(found - exact) <= 1.5e-4 * unit, "tail share \(tail)")
        }
      }
    }
    // The outermost words are nodes, exact but for their rounding.
    for (found, exact) in [
      (table.least, distribution.quantile(0x1p-33)),
      (table.greatest, distribution.upperQuantile(0x1p-33)),
    ] { #expect(abs(found - exact) <= 0x1p-24 * max(abs(exact), 0)) }
  }

  @Test(arguments: cases)
  func valuesNeverFallAndStayInRange(_ item: TableCase) throws {
    let table = try QuantileTable(item.distribution)
    let range = item.distribution.range
    var words = Set<UInt32>([0, 1, .max - 1, .max, 1 << 31, (1 << 31) - 1])
    for exponent: UInt32 in 0..<32 {
      for near in [-3, -2, -1, 0, 1, 2, 3] {
        let word = UInt32(truncatingIfNeeded: (Int64(1) << Int64(exponent)) + Int64(near))
        words.formUnion([word, ~word])
      }
    }
    for u in uniforms(20_000, "monotone") {
      words.formUnion([UniformVariate.word(of: u), UniformVariate.word(of: u) &+ 1])
    }
    var last = -Double.infinity
    for word in words.sorted() {
      let value = table.value(of: word)
      #expect(value >= last, "\(word)")
      #expect(range.contains(value), "\(word)")
      last = value
    }
  }

  @Test(arguments: cases)
  func drawsFitTheDistribution(_ item: TableCase) throws {
    let table = try QuantileTable(item.distribution)
    let stream = Stream(seed: 5, name: .factor(item.testDescription))
    // K = 2 n^0.4 bins of equal probability.
    let draws: UInt64 = 100_000
    var counts = [Int](repeating: 0, count: 200)
    for index in 0..<draws {
      let share = item.distribution.cdf(table.value(of: stream.word(at: index)))
      counts[min(Int(share * 200), 199)] += 1
    }
    #expect(chiSquareProbability(counts) > 1e-6)
  }

  @Test func theLookupIsTheOneThatIsWrittenDown() throws {
    let table = try QuantileTable(.lognormal(logMean: 0, logSD: 1))
    for u in uniforms(20_000, "lookup") {
      for word in [UniformVariate.word(of: u), UniformVariate.word(of: u * u * u * 1e-3)] {
        // The same in whole numbers of any size, without shifts.
        let isUpper = word >= 1 << 31
        let v = 2 * UInt64(isUpper ? ~word : word) + 1
        var octaveStart: UInt64 = 1
        var zeros = 31
        while 2 * octaveStart <= v {
          octaveStart *= 2
          zeros -= 1
        }
        let octave = zeros + (isUpper ? 32 : 0)
        let cells = UInt64(1) << UInt64(table.octaveBits[octave])
        let scaled = (v - octaveStart) * cells
        let cell = Int(table.octaveStarts[octave]) + Int(scaled / octaveStart)
        let t = Double(scaled % octaveStart) / Double(octaveStart)
        let expected = table.nodes[cell] + (table.nodes[cell + 1] - table.nodes[cell]) * t
        #expect(table.value(of: word) == expected)
      }
    }
  }

  @Test func oneValueIsOneValue() throws {
    let table = try QuantileTable(.constant(0.1))
    for word: UInt32 in [0, 5, 1 << 31, .max] { #expect(table.value(of: word) == 0.1) }
    #expect(table.median == 0.1)
  }

  @Test func nodesHaveTwentyFourBitsAndEndsOfTheRangeStayExact() throws {
    for value in uniforms(1000, "rounding") {
      #expect(value.roundedTo24Bits == Double(Float(value)))
      #expect((-1e6 * value).roundedTo24Bits == Double(Float(-1e6 * value)))
    }
    #expect(1e300.roundedTo24Bits.isFinite)
    let table = try QuantileTable(TruncatedDistribution(.normal(mean: 0.5, sd: 1), to: 0.1...0.7))
    for node in table.nodes {
      #expect(node == Double(Float(node)) || node == 0.1 || node == 0.7)
    }
  }

  @Test func aStoredTableIsTheSameAndADamagedOneIsRefused() throws {
    let table = try QuantileTable(.gamma(shape: 2, scale: 1))
    #expect(QuantileTable(nodes: table.nodes, octaveBits: table.octaveBits) == table)
    #expect(QuantileTable(nodes: table.nodes.reversed(), octaveBits: table.octaveBits) == nil)
    #expect(QuantileTable(nodes: Array(table.nodes.dropLast()), octaveBits: table.octaveBits) == nil)
    #expect(QuantileTable(nodes: table.nodes, octaveBits: Array(table.octaveBits.dropLast())) == nil)
    #expect(QuantileTable(nodes: [], octaveBits: [UInt8](repeating: 9, count: 64)) == nil)
  }

  @Test func valuesBeyondFloat64AreRefused() {
    #expect(throws: DistributionError.notFinite(family: "lognormal")) {
      try QuantileTable(.lognormal(logMean: 0, logSD: 500))
    }
  }

  /// The normal table as it was first built; a C library with other last digits shows here.
  @Test func theStandardNormalTableIsPinned() throws {
    #expect(try QuantileTable(.normal(mean: 0, sd: 1)).fingerprint == 7_983_492_979_088_765_865)
  }

  @Test func fingerprintsTellTablesApart() throws {
    let first = try QuantileTable(.normal(mean: 0, sd: 1))
    let second = try QuantileTable(.normal(mean: 0, sd: 1.001))
    #expect(first.fingerprint == (try QuantileTable(.normal(mean: 0, sd: 1))).fingerprint)
    #expect(first.fingerprint != second.fingerprint)
    let both = QuantileTable.fingerprint(of: [("a", first), ("b", second)])
    #expect(both != QuantileTable.fingerprint(of: [("b", first), ("a", second)]))
    #expect(both != QuantileTable.fingerprint(of: [("a", second), ("b", first)]))
  }

  @Test func whatHasStepsOrIsTooSteepIsRefused() throws {
    #expect(throws: DistributionError.notContinuous(family: "Poisson")) {
      try QuantileTable(.poisson(mean: 2))
    }
    let step = try Distribution.quantiles([
      .init(share: 0, value: 0), .init(share: 0.5, value: 0), .init(share: 0.500_001, value: 1),
      .init(share: 1, value: 1),
    ])
    let error = #expect(throws: DistributionError.self) { try QuantileTable(step) }
    #expect(error?.description.contains("state it as a choice") == true)
  }
}
