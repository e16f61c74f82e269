public import CasusExpressions

/// A scenario: each factor with a value or a distribution, read and checked against its rulebook.
public struct Scenario: Sendable {
  /// Its identifier.
  public let id: String
  /// Its title, in plain words.
  public let title: String
  /// The question that it answers; empty where it states none.
  public let question: String
  /// The texts that it was read from: its own, then the one that it varies, if any.
  public let texts: [SourceText]
  /// The rulebook as the file names it: a bundled identifier or a path relative to the file.
  public let rulebook: String
  /// The date of the request.
  public let date: CivilDate
  /// Who asks.
  public let requester: Requester
  /// What is stated, by index into the rulebook's factors; nil where it is left out.
  public let factors: [StatedFactor?]
  /// Stages whose answer is known.
  public let known: [KnownAnswer]
  /// Rank correlations among factors.
  public let correlations: [StatedCorrelation]
  /// What happened, in a case; nil in a scenario that is none.
  public let observation: Observation?
  /// What its author expects of a run.
  public let expectations: [Expectation]
}

/// Who asks.
public enum Requester: Hashable, Sendable {
  /// The member at this index of the rulebook's members.
  case member(Int)
  /// A state that was never a member, by name.
  case outsider(String)
}

/// A factor's value or distribution as a scenario states it.
public struct StatedFactor: Sendable {
  /// The value or distribution.
  public let value: ValueForm
  /// Why; ``Grounds/none`` where the scenario does not say.
  public let grounds: Grounds

  /// Creates a statement from its parts.
  public init(value: ValueForm, grounds: Grounds) {
    self.value = value
    self.grounds = grounds
  }
}

/// A stage's answer that is known and not computed.
public struct KnownAnswer: Sendable {
  /// The stage, an index.
  public let stage: Int
  /// Its answer.
  public let isYes: Bool
  /// Where it is known from.
  public let grounds: Grounds

  /// Creates a known answer from its parts.
  public init(stage: Int, isYes: Bool, grounds: Grounds) {
    self.stage = stage
    self.isYes = isYes
    self.grounds = grounds
  }
}

/// A rank correlation between two factors.
public struct StatedCorrelation: Sendable {
  /// One factor, an index.
  public let first: Int
  /// The other factor, an index.
  public let second: Int
  /// Spearman's rank correlation of the underlying uniforms, strictly between -1 and 1.
  public let rank: Double
  /// Where the scenario states it.
  public let span: SourceSpan
  /// The file in which `span` lies.
  public let file: String
}

/// What happened in a case.
public struct Observation: Sendable {
  /// The outcome, an index.
  public let outcome: Int
  /// Values of quantities, by index.
  public let quantities: [(quantity: Int, value: Double)]
  /// Where it is known from.
  public let grounds: Grounds
}
