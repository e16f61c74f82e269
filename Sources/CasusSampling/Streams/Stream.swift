/// A named sequence of 32-bit words, any of which can be computed alone.
///
/// The word at index *i* of the stream *name* under a seed is word *i* mod 4 of the block
///
///     Philox4x32-10(key:     (low half of the seed, high half of the seed),
///                   counter: (low half of i div 4, high half of i div 4,
///                             low half of h,       high half of h))
///
/// where *h* is the 64-bit FNV-1a hash of the name's UTF-8 bytes. This layout is part of the numeric
/// version of the tool: another layout gives other results for every seed.
///
/// Streams of other names and other indices never influence a word, so a run with more draws begins
/// with the run with fewer, and a factor added or removed leaves all others as they were.
@frozen
public struct Stream: Hashable, Sendable {
  /// The seed, all 64 bits of which are the key; zero is a seed like any other.
  public let seed: UInt64
  /// The FNV-1a hash of the stream's name.
  public let nameHash: UInt64

  /// The stream of a name under a seed.
  public init(seed: UInt64, name: StreamName) {
    self.seed = seed
    self.nameHash = name.hash
  }

  /// The word at an index: each of the 2^32 values is equally likely.
  ///
  /// - Complexity: One block of Philox. Where four words in a row are wanted, ``block(at:)`` costs a quarter.
  @inlinable
  public func word(at index: UInt64) -> UInt32 {
    block(at: index >> 2)[Int(truncatingIfNeeded: index & 3)]
  }

  /// The words at the indices 4 x `blockIndex` to 4 x `blockIndex` + 3, in this order.
  ///
  /// - Parameter blockIndex: Less than 2^62, since indices are 64-bit.
  @inlinable
  public func block(at blockIndex: UInt64) -> SIMD4<UInt32> {
    Philox4x32.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: blockIndex), UInt32(truncatingIfNeeded: blockIndex >> 32),
        UInt32(truncatingIfNeeded: nameHash), UInt32(truncatingIfNeeded: nameHash >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
  }
}
