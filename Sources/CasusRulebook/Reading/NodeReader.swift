import CasusExpressions

/// Reads typed values from the nodes of one file, and gathers what is wrong with them.
///
/// The file's shape has been checked before; what has the wrong shape is passed over here in silence.
struct NodeReader {
  let source: SourceText
  var diagnostics: [Diagnostic] = []

  mutating func report(
    _ code: String, _ severity: Diagnostic.Severity = .error, at span: SourceSpan, _ message: String,
    notes: [String] = [], hint: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(code, severity, in: source.name, at: span, message, notes: notes, hint: hint))
  }

  /// The text under `key`; empty where there is none.
  func text(_ key: String, in node: YAMLNode) -> String {
    node[key]?.scalar?.text ?? ""
  }

  func optionalText(_ key: String, in node: YAMLNode) -> String? {
    node[key]?.scalar?.text
  }

  func number(_ key: String, in node: YAMLNode) -> Double? {
    node[key]?.scalar.flatMap { ScalarReading.number($0.text) }
  }

  func yesNo(_ key: String, in node: YAMLNode) -> Bool? {
    node[key]?.scalar.flatMap { ScalarReading.yesNo($0.text) }
  }

  func range(_ key: String, in node: YAMLNode) -> ClosedRange<Double>? {
    guard let ends = node[key]?.items.compactMap({ $0.scalar.flatMap { ScalarReading.number($0.text) } }),
      ends.count == 2, ends[0] < ends[1]
    else { return nil }
    return ends[0]...ends[1]
  }

  func texts(_ key: String, in node: YAMLNode) -> [String] {
    node[key]?.items.compactMap { $0.scalar?.text } ?? []
  }

  func date(_ key: String, in node: YAMLNode) -> CivilDate? {
    node[key]?.scalar.flatMap { CivilDate($0.text) }
  }

  /// The index of the name that `node` holds; nil, and an error, where there is no such name.
  mutating func reference(_ node: YAMLNode?, among names: NameIndex) -> Int? {
    guard let node, let name = node.scalar?.text, !name.isEmpty else { return nil }
    if let index = names[name] { return index }
    reportUnknown(name, at: node.span, among: names)
    return nil
  }

  mutating func reportUnknown(_ name: String, at span: SourceSpan, among names: NameIndex) {
    let hint = NearestName.hint(for: name, among: names.names)
    let known =
      names.names.isEmpty
      ? "there is no \(names.kind) at all"
      : "known: \(names.names.prefix(12).joined(separator: ", "))\(names.names.count > 12 ? " …" : "")"
    report(
      "unknown-name", at: span, "there is no \(names.kind) '\(name.abbreviated)'",
      notes: hint == nil ? [known] : [], hint: hint)
  }

  /// The grounds beside the other keys of `node`.
  mutating func grounds(in node: YAMLNode, sources: NameIndex) -> Grounds {
    var citations: [Citation] = []
    for item in node["cite"]?.items ?? [] {
      guard reference(item["source"], among: sources) != nil else { continue }
      citations.append(Citation(source: text("source", in: item), place: text("at", in: item)))
    }
    let unsourced = optionalText("unsourced", in: node)
    return Grounds(
      because: text("because", in: node), citations: citations, unsourced: unsourced,
      confidence: optionalText("confidence", in: node).flatMap(Confidence.init)
        ?? (unsourced == nil ? .high : .low))
  }

  /// The expression in `node`; nil, and errors, where it cannot be understood.
  ///
  /// Names whose own declaration is wrong have the type `dyn`; what depends on them is not reported again.
  mutating func expression(
    _ node: YAMLNode?, in scope: Scope, expecting type: ExpressionType?
  ) -> Expression? {
    guard let node, let scalar = node.scalar, !scalar.text.isEmpty else { return nil }
    let text = ExpressionSource(
      text: scalar.text, file: source.name,
      positions: ScalarPositions.map(of: scalar, at: node.span, in: source))
    let isSpoilt = scope.variables.contains { $0.type == .dyn }
    do {
      return try Expression.compile(text, in: scope, expecting: isSpoilt ? nil : type)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }
}
