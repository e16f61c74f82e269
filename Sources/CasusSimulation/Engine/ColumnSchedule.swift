/// The order in which operations are done: each as late as it may be, so that few columns are in use at a time and those
/// that are stay near the processor.
struct ColumnSchedule {
  private let graph: ColumnGraph
  private var isWaiting: [Bool]
  /// By node, what it is the last operand of that is missing, of those whose results nothing here reads.
  private var readers: [[Int]]
  private var missing: [Int]
  private(set) var order: [Int] = []

  /// Orders some operations.
  ///
  /// An operation whose result nothing else here reads (a row's total, a histogram) is done as soon as its operands are
  /// there, which sets their columns free.
  ///
  /// - Parameter nodes: The operations, in an order in which they could be done; what they read beyond is there already.
  init(_ graph: ColumnGraph, _ nodes: [Int]) {
    self.graph = graph
    isWaiting = [Bool](repeating: false, count: graph.nodes.count)
    readers = [[Int]](repeating: [], count: graph.nodes.count)
    missing = [Int](repeating: 0, count: graph.nodes.count)
    for node in nodes { isWaiting[node] = true }
    var isRead = [Bool](repeating: false, count: graph.nodes.count)
    for node in nodes {
      for argument in graph.nodes[node].arguments { isRead[Int(argument.node)] = true }
    }
    let last = nodes.filter { !isRead[$0] }
    for node in last {
      for operand in operands(node) {
        readers[operand].append(node)
        missing[node] += 1
      }
    }
    for node in last where isWaiting[node] { finish(node) }
  }

  /// The operations that one reads, each once.
  private func operands(_ node: Int) -> [Int] {
    var operands: [Int] = []
    for argument in graph.nodes[node].arguments {
      let operand = Int(argument.node)
      if isWaiting[operand], !operands.contains(operand) { operands.append(operand) }
    }
    return operands
  }

  /// Does all that an operation needs, then the operation.
  private mutating func finish(_ node: Int) {
    var path = [node]
    while let next = path.last {
      if !isWaiting[next] {
        path.removeLast()
      } else if let operand = operands(next).first {
        path.append(operand)
      } else {
        path.removeLast()
        emit(next)
      }
    }
  }

  private mutating func emit(_ node: Int) {
    isWaiting[node] = false
    order.append(node)
    for reader in readers[node] {
      missing[reader] -= 1
      guard missing[reader] == 0, isWaiting[reader] else { continue }
      isWaiting[reader] = false
      order.append(reader)
    }
  }
}
