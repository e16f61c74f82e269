import CasusExpressions

/// What nodes say, as text: to compare them, and to show them.
enum NodeText {
  /// A text that is the same for two nodes where they say the same.
  static func canonical(_ node: YAMLNode?, _ kind: AtomKind, whenAbsent: String? = nil) -> String? {
    guard let node else { return whenAbsent.map { spelling(of: $0, kind) } }
    switch node.content {
    case .scalar(let scalar): return spelling(of: scalar.text, kind)
    case .sequence(let items):
      var texts = items.map { canonical($0, kind) ?? "" }
      if case .set = kind { texts.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
      return "[" + texts.joined(separator: ",") + "]"
    case .mapping(let pairs):
      // `{value: 3}` says what `3` does.
      if pairs.count == 1, pairs[0].key == "value" { return canonical(pairs[0].value, kind) }
      let parts = pairs.map { (key: spelling(of: $0.key, .value), value: canonical($0.value, kind) ?? "") }
      let sorted = parts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      return "{" + sorted.map { "\($0.key):\($0.value)" }.joined(separator: ",") + "}"
    }
  }

  /// A scalar in one of the spellings that say the same, in quotes.
  private static func spelling(of text: String, _ kind: AtomKind) -> String {
    Value.string(unquoted(text, kind)).description
  }

  private static func unquoted(_ text: String, _ kind: AtomKind) -> String {
    switch kind {
    case .text, .set: return text
    case .yesNo: return ScalarReading.yesNo(text).map { $0 ? "yes" : "no" } ?? text
    case .expression: return ExpressionForm.canonical(text) ?? text
    case .value, .formula:
      if let number = ScalarReading.number(text) { return number.plain }
      if let (low, high) = ScalarReading.interval(text) { return "\(low.plain) to \(high.plain)" }
      if let answer = ScalarReading.yesNo(text) { return answer ? "yes" : "no" }
      guard case .formula = kind else { return text }
      return ExpressionForm.canonical(text) ?? text
    }
  }

  /// A node on one line, as YAML writes it in brackets.
  static func flow(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let scalar): scalar.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    case .sequence(let items): "[" + items.map { flow($0) }.joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
