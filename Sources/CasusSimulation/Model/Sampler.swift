import CasusExpressions
import CasusSampling

/// How a 32-bit word becomes the value of a factor, a judgement, a strength or a lean (section 3.2.2).
enum Sampler: Sendable {
  /// Always this value.
  case constant(Value)
  /// One of several values, in declared order, by cut points.
  case options(CutPoints, values: [Value])
  /// A real number by a quantile table.
  case real(QuantileTable)
  /// A whole number: a continuous one by a quantile table, rounded to the nearest, ties upward.
  case rounded(QuantileTable)
  /// A whole number by its cut points.
  case counts(CountTable)

  /// The value that a word stands for.
  func value(of word: UInt32) -> Value {
    switch self {
    case .constant(let value): value
    case .options(let cuts, let values): values[cuts.index(of: word)]
    case .real(let table): .double(table.value(of: word))
    case .rounded(let table): .int(Self.nearest(table.value(of: word)))
    case .counts(let table): .int(table.value(of: word))
    }
  }

  /// The likeliest option, the first of several alike, or the median of a number.
  var central: Value {
    switch self {
    case .constant(let value): value
    case .options(let cuts, let values):
      values[values.indices.max { (cuts.share(of: $0), $1) < (cuts.share(of: $1), $0) } ?? 0]
    case .real(let table): .double(table.median)
    case .rounded(let table): .int(Self.nearest(table.median))
    case .counts(let table): .int(table.value(of: 1 << 31))
    }
  }

  /// The same sampler where it is pinned to its central value.
  var pinned: Sampler { .constant(central) }

  /// The only value that it gives; nil where there are several.
  var onlyValue: Value? {
    switch self {
    case .constant(let value): return value
    case .options(let cuts, let values):
      let possible = values.indices.filter { cuts.share(of: $0) > 0 }
      return possible.count == 1 ? possible.first.map { values[$0] } : nil
    case .real, .rounded, .counts: return nil
    }
  }

  /// Appends what decides its values to a fingerprint.
  func combine(into hasher: inout FNV1a64) {
    switch self {
    case .constant(let value): hasher.combine(value.description)
    case .options(let cuts, _): hasher.combine(cuts.fingerprint)
    case .real(let table), .rounded(let table): hasher.combine(table.fingerprint)
    case .counts(let table): hasher.combine(table.fingerprint)
    }
  }

  private static func nearest(_ value: Double) -> Int64 { Int64((value + 0.5).rounded(.down)) }
}

extension CutPoints {
  /// Of 2^32 words, how many give a value.
  func share(of index: Int) -> UInt64 { cuts[index] - (index > 0 ? cuts[index - 1] : 0) }
}

/// A strength's or a lean's way from a word to log-odds.
enum LogOddsSampler: Sendable {
  case constant(Double)
  case table(QuantileTable)

  func value(of word: UInt32) -> Double {
    switch self {
    case .constant(let value): value
    case .table(let table): table.value(of: word)
    }
  }

  var central: Double {
    switch self {
    case .constant(let value): value
    case .table(let table): table.median
    }
  }

  var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  func combine(into hasher: inout FNV1a64) {
    switch self {
    case .constant(let value): hasher.combine(value)
    case .table(let table): hasher.combine(table.fingerprint)
    }
  }
}
