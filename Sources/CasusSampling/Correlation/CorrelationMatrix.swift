/// Pearson correlations by number of name, and what can be found out about them.
struct CorrelationMatrix {
  let count: Int
  private var entries: [Double]

  /// The matrix of stated pairs; the diagonal is 1, pairs that are not stated are 0.
  init(names: [String], pairs: [RankCorrelation.Pair]) throws(CorrelationError) {
    count = names.count
    entries = [Double](repeating: 0, count: count * count)
    for index in 0..<count { entries[index * count + index] = 1 }
    var seen = Set<[Int]>()
    for pair in pairs {
      guard pair.rank > -1, pair.rank < 1 else {
        throw .rank(pair.rank, between: "between -1 and 1, ends excluded")
      }
      guard let first = names.firstIndex(of: pair.first), let second = names.firstIndex(of: pair.second),
        first != second
      else { throw .selfPair(pair.first) }
      guard seen.insert([min(first, second), max(first, second)]).inserted else {
        throw .repeatedPair(pair.first, pair.second)
      }
      let pearson = RankCorrelation.pearson(rank: pair.rank)
      entries[first * count + second] = pearson
      entries[second * count + first] = pearson
    }
  }

  /// The lower Cholesky factor of the correlations of some names, packed by rows; nil where they are not
  /// positive definite, that is, where what is left of a name's variance is at most 2^-30.
  ///
  /// Rows in order, in each row columns in order, each entry less the products from the left; then the
  /// division by the diagonal or the square root. Only exactly defined operations, so the factor is the
  /// same on every machine.
  func choleskyFactor(of subset: [Int]? = nil) -> [Double]? {
    let members = subset ?? Array(0..<count)
    var factor: [Double] = []
    factor.reserveCapacity(members.count * (members.count + 1) / 2)
    for row in members.indices {
      let start = row * (row + 1) / 2
      for column in 0...row {
        let other = column * (column + 1) / 2
        var sum = entries[members[row] * count + members[column]]
        for k in 0..<column { sum -= factor[start + k] * factor[other + k] }
        if column < row {
          factor.append(sum / factor[other + column])
        } else {
          guard sum > 0x1p-30 else { return nil }
          factor.append(sum.squareRoot())
        }
      }
    }
    return factor
  }

  /// A smallest set of names whose own correlations are not positive definite.
  ///
  /// Sets are tried by size from 2, each size in the order of the names, up to 100,000 sets in all. Past
  /// that, names are dropped one by one, the last first, while the rest still contradicts itself: no name
  /// can then be left out of the set, though a smaller one may exist.
  func smallestOffendingSet() -> [Int] {
    var budget = 100_000
    for size in stride(from: 2, through: count, by: 1) {
      if let found = firstOffendingSet(size: size, budget: &budget) { return found }
      if budget <= 0 { break }
    }
    var members = Array(0..<count)
    for candidate in members.reversed() {
      let rest = members.filter { $0 != candidate }
      if choleskyFactor(of: rest) == nil { members = rest }
    }
    return members
  }

  private func firstOffendingSet(size: Int, budget: inout Int) -> [Int]? {
    var members = Array(0..<size)
    while true {
      budget -= 1
      if choleskyFactor(of: members) == nil { return members }
      // The next set in lexicographic order.
      guard budget > 0, let place = members.indices.last(where: { members[$0] < count - size + $0 })
      else { return nil }
      members[place] += 1
      for later in stride(from: place + 1, to: size, by: 1) { members[later] = members[later - 1] + 1 }
    }
  }
}
