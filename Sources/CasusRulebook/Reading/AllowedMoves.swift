public import CasusExpressions

/// Moves of baselines that are meant, read from a file that begins with `casus: allowed-moves/1`.
public struct AllowedMoves: Sendable {
  /// A move that is meant.
  public struct Move: Hashable, Sendable {
    /// The scenario's identifier; nil for any.
    public let scenario: String?
    /// What may move: an outcome's identifier, `approved`, `none`, or a quantity's name; nil for anything.
    public let what: String?
    /// How far its probability may move, or at most any probability that a quantity does not exceed some value, from 0 to 1.
    public let tolerance: Double
    /// Why.
    public let because: String
    /// Where the file states it.
    public let span: SourceSpan
    /// Where it states ``what``.
    public let whatSpan: SourceSpan

    /// Whether it is about what moved in a scenario.
    public func covers(_ what: String, in scenario: String) -> Bool {
      (self.scenario ?? scenario) == scenario && (self.what ?? what) == what
    }
  }

  /// The file's name; nil where there is none.
  public let file: String?
  /// The moves, in the order of the file.
  public let moves: [Move]

  /// No move is meant.
  public static let none = AllowedMoves(file: nil, moves: [])

  /// Reads the file.
  ///
  /// - Throws: Everything that is wrong with it, ordered by place.
  public static func read(_ text: SourceText) throws(DiagnosticList) -> AllowedMoves {
    let (root, diagnostics) = try FileShape.check(
      text, against: AllowedMovesShape.root, as: "a list of allowed moves")
    guard diagnostics.isEmpty else { throw DiagnosticList.ordered(diagnostics) }
    let reader = NodeReader(source: text)
    let moves = (root["moves"]?.items ?? []).map { node in
      Move(
        scenario: reader.optionalText("scenario", in: node).flatMap { $0 == "all" ? nil : $0 },
        what: reader.optionalText("what", in: node).flatMap { $0 == "all" ? nil : $0 },
        tolerance: reader.number("tolerance", in: node) ?? 0, because: reader.text("because", in: node),
        span: node.headSpan, whatSpan: node["what"]?.span ?? node.headSpan)
    }
    return AllowedMoves(file: text.name, moves: moves)
  }

  /// What may be named in a move of a scenario under a rulebook, but for `all`.
  public static func names(in rulebook: Rulebook) -> [String] {
    rulebook.outcomes.map(\.id) + [Verdict.approved.rawValue, Verdict.none.rawValue]
      + rulebook.quantities.map(\.name)
  }

  /// What is wrong with a move whose ``Move/what`` is none of the names that it can be; nil where it is one.
  public func complaint(of move: Move, among names: [String]) -> Diagnostic? {
    guard let what = move.what, !names.contains(what) else { return nil }
    let place = move.scenario.map { "'\($0)' has" } ?? "the scenarios have"
    return Diagnostic(
      "unknown-name", in: file ?? "", at: move.whatSpan, "nothing that \(place) is named '\(what)'",
      hint: NearestName.hint(for: what, among: names + ["all"])
        ?? "name an outcome, approved, none, a quantity, or all")
  }
}

/// What a list of allowed moves may hold.
enum AllowedMovesShape {
  static let root = Shape.mapping(
    MappingShape(keys: [
      .required("casus", .word(["allowed-moves/1"]), "the kind of file and its version, allowed-moves/1"),
      .required("moves", .list(of: move, minimum: 0), "the moves that are meant"),
    ]))

  private static let move = Shape.mapping(
    MappingShape(keys: [
      .required("scenario", .identifier, "the scenario's identifier, or all"),
      .required("what", .either([.identifier, .name]), "an outcome, approved, none, a quantity, or all"),
      .required(
        "tolerance", .probability, "how far its probability, or a quantity's distribution function, may move"),
      .required("because", .text, "why the move is meant"),
    ]))
}
