import CasusExpressions
public import CasusRulebook

/// How one stage on a request's way answers.
public struct ExplainedStage: Sendable {
  /// The stage, an index.
  public let index: Int
  /// Its identifier.
  public let id: String
  /// Who answers, in a word.
  public let answeredBy: String
  /// The question, in plain words.
  public let question: String
  /// The probability that the request comes to it.
  public let reach: Double
  /// The word of its lean.
  public let leanWord: String
  /// Its lean in log-odds.
  public let lean: Double
  /// Why it leans so.
  public let grounds: Grounds
  /// The answer that is known or pinned; nil where it is computed.
  public let known: FixedAnswer?
  /// The answer by the rules.
  public let rules: AnswerProbability
  /// The answer in the run.
  public let answer: AnswerProbability
  /// The criteria and what becomes of them, where a single one answers; empty for a council.
  public let criteria: [ExplainedCriterion]
  /// What a single answerer makes of them; nil for a council.
  public let weighing: Weighing?
  /// The seated members, for a council; empty for a single answerer.
  public let members: [ExplainedMember]
  /// The council as it was evaluated; nil for a single answerer.
  public let council: CouncilEvaluation?
  /// The voting rule; nil for a single answerer.
  public let rule: CouncilRule?
}

/// A seated member and how it may vote.
public struct ExplainedMember: Sendable {
  /// The member, an index.
  public let index: Int
  /// Its identifier.
  public let id: String
  /// Its name in plain words.
  public let name: String
  /// What part it has.
  public let part: CouncilMember.Part
  /// Its log-odds, within [-40, 40]; nil where it is not asked, or a bar or a settle decides.
  public let logOdds: Double?
  /// How it may vote; nil where it is left out.
  public let vote: MemberVote?
  /// The criteria that it hears; empty where it is not asked.
  public let criteria: [ExplainedCriterion]
}

/// What becomes of a criterion before one answerer.
public struct ExplainedCriterion: Sendable {
  /// What becomes of it.
  public enum Fate: Sendable {
    /// Its condition does not hold.
    case inactive
    /// It adds this to the log-odds of yes, below zero where it says no.
    case contributes(Double)
    /// It does not count, being weaker than the criterion at this index in its group.
    case outweighed(by: Int)
    /// It decides by itself.
    case decides
    /// It would decide or contribute, but a bar, or a settle, decides already.
    case overruled
  }

  /// The criterion, an index.
  public let index: Int
  /// Its identifier.
  public let id: String
  /// The condition, as the rulebook writes it.
  public let condition: String
  /// Whether it says yes.
  public let saysYes: Bool
  /// The word of its strength; nil for bars and settles.
  public let word: String?
  /// Its strength in log-odds; nil for bars and settles.
  public let strength: Double?
  /// What multiplies the strength, 1 where it states no scale or is not active.
  public let scale: Double
  /// What becomes of it.
  public let fate: Fate
  /// Why it is a criterion.
  public let grounds: Grounds
}

extension ExplainedCriterion {
  /// Describes a criterion as one answerer heard it, the one at `place` of a hearing.
  init(_ heard: HeardCriterion, at place: Int, of hearing: Hearing, rulebook: Rulebook) {
    let criterion = rulebook.criteria[heard.criterion]
    index = heard.criterion
    id = criterion.id
    condition = criterion.condition.source.text
    saysYes = criterion.saysYes
    word = criterion.word.map { rulebook.strengths[$0].word }
    strength = heard.strength
    scale = heard.scale
    grounds = criterion.grounds
    fate =
      if !heard.isActive {
        .inactive
      } else if let other = hearing.weighing.outweighedBy[place] {
        .outweighed(by: other)
      } else {
        Self.fate(heard, saysYes: criterion.saysYes, hearing.weighing.ruling)
      }
  }

  private static func fate(_ heard: HeardCriterion, saysYes: Bool, _ ruling: Weighing.Ruling) -> Fate {
    let isAbsolute = heard.strength == nil
    switch ruling {
    case .barred: return isAbsolute && !saysYes ? .decides : .overruled
    case .settled: return isAbsolute ? .decides : .overruled
    case .weighed: return .contributes(saysYes ? heard.force : -heard.force)
    }
  }
}
