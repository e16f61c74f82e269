import CColumns
import CasusSampling

/// Memory that a worker owns: zeroed, aligned for vectors, given back at the end.
///
/// All pointers of the engine come from here, and none of them leaves the worker.
final class ColumnMemory {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Zeroed room for some values of a type without references.
  func room<Element: BitwiseCopyable>(_ count: Int, of _: Element.Type) -> UnsafeMutablePointer<Element> {
    let bytes = max(count, 1) * MemoryLayout<Element>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    block.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    blocks.append(block)
    return block.assumingMemoryBound(to: Element.self)
  }

  /// A copy of some values.
  func copy<Element: BitwiseCopyable>(_ values: [Element]) -> UnsafeMutablePointer<Element> {
    let copy = room(values.count, of: Element.self)
    for (index, value) in values.enumerated() { copy[index] = value }
    return copy
  }

  /// Quantile tables in the form that the kernels want, one after the other: each cell with its node and the way to the
  /// next, so that one look-up touches one line of the cache.
  func quantiles(_ tables: [QuantileTable]) -> UnsafeMutablePointer<casus_quantile_table> {
    var octaves: [UInt32] = []
    var cells: [Double] = []
    cells.reserveCapacity(tables.reduce(0) { $0 + 2 * $1.nodes.count })
    for table in tables {
      let start = UInt32(cells.count / 2)
      for index in 0..<64 {
        octaves.append((start + table.octaveStarts[index]) << 5 | UInt32(table.octaveBits[index]))
      }
      for (node, next) in zip(table.nodes, table.nodes.dropFirst()) { cells += [node, next - node] }
    }
    let result = room(1, of: casus_quantile_table.self)
    result.pointee = casus_quantile_table(
      octaves: UnsafePointer(copy(octaves)), count: UInt32(tables.count), cells: UnsafePointer(copy(cells)))
    return result
  }

  func cuts(_ cuts: [UInt64], first: Int64) -> UnsafeMutablePointer<casus_cut_table> {
    let result = room(1, of: casus_cut_table.self)
    result.pointee = casus_cut_table(count: UInt32(cuts.count), cuts: UnsafePointer(copy(cuts)), first: first)
    return result
  }
}
