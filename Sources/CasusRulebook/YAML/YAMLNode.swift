import CasusExpressions

/// A node of a YAML document, with its place in the text.
///
/// Scalars are text: no type is guessed here.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLPair])
  }

  let content: Content
  let span: SourceSpan

  /// What kind of node it is, in words for messages.
  var kindInWords: String {
    switch content {
    case .scalar(let scalar): scalar.text.isEmpty ? "nothing" : "'\(scalar.text.abbreviated)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  /// The items of a list, or nothing.
  var items: [YAMLNode] {
    guard case .sequence(let items) = content else { return [] }
    return items
  }

  /// The pairs of a mapping, or nothing.
  var pairs: [YAMLPair] {
    guard case .mapping(let pairs) = content else { return [] }
    return pairs
  }

  /// The value under `key` in a mapping.
  subscript(key: String) -> YAMLNode? {
    pairs.first { $0.key == key }?.value
  }
}

/// A key of a mapping and its value.
struct YAMLPair: Sendable {
  let key: String
  let keySpan: SourceSpan
  let value: YAMLNode
}

/// The text of a scalar and how it was written.
struct YAMLScalar: Sendable {
  enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  let text: String
  let style: Style
}

extension String {
  /// The text, cut after 40 characters.
  var abbreviated: String {
    count <= 40 ? self : String(prefix(39)) + "…"
  }
}
