import CasusSampling
import Testing

@Suite struct NestedPermutationTests {
  /// Permutations that are the same in every run of the tests.
  private func permutations(_ count: Int, _ name: String) -> [NestedPermutation] {
    let stream = Stream(seed: 2024, name: .other(kind: "test", name))
    return (0..<UInt64(count)).map {
      NestedPermutation(stream.block(at: 2 * $0), stream.block(at: 2 * $0 + 1))
    }
  }

  /// Bit `level` of the image of a number below 2^level: whether the bits below flip it.
  private func flip(_ level: UInt32, _ below: UInt32, _ permutation: (UInt32) -> UInt32) -> Int {
    Int(permutation(below) >> level & 1)
  }

  @Test func theStepsAreAsWritten() {
    let permutation = NestedPermutation(SIMD4(4, 1, 3, 7), SIMD4(10, 2, 5, 9))
    #expect([permutation.a, permutation.c, permutation.e, permutation.g] == [5, 2, 11, 4])
    // 3 * 5 + 1 = 16; 16 ^ (16 * 2 + 7) = 55; 55 * 11 + 2 = 607; 607 ^ (607 * 4 + 9) = 3050.
    #expect(permutation(3) == 607 ^ 2437)
    #expect(UInt32(0b1101).reversedBits == 0b1011 << 28)
    #expect(UInt32(0x0123_4567).reversedBits == 0xE6A2_C480)
  }

  @Test func theLowBitsOfTheImagesOfTheLowBitsAreAPermutation() {
    for permutation in permutations(20, "nested") {
      for level: UInt32 in 1...8 {
        let mask: UInt32 = 1 << level - 1
        let images = (0...mask).map { permutation($0) & mask }
        #expect(Set(images).count == images.count)
        // What lies above does not matter.
        #expect(images == (0...mask).map { permutation($0 | 0xABCD_EF01 << level) & mask })
      }
    }
  }

  @Test func shufflesMoveAlignedBlocksAsAWhole() {
    for permutation in permutations(20, "blocks") {
      for bits: UInt32 in 0...6 {
        let blocks = Set((0..<(1 << bits) as Range<UInt32>).map { permutation.shuffled($0) >> bits })
        #expect(blocks.count == 1)
      }
    }
  }

  @Test(arguments: [0, 1, 12345, 1 << 31, .max] as [UInt32])
  func theImageOfOneNumberIsUniform(number: UInt32) {
    var low = [Int](repeating: 0, count: 256)
    var high = low
    for permutation in permutations(20_000, "uniform") {
      let image = permutation(number)
      low[Int(image & 255)] += 1
      high[Int(image >> 24)] += 1
    }
    #expect(chiSquareProbability(low) > 1e-6)
    #expect(chiSquareProbability(high) > 1e-6)
  }

  @Test(arguments: [0, 13, 27] as [UInt32])
  func theFlipsOfTheFirstThreeLevelsAreJointlyUniform(place: UInt32) {
    var counts = [Int](repeating: 0, count: 128)
    for permutation in permutations(40_000, "joint") {
      var code = 0
      for level: UInt32 in 0...2 {
        for below in 0..<(1 << level) as Range<UInt32> {
          code = 2 * code + (flip(place + level, below << place) { permutation($0) })
        }
      }
      counts[code] += 1
    }
    #expect(chiSquareProbability(counts) > 1e-6)
  }

  @Test func theThirtyOneFlipsOfFiveLevelsAreBalancedAndIndependentInPairs() {
    let flips = permutations(10_000, "pairs").map { permutation in
      (0...4 as ClosedRange<UInt32>).flatMap { level in
        (0..<(1 << level) as Range<UInt32>).map { below in flip(level, below) { permutation($0) } }
      }
    }
    for first in 0..<31 {
      for second in 0...first {
        var counts = first == second ? [0, 0] : [0, 0, 0, 0]
        for row in flips { counts[first == second ? row[first] : 2 * row[first] + row[second]] += 1 }
        #expect(chiSquareProbability(counts) > 1e-6, "\(first) \(second)")
      }
    }
  }

  /// What the variance of scrambled nets rests on.
  @Test(arguments: 0...27 as ClosedRange<UInt32>)
  func theDigitsOfTwoNumbersBelowWhereTheyPartAreIndependent(level: UInt32) {
    let words = Stream(seed: 7, name: .other(kind: "test", "parting"))
    for trial: UInt64 in 0..<3 {
      // Two neighbours near 0, two numbers that share all other bits, two that share nothing above.
      let word = trial == 0 ? 0 : words.word(at: 2 * (3 * UInt64(level) + trial))
      let above = trial < 2 ? 0 : words.word(at: 2 * (3 * UInt64(level) + trial) + 1) << (level + 1)
      var counts = [Int](repeating: 0, count: 256)
      for permutation in permutations(6000, "digits") {
        let first = permutation(word) >> (level + 1) & 15
        let second = permutation(word ^ 1 << level ^ above) >> (level + 1) & 15
        counts[Int(16 * first + second)] += 1
      }
      #expect(chiSquareProbability(counts) > 1e-6, "\(trial)")
    }
  }

  /// The reason for eight random constants, and a proof that the tests above can fail.
  @Test func withPublishedConstantsAndOneRandomWordFlipsAreCorrelated() {
    let stream = Stream(seed: 2024, name: .other(kind: "test", "published"))
    var counts = [0, 0, 0, 0]
    for index in 0..<10_000 as Range<UInt64> {
      let published = { (number: UInt32) -> UInt32 in
        var n = number &+ stream.word(at: index)
        for factor: UInt32 in [0x6C50_B47C, 0xB82F_1E52, 0xC7AF_E638, 0x8D22_F6E6] { n ^= n &* factor }
        return n
      }
      counts[2 * flip(3, 0, published) + flip(3, 1, published)] += 1
    }
    #expect(chiSquareProbability(counts) < 1e-6)
  }
}
