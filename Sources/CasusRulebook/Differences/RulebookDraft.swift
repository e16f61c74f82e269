public import CasusExpressions

/// A rulebook's document in which single values can be replaced or left out, to be read again.
///
/// Reading checks everything as always, so that what comes out is a rulebook like any other.
public struct RulebookDraft: Sendable {
  /// What can be put into a document.
  public indirect enum Content: Hashable, Sendable {
    /// A scalar.
    case text(String)
    /// A mapping.
    case mapping([Entry])
  }

  /// A key of a mapping and its value.
  public struct Entry: Hashable, Sendable {
    let key: String
    let value: Content

    /// Pairs a key with its value.
    public init(_ key: String, _ value: Content) {
      self.key = key
      self.value = value
    }
  }

  private let name: String
  private var root: YAMLNode

  /// Begins with a rulebook as it is.
  public init(_ rulebook: Rulebook) throws(DiagnosticList) {
    name = rulebook.text.name
    root = try FileShape.check(rulebook.text, against: RulebookShape.root, as: "a rulebook").node
  }

  /// Puts a value into an item, in place of what stands there.
  ///
  /// - Parameters:
  ///   - section: The section's key, such as `criteria`.
  ///   - item: The item's identifier or name; nothing happens where there is none.
  ///   - path: The keys from the item to the value, and of a list the place from 0; of a fact that is a mere expression,
  ///     `is` is the whole.
  ///   - content: What stands there afterwards; nil for nothing. Nothing happens at a place that a list has not.
  public mutating func set(_ section: String, _ item: String, _ path: [String], to content: Content?) {
    root = root.replacing(section) { node in
      node?.replacingItem(item) { $0.replacing(path[...], with: content?.node) }
    }
  }

  /// Where the rulebook's file has a value; nil where there is none.
  ///
  /// - Parameter path: As for ``set(_:_:_:to:)``.
  public func span(_ section: String, _ item: String, _ path: [String]) -> SourceSpan? {
    guard let section = root[section] else { return nil }
    var node = section[item] ?? section.items.first { $0["id"]?.scalar?.text == item }
    for key in path {
      let items = node?.items ?? []
      node = items.isEmpty ? node?[key] : Int(key).flatMap { items.indices.contains($0) ? items[$0] : nil }
    }
    return node?.span
  }

  /// The text of the document, without comments, in one style.
  ///
  /// - Parameter remark: What follows the file's name in the text's.
  public func text(_ remark: String) -> SourceText {
    SourceText(name: "\(name) (\(remark))", text: YAMLWriter.text(of: root))
  }
}

extension RulebookDraft.Content {
  fileprivate var node: YAMLNode {
    let nowhere = SourceSpan(at: SourcePosition(line: 1, column: 1))
    switch self {
    case .text(let text):
      return YAMLNode(content: .scalar(YAMLScalar(text: text, style: .doubleQuoted)), span: nowhere)
    case .mapping(let entries):
      let pairs = entries.map { YAMLPair(key: $0.key, keySpan: nowhere, value: $0.value.node) }
      return YAMLNode(content: .mapping(pairs), span: nowhere)
    }
  }
}

extension YAMLNode {
  /// The mapping with what stands under a key replaced, left out, or added at its end.
  fileprivate func replacing(_ key: String, _ change: (YAMLNode?) -> YAMLNode?) -> YAMLNode {
    var pairs = self.pairs
    let place = pairs.firstIndex { $0.key == key }
    let value = change(place.map { pairs[$0].value })
    switch (place, value) {
    case (let place?, let value?):
      pairs[place] = YAMLPair(key: key, keySpan: pairs[place].keySpan, value: value)
    case (let place?, nil): pairs.remove(at: place)
    case (nil, let value?): pairs.append(YAMLPair(key: key, keySpan: span, value: value))
    case (nil, nil): break
    }
    return YAMLNode(content: .mapping(pairs), span: span)
  }

  /// The section with the item of a name replaced, or left out.
  fileprivate func replacingItem(_ name: String, _ change: (YAMLNode) -> YAMLNode?) -> YAMLNode {
    guard case .sequence(let items) = content else {
      guard self[name] != nil else { return self }
      return replacing(name) { $0.flatMap(change) }
    }
    let changed = items.compactMap { $0["id"]?.scalar?.text == name ? change($0) : $0 }
    return YAMLNode(content: .sequence(changed), span: span)
  }

  fileprivate func replacing(_ path: ArraySlice<String>, with value: YAMLNode?) -> YAMLNode? {
    guard let key = path.first else { return value }
    switch content {
    // A fact that is a mere expression.
    case .scalar: return value
    case .sequence(var items):
      guard let place = Int(key), items.indices.contains(place) else { return self }
      let changed = path.count == 1 ? value : items[place].replacing(path.dropFirst(), with: value)
      items.replaceSubrange(place...place, with: changed.map { [$0] } ?? [])
      return YAMLNode(content: .sequence(items), span: span)
    case .mapping: break
    }
    return replacing(key) { node in
      path.count == 1 ? value : node?.replacing(path.dropFirst(), with: value)
    }
  }
}
