/// The 64-bit FNV-1a hash: the same on every machine and in every process.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm",
/// RFC 9923. It names streams and fingerprints tables; it is no protection against an adversary.
public struct FNV1a64: Hashable, Sendable {
  /// The hash of all bytes combined so far; that of no bytes is the offset basis.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Starts with no bytes.
  public init() {}

  /// Appends one byte.
  public mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Appends an integer's eight bytes, the lowest first.
  public mutating func combine(_ integer: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      combine(UInt8(truncatingIfNeeded: integer >> UInt64(shift)))
    }
  }

  /// Appends a number's bit pattern, the lowest byte first; so -0 differs from 0.
  public mutating func combine(_ number: Double) {
    combine(number.bitPattern)
  }

  /// Appends a text's UTF-8 bytes, with nothing to mark its end.
  public mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
  }

  /// The hash of a text's UTF-8 bytes.
  public static func hash(_ text: String) -> UInt64 {
    var hasher = FNV1a64()
    hasher.combine(text)
    return hasher.value
  }
}
