public import CasusExpressions

/// A table of tests whose shape has been checked, not yet read against a rulebook.
public struct TestFile: Sendable {
  /// The text.
  public let text: SourceText
  /// The table's identifier.
  public let id: String
  /// The rulebook that the file names: a bundled identifier, or a path relative to it; nil where it names none.
  public let rulebook: String?
  /// Where the file names its rulebook; nil where it does not.
  public var rulebookSpan: SourceSpan? { root["rulebook"]?.span }
  /// What is wrong with the file whatever its rulebook may be.
  public let diagnostics: [Diagnostic]

  let root: YAMLNode

  /// Reads a table's text as YAML and checks its shape.
  ///
  /// - Throws: What makes the text unreadable.
  public init(_ text: SourceText) throws(DiagnosticList) {
    let (root, diagnostics) = try FileShape.check(text, against: TestsShape.root, as: "a table of tests")
    self.text = text
    self.root = root
    self.diagnostics = diagnostics
    id = root["id"]?.scalar?.text ?? ""
    rulebook = root["rulebook"]?.scalar?.text
  }
}
