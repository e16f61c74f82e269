import CGSL
@testable import CasusSampling
import Testing

@Suite struct SobolTests {
  private func number(_ directions: SobolDirections, _ place: Int) -> UInt32 {
    directions.reversed[place].reversedBits >> UInt32(31 - place)
  }

  @Test func theTableHasDistinctPolynomialsAndAdmissibleNumbers() throws {
    #expect(SobolTable.count == 512)
    let entries = try (0..<512).map { try #require(SobolTable.entry($0)) }
    #expect(Set(entries.map(\.polynomial)).count == 512)
    for entry in entries {
      #expect(entry.polynomial & 1 == 1)
      for (place, number) in entry.initial.enumerated() {
        #expect(number & 1 == 1 && number < 2 << UInt32(place))
      }
    }
    #expect(SobolTable.entry(512) == nil && SobolTable.entry(-1) == nil)
    #expect(SobolDirections(dimension: 512) == nil)
  }

  /// `scipy.stats.qmc.Sobol(512, scramble=False, bits=32)` of SciPy 1.17: its direction numbers, by
  /// dimension and then place, and its first 256 points, which are in the order of the Gray code.
  @Test func allDimensionsAreThoseOfSciPy() throws {
    let directions = try (0..<512).map { try #require(SobolDirections(dimension: $0)) }
    var numbers = FNV1a64()
    for dimension in directions {
      for number in dimension.reversed { numbers.combine(UInt64(number.reversedBits)) }
    }
    #expect(numbers.value == 0xFCAB_A074_E788_2D00)
    var points = FNV1a64()
    for index in 0..<256 as Range<UInt32> {
      for dimension in directions {
        points.combine(UInt64(dimension.reversedPoint(at: index ^ index >> 1).reversedBits))
      }
    }
    #expect(points.value == 0x8E2A_F336_7B59_A925)
  }

  /// GSL has Bratley and Fox's numbers, of which the first two dimensions are also Joe and Kuo's.
  ///
  /// Its initial numbers are read off its points; the polynomials are those of Algorithm 659.
  @Test func theRecurrenceAndThePointsByIndexAreThoseOfGSLInItsFortyDimensions() throws {
    let polynomials: [UInt32] = [
      1, 3, 7, 11, 13, 19, 25, 37, 59, 47, 61, 55, 41, 67, 97, 91, 109, 103, 115, 131, 193, 137, 145, 143,
      241,
      157, 185, 167, 229, 171, 213, 191, 253, 203, 211, 239, 247, 285, 369, 299,
    ]
    let generator = try #require(gsl_qrng_alloc(casus_sobol_sequence(), 40))
    defer { gsl_qrng_free(generator) }
    // GSL begins with point 1.
    var points = [[UInt32](repeating: 0, count: 40)]
    for _ in 1..<4096 {
      var point = [Double](repeating: 0, count: 40)
      #expect(gsl_qrng_get(generator, &point) == 0)
      points.append(point.map { UInt32($0 * 0x1p32) })
    }
    for (dimension, polynomial) in polynomials.enumerated() {
      let degree = 31 - polynomial.leadingZeroBitCount
      // Point 2^i of the index is at place 2^i + ... + 1 = 2^(i+1) - 1 of the Gray code's order.
      let initial = (0..<degree).map { points[2 << $0 - 1][dimension] >> UInt32(31 - $0) }
      let directions = SobolDirections(polynomial: polynomial, initial: initial)
      if dimension < 2 { #expect(directions == SobolDirections(dimension: dimension)) }
      let agree = points.indices.allSatisfy {
        let index = UInt32($0)
        return directions.reversedPoint(at: index ^ index >> 1).reversedBits == points[$0][dimension]
      }
      #expect(agree, "\(dimension)")
    }
  }

  @Test func dimensionsGoToDiscreteJudgementsThenStrengthsThenFactorsByName() {
    let dimensions = SobolDimensions(
      discreteJudgements: [.judgement("z"), .judgement("y")],
      strengths: [.strength("b"), .lean("s"), .strength("b")],
      factors: [.factor("b"), .factor("B"), .factor("a"), .judgement("z")])
    #expect(
      dimensions.names.map(\.text) == [
        "judgement/y", "judgement/z", "lean/s", "strength/b", "factor/B", "factor/a", "factor/b",
      ])
    #expect(dimensions[.factor("a")] == 5)
    #expect(dimensions[.factor("c")] == nil)
    let many = SobolDimensions(factors: (0..<600).map { .factor("\($0)") })
    #expect(many.names.count == 512)
    #expect(many.names.last.flatMap { many[$0] } == 511)
  }

  /// Scrambling keeps the net: two dimensions have one of 2^m points in each box of volume 2^-m.
  @Test(arguments: [StreamLevel.rows, .draws])
  func theFirstTwoDimensionsAreANetInEveryBoxAfterScrambling(level: StreamLevel) throws {
    let names = [StreamName.other(kind: "test", "first"), .other(kind: "test", "second")]
    let dimensions = SobolDimensions(factors: names)
    let sequences = try names.map { name in
      let stream = DesignedStream(.sobol, seed: 9, name: name, level: level, dimensions: dimensions)
      return try #require(stream.sequence(replicate: 7, half: level == .draws ? 1 : 0))
    }
    for bits: UInt64 in [1, 4, 5, 9] {
      for split in 0...bits {
        let boxes = (0..<(1 << bits) as Range<UInt32>).map { index in
          let (x, y) = (UInt64(sequences[0].word(at: index)), UInt64(sequences[1].word(at: index)))
          return x >> (32 - split) * (1 << (bits - split)) + y >> (32 - bits + split)
        }
        #expect(Set(boxes).count == 1 << bits, "\(bits) \(split)")
      }
    }
  }

  /// Square waves of 8 cells in a row's judgement and of 64 in its requests, in the first two dimensions:
  /// unshuffled, the product's mean over 256 rows a replicate has 82 times the variance of random draws.
  @Test func requestsAreShuffledAgainstTheirRowsJudgements() throws {
    let names = [StreamName.judgement("j"), .factor("f")]
    let dimensions = SobolDimensions(discreteJudgements: names[..<1], factors: names[1...])
    let judgement = DesignedStream(.sobol, seed: 3, name: names[0], level: .rows, dimensions: dimensions)
    let factor = DesignedStream(.sobol, seed: 3, name: names[1], level: .draws, dimensions: dimensions)
    var squares = 0.0
    for replicate in 0..<32 {
      let rows = try #require(judgement.sequence(replicate: replicate))
      var sum = 0
      for half in 0..<2 {
        let draws = try #require(factor.sequence(replicate: replicate, half: half))
        for index in 0..<(32 * 256) as Range<UInt32> {
          sum += (rows.word(at: index >> 5) >> 29 ^ draws.word(at: index) >> 26) & 1 == 1 ? 1 : -1
        }
      }
      squares += Double(sum * sum) / (64 * 256)
    }
    #expect(squares / 32 < 4)
  }
}
