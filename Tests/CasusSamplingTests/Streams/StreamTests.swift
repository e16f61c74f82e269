@testable import CasusSampling
import Testing

@Suite struct StreamTests {
  @Test func theHashIsThePublishedFNV1a() {
    #expect(FNV1a64.hash("") == 0xCBF2_9CE4_8422_2325)
    #expect(FNV1a64.hash("a") == 0xAF63_DC4C_8601_EC8C)
    #expect(FNV1a64.hash("foobar") == 0x8594_4171_F739_67E8)
  }

  @Test func theCounterHoldsTheBlockBelowTheHashAndTheKeyTheSeedLowWordFirst() {
    let seed: UInt64 = 0x0123_4567_89AB_CDEF
    let stream = Stream(seed: seed, name: .factor("x"))
    let hash = FNV1a64.hash("factor/x")
    let index: UInt64 = 0x1_2345_6789_ABCD
    let block = Philox4x32.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: index / 4), UInt32(truncatingIfNeeded: (index / 4) >> 32),
        UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: hash >> 32)),
      key: SIMD2(0x89AB_CDEF, 0x0123_4567))
    #expect(stream.word(at: index) == block[Int(index % 4)])
  }

  @Test func theFirstWordsArePinned() {
    let stream = Stream(seed: 1, name: .factor("threat.severity"))
    #expect(
      (0..<6).map { stream.word(at: $0) }
        == [2_742_536_559, 3_615_865_930, 3_517_966_390, 186_532_101, 2_278_454_017, 1_475_858_422])
  }

  @Test func blocksHoldTheWordsInOrder() {
    let stream = Stream(seed: 0, name: .coin(stage: "council", member: "armenia"))
    for block: UInt64 in [0, 1, 7, 1 << 40] {
      let words = stream.block(at: block)
      for lane in 0..<4 { #expect(stream.word(at: 4 * block + UInt64(lane)) == words[lane]) }
    }
  }

  @Test func seedsNamesAndIndicesAllChangeTheWords() {
    func words(_ seed: UInt64, _ name: StreamName) -> [UInt32] {
      (0..<8).map { Stream(seed: seed, name: name).word(at: $0) }
    }
    let sets = [
      words(0, .factor("x")), words(1, .factor("x")), words(1 << 32, .factor("x")),
      words(1, .factor("y")), words(1, .judgement("x")),
    ]
    #expect(Set(sets).count == sets.count)
  }

  /// What a run's draws are made of: one name added, removed or changed leaves all others as they were.
  @Test func oneNameChangedLeavesTheOthersBitForBit() {
    func world(_ names: [String], draws: UInt64) -> [String: [UInt32]] {
      Dictionary(
        uniqueKeysWithValues: names.map { name in
          let stream = Stream(seed: 42, name: .factor(name))
          return (name, (0..<draws).map { stream.word(at: $0) })
        })
    }
    let before = world(["a", "b", "c"], draws: 64)
    let after = world(["c", "d", "a"], draws: 256)
    for name in ["a", "c"] { #expect(after[name].map { Array($0.prefix(64)) } == before[name]) }
  }

  @Test func namesCarryTheirKind() {
    #expect(StreamName.factor("x").text == "factor/x")
    #expect(StreamName.judgement("x").text == "judgement/x")
    #expect(StreamName.strength("c").text == "strength/c")
    #expect(StreamName.lean("s").text == "lean/s")
    #expect(StreamName.coin(stage: "s").text == "coin/s")
    #expect(StreamName.coin(stage: "s", member: "m").text == "coin/s/m")
    #expect(StreamName.quantity("days", outcome: "troops").text == "quantity/days/troops")
  }

  @Test func twoNamesWithOneHashAreNamedInTheError() throws {
    let names = [StreamName.factor("b"), .factor("a"), .factor("a"), .factor("c")]
    try StreamName.requireDistinctHashes(names)
    let error = #expect(throws: StreamNameCollision.self) {
      try StreamName.requireDistinctHashes(names) { $0.text.hasSuffix("b") ? 1 : 2 }
    }
    #expect(error == StreamNameCollision(first: .factor("a"), second: .factor("c")))
  }

  @Test func namesThatOnlyLookAlikeAreDifferentStreams() {
    let composed = StreamName.factor("\u{E9}")
    let decomposed = StreamName.factor("e\u{301}")
    #expect(composed != decomposed)
    #expect(composed.hash != decomposed.hash)
  }

  @Test func uniformsAreOpenAtBothEndsAndSymmetric() {
    #expect(UniformVariate.value(of: 0) == 0x1p-33)
    #expect(UniformVariate.value(of: .max) == 1 - 0x1p-33)
    for word: UInt32 in [0, 1, 12345, 1 << 31, .max] {
      #expect(UniformVariate.value(of: ~word) == 1 - UniformVariate.value(of: word))
      #expect(UniformVariate.word(of: UniformVariate.value(of: word)) == word)
    }
    #expect(UniformVariate.word(of: 0) == 0)
    #expect(UniformVariate.word(of: 1) == .max)
    #expect(UniformVariate.word(of: .nan) == 0)
  }
}
