/// The points of one stream in one replicate and half: what a loop over rows works with.
///
/// With rev the reversal of 32 bits, p the ``scramble`` and q the ``shuffle``:
///
///     latin         word(i) = rev p(n)     n = rev q(rev i)
///     sobol, rows   word(i) = rev p(x(i))
///     sobol, draws  word(i) = rev p(x(n))  n = 32 (rev q(rev i) div 32) + i mod 32
///
/// where x(n) is the exclusive or of the ``directions`` at the set bits of n, so that x(32 B + k) is
/// x(32 B) xor x(k). Only the order of the digits distinguishes this from the usual forms: rev n is the
/// van der Corput point of n in base 2 and rev x(n) the Sobol' point, while p acts on a point whose first
/// digit is the lowest bit.
///
/// **Why a shuffle.** Scrambled alone, all van der Corput sequences step through the halves of the range in
/// one order, so that streams would be strongly correlated; under `latin` each stream has a shuffle of
/// its own. The squared correlation of two streams is then 1.6 / n over n points, where that of
/// independent ones is 1 / n: what latin gains on effects of single streams costs a little on products.
///
/// Under `sobol` the points of a replicate's judgements, *j'*, and those of its requests, 32 *j'* + ...,
/// are not one sequence, and the digits of some pairs of dimensions would agree for ever: a product of
/// square waves of 8 and 64 cells in the first two has 82 times the variance of random draws at 256 rows a
/// replicate, and more at more. So all requests of a replicate and half share one shuffle. It moves whole
/// blocks of 32 points: half a row is the same net as before, and the first 2^m rows of a replicate take
/// 2^m neighbouring blocks, which are a net together.
@frozen
public struct DesignedSequence: Hashable, Sendable {
  /// What makes each point uniform: acts on a point's reversed bits.
  public let scramble: NestedPermutation
  /// What brings the points into another order; nil where they keep theirs (judgements under `sobol`).
  public let shuffle: NestedPermutation?
  /// The dimension's direction numbers; nil under `latin`.
  public let directions: SobolDirections?

  @usableFromInline
  init(scramble: NestedPermutation, shuffle: NestedPermutation?, directions: SobolDirections?) {
    self.scramble = scramble
    self.shuffle = shuffle
    self.directions = directions
  }

  /// The word of a point.
  @inlinable
  public func word(at index: UInt32) -> UInt32 {
    guard let directions else { return scramble(shuffledIndex(index)).reversedBits }
    let number = shuffle == nil ? index : shuffledIndex(index) & ~31 | index & 31
    return scramble(directions.reversedPoint(at: number)).reversedBits
  }

  @inlinable
  func shuffledIndex(_ index: UInt32) -> UInt32 {
    shuffle?.shuffled(index) ?? index
  }
}
