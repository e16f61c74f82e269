import CasusSampling
import Testing

@Suite struct CutPointTests {
  @Test func aChanceIsExactAtBothEnds() throws {
    let never = try CutPoints(chance: 0)
    let always = try CutPoints(chance: 1)
    for word: UInt32 in [0, 1, 1 << 31, .max] {
      #expect(never.index(of: word) == 1)
      #expect(always.index(of: word) == 0)
    }
    let half = try CutPoints(chance: 0.5)
    #expect(half.index(of: (1 << 31) - 1) == 0)
    #expect(half.index(of: 1 << 31) == 1)
    #expect(half.probability(of: 0) == 0.5)
  }

  @Test func weightsBecomeExactCountsOfWords() throws {
    let thirds = try CutPoints(weights: [1, 1, 1])
    #expect(thirds.cuts == [1_431_655_765, 2_863_311_531, 1 << 32])
    let quarters = try CutPoints(weights: [5, 10, 5])
    #expect(quarters.cuts == [1 << 30, 3 << 30, 1 << 32])
    // Every cut is where the value changes, and nowhere else.
    for (index, cut) in quarters.cuts.dropLast().enumerated() {
      #expect(quarters.index(of: UInt32(cut - 1)) == index)
      #expect(quarters.index(of: UInt32(cut)) == index + 1)
    }
  }

  @Test func aWeightOfZeroIsNeverDrawn() throws {
    let cuts = try CutPoints(weights: [0, 0.3, 0, 0, 0.7, 0])
    for word in [0, UInt32(cuts.cuts[1] - 1)] { #expect(cuts.index(of: word) == 1) }
    for word in [UInt32(cuts.cuts[1]), .max] { #expect(cuts.index(of: word) == 4) }
    #expect([0, 2, 3, 5].map(cuts.probability) == [0, 0, 0, 0])
    let only = try CutPoints(weights: [0, 3, 0])
    #expect(only.index(of: 0) == 1)
    #expect(only.index(of: .max) == 1)
  }

  @Test func searchAgreesWithCounting() throws {
    let cuts = try CutPoints(weights: uniforms(37, "weights").map { $0 < 0.2 ? 0 : $0 })
    for u in uniforms(5000, "words") {
      let word = UniformVariate.word(of: u)
      #expect(cuts.index(of: word) == cuts.cuts.count { $0 <= UInt64(word) })
    }
    for (index, weight) in uniforms(37, "weights").enumerated() where weight < 0.2 {
      #expect(cuts.probability(of: index) == 0)
    }
  }

  @Test func weightsThatMeanNothingAreErrors() {
    #expect(throws: WeightError.none) { try CutPoints(weights: []) }
    #expect(throws: WeightError.weight(index: 1, value: -1)) { try CutPoints(weights: [1, -1]) }
    #expect(throws: WeightError.self) { try CutPoints(weights: [1, .nan]) }
    #expect(throws: WeightError.allZero) { try CutPoints(weights: [0, 0]) }
    #expect(throws: WeightError.sumTooGreat) { try CutPoints(weights: [1.7e308, 1.7e308]) }
    #expect(throws: WeightError.chance(1.5)) { try CutPoints(chance: 1.5) }
  }

  @Test(arguments: [0.01, 3, 400])
  func countsHaveTheProbabilitiesOfPoisson(mean: Double) throws {
    let distribution = try TruncatedDistribution(.poisson(mean: mean))
    let table = try CountTable(distribution)
    for (index, cut) in table.cuts.cuts.enumerated() {
      let share = distribution.cdf(Double(table.first + Int64(index)))
      #expect(abs(Double(cut) * 0x1p-32 - share) <= 0x1p-32)
    }
    #expect(table.value(of: 0) == table.first)
    #expect(table.value(of: .max) == table.first + Int64(table.cuts.cuts.count) - 1)
    #expect(try QuantileCheck.countsFit(table, distribution))
  }

  @Test func aRangeCutsCountsOffAndRenormalises() throws {
    let table = try CountTable(TruncatedDistribution(.poisson(mean: 3), to: 2...5))
    #expect(table.first == 2)
    #expect(table.cuts.cuts.count == 4)
    let weights = [9.0 / 2, 27.0 / 6, 81.0 / 24, 243.0 / 120]
    let sum = weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      #expect(abs(table.cuts.probability(of: index) - weight / sum) <= 2 * 0x1p-32)
    }
    #expect(throws: DistributionError.notDiscrete(family: "normal")) {
      try CountTable(TruncatedDistribution(.normal(mean: 0, sd: 1)))
    }
  }
}

private enum QuantileCheck {
  /// Chi-square of 50,000 counts against the distribution, rare counts pooled at the ends.
  static func countsFit(_ table: CountTable, _ distribution: TruncatedDistribution) throws -> Bool {
    let stream = Stream(seed: 3, name: .factor("counts"))
    let draws: UInt64 = 50_000
    var below = [Double: Int]()
    let edges = [0.1, 0.3, 0.5, 0.7, 0.9].map { distribution.quantile($0) }
    for index in 0..<draws {
      let value = Double(table.value(of: stream.word(at: index)))
      for edge in Set(edges) where value <= edge { below[edge, default: 0] += 1 }
    }
    return Set(edges).allSatisfy { edge in
      let share = distribution.cdf(edge)
      let sd = (share * (1 - share) * Double(draws)).squareRoot()
      return abs(Double(below[edge] ?? 0) - share * Double(draws)) <= 5 * sd + 1
    }
  }
}
