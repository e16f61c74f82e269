import CasusSampling
import Testing

@Suite struct CorrelationTests {
  private func words(_ name: String, _ count: Int) -> [UInt32] {
    let stream = Stream(seed: 7, name: .factor(name))
    return (0..<UInt64(count)).map { stream.word(at: $0) }
  }

  @Test func pearsonFollowsFromRank() {
    for (rank, expected) in KernelReferences.pearson {
      #expect(abs(RankCorrelation.pearson(rank: rank) - expected) < 3e-16)
      #expect(RankCorrelation.pearson(rank: -rank) == -RankCorrelation.pearson(rank: rank))
    }
    #expect(RankCorrelation.pearson(rank: 0) == 0)
  }

  @Test func statedRanksAreAttained() throws {
    let stated = try RankCorrelation([
      .init("c", "a", rank: 0.5), .init("a", "b", rank: -0.3), .init("e", "d", rank: 0.9),
    ])
    #expect(stated.names == ["a", "b", "c", "d", "e"])
    let count = 20_000
    let columns = stated.names.map { words($0, count) }
    var output = [[UInt32]](repeating: [], count: 5)
    for draw in 0..<count {
      let correlated = stated.transform(columns.map { $0[draw] })
      for (index, word) in correlated.enumerated() { output[index].append(word) }
    }
    // The standard error of Spearman's correlation is at most 1.06 / sqrt(n).
    let allowed = 5 * 1.06 / Double(count).squareRoot()
    let expected = [(0, 2, 0.5), (0, 1, -0.3), (3, 4, 0.9), (1, 2, 0.0), (0, 3, 0.0), (2, 4, 0.0)]
    for (first, second, rank) in expected {
      #expect(abs(spearman(output[first], output[second]) - rank) < allowed, "\(first) \(second)")
    }
    for column in output {
      var counts = [Int](repeating: 0, count: 100)
      for word in column { counts[Int((UInt64(word) * 100) >> 32)] += 1 }
      #expect(chiSquareProbability(counts) > 1e-6)
    }
    // The first of each linked group keeps its words to the bit.
    #expect(output[0] == columns[0])
    #expect(output[3] == columns[3])
  }

  @Test func theExtremeWordsStayInRange() throws {
    let stated = try RankCorrelation([.init("a", "b", rank: 0.99)])
    for first: UInt32 in [0, .max] {
      for second: UInt32 in [0, .max] {
        #expect(stated.transform([first, second])[0] == first)
      }
    }
    #expect(stated.transform([0, 0])[1] < 1 << 8)
    #expect(stated.transform([.max, .max])[1] > .max - (1 << 8))
  }

  @Test func aContradictionNamesTheSmallestSet() throws {
    var pairs: [RankCorrelation.Pair] = [
      .init("p", "q", rank: 0.9), .init("q", "r", rank: 0.9), .init("p", "r", rank: -0.9),
    ]
    for index in 0..<8 { pairs.append(.init("a\(index)", "a\(index + 1)", rank: 0.4)) }
    pairs.append(.init("a3", "q", rank: 0.1))
    #expect(throws: CorrelationError.notPositiveDefinite(names: ["p", "q", "r"])) {
      try RankCorrelation(pairs)
    }
  }

  @Test func aContradictionBeyondTheSearchStillNamesASetWithNoneToSpare() throws {
    // Sixty names that all move against each other: any 21 or more with rank -0.05 contradict.
    let names = (0..<30).map { $0 < 10 ? "n0\($0)" : "n\($0)" }
    var pairs: [RankCorrelation.Pair] = []
    for first in names.indices {
      for second in names.indices where second > first {
        pairs.append(.init(names[first], names[second], rank: -0.05))
      }
    }
    let error = #expect(throws: CorrelationError.self) { try RankCorrelation(pairs) }
    guard case .notPositiveDefinite(let set) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    // 1 - (n - 1) rho = 0 with rho = 2 sin(0.05 pi / 6) = 0.05236 lies between 20 and 21 names.
    #expect(set.count == 21)
  }

  @Test func whatIsStatedWronglyIsAnError() {
    #expect(throws: CorrelationError.rank(1, between: "between -1 and 1, ends excluded")) {
      try RankCorrelation([.init("a", "b", rank: 1)])
    }
    #expect(throws: CorrelationError.self) { try RankCorrelation([.init("a", "b", rank: .nan)]) }
    #expect(throws: CorrelationError.selfPair("a")) {
      try RankCorrelation([.init("a", "a", rank: 0.1)])
    }
    #expect(throws: CorrelationError.repeatedPair("b", "a")) {
      try RankCorrelation([.init("a", "b", rank: 0.1), .init("b", "a", rank: 0.1)])
    }
    #expect(throws: CorrelationError.self) { try SharedCorrelation(rank: -0.1) }
  }

  @Test func aSharedFactorGivesEveryPairTheStatedRank() throws {
    let shared = try SharedCorrelation(rank: 0.4)
    let count = 20_000
    let common = words("shared", count)
    let columns = ["a", "b", "c"].map { name in
      zip(words(name, count), common).map {
        shared.transform($0, sharedNormal: shared.sharedNormal(of: $1))
      }
    }
    let allowed = 5 * 1.06 / Double(count).squareRoot()
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
      #expect(abs(spearman(columns[first], columns[second]) - 0.4) < allowed)
    }
    let none = try SharedCorrelation(rank: 0)
    #expect(none.transform(12345, sharedNormal: 3) == 12345)
    let full = try SharedCorrelation(rank: 1)
    #expect(full.ownWeight == 0)
  }
}
