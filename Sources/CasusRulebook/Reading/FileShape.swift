import CasusExpressions

/// Reads a text as YAML and checks its shape.
enum FileShape {
  /// The root of the document, and what is wrong with it short of making it unreadable.
  ///
  /// - Throws: What makes it unreadable, or a root that is no mapping.
  static func check(
    _ text: SourceText, against shape: Shape, as subject: String
  ) throws(DiagnosticList) -> (node: YAMLNode, diagnostics: [Diagnostic]) {
    let document = YAMLParser.parse(text)
    guard let root = document.root else { throw DiagnosticList.ordered(document.diagnostics) }
    guard case .mapping = root.content else {
      throw DiagnosticList([
        Diagnostic(
          "wrong-type", in: text.name, at: root.span, "\(subject) must be a mapping, not \(root.kindInWords)")
      ])
    }
    var checker = ShapeChecker(source: text)
    checker.check(root, against: shape, as: subject)
    return (root, document.diagnostics + checker.diagnostics)
  }
}

extension DiagnosticList {
  /// The list in order of place, without repetitions.
  ///
  /// Of a value that YAML itself cannot hold here, such as an alias, only that is told.
  static func ordered(_ diagnostics: [Diagnostic]) -> DiagnosticList {
    let unreadable = Set(diagnostics.filter { ["alias", "tag"].contains($0.code) }.compactMap(\.span))
    var seen: Set<Diagnostic> = []
    let told = diagnostics.filter { diagnostic in
      let isConsequence = diagnostic.span.map(unreadable.contains) ?? false
      return (!isConsequence || ["alias", "tag"].contains(diagnostic.code))
        && seen.insert(diagnostic).inserted
    }
    let origin = SourceSpan(at: SourcePosition(line: 1, column: 1))
    return DiagnosticList(
      told.enumerated().sorted { left, right in
        let (a, b) = (left.element.span ?? origin, right.element.span ?? origin)
        return (a.start, left.offset) < (b.start, right.offset)
      }.map(\.element))
  }
}
