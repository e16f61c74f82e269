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
    var words = counter
    var roundKey = key
    for _ in 0..<rounds {
      let first = multiplierA.multipliedFullWidth(by: words[0])
      let second = multiplierB.multipliedFullWidth(by: words[2])
      words = SIMD4(
        second.high ^ words[1] ^ roundKey[0], second.low,
        first.high ^ words[3] ^ roundKey[1], first.low)
      roundKey &+= SIMD2(weylA, weylB)
    }
    return words
  }

  @usableFromInline static let multiplierA: UInt32 = 0xD251_1F53
  @usableFromInline static let multiplierB: UInt32 = 0xCD9E_8D57
  /// The golden ratio's fraction in 32 bits, by which the key's first word grows a round.
  @usableFromInline static let weylA: UInt32 = 0x9E37_79B9
  /// The fraction of the square root of 3 in 32 bits, by which the key's second word grows a round.
  @usableFromInline static let weylB: UInt32 = 0xBB67_AE85
}
