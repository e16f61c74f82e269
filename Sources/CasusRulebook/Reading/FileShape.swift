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
  /// The list in order of place; where several are about one stretch of text, the first that was found.
  static func ordered(_ diagnostics: [Diagnostic]) -> DiagnosticList {
    var seen: Set<SourceSpan> = []
    let origin = SourceSpan(at: SourcePosition(line: 1, column: 1))
    return DiagnosticList(
      diagnostics.filter { $0.span.map { seen.insert($0).inserted } ?? true }.enumerated().sorted {
        left, right in
        let (a, b) = (left.element.span ?? origin, right.element.span ?? origin)
        return (a.start, left.offset) < (b.start, right.offset)
      }.map(\.element))
  }
}
