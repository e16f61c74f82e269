import CColumns

/// Finds out which operations are needed, in what order, and where in the arena their columns lie.
///
/// Columns over rows and totals have places of their own. The others share buffers: one is free again after the last
/// operation that reads it, so that the columns in use stay in the second-level cache.
struct ColumnAllocation {
  private let graph: ColumnGraph
  private let needed: [Bool]
  private let neededByChecks: [Bool]
  private(set) var size = 0
  private(set) var places: [Column: UInt32] = [:]
  private(set) var rows: [ColumnCode.Step] = []
  private(set) var checks: [ColumnCode.Step] = []
  private(set) var draws: [ColumnCode.Step] = []
  private(set) var measured: [ColumnCode.Step] = []
  private(set) var constants: [(offset: UInt32, element: ColumnElement, bits: UInt64)] = []

  private enum Phase {
    case rows, draws, measured
  }

  init(_ graph: ColumnGraph, roots: [Column], checks: [Column]) {
    self.graph = graph
    needed = Self.reachable(graph, roots)
    neededByChecks = Self.reachable(graph, checks)
  }

  private static func reachable(_ graph: ColumnGraph, _ roots: [Column]) -> [Bool] {
    var reached = [Bool](repeating: false, count: graph.nodes.count)
    for root in roots { reached[Int(root.node)] = true }
    for index in graph.nodes.indices.reversed() where reached[index] {
      for argument in graph.nodes[index].arguments { reached[Int(argument.node)] = true }
    }
    return reached
  }

  mutating func run() {
    let live = graph.nodes.indices.filter { needed[$0] || neededByChecks[$0] }
    for index in live where phase(index) != .rows || graph.nodes[index].operation == nil {
      placeForGood(index)
    }
    placeRows(live.filter { phase($0) == .rows && graph.nodes[$0].operation != nil })
    let inDraws = graph.nodes.indices.filter { phase($0) == .draws }
    let inMeasured = graph.nodes.indices.filter { phase($0) == .measured && needed[$0] }
    let perStretch = ColumnGeometry.rowsPerStretch * ColumnGeometry.drawsPerRow
    // One list is done after the other: their buffers are the same.
    let start = size
    var end = size
    func steps(_ nodes: [Int], _ length: Int) -> [ColumnCode.Step] {
      size = start
      defer { end = max(end, size) }
      return self.steps(ColumnSchedule(graph, nodes).order, length)
    }
    checks = steps(inDraws.filter { neededByChecks[$0] }, perStretch)
    draws = steps(inDraws.filter { needed[$0] }, perStretch)
    measured = steps(inMeasured, ColumnGeometry.rowsPerBlock * ColumnGeometry.measuredPerRow)
    size = end
  }

  private func phase(_ index: Int) -> Phase {
    let node = graph.nodes[index]
    switch node.shape {
    case .row: return .rows
    case .draw: return .draws
    case .measured: return isSample(node) ? .draws : .measured
    case .total, .block:
      let isMeasured = node.arguments.contains { graph.shape($0) == .measured }
      return isMeasured ? .measured : .draws
    }
  }

  private func isSample(_ node: ColumnNode) -> Bool {
    node.operation == UInt16(CASUS_sample.rawValue) || node.operation == UInt16(CASUS_sample_byte.rawValue)
  }

  /// Gives a column its own place, where it lasts beyond one list of instructions.
  private mutating func placeForGood(_ index: Int) {
    let node = graph.nodes[index]
    let length: Int
    switch node.shape {
    case .row, .total: length = ColumnGeometry.rowsPerBlock
    case .block: length = 1
    case .measured where isSample(node): length = ColumnGeometry.rowsPerBlock * ColumnGeometry.measuredPerRow
    case .measured, .draw: return
    }
    for part in 0..<max(node.parts, 0) {
      let place = take(length * node.element.size)
      places[Column(node: Int32(index), part: part)] = place
      if node.operation == nil { constants.append((place, node.element, node.immediate)) }
    }
  }

