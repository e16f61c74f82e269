public import CasusExpressions
public import CasusRulebook

/// Every mutant of a rulebook, in the order of the file's sections and items.
public struct MutantPlan: Sendable {
  /// The share of a factor's or a judgement's range by which thresholds are shifted.
  public static let step = 0.1

  /// The mutants.
  public let mutants: [Mutant]

  private let draft: RulebookDraft

  /// Lists the mutants of a rulebook.
  ///
  /// - Throws: Nothing for a rulebook that has been read.
  public init(_ rulebook: Rulebook) throws(DiagnosticList) {
    draft = try RulebookDraft(rulebook)
    let maker = MutantMaker(rulebook, draft)
    var seen: Set<String> = []
    mutants =
      (maker.members + maker.datedNames + maker.factors + maker.judgements + maker.facts + maker.stages
      + maker.criteria + maker.outcomes)
      .filter { seen.insert($0.id).inserted }
  }

  /// The rulebook with the mistake in it.
  ///
  /// - Throws: Why there is no such rulebook: then the mutant is none, and is to be left out and counted.
  /// - Complexity: That of reading the rulebook.
  public func rulebook(of mutant: Mutant) throws(DiagnosticList) -> Rulebook {
    try Rulebook.read(text(of: mutant))
  }

  /// The text of ``rulebook(of:)``, without comments, in one style.
  public func text(of mutant: Mutant) -> SourceText {
    var draft = draft
    for change in mutant.changes {
      draft.set(change.section, change.item, change.path, to: change.content)
    }
    return draft.text(mutant.id)
  }
}
