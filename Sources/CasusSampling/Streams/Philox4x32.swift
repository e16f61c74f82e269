/// The counter-based generator Philox4x32: a pure function from a counter and a key to four words.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC'11 (2011), doi:10.1145/2063384.2063405, section 3.3; the constants are those of the
/// authors' library Random123. Casus uses ten rounds, the authors' default.
public enum Philox4x32 {
  /// The number of rounds that Casus uses.
  public static let standardRounds = 10

  /// Four words that depend on every bit of the counter and of the key.
  ///
  /// - Parameters:
  ///   - counter: The position; each counter gives a block of its own.
  ///   - key: The key's two words. Every key is as good as any other, zero included.
  ///   - rounds: The number of rounds; zero returns the counter. Only ``standardRounds`` is used in runs.
  /// - Complexity: O(`rounds`): two multiplications of 32 x 32 bits a round.
  @inlinable
  public static func block(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, rounds: Int = standardRounds
  ) -> SIMD4<UInt32> {
    var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
    var (keyA, keyB) = (key[0], key[1])
    for _ in 0..<rounds {
      let first = UInt64(multiplierA) &* UInt64(a)
      let second = UInt64(multiplierB) &* UInt64(c)
      (a, b, c, d) = (
        UInt32(truncatingIfNeeded: second >> 32) ^ b ^ keyA, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ d ^ keyB, UInt32(truncatingIfNeeded: first)
      )
      keyA &+= weylA
      keyB &+= weylB
    }
    return SIMD4(a, b, c, d)
  }

  @inlinable static var multiplierA: UInt32 { 0xD251_1F53 }
  @inlinable static var multiplierB: UInt32 { 0xCD9E_8D57 }
  /// The golden ratio's fraction in 32 bits, by which the key's first word grows a round.
  @inlinable static var weylA: UInt32 { 0x9E37_79B9 }
  /// The fraction of the square root of 3 in 32 bits, by which the key's second word grows a round.
  @inlinable static var weylB: UInt32 { 0xBB67_AE85 }
}
