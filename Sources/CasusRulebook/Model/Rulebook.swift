public import CasusExpressions

/// One alliance's decision procedure, read and checked.
///
/// Everything stands in the order of the file, and refers to other things by index.
public struct Rulebook: Sendable {
  /// Its identifier.
  public let id: String
  /// Its title, in plain words.
  public let title: String
  /// A paragraph on scope and limits; empty where there is none.
  public let about: String
  /// The text that it was read from.
  public let text: SourceText
  /// The bibliography.
  public let sources: [Source]
  /// Words for strengths.
  public let strengths: [LogOddsWord]
  /// Spearman's rank correlation among all strengths, from 0 up to but not including 1.
  public let sharedStrength: Double
  /// Words for leans.
  public let leans: [LogOddsWord]
  /// The states that are or were members.
  public let members: [Member]
  /// Names for members.
  public let roles: [Role]
  /// Names whose value depends on the date.
  public let datedNames: [DatedName]
  /// What a scenario states.
  public let factors: [Factor]
  /// What is uncertain about the rulebook.
  public let judgements: [Judgement]
  /// Named expressions, each seeing those before it.
  public let facts: [Fact]
  /// Groups of criteria.
  public let groups: [CriterionGroup]
  /// The questions; every request begins at the first.
  public let stages: [Stage]
  /// The criteria.
  public let criteria: [Criterion]
  /// Where paths end.
  public let outcomes: [Outcome]
  /// Numbers that follow an outcome; each may refer to those before it.
  public let quantities: [Quantity]
  /// The names that expressions see.
  public let vocabulary: Vocabulary
  /// The stages' indices in an order in which every route leads forward, the first stage first.
  public let stageOrder: [Int]
}

/// A named expression.
public struct Fact: Sendable {
  /// Its dotted name.
  public let name: String
  /// The expression.
  public let expression: Expression
  /// What it means, in plain words; empty where the name says it.
  public let meaning: String
  /// The sources for it.
  public let grounds: Grounds
  /// Its slot in the vocabulary.
  public let slot: Int
  /// Where the rulebook declares it.
  public let span: SourceSpan
}
