import CasusSampling

/// The tables that a column program looks things up in.
struct ColumnTables: Sendable {
  enum Table: Sendable {
    /// One table, or several of which a column chooses.
    case quantiles([QuantileTable])
    case cuts([UInt64], first: Int64)
    case bytes([UInt8])
    case doubles([Double])
    case longs([Int64])
    /// A stream under a design.
    case designed(DesignedStream)
    /// The histogram of a quantity.
    case histogram(quantity: Int)
    /// The sums of a stated correlation.
    case products(pair: Int)
  }

  private(set) var all: [Table] = []
  private var quantiles: [UInt: Int32] = [:]
  private var designed: [UInt64: Int32] = [:]

  mutating func add(_ table: Table) -> Int32 {
    all.append(table)
    return Int32(all.count - 1)
  }

  /// A quantile table, once for all that share it in memory: the strengths of one word do.
  mutating func add(_ table: QuantileTable) -> Int32 {
    let place = table.nodes.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    if let index = quantiles[place] { return index }
    let index = add(.quantiles([table]))
    quantiles[place] = index
    return index
  }

  /// A stream's permutations, once however often it is asked for.
  mutating func add(_ stream: DesignedStream) -> Int32 {
    if let index = designed[stream.stream.nameHash] { return index }
    let index = add(.designed(stream))
    designed[stream.stream.nameHash] = index
    return index
  }
}
