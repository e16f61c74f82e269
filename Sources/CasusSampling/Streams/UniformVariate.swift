/// The one way from a 32-bit word to a number between 0 and 1.
public enum UniformVariate {
  /// The midpoint of the word's cell: (word + 0.5) / 2^32.
  ///
  /// Exact in Float64. Open at both ends: the least value is 2^-33, the greatest 1 - 2^-33, and
  /// `value(of: ~word)` is exactly 1 - `value(of: word)`.
  @inlinable
  public static func value(of word: UInt32) -> Double {
    (Double(word) + 0.5) * 0x1p-32
  }

  /// The word whose cell [word / 2^32, (word + 1) / 2^32) holds a number between 0 and 1.
  ///
  /// It is the floor of u x 2^32, held to 0...2^32 - 1, so both ends are allowed: 0 gives 0 and 1 gives
  /// the greatest word. What is not a number gives 0.
  @inlinable
  public static func word(of u: Double) -> UInt32 {
    let scaled = u * 0x1p32
    guard scaled > 0 else { return 0 }
    guard scaled < 0x1p32 else { return .max }
    return UInt32(scaled)
  }
}
