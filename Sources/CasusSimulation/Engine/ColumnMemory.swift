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

  /// Quantile tables in the form that the kernels want, one after the other: nodes in 32 bits where that loses nothing, so
  /// that more of them stay near the processor.
  func quantiles(_ tables: [QuantileTable]) -> UnsafeMutablePointer<casus_quantile_table> {
    var octaves: [UInt32] = []
    octaves.reserveCapacity(64 * tables.count)
    let isNarrow = tables.allSatisfy { $0.nodes.allSatisfy { Double(Float($0)) == $0 } }
    let count = tables.reduce(0) { $0 + $1.nodes.count }
    let narrow = isNarrow ? room(count, of: Float.self) : nil
    let wide = isNarrow ? nil : room(count, of: Double.self)
    var start = 0
    for table in tables {
      for index in 0..<64 {
        octaves.append((UInt32(start) + table.octaveStarts[index]) << 5 | UInt32(table.octaveBits[index]))
      }
      for (place, node) in table.nodes.enumerated() {
        narrow?[start + place] = Float(node)
        wide?[start + place] = node
      }
      start += table.nodes.count
    }
    let result = room(1, of: casus_quantile_table.self)
    result.pointee = casus_quantile_table(
      octaves: UnsafePointer(copy(octaves)), count: UInt32(tables.count), narrow: UnsafePointer(narrow),
      wide: UnsafePointer(wide))
    return result
  }

  func cuts(_ cuts: [UInt64], first: Int64) -> UnsafeMutablePointer<casus_cut_table> {
    let result = room(1, of: casus_cut_table.self)
    result.pointee = casus_cut_table(count: UInt32(cuts.count), cuts: UnsafePointer(copy(cuts)), first: first)
    return result
  }
}
