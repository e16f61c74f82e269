/// A random permutation of the 32-bit numbers in which bits depend only on the bits below them.
///
/// Bit *p* of the image is bit *p* of the number, flipped or not as a hash of the *p* bits below says. On a
/// number whose bits are reversed (the lowest bit worth 1/2, the next 1/4) this is **Owen's nested uniform
/// scrambling**: points that share their first digits still do, so that every stratum of a power of two
/// keeps its points, while each point alone becomes uniform. On an index whose bits are reversed it
/// **shuffles**: each aligned block of a power of two goes to such a block, in another order.
///
/// Sources: A. B. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", Lecture Notes in Statistics
/// 106 (1995) 299-317, doi:10.1007/978-1-4612-2552-2_19 (the scrambling), and "Monte Carlo variance of
/// scrambled net quadrature", SIAM J. Numer. Anal. 34 (1997) 1884-1910, doi:10.1137/S0036142994277468
/// (its variance, which depends on pairs of points only); S. Laine, T. Karras, "Stratified sampling for
/// stochastic transparency", Computer Graphics Forum 30 (2011) 1197-1204,
/// doi:10.1111/j.1467-8659.2011.01978.x (such a hash from additions and even multiplications); B. Burley,
/// "Practical hash-based Owen scrambling", Journal of Computer Graphics Techniques 9.4 (2020) 1-20 (for
/// Sobol' points, and as a shuffle).
///
/// **The hash** is two rounds in the manner of Laine and Karras, but all of its eight constants are random:
///
///     n = n * a + b              a odd
///     n = n xor (n * c + d)      c even
///     n = n * e + f              e odd
///     n = n xor (n * g + h)      g even             all modulo 2^32
///
/// With fixed multipliers and one random word, as published, flips at one level are correlated across the
/// numbers below in the same way for every seed (0.27 for the numbers 0 and 1 at bit 3). Here one number's
/// image is exactly uniform, since `b` is; and as far as chi-square tests on a million permutations
/// tell, the seven flips of the first three levels are jointly uniform, any two of the 31 flips of the
/// first five are independent, and so are the next four digits of two numbers below the bit where they
/// part. More than that is not claimed: the eight flips of the fourth level are not jointly uniform.
@frozen
public struct NestedPermutation: Hashable, Sendable {
  /// The odd multiplier of the first step.
  public let a: UInt32
  /// What the first step adds.
  public let b: UInt32
  /// The even multiplier of the second step.
  public let c: UInt32
  /// What the second step adds before the exclusive or.
  public let d: UInt32
  /// The odd multiplier of the third step.
  public let e: UInt32
  /// What the third step adds.
  public let f: UInt32
  /// The even multiplier of the fourth step.
  public let g: UInt32
  /// What the fourth step adds before the exclusive or.
  public let h: UInt32

  /// The permutation that eight random words choose.
  ///
  /// - Parameters:
  ///   - first: a to d; the lowest bit of a is set and that of c cleared.
  ///   - second: e to h, likewise.
  public init(_ first: SIMD4<UInt32>, _ second: SIMD4<UInt32>) {
    (a, b, c, d) = (first[0] | 1, first[1], first[2] & ~1, first[3])
    (e, f, g, h) = (second[0] | 1, second[1], second[2] & ~1, second[3])
  }

  /// The number's image.
  ///
  /// - Complexity: Four multiplications of 32 bits.
  @inlinable
  public func callAsFunction(_ number: UInt32) -> UInt32 {
    var n = number &* a &+ b
    n ^= n &* c &+ d
    n = n &* e &+ f
    n ^= n &* g &+ h
    return n
  }

  /// The image of an index whose highest bit is decided first: aligned blocks go to aligned blocks.
  @inlinable
  public func shuffled(_ index: UInt32) -> UInt32 {
    self(index.reversedBits).reversedBits
  }
}