  /// Places operations over rows so that those of one kind that do not wait for each other lie side by side and are done
  /// at once: a block has but 32 rows, too few to be quick with.
  private mutating func placeRows(_ indices: [Int]) {
    var level = [Int](repeating: 0, count: graph.nodes.count)
    for index in indices {
      level[index] = 1 + (graph.nodes[index].arguments.map { level[Int($0.node)] }.max() ?? 0)
    }
    func key(_ index: Int) -> (Int, UInt16, Int32, Int) {
      let node = graph.nodes[index]
      return (level[index], node.operation ?? 0, node.arguments.first?.node ?? 0, index)
    }
    for index in indices.sorted(by: { key($0) < key($1) }) {
      placeForGood(index)
      let next = step(index, places)
      guard let last = rows.indices.last, let bytes = bytesApart(index),
        rows[last].operation == next.operation,
        next.arguments[0] == rows[last].arguments[0] + (1 + rows[last].count) * bytes.argument,
        next.results[0] == rows[last].results[0] + (1 + rows[last].count) * bytes.result
      else {
        rows.append(next)
        continue
      }
      rows[last].count += 1
    }
  }

  /// How far the operands and the results of an operation are apart that can be done with others of its kind; nil where it
  /// cannot.
  private func bytesApart(_ index: Int) -> (argument: UInt32, result: UInt32)? {
    let node = graph.nodes[index]
    guard let operation = node.operation, Self.widened.contains(operation) else { return nil }
    let sizes = [graph.node(node.arguments[0]).element.size, node.element.size].map {
      ColumnGeometry.rowsPerBlock * $0
    }
    guard sizes.allSatisfy({ $0.isMultiple(of: 64) }) else { return nil }
    return (UInt32(sizes[0]), UInt32(sizes[1]))
  }

  /// The operations that take several columns at once; see `count` of `casus_instruction`.
  private static let widened = Set(
    [CASUS_normal, CASUS_normal_cdf, CASUS_word_of, CASUS_exp, CASUS_uniform].map { UInt16($0.rawValue) })

  private mutating func take(_ bytes: Int) -> UInt32 {
    let place = UInt32(size)
    size += (bytes + 63) / 64 * 64
    return place
  }

  /// The instructions of one list, with buffers for columns of `length` numbers.
  private mutating func steps(_ order: [Int], _ length: Int) -> [ColumnCode.Step] {
    var lastUse: [Column: Int] = [:]
    for (position, index) in order.enumerated() {
      for argument in graph.nodes[index].arguments { lastUse[argument] = position }
    }
    var own = places
    var free: [Int: [UInt32]] = [:]
    var steps: [ColumnCode.Step] = []
    for (position, index) in order.enumerated() {
      let node = graph.nodes[index]
      var released: [(Int, UInt32)] = []
      for part in 0..<node.parts {
        let column = Column(node: Int32(index), part: part)
        guard places[column] == nil else { continue }
        let bytes = length * node.element.size
        let place = free[bytes]?.popLast() ?? take(bytes)
        own[column] = place
        if lastUse[column] == nil { released.append((bytes, place)) }
      }
      steps.append(step(index, own))
      for argument in Set(node.arguments) where lastUse[argument] == position && places[argument] == nil {
        if let place = own[argument] { released.append((length * graph.node(argument).element.size, place)) }
      }
      for (bytes, place) in released.sorted(by: { $0.1 < $1.1 }) { free[bytes, default: []].append(place) }
    }
    return steps
  }

  private func step(_ index: Int, _ places: [Column: UInt32]) -> ColumnCode.Step {
    let node = graph.nodes[index]
    var mode: UInt16 = 0
    let operation = node.operation ?? 0
    let isSpread =
      operation == UInt16(CASUS_spread.rawValue) || operation == UInt16(CASUS_spread_byte.rawValue)
    if node.shape != .row, !isSpread {
      for (place, argument) in node.arguments.enumerated() where graph.shape(argument) == .row {
        mode |= 1 << UInt16(place)
      }
    }
    return ColumnCode.Step(
      operation: operation, mode: mode,
      results: (0..<node.parts).map { places[Column(node: Int32(index), part: $0)] ?? 0 },
      arguments: node.arguments.map { places[$0] ?? 0 },
      count: node.count, table: node.table, immediate: node.immediate)
  }
}
