import CasusExpressions

/// Puts a document together in which some of the edits from an old to a new one are made and the others are not.
struct TreeMerge {
  /// What follows a collection's path in that of an edit of its order.
  static let orderKey = "(order)"

  private let indices: [[String]: Int]
  private let applied: Set<Int>

  /// The document of `shape` in which the edits with these indices are made.
  ///
  /// None of them gives the old document, and all of them give the new one, but for what means nothing.
  static func merge(
    _ old: YAMLNode, _ new: YAMLNode, _ shape: DifferenceShape, _ edits: [Edit], applying applied: Set<Int>
  ) -> YAMLNode {
    let indices = Dictionary(
      edits.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    return TreeMerge(indices: indices, applied: applied).merge(old, new, shape, []) ?? old
  }

  /// Whether the edit at a path is made; nil where there is none.
  private func isApplied(_ path: [String]) -> Bool? {
    indices[path].map(applied.contains)
  }

  private func merge(
    _ old: YAMLNode?, _ new: YAMLNode?, _ shape: DifferenceShape, _ path: [String]
  ) -> YAMLNode? {
    switch Alignment(old, new, shape) {
    case .whole: return isApplied(path) == true ? new : old
    case .fields(let record, let parts):
      let merged = parts.map { merge($0.old, $0.new, $0.field.shape, path + [$0.field.label]) }
      return record.node(of: merged, at: (new ?? old)?.span ?? Self.nowhere)
    case .items(let collection, let items):
      let isReordered = isApplied(path + [Self.orderKey]) == true
      let rows = isReordered ? items.rowsInNewOrder : items.rows
      let merged = rows.compactMap { row -> NamedNode? in
        let inner = path + [row.name]
        let node: YAMLNode? =
          if let old = row.old, let new = row.new {
            merge(old.node, new.node, collection.shape(of: row.name), inner)
          } else {
            isApplied(inner) == true ? row.new?.node : row.old?.node
          }
        return node.map { NamedNode(name: row.name, title: row.title, node: $0) }
      }
      if merged.isEmpty, old == nil || new == nil { return nil }
      return collection.node(of: merged, at: (new ?? old)?.span ?? Self.nowhere)
    }
  }

  private static let nowhere = SourceSpan(at: SourcePosition(line: 1, column: 1))
}
