public import CasusExpressions

/// Where an answer leads.
public enum Destination: Hashable, Sendable {
  /// To the stage at this index of the rulebook's stages.
  case stage(Int)
  /// To the outcome at this index of the rulebook's outcomes.
  case outcome(Int)
}

/// One yes/no question on the way to a response.
public struct Stage: Sendable {
  /// Its identifier.
  public let id: String
  /// Who answers, in a word: `requester`, `lead`, `council`.
  public let answeredBy: String
  /// The question, in plain words.
  public let question: String
  /// How it stands before any criterion speaks: an index into the rulebook's leans.
  public let lean: Int
  /// Why it leans so.
  public let grounds: Grounds
  /// How a council answers it; nil for a single answerer.
  public let council: CouncilRule?
  /// Where yes leads.
  public let yes: Destination
  /// Where no leads.
  public let no: Destination
  /// Where the rulebook declares it.
  public let span: SourceSpan
}

/// How a council answers a stage.
public struct CouncilRule: Sendable {
  /// What makes the answer yes.
  public enum Voting: Hashable, Sendable {
    /// Nobody objects.
    case consensus
    /// At least this many members support, from 1.
    case atLeast(Int)
    /// More than half of the seated members that are asked or are the requester support.
    case majorityOfSeated
    /// More support than object.
    case majorityOfVoting
    /// The holder of the role `lead` supports; `otherwise` is the answer where it is not asked.
    case lead(otherwise: Bool)
  }

  /// The voting rule.
  public let voting: Voting
  /// Members left out, a condition that sees `member`; nil where everyone is asked.
  public let notAsked: Expression?
  /// The judgement w >= 0 of P(objects) = logistic(-e - w), an index into the rulebook's judgements; nil for w = 0.
  public let standsAside: Int?
  /// The answer where no member is asked.
  public let nobodyAsked: Bool
}

/// Reasons that hang together.
public struct CriterionGroup: Hashable, Sendable {
  /// Its identifier.
  public let id: String
  /// Whether only the strongest active member on each side counts; otherwise all are summed.
  public let countsStrongestOnly: Bool
  /// Why they hang together.
  public let because: String
}

/// To whom a council's criterion is addressed.
public enum Addressee: Hashable, Sendable {
  /// Every member that is asked.
  case everyone
  /// The member at this index of the rulebook's members.
  case member(Int)
  /// The holder of the role at this index of the rulebook's roles.
  case role(Int)
}

/// A condition that speaks for yes or for no at one stage.
public struct Criterion: Sendable {
  /// How much it says.
  public enum Force: Sendable {
    /// The word at this index of the rulebook's strengths, times the scale where one is given.
    case strength(word: Int, scale: Expression?)
    /// The answer is no, whatever else holds.
    case bars
    /// The answer is yes, unless a bar is active.
    case settles
  }

  /// Its identifier.
  public let id: String
  /// The stage at which it speaks, an index.
  public let stage: Int
  /// To whom it is addressed, in a council.
  public let addressee: Addressee
  /// When it is active.
  public let condition: Expression
  /// Whether it says yes.
  public let saysYes: Bool
  /// How much it says.
  public let force: Force
  /// Its group, an index; nil for none.
  public let group: Int?
  /// Why.
  public let grounds: Grounds
  /// Where the rulebook declares it.
  public let span: SourceSpan
}
