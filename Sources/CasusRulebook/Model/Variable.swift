public import CasusExpressions

/// A value that a choice may take, and what it means.
public struct ChoiceOption: Hashable, Sendable {
  /// The value as conditions and scenarios write it.
  public let value: String
  /// What it means, in plain words.
  public let meaning: String
}

/// What values a factor or a judgement may take.
public enum VariableKind: Hashable, Sendable {
  /// Yes or no, with what each means in plain words; a `bool` in conditions.
  case yesNo(yes: String, no: String)
  /// One of several values, in declared order; a `string` in conditions.
  case choice([ChoiceOption], isOrdered: Bool)
  /// A real number in a closed range; a `double` in conditions.
  case number(ClosedRange<Double>, unit: String, isLogScaled: Bool)
  /// A whole number in a closed range; an `int` in conditions.
  case count(ClosedRange<Int>, unit: String, isLogScaled: Bool)
  /// A list of members, always known exactly; a list of strings in conditions.
  case members
}

/// A factor: something about the request that a scenario states.
public struct Factor: Sendable {
  /// Its dotted name.
  public let name: String
  /// Its question, in plain words.
  public let question: String
  /// What values it may take.
  public let kind: VariableKind
  /// What a scenario that leaves it out takes, tried in order; empty where every scenario must state it.
  public let defaults: [DefaultBranch]
  /// Its slot in the vocabulary.
  public let slot: Int
  /// Where the rulebook declares it.
  public let span: SourceSpan
}

/// One branch of a factor's default.
public struct DefaultBranch: Sendable {
  /// When the branch is taken; nil for always.
  public let condition: Expression?
  /// The value or distribution.
  public let value: ValueForm
  /// Why.
  public let grounds: Grounds
}

/// A judgement: something uncertain about the rulebook itself.
public struct Judgement: Sendable {
  /// Its dotted name.
  public let name: String
  /// Its question, in plain words.
  public let question: String
  /// What values it may take.
  public let kind: VariableKind
  /// The stated belief.
  public let belief: ValueForm
  /// Why.
  public let grounds: Grounds
  /// Its slot in the vocabulary.
  public let slot: Int
  /// Where the rulebook declares it.
  public let span: SourceSpan
}
