public import CasusExpressions

/// A scenario's file whose shape has been checked, not yet read against a rulebook.
///
/// A caller looks here for the other files that it needs: the rulebook, and the scenario that this one varies.
public struct ScenarioFile: Sendable {
  /// The text.
  public let text: SourceText
  /// The scenario's identifier.
  public let id: String
  /// The rulebook that the file names: a bundled identifier, or a path relative to it; nil where it names none.
  public let rulebook: String?
  /// The path, relative to the file, of the scenario that it varies; nil where it stands by itself.
  public let variesPath: String?

  /// Where the file names its rulebook; nil where it does not.
  public var rulebookSpan: SourceSpan? { root["rulebook"]?.span }
  /// Where the file names the scenario that it varies; nil where it does not.
  public var variesSpan: SourceSpan? { root["varies"]?.span }
  /// What is wrong with the file whatever its rulebook may be.
  public let diagnostics: [Diagnostic]

  let root: YAMLNode

  /// Reads a scenario's text as YAML and checks its shape.
  ///
  /// Errors short of making the text unreadable are kept, and thrown by
  /// ``Scenario/read(_:varying:rulebook:)`` with what else is found.
  ///
  /// - Throws: What makes the text unreadable.
  public init(_ text: SourceText) throws(DiagnosticList) {
    let (root, diagnostics) = try FileShape.check(text, against: ScenarioShape.root, as: "a scenario")
    self.text = text
    self.root = root
    self.diagnostics = diagnostics
    id = root["id"]?.scalar?.text ?? ""
    rulebook = root["rulebook"]?.scalar?.text
    variesPath = root["varies"]?.scalar?.text
  }

  /// What kind of file a text is by its first key: `rulebook/1`, `scenario/1`; nil where it does not say.
  public static func kind(of text: SourceText) -> String? {
    YAMLParser.parse(text).root?["casus"]?.scalar?.text
  }
}
