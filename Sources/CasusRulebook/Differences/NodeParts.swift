import CasusExpressions

/// An item of a collection with the name by which it is matched.
struct NamedNode {
  /// The same for two items that are versions of one.
  let name: String
  /// The name as a person reads it.
  let title: String
  let node: YAMLNode
}

extension RecordDifference {
  /// What stands under a field's keys; nil where there is none of them.
  ///
  /// Where one of several keys may stand, it is a mapping of that key.
  func part(_ field: DifferenceField, of node: YAMLNode?) -> YAMLNode? {
    guard let node else { return nil }
    guard case .mapping(let pairs) = node.content else {
      guard let shorthand, field.keys.contains(shorthand) else { return nil }
      guard field.keys.count > 1 else { return node }
      return YAMLNode(
        content: .mapping([YAMLPair(key: shorthand, keySpan: node.span, value: node)]), span: node.span)
    }
    let found = pairs.filter { field.keys.contains($0.key) }
    guard let first = found.first else { return nil }
    if field.keys.count == 1 { return first.value }
    return YAMLNode(content: .mapping(found), span: first.value.span)
  }

  /// The mapping whose fields hold these parts.
  func node(of parts: [YAMLNode?], at span: SourceSpan) -> YAMLNode {
    var pairs: [YAMLPair] = []
    for (field, part) in zip(fields, parts) {
      guard let part else { continue }
      if field.keys.count == 1 {
        pairs.append(YAMLPair(key: field.keys[0], keySpan: part.span, value: part))
      } else {
        pairs += part.pairs
      }
    }
    return YAMLNode(content: .mapping(pairs), span: span)
  }
}

extension DifferenceField {
  /// A part on one line: of several keys, one that is a mere flag by its key alone, and the first by its value alone.
  func text(of part: YAMLNode) -> String {
    guard keys.count > 1, part.pairs.count == 1, let pair = part.pairs.first else {
      return NodeText.flow(part)
    }
    if pair.key == keys[0] { return NodeText.flow(pair.value) }
    if let text = pair.value.scalar?.text, ScalarReading.yesNo(text) == true { return pair.key }
    return NodeText.flow(part)
  }
}

extension CollectionDifference {
  /// The items of a node; nil where it is no collection, or two items have one name.
  func items(of node: YAMLNode?) -> [NamedNode]? {
    guard let node else { return [] }
    let items: [NamedNode]
    if case .key = naming {
      // A section whose entries are all commented out is an empty scalar.
      guard node.scalar?.text.isEmpty ?? node.items.isEmpty else { return nil }
      items = node.pairs.map { NamedNode(name: $0.key, title: $0.key, node: $0.value) }
    } else if case .sequence(let nodes) = node.content {
      items = nodes.map(named)
    } else {
      guard loneItemIsList, case .mapping = node.content else { return nil }
      items = [named(node)]
    }
    return Set(items.map(\.name)).count == items.count ? items : nil
  }

  private func named(_ node: YAMLNode) -> NamedNode {
    switch naming {
    case .key: return NamedNode(name: "", title: "", node: node)
    case .fields(let keys, let kind, let whenAbsent):
      let parts = keys.compactMap { node[$0] }
      guard let first = parts.first else { return NamedNode(name: "", title: whenAbsent, node: node) }
      let name = parts.map { NodeText.canonical($0, kind) ?? "" }.joined(separator: " ")
      let rest = parts.dropFirst().map { " (\(NodeText.flow($0)))" }.joined()
      return NamedNode(name: name, title: NodeText.flow(first) + rest, node: node)
    case .set(let key):
      let parts = (node[key]?.items ?? []).map { NodeText.flow($0) }
      let sorted = parts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return NamedNode(
        name: sorted.joined(separator: " "), title: parts.joined(separator: ", "), node: node)
    }
  }

  /// The collection of these items.
  func node(of items: [NamedNode], at span: SourceSpan) -> YAMLNode {
    switch naming {
    case .key:
      let pairs = items.map { YAMLPair(key: $0.name, keySpan: $0.node.span, value: $0.node) }
      return YAMLNode(content: .mapping(pairs), span: span)
    case .fields, .set:
      return YAMLNode(content: .sequence(items.map(\.node)), span: span)
    }
  }
}
