public import CasusExpressions

/// Mutants that nothing notices, and why that is as it should be: a file that begins with `casus: explained-mutants/1`.
public struct ExplainedMutants: Sendable {
  /// A survivor and why it survives.
  public struct Survivor: Hashable, Sendable {
    /// The rulebook's identifier.
    public let rulebook: String
    /// The mutant's name: `criterion/seated/weakened`.
    public let mutant: String
    /// Why nothing notices it.
    public let because: String
    /// Where the file states it.
    public let span: SourceSpan
  }

  /// The file's name; nil where there is none.
  public let file: String?
  /// The survivors, in the order of the file.
  public let survivors: [Survivor]

  /// Nothing is explained.
  public static let none = ExplainedMutants(file: nil, survivors: [])

  /// Why a mutant of a rulebook survives; nil where that is not explained.
  public func reason(for mutant: String, of rulebook: String) -> String? {
    survivors.first { $0.mutant == mutant && $0.rulebook == rulebook }?.because
  }

  /// Reads the file.
  ///
  /// - Throws: Everything that is wrong with it, ordered by place.
  public static func read(_ text: SourceText) throws(DiagnosticList) -> ExplainedMutants {
    let (root, diagnostics) = try FileShape.check(
      text, against: ExplainedMutantsShape.root, as: "a list of explained mutants")
    guard diagnostics.isEmpty else { throw DiagnosticList.ordered(diagnostics) }
    let reader = NodeReader(source: text)
    let survivors = (root["survivors"]?.items ?? []).map { node in
      Survivor(
        rulebook: reader.text("rulebook", in: node), mutant: reader.text("mutant", in: node),
        because: reader.text("because", in: node), span: node.headSpan)
    }
    return ExplainedMutants(file: text.name, survivors: survivors)
  }
}

/// What a list of explained mutants may hold.
enum ExplainedMutantsShape {
  static let root = Shape.mapping(
    MappingShape(keys: [
      .required(
        "casus", .word(["explained-mutants/1"]), "the kind of file and its version, explained-mutants/1"),
      .required("survivors", .list(of: survivor, minimum: 0), "the mutants that nothing notices"),
    ]))

  private static let survivor = Shape.mapping(
    MappingShape(keys: [
      .required("rulebook", .identifier, "the rulebook's identifier"),
      .required("mutant", .text, "the mutant's name, as casus test --mutate tells it"),
      .required("because", .text, "why nothing notices it"),
    ]))
}
