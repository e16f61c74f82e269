/// A quantile function as a table: the one way from a 32-bit word to the value of a continuous factor.
///
/// **Cells.** The word *w* stands for u = (w + 0.5) / 2^32. The lower half of the words uses one side of
/// the table and the upper half, complemented, the other, so both tails are equally fine. With
/// *s* = *w* or, in the upper half, the complement of *w*, the odd number *v* = 2*s* + 1 is from 1 to
/// 2^32 - 1, and v / 2^33 is the share in the tail beyond. Octave *z* (the leading zeros of *v*, 0...31)
/// holds the tail shares from 2^-(z+2) to 2^-(z+1) and is cut into 2^b equal cells, where *b* was chosen
/// for it when the table was built.
///
/// **Lookup**, with `side` = 0 below the median and 1 above, and all integers 32-bit:
///
///     fraction = (v << z) << 1                  the place in the octave, in units of 2^-32
///     cell     = start[32 side + z] + (fraction >> (32 - b))
///     t        = Float64(fraction << b) x 2^-32           exact, from 0 to below 1
///     value    = node[cell] + (node[cell + 1] - node[cell]) x t
///
/// in Float64 with one rounding for each of `-`, `x`, `+` and no fused operation.
///
/// **Guarantees.** Values never fall as the word grows and never leave the distribution's range: nodes
/// are in order and inside it, and as t <= 1 - 2^-32, no rounding can carry the sum past the next node.
/// The least and the greatest word give nodes, so the outermost values are as exact as the nodes.
@frozen
public struct QuantileTable: Hashable, Sendable {
  /// The values at the cells' ends: from the far lower tail to the median, then from the far upper tail
  /// to the median, which is therefore there twice.
  public let nodes: [Double]
  /// For each of the 2 x 32 octaves, the number of its first node.
  public let octaveStarts: [UInt32]
  /// For each of the 2 x 32 octaves, the binary logarithm of its number of cells.
  public let octaveBits: [UInt8]

  /// A table from its parts, as it was stored.
  ///
  /// - Parameters:
  ///   - nodes: As ``nodes``.
  ///   - octaveBits: As ``octaveBits``; the starts follow from it.
  /// - Returns: nil where the parts do not fit together, a node is not finite or the nodes are not in
  ///   order, so that a table which exists gives a value for every word.
  public init?(nodes: [Double], octaveBits: [UInt8]) {
    guard octaveBits.count == 64 else { return nil }
    var starts = [UInt32](repeating: 0, count: 64)
    var next = 0
    var middle = 0
    for side in 0...1 {
      for zeros in stride(from: 31, through: 0, by: -1) {
        let octave = 32 * side + zeros
        guard octaveBits[octave] <= 31 - zeros else { return nil }
        starts[octave] = UInt32(next)
        next += 1 << Int(octaveBits[octave])
      }
      next += 1
      if side == 0 { middle = next }
    }
    guard nodes.count == next, nodes.allSatisfy(\.isFinite), nodes[middle - 1] == nodes[next - 1],
      zip(nodes[..<middle], nodes[1..<middle]).allSatisfy({ $0 <= $1 }),
      zip(nodes[middle...], nodes[(middle + 1)...]).allSatisfy({ $0 >= $1 })
    else { return nil }
    self.nodes = nodes
    self.octaveStarts = starts
    self.octaveBits = octaveBits
  }

  /// The value that a word stands for.
  @inlinable
  public func value(of word: UInt32) -> Double {
    let side = word >> 31
    let v = ((word ^ (0 &- side)) &<< 1) | 1
    let zeros = UInt32(truncatingIfNeeded: v.leadingZeroBitCount)
    let octave = Int(truncatingIfNeeded: (side &<< 5) | zeros)
    let fraction = (v &<< zeros) &<< 1
    let bits = UInt32(octaveBits[octave])
    // In two shifts, because a shift by 32 would be one by 0.
    let cell = Int(truncatingIfNeeded: octaveStarts[octave] &+ ((fraction &>> 1) &>> (31 &- bits)))
    let t = Double(fraction &<< bits) * 0x1p-32
    let node = nodes[cell]
    return node + (nodes[cell + 1] - node) * t
  }

  /// The value at u = 1/2, which lies between two words: the table's own median.
  public var median: Double { nodes.last ?? .nan }

  /// The least value that a word can give, that of word 0.
  public var least: Double { value(of: 0) }

  /// The greatest value that a word can give, that of word 2^32 - 1.
  public var greatest: Double { value(of: .max) }

  /// FNV-1a over the octaves' cell counts and the nodes' bit patterns, in the order of the arrays.
  ///
  /// Tables with one fingerprint give one value for every word, but for a coincidence of one in 2^64.
  public var fingerprint: UInt64 {
    var hasher = FNV1a64()
    for bits in octaveBits { hasher.combine(bits) }
    for node in nodes { hasher.combine(node) }
    return hasher.value
  }
}

extension QuantileTable {
  /// One fingerprint for several tables and their names, in the order given: sort by name first.
  public static func fingerprint(of tables: some Sequence<(name: String, table: QuantileTable)>) -> UInt64 {
    var hasher = FNV1a64()
    for (name, table) in tables {
      hasher.combine(name)
      // No UTF-8 text holds this byte, so it ends the name.
      hasher.combine(0xFF as UInt8)
      hasher.combine(table.fingerprint)
    }
    return hasher.value
  }
}
