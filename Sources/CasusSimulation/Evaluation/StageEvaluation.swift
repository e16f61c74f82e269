/// How a stage answers in one draw.
public struct StageEvaluation: Sendable {
  /// Who answers, and how they come to it.
  public enum Answerer: Sendable {
    /// A single one.
    case single(Hearing)
    /// The council.
    case council(CouncilEvaluation)
  }

  /// The stage, an index.
  public let stage: Int
  /// Its lean in this row, in log-odds.
  public let lean: Double
  /// Who answers, and how.
  public let answerer: Answerer
  /// The answer by the rules.
  public let rules: AnswerProbability
  /// The answer in the run: that of the rules, or the one known or pinned.
  public let answer: AnswerProbability

  /// The expected number of members in support; 0 where no council answers.
  public var supporters: Double {
    if case .council(let council) = answerer { council.supporters } else { 0 }
  }
}

/// The criteria that one answerer hears, and what it makes of them.
public struct Hearing: Sendable {
  /// The stage's criteria that are addressed to it, in file order.
  public let criteria: [HeardCriterion]
  /// What it makes of them.
  public let weighing: Weighing
}

/// How a council answers a stage in one draw (section 3.1.3).
public struct CouncilEvaluation: Sendable {
  /// The seated members, in the rulebook's order.
  public let members: [CouncilMember]
  /// Whether no member was asked, so that the rulebook states the answer.
  public let isNobodyAsked: Bool
  /// The judgement w by which members stand aside rather than object, in log-odds; 0 where the stage names none.
  public let standsAside: Double
  /// The expected number of members in support, the requester included where it is seated.
  public let supporters: Double
}

/// A seated member in one draw.
public struct CouncilMember: Sendable {
  /// What part it has.
  public enum Part: Sendable {
    /// It is asked.
    case asked(Hearing)
    /// It is the requester, and supports.
    case requester
    /// It is left out, by the stage's condition or because the lead alone is asked.
    case leftOut
  }

  /// The member, an index.
  public let member: Int
  /// What part it has.
  public let part: Part
  /// How it may vote; nil where it is left out.
  public let vote: MemberVote?

  /// The criteria that it hears; nil where it is not asked.
  public var hearing: Hearing? {
    if case .asked(let hearing) = part { hearing } else { nil }
  }
}
