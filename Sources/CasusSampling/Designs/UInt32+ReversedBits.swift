extension UInt32 {
  /// The number with its 32 bits in the opposite order: the highest bit is the lowest of the result.
  @inlinable
  public var reversedBits: UInt32 {
    var bits = self
    bits = (bits &>> 1) & 0x5555_5555 | (bits & 0x5555_5555) &<< 1
    bits = (bits &>> 2) & 0x3333_3333 | (bits & 0x3333_3333) &<< 2
    bits = (bits &>> 4) & 0x0F0F_0F0F | (bits & 0x0F0F_0F0F) &<< 4
    return bits.byteSwapped
  }
}
