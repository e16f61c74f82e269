import CasusExpressions

/// Checks a document against its shape, and reports every place where it differs.
struct ShapeChecker {
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceText) {
    self.source = source
  }

  mutating func check(_ node: YAMLNode, against shape: Shape, as subject: String) {
    switch shape {
    case .named(_, let inner): check(node, against: inner, as: subject)
    case .either(let shapes): checkEither(node, shapes, subject)
    case .list(let item, let minimum): checkList(node, item, minimum, subject)
    case .range: checkRange(node, subject)
    case .map(let keys, let value, let minimum): checkMap(node, keys, value, minimum, subject)
    case .mapping(let mapping): checkMapping(node, mapping, subject)
    default: checkScalar(node, shape, subject)
    }
  }

  private mutating func checkEither(_ node: YAMLNode, _ shapes: [Shape], _ subject: String) {
    guard let fitting = shapes.first(where: { $0.fits(node) }) else {
      let expected = shapes.map(\.inWords).joined(separator: ", or ")
      return report("wrong-type", node.span, "\(subject) must be \(expected), not \(node.kindInWords)")
    }
    check(node, against: fitting, as: subject)
  }

  private mutating func checkList(_ node: YAMLNode, _ item: Shape, _ minimum: Int, _ subject: String) {
    guard case .sequence(let items) = node.content else {
      return report("wrong-type", node.span, "\(subject) must be a list, not \(node.kindInWords)")
    }
    if items.count < minimum {
      report(
        "too-few", node.span,
        "\(subject) must have at least \(minimum == 1 ? "one item" : "\(minimum) items")")
    }
    for element in items { check(element, against: item, as: "an item of \(subject)") }
  }

  private mutating func checkRange(_ node: YAMLNode, _ subject: String) {
    let ends = node.items.map { $0.scalar.flatMap { ScalarReading.number($0.text) } }
    guard ends.count == 2, let low = ends[0], let high = ends[1] else {
      return report("wrong-type", node.span, "\(subject) must be two numbers, as [0, 4]")
    }
    guard low < high else {
      return report("empty-range", node.span, "\(subject) must end above where it begins")
    }
  }

  private mutating func checkMap(
    _ node: YAMLNode, _ keys: Shape.MapKeys, _ value: Shape, _ minimum: Int, _ subject: String
  ) {
    // A section whose entries are all commented out.
    if minimum == 0, node.scalar?.text.isEmpty == true { return }
    guard case .mapping(let pairs) = node.content else {
      return report("wrong-type", node.span, "\(subject) must be a mapping, not \(node.kindInWords)")
    }
    if pairs.count < minimum {
      report(
        "too-few", node.span,
        "\(subject) must have at least \(minimum == 1 ? "one entry" : "\(minimum) entries")")
    }
    for pair in pairs {
      if !keys.allows(pair.key) {
        report("bad-key", pair.keySpan, "'\(pair.key.abbreviated)' is no \(keys.inWords)")
      }
      check(pair.value, against: value, as: "'\(pair.key.abbreviated)'")
    }
  }

  private mutating func checkMapping(_ node: YAMLNode, _ mapping: MappingShape, _ subject: String) {
    guard case .mapping(let pairs) = node.content else {
      return report("wrong-type", node.span, "\(subject) must be a mapping, not \(node.kindInWords)")
    }
    let allowed = mapping.keys.map(\.name)
    for pair in pairs {
      guard let key = mapping[pair.key] else {
        report(
          "unknown-key", pair.keySpan, "\(subject) has no key '\(pair.key.abbreviated)'",
          notes: ["expected one of: \(allowed.joined(separator: ", "))"],
          hint: NearestName.hint(for: pair.key, among: allowed))
        continue
      }
      check(pair.value, against: key.shape, as: "'\(pair.key)'")
    }
    let misspelt = pairs.filter { mapping[$0.key] == nil }
      .compactMap { NearestName.suggestion(for: $0.key, among: allowed) }
    for key in mapping.keys where key.isRequired && node[key.name] == nil && !misspelt.contains(key.name) {
      report("missing-key", node.headSpan, "\(subject) lacks '\(key.name)': \(key.about)")
    }
    for set in mapping.exactlyOne where !set.contains(where: { node[$0] != nil }) {
      report("missing-key", node.headSpan, "\(subject) needs one of \(set.quotedList)")
    }
    for set in mapping.exactlyOne + mapping.atMostOne {
      let present = pairs.filter { set.contains($0.key) }
      guard present.count > 1 else { continue }
      report("conflicting-keys", present[1].keySpan, "\(subject) may have only one of \(set.quotedList)")
    }
  }

  private mutating func checkScalar(_ node: YAMLNode, _ shape: Shape, _ subject: String) {
    guard let scalar = node.scalar else {
      return report("wrong-type", node.span, "\(subject) must be \(shape.inWords), not \(node.kindInWords)")
    }
    switch shape {
    case .expression, .parameter:
      checkExpression(scalar, node, subject)
    case .word(let words) where !words.contains(scalar.text):
      report(
        "unknown-value", node.span,
        "\(subject) must be \(words.quotedList), not '\(scalar.text.abbreviated)'",
        hint: NearestName.hint(for: scalar.text, among: words))
    default:
      guard !shape.accepts(scalar.text) else { return }
      report("wrong-type", node.span, "\(subject) must be \(shape.inWords), not \(node.kindInWords)")
    }
  }

  private mutating func checkExpression(_ scalar: YAMLScalar, _ node: YAMLNode, _ subject: String) {
    guard !scalar.text.isEmpty else {
      return report(
        "empty-expression", node.span, "\(subject) must be an expression, but nothing stands here",
        hint: "put it in quotes, as '!frozen', if it begins with ! or #")
    }
    guard scalar.style == .plain else { return }
    let rest = (source.line(node.span.end.line) ?? "".unicodeScalars[...]).dropFirst(node.span.end.column - 1)
    if rest.drop(while: { $0 == " " || $0 == "\t" }).first == "#" {
      report(
        "cut-expression", node.span, "\(subject) is cut short by the comment that follows it on its line",
        hint: "put the expression in quotes, and a comment on a line of its own")
    }
  }

  private mutating func report(
    _ code: String, _ span: SourceSpan, _ message: String, notes: [String] = [], hint: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, in: source.name, at: span, message, notes: notes, hint: hint))
  }
}

extension YAMLNode {
  /// Where a mapping begins: the place to report what it lacks.
  var headSpan: SourceSpan { pairs.first?.keySpan ?? SourceSpan(at: span.start) }
}

extension [String] {
  /// The words in quotes, joined as `'a', 'b' or 'c'`.
  var quotedList: String {
    let quoted = map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
