import CasusExpressions
import CasusSampling

/// Values of a factor that nothing in a run can tell apart, as one of them with the share of all words that give one.
struct FactorCell: Sendable {
  /// One of the values.
  let value: Value
  /// A word that gives it.
  let word: UInt32
  /// How many of the 2^32 words give one of the values.
  let words: UInt64

  /// The chance of the cell, exact.
  var chance: Double { Double(words) * 0x1p-32 }
}

/// Cuts what a sampler draws into cells.
///
/// The shares are counted in words, by bisection of the same tables that a run draws from, so that they are exact for
/// the very distribution of a run.
struct FactorCells {
  let sampler: Sampler
  /// How many cells are made at most before they are given up.
  let limit: Int

  /// One cell, for a factor that nothing reads.
  var central: [FactorCell] { [FactorCell(value: sampler.central, word: 1 << 31, words: 1 << 32)] }

  /// The cells between and at the constants that the factor is compared with.
  func cells(comparedWith constants: [Value]) -> [FactorCell] {
    switch sampler {
    case .constant: return central
    case .options(let cuts, let values): return merged(options(cuts, values), constants)
    case .real, .rounded, .counts:
      var cuts = Set<UInt64>()
      for constant in constants {
        cuts.insert(firstWord { order($0, constant) != .before })
        cuts.insert(firstWord { order($0, constant) == .after })
      }
      return cells(between: cuts.sorted())
    }
  }

  /// A cell for each value; nil where there are too many.
  func cellsOfValues() -> [FactorCell]? {
    switch sampler {
    case .constant: return central
    case .options(let cuts, let values): return options(cuts, values)
    case .real: return nil
    case .rounded, .counts:
      var cuts: [UInt64] = []
      var start: UInt64 = 0
      while start <= UInt64(UInt32.max) {
        guard cuts.count < limit else { return nil }
        let value = sampler.value(of: UInt32(start))
        start = firstWord { order($0, value) == .after }
        cuts.append(start)
      }
      return cells(between: cuts)
    }
  }

  /// How the value of a word stands to a constant; nil, as for NaN, where they cannot be ordered.
  private func order(_ word: UInt32, _ constant: Value) -> ValueOrder? {
    sampler.value(of: word).numericOrder(relativeTo: constant)
  }

  /// The first word that satisfies a condition which all later ones satisfy too; 2^32 where none does.
  private func firstWord(where isMet: (UInt32) -> Bool) -> UInt64 {
    var low: UInt64 = 0
    var high: UInt64 = 1 << 32
    while low < high {
      let middle = (low + high) / 2
      if isMet(UInt32(middle)) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func cells(between cuts: [UInt64]) -> [FactorCell] {
    var cells: [FactorCell] = []
    var start: UInt64 = 0
    for end in cuts + [1 << 32] where end > start {
      let word = UInt32((start + end - 1) / 2)
      cells.append(FactorCell(value: sampler.value(of: word), word: word, words: end - start))
      start = end
    }
    return cells
  }

  private func options(_ cuts: CutPoints, _ values: [Value]) -> [FactorCell] {
    values.indices.filter { cuts.share(of: $0) > 0 }.map { index in
      let last = UInt32(cuts.cuts[index] - 1)
      return FactorCell(value: values[index], word: last, words: cuts.share(of: index))
    }
  }

  /// Joins the options that are equal to the same constants.
  private func merged(_ cells: [FactorCell], _ constants: [Value]) -> [FactorCell] {
    var kinds: [(signature: [Bool], cell: FactorCell)] = []
    for cell in cells {
      let signature = constants.map { cell.value == $0 }
      if let place = kinds.firstIndex(where: { $0.signature == signature }) {
        let first = kinds[place].cell
        kinds[place].cell = FactorCell(
          value: first.value, word: first.word, words: first.words + cell.words)
      } else {
        kinds.append((signature, cell))
      }
    }
    return kinds.map(\.cell)
  }
}
