@testable import CasusSampling
import Testing

@Suite struct DesignedStreamTests {
  private static let dimensions = SobolDimensions(
    discreteJudgements: [.judgement("reading")], strengths: [.strength("a"), .strength("b")],
    factors: [.factor("x"), .factor("y")])

  private func stream(
    _ design: Design, seed: UInt64 = 1, _ name: StreamName = .factor("x"), _ level: StreamLevel = .draws
  ) -> DesignedStream {
    DesignedStream(design, seed: seed, name: name, level: level, dimensions: Self.dimensions)
  }

  @Test func rowsGoToReplicatesInTurnAndDrawsToTheHalvesOfTheirRow() {
    for row: UInt64 in [0, 1, 31, 32, 1000, 1 << 31] {
      let judgements = DesignPoint(row: row)
      #expect(judgements.replicate == Int(row % 32) && judgements.half == 0)
      #expect(UInt64(judgements.index) == row / 32)
      for k: UInt64 in [0, 1, 31, 32, 63] {
        let request = DesignPoint(draw: 64 * row + k)
        #expect(request.replicate == Int(row % 32) && request.half == Int(k / 32))
        #expect(UInt64(request.index) == 32 * (row / 32) + k % 32)
      }
    }
  }

  @Test func pointsAreDistinctUpToTheLimitAndRepeatBeyond() {
    #expect(Design.random.drawLimit == .max)
    for design in [Design.latin, .sobol] {
      let limit = design.drawLimit
      #expect(DesignPoint(draw: limit - 1).index == .max)
      #expect(DesignPoint(draw: limit) == DesignPoint(draw: 0))
      #expect(stream(design).word(at: limit) == stream(design).word(at: 0))
    }
  }

  @Test func randomIsThePlainStream() {
    let designed = stream(.random)
    let plain = Stream(seed: 1, name: .factor("x"))
    #expect((0..<200).allSatisfy { designed.word(at: $0) == plain.word(at: $0) })
    #expect(designed.sequence(replicate: 0) == nil)
  }

  /// Computed from the definitions by a program of its own, in whole numbers of any size.
  @Test(arguments: [
    (
      Design.latin,
      [687_586_718, 3_174_872_555, 3_352_979_669, 1_488_820_216, 756_230_718, 1_532_531_503],
      [909_828_250, 1_679_331_941, 3_691_325_235, 1_946_691_339, 1_923_695_555, 1_047_716_725]
    ),
    (
      .sobol,
      [1_870_423_998, 3_871_561_985, 1_092_352_710, 3_530_896_059, 1_549_567_301, 453_282_401],
      [56_137_769, 1_641_734_119, 4_017_516_038, 2_672_251_788, 2_570_778_007, 3_391_703_957]
    ),
  ])
  func theFirstWordsArePinned(design: Design, draws: [UInt32], rows: [UInt32]) {
    let indices: [UInt64] = [0, 1, 32, 63, 64, 2048]
    #expect(indices.map { stream(design).word(at: $0) } == draws)
    #expect(indices.map { stream(design, .strength("a"), .rows).word(at: $0) } == rows)
  }

  @Test func sequencesHoldTheWordsOfTheirReplicateAndHalf() throws {
    for design in [Design.latin, .sobol] {
      for draw in stride(from: 0 as UInt64, to: 20_000, by: 77) {
        let point = DesignPoint(draw: draw)
        let sequence = try #require(
          stream(design).sequence(replicate: point.replicate, half: point.half))
        #expect(stream(design).word(at: draw) == sequence.word(at: point.index))
      }
    }
  }

  @Test func keysAreTheStreamsBlocksFromTheFirstThatNoIndexReaches() throws {
    let plain = Stream(seed: 1, name: .factor("x"))
    let shared = Stream(seed: 1, name: .other(kind: "design", "sobol"))
    let first: UInt64 = 1 << 62 + 4 * (2 * 5 + 1)
    let latin = try #require(stream(.latin).sequence(replicate: 5, half: 1))
    let sobol = try #require(stream(.sobol).sequence(replicate: 5, half: 1))
    let scramble = NestedPermutation(plain.block(at: first), plain.block(at: first + 1))
    #expect(latin.scramble == scramble && sobol.scramble == scramble)
    #expect(
      latin.shuffle == NestedPermutation(plain.block(at: first + 2), plain.block(at: first + 3)))
    #expect(
      sobol.shuffle == NestedPermutation(shared.block(at: first + 2), shared.block(at: first + 3)))
    #expect(stream(.sobol, .strength("a"), .rows).sequence(replicate: 5)?.shuffle == nil)
  }

  @Test func seedsNamesReplicatesAndHalvesAllChangeTheWords() {
    for design in [Design.latin, .sobol] {
      func words(_ stream: DesignedStream, from start: UInt64 = 0) -> [UInt32] {
        (start..<(start + 32)).map { stream.word(at: $0) }
      }
      let sets = [
        words(stream(design)), words(stream(design, seed: 2)), words(stream(design, seed: 1 << 32)),
        words(stream(design, .factor("y"))), words(stream(design), from: 32), words(stream(design), from: 64),
        words(stream(design), from: 96),
      ]
      // Each half of a row holds one word of each 32nd of the range, in other places.
      #expect(sets.allSatisfy { Set($0.map { $0 >> 27 }).count == 32 })
      #expect(Set(sets.joined()).count == 32 * sets.count)
    }
  }

  @Test func namesWithADimensionAreSobolAndTheOthersLatin() {
    #expect(stream(.sobol).design == .sobol)
    let outside = stream(.sobol, .factor("z"))
    #expect(outside == stream(.latin, .factor("z")))
    #expect(stream(.latin).directions == nil)
  }

  /// Under `sobol` too, as long as the dimensions stay.
  @Test func otherNamesDoNotMatter() {
    let more = SobolDimensions(
      discreteJudgements: [.judgement("reading")], strengths: [.strength("a"), .strength("b")],
      factors: [.factor("z"), .factor("x"), .factor("y")])
    for design in [Design.latin, .sobol] {
      #expect(
        stream(design) == DesignedStream(design, seed: 1, name: .factor("x"), level: .draws, dimensions: more)
      )
    }
  }

  @Test func everyWordOfAReplicateIsUniformOverSeeds() {
    for design in [Design.latin, .sobol] {
      for draw: UInt64 in [0, 5, 63, 2048 * 3 + 7] {
        var counts = [Int](repeating: 0, count: 64)
        for seed in 0..<4000 as Range<UInt64> {
          counts[Int(stream(design, seed: seed).word(at: draw) >> 26)] += 1
        }
        #expect(chiSquareProbability(counts) > 1e-6, "\(design) \(draw)")
      }
    }
  }

  /// The means of a stratified half are all but constant, so what is left must not agree either.
  @Test func replicatesAndHalvesAreIndependent() {
    for design in [Design.latin, .sobol] {
      var fine = [Int](repeating: 0, count: 256)
      var halves = fine
      for seed in 0..<4000 as Range<UInt64> {
        let x = stream(design, seed: seed)
        let (a, b, c) = (x.word(at: 3), x.word(at: 35), x.word(at: 67))
        fine[Int(16 * (a >> 28) + c >> 28)] += 1
        halves[Int(16 * (a >> 28) + b >> 28)] += 1
      }
      #expect(chiSquareProbability(fine) > 1e-6, "\(design)")
      #expect(chiSquareProbability(halves) > 1e-6, "\(design)")
    }
  }
}
