import CasusSampling

/// A fingerprint of tallies that adds up: that of a sum of tallies is the sum of their fingerprints.
///
/// It is the sum of c(i) x n(i) modulo 2^61 - 1 over the tallies' numbers n(i), in the order of ``RunTallies/lines``,
/// with fixed scrambled factors c(i). Unlike numbers have unlike fingerprints but for one chance in 2^61; it guards
/// against damage and mistakes, not against forgery.
public struct TallyDigest: Hashable, Sendable {
  /// The fingerprint, below 2^61 - 1.
  public private(set) var value: UInt64

  private static let prime: UInt64 = (1 << 61) - 1

  /// The fingerprint of nothing at all, or one that was stored; taken modulo 2^61 - 1.
  public init(_ value: UInt64 = 0) { self.value = value % Self.prime }

  /// The fingerprint of the sum of two tallies.
  public static func + (left: TallyDigest, right: TallyDigest) -> TallyDigest {
    TallyDigest(left.value + right.value)
  }

  /// Takes in the number at place `index`.
  fileprivate mutating func add(_ number: UInt64, at index: UInt64) {
    guard number != 0 else { return }
    take(number % Self.prime, index)
  }

  fileprivate mutating func add(_ number: UInt128, at index: UInt64) {
    guard number != 0 else { return }
    take(UInt64(number % UInt128(Self.prime)), index)
  }

  private mutating func take(_ number: UInt64, _ index: UInt64) {
    let product = number.multipliedFullWidth(by: Self.factor(index))
    let remainder = Self.prime.dividingFullWidth(product).remainder
    value = (value + remainder) % Self.prime
  }

  /// SplitMix64's output function (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195), held to 1 ..< 2^61 - 1.
  private static func factor(_ index: UInt64) -> UInt64 {
    var z = (index &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (z ^ (z >> 31)) % (prime - 1) + 1
  }
}

extension RunTallies {
  /// The tallies' fingerprint, with how many groups they are of.
  public var digest: TallyDigest {
    var digest = TallyDigest()
    var place: UInt64 = 0
    func add(_ number: UInt64) {
      digest.add(number, at: place)
      place += 1
    }
    func add(_ number: UInt128) {
      digest.add(number, at: place)
      place += 1
    }
    func add(_ tally: MeasureTally) {
      for number in tally.replicates { add(number) }
      add(tally.rows.sumOfSquares)
    }
    add(UInt64(groups))
    for tally in measures { add(tally) }
    for tally in intervals.joined() {
      for number in tally.line(withHalves: layout.hasHalves) { add(number) }
    }
    for tally in intervals.joined() {
      for number in tally.histogram.counts { add(number) }
    }
    for tally in readings.joined() {
      for number in tally.rows { add(number) }
    }
    for tally in readings.joined().lazy.flatMap(\.events) { add(tally) }
    for tally in quantities.lazy.flatMap(\.replicates) {
      add(tally.underflow)
      for number in tally.weights { add(number) }
      add(tally.overflow)
      add(tally.sumOfSquaredWeights)
    }
    for tally in quantities { add(tally.squaredWeights) }
    for number in shared + unmeasured { add(number) }
    for tally in products {
      for number in tally.line { add(number) }
    }
    return digest
  }
}
