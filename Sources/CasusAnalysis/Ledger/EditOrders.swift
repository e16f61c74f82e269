import CasusSampling

/// The orders in which edits are made, to share out what they do together.
struct EditOrders: Sendable {
  /// Orders of the places 0 to count - 1, each followed by its reverse; empty where all orders are taken.
  let orders: [[Int]]
  let count: Int

  /// Whether every order is taken.
  var isComplete: Bool { orders.isEmpty }

  /// All orders of up to `greatestExact` edits, else a sample keyed by the seed, in which each is followed by its reverse:
  /// what an edit does early and late then stands in balance.
  init(of count: Int, _ options: Ledger.Options, seed: UInt64) {
    self.count = count
    guard count > options.greatestExact else {
      orders = []
      return
    }
    let stream = Stream(seed: seed, name: .other(kind: "ledger", "orders"))
    var index: UInt64 = 0
    orders = (0..<max(1, options.orders / 2)).flatMap { _ -> [[Int]] in
      var order = Array(0..<count)
      for last in stride(from: count - 1, to: 0, by: -1) {
        // The high half of word x (last + 1): each place as likely as the next to one part in 2^32.
        let other = Int((UInt64(stream.word(at: index)) * UInt64(last + 1)) >> 32)
        index += 1
        order.swapAt(last, other)
      }
      return [order, order.reversed()]
    }
  }

  /// The sets that are needed: none, all, each alone, all but each, and those on the way of every order.
  var sets: [Set<Int>] {
    guard !isComplete else {
      return (0..<(1 << count)).map { pattern in Set((0..<count).filter { pattern >> $0 & 1 == 1 }) }
    }
    let all = Set(0..<count)
    var result: [Set<Int>] = [[], all]
    result += (0..<count).map { [$0] }
    result += (0..<count).map { all.subtracting([$0]) }
    for order in orders {
      for length in 2..<max(2, count - 1) { result.append(Set(order.prefix(length))) }
    }
    return result
  }

  /// The share of each place, for vectors of values by set.
  ///
  /// - Parameter value: The vector of a set; all have one length.
  /// - Returns: By place, the share; and, of a sample, its means over each order and its reverse, by pair.
  func shares(_ value: (Set<Int>) -> [Double]) -> [(share: [Double], pairs: [[Double]])] {
    isComplete ? exactShares(value).map { ($0, []) } : sampledShares(value)
  }

  private func exactShares(_ value: (Set<Int>) -> [Double]) -> [[Double]] {
    let patterns = 0..<(1 << count)
    let values = patterns.map { pattern in value(Set((0..<count).filter { pattern >> $0 & 1 == 1 })) }
    return (0..<count).map { place in
      var sum = [Double](repeating: 0, count: values[0].count)
      for pattern in patterns where pattern >> place & 1 == 0 {
        let weight = self.weight(after: pattern.nonzeroBitCount)
        sum.add(values[pattern | 1 << place], less: values[pattern], times: weight)
      }
      return sum
    }
  }

  /// The share of orders in which just a certain set of `size` edits comes before a certain other edit:
  /// size! (count - size - 1)! / count!.
  private func weight(after size: Int) -> Double {
    // 1 / (count x (count - 1 over size)).
    var binomial = 1.0
    for step in 0..<size { binomial = binomial * Double(count - 1 - step) / Double(step + 1) }
    return 1 / (Double(count) * binomial)
  }

  private func sampledShares(
    _ value: (Set<Int>) -> [Double]
  ) -> [(share: [Double], pairs: [[Double]])] {
    let length = value([]).count
    let zeros = [Double](repeating: 0, count: length)
    var pairs = [[[Double]]](
      repeating: [[Double]](repeating: zeros, count: orders.count / 2), count: count)
    for (index, order) in orders.enumerated() {
      var made: Set<Int> = []
      var before = value(made)
      for place in order {
        made.insert(place)
        let after = value(made)
        pairs[place][index / 2].add(after, less: before, times: 0.5)
        before = after
      }
    }
    return pairs.map { means in
      var share = zeros
      for mean in means { share.add(mean, less: zeros, times: 1 / Double(means.count)) }
      return (share, means)
    }
  }
}

extension [Double] {
  /// Adds a multiple of the difference of two vectors of this length.
  mutating func add(_ first: [Double], less second: [Double], times factor: Double) {
    for index in indices { self[index] += factor * (first[index] - second[index]) }
  }
}
