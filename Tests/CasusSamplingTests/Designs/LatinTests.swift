import CasusSampling
import Testing

@Suite struct LatinTests {
  private func sequence(_ name: String, replicate: Int = 3, half: Int = 1) throws -> DesignedSequence {
    let stream = DesignedStream(.latin, seed: 11, name: .factor(name), level: .draws)
    return try #require(stream.sequence(replicate: replicate, half: half))
  }

  @Test(arguments: [(0, 0), (3, 1), (31, 0)])
  func everyPrefixOfAPowerOfTwoHasOnePointInEachStratum(replicate: Int, half: Int) throws {
    let points = try sequence("x", replicate: replicate, half: half)
    for bits: UInt32 in 0...11 {
      let strata = (0..<(1 << bits) as Range<UInt32>).map { points.word(at: $0) >> (32 - bits) }
      #expect(Set(strata).count == 1 << bits)
    }
  }

  @Test func everyAlignedBlockOfAPowerOfTwoIsStratifiedToo() throws {
    let points = try sequence("x")
    for bits: UInt32 in [1, 5, 7] {
      for block: UInt32 in [1, 2, 77, 1 << 20] {
        let strata = (0..<(1 << bits) as Range<UInt32>).map {
          points.word(at: block << bits | $0) >> (32 - bits)
        }
        #expect(Set(strata).count == 1 << bits)
      }
    }
  }

  @Test func theRowsOfAReplicateAreStratifiedWhereverItBegins() {
    let stream = DesignedStream(.latin, seed: 5, name: .strength("c"), level: .rows)
    for replicate: UInt64 in [0, 17, 31] {
      let strata = (0..<128).map { stream.word(at: 32 * $0 + replicate) >> 25 }
      #expect(Set(strata).count == 128)
    }
  }

  /// Of 1,024 stratified points the upper ten bits are the ranks.
  ///
  /// The squared correlation of nested orders is 1.6 / n on average, where that of independent points is
  /// 1 / n: their first digits agree or differ a pair of points at a time.
  @Test func streamsAreNotCorrelatedAndWithoutTheShuffleTheyWouldBe() throws {
    let count: UInt32 = 1024
    func ranks(_ points: (UInt32) -> UInt32) -> [Double] {
      (0..<count).map { Double(points($0) >> 22) - 511.5 }
    }
    func meanSquare(_ streams: [[Double]]) -> (mean: Double, square: Double) {
      let square = streams[0].reduce(0) { $0 + $1 * $1 }
      var (sum, squares, pairs) = (0.0, 0.0, 0.0)
      for first in streams.indices {
        for second in 0..<first {
          let product = zip(streams[first], streams[second]).reduce(0) { $0 + $1.0 * $1.1 }
          sum += product / square
          squares += product / square * product / square
          pairs += 1
        }
      }
      return (sum / pairs, squares / pairs * Double(count))
    }
    let sequences = try (0..<40).map { try sequence("\($0)") }
    let shuffled = meanSquare(sequences.map { points in ranks { points.word(at: $0) } })
    #expect(abs(shuffled.mean) < 5 * (1.6 / 1024 / 780).squareRoot())
    #expect(shuffled.square > 1.2 && shuffled.square < 2)
    let scrambledOnly = meanSquare(
      sequences.map { points in ranks { points.scramble($0).reversedBits } })
    #expect(scrambledOnly.square > 100)
  }
}
