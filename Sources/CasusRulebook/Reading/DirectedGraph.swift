/// A directed graph of nodes numbered from 0, each with the nodes that it leads to.
struct DirectedGraph {
  let edges: [[Int]]

  private enum Mark {
    case new, open, done
  }

  /// The nodes of a circle, in order, or nil where there is none.
  func circle() -> [Int]? {
    var marks = [Mark](repeating: .new, count: edges.count)
    for root in edges.indices where marks[root] == .new {
      if let circle = circle(from: root, &marks) { return circle }
    }
    return nil
  }

  /// A depth-first walk with its own stack, so that a long chain cannot overflow the thread's.
  private func circle(from root: Int, _ marks: inout [Mark]) -> [Int]? {
    var path: [(node: Int, next: Int)] = [(root, 0)]
    marks[root] = .open
    while let (node, next) = path.last {
      guard next < edges[node].count else {
        marks[node] = .done
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let target = edges[node][next]
      switch marks[target] {
      case .new:
        marks[target] = .open
        path.append((target, 0))
      case .open:
        let start = path.firstIndex { $0.node == target } ?? 0
        return path[start...].map(\.node)
      case .done:
        break
      }
    }
    return nil
  }

  /// The nodes that can be reached from `start`, itself included, as a mark for each node.
  func reachable(from start: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: edges.count)
    guard edges.indices.contains(start) else { return isReached }
    var waiting = [start]
    isReached[start] = true
    while let node = waiting.popLast() {
      for target in edges[node] where !isReached[target] {
        isReached[target] = true
        waiting.append(target)
      }
    }
    return isReached
  }

  /// The nodes in an order in which every edge leads forward; of several that could come next, the lowest number.
  ///
  /// Nodes of a circle, and those behind one, are left out.
  func topologicalOrder() -> [Int] {
    var incoming = [Int](repeating: 0, count: edges.count)
    for target in edges.joined() { incoming[target] += 1 }
    var isPlaced = [Bool](repeating: false, count: edges.count)
    var order: [Int] = []
    while let node = edges.indices.first(where: { incoming[$0] == 0 && !isPlaced[$0] }) {
      isPlaced[node] = true
      order.append(node)
      for target in edges[node] { incoming[target] -= 1 }
    }
    return order
  }
}
