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

  /// A table of numbers, by its bits.
  private enum Numbers: Hashable {
    case cuts([UInt64], first: Int64)
    case bytes([UInt8])
    case doubles([UInt64])
    case longs([Int64])

    init?(_ table: Table) {
      switch table {
      case .cuts(let cuts, let first): self = .cuts(cuts, first: first)
      case .bytes(let bytes): self = .bytes(bytes)
      case .doubles(let doubles): self = .doubles(doubles.map(\.bitPattern))
      case .longs(let longs): self = .longs(longs)
      case .quantiles, .designed, .histogram, .products: return nil
      }
    }
  }

  private(set) var all: [Table] = []
  private var numbers: [Numbers: Int32] = [:]
  private var quantiles: [(table: QuantileTable, index: Int32)] = []
  private var designed: [UInt64: Int32] = [:]

  /// A table; one of numbers only once, so that operations on it are the same operation, in two models as well.
  mutating func add(_ table: Table) -> Int32 {
    let key = Numbers(table)
    if let key, let index = numbers[key] { return index }
    all.append(table)
    let index = Int32(all.count - 1)
    if let key { numbers[key] = index }
    return index
  }

  /// A quantile table, once for all that have the same: the strengths of one word do, and two models of one belief.
  mutating func add(_ table: QuantileTable) -> Int32 {
    if let known = quantiles.first(where: { $0.table == table }) { return known.index }
    let index = add(.quantiles([table]))
    quantiles.append((table, index))
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
