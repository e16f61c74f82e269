import CasusExpressions
import CasusSampling

/// A judgement with a few values, at least two of which can occur: a reading.
struct DiscreteJudgement: Hashable, Sendable {
  /// The judgement, an index.
  let judgement: Int
  /// Its values with a positive chance, in declared order.
  let values: [Value]
  /// How many of 2^32 words give each of them.
  let shares: [UInt64]

  init?(_ judgement: Int, _ sampler: Sampler) {
    guard case .options(let cuts, let values) = sampler else { return nil }
    let possible = values.indices.filter { cuts.share(of: $0) > 0 }
    guard possible.count > 1 else { return nil }
    self.judgement = judgement
    self.values = possible.map { values[$0] }
    shares = possible.map { cuts.share(of: $0) }
  }

  /// The place of a value among those that can occur.
  func index(of value: Value) -> Int { values.firstIndex(of: value) ?? 0 }
}

/// The combinations of the discrete judgements' values: at most 16, the rarest pooled (section 3.3.2).
struct Strata: Hashable, Sendable {
  /// How many strata there may be.
  static let limit = 16

  /// Combinations with a stratum of their own, as places of values by discrete judgement, the likeliest first.
  let cells: [[Int]]
  /// Whether there are further combinations, which share one stratum more.
  let hasRest: Bool

  /// How many strata there are.
  var count: Int { cells.count + (hasRest ? 1 : 0) }

  init(_ judgements: [DiscreteJudgement]) {
    // The likeliest combinations of several judgements extend the likeliest of the first ones, so that all others can
    // be dropped on the way.
    var kept: [(cell: [Int], chance: Double)] = [([], 1)]
    var isCut = false
    for judgement in judgements {
      var next: [(cell: [Int], chance: Double)] = []
      for (cell, chance) in kept {
        for (place, share) in judgement.shares.enumerated() {
          next.append((cell + [place], chance * Double(share) * 0x1p-32))
        }
      }
      next.sort {
        $0.chance != $1.chance ? $0.chance > $1.chance : $0.cell.lexicographicallyPrecedes($1.cell)
      }
      if isCut || next.count > Self.limit {
        isCut = true
        next = Array(next.prefix(Self.limit - 1))
      }
      kept = next
    }
    cells = kept.map(\.cell)
    hasRest = isCut
  }

  /// The stratum of a combination.
  func index(of cell: [Int]) -> Int { cells.firstIndex(of: cell) ?? cells.count }
}
