/// The points of one stream in one replicate and half: what a loop over rows works with.
///
/// With rev the reversal of 32 bits, p the ``scramble`` and q the ``shuffle``:
///
///     latin         word(i) = rev p(n)     n = rev q(rev i)
///     sobol, rows   word(i) = rev p(x(i))
///     sobol, draws  word(i) = rev p(x(n))  n = 32 (rev q(rev i) div 32) + i mod 32
///
/// where x(n) is the exclusive or of the ``directions`` at the set bits of n. Only the digits' order
/// distinguishes these from the usual forms: rev n is the van der Corput point of n in base 2, rev x(n) the
/// Sobol' point, and p acts on the reversed point, its first digit the lowest bit.
///
/// **Why a shuffle.** Scrambled alone, two van der Corput sequences would step through the halves of the
/// range in the same order, so that streams would be strongly correlated; under `latin` each stream has a
/// shuffle of its own. Under `sobol` all the requests' streams of a replicate and half share one, which
/// moves whole blocks of 32 points, so that half a row is a net as before: it makes the requests independent of
/// the row's judgements. Those are points *j'* and the requests points 32 *j'* + ..., and without it the digits of some pairs of
/// dimensions would agree for ever (of the first two dimensions, a product of square waves of 8 and 64
/// cells has a variance of 82 times that of random draws at 256 rows a replicate, growing with the rows).
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
