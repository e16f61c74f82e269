public import CasusExpressions
public import CasusRulebook

/// All that is needed to print how one request fares: of one draw, or of the central request.
public struct Explanation: Sendable {
  /// The draw's index; nil for the central request, in which every factor and judgement has its median or likeliest value.
  public let draw: UInt64?
  /// The row whose judgements hold; nil for the central request.
  public let row: UInt64?
  /// The draw as it was evaluated, with every number.
  public let evaluation: DrawEvaluation
  /// The factors, in the rulebook's order.
  public let factors: [ExplainedFactor]
  /// The judgements, in the rulebook's order.
  public let judgements: [ExplainedJudgement]
  /// The facts, in the rulebook's order.
  public let facts: [ExplainedFact]
  /// The stages that the request reaches, in an order in which every route leads forward.
  public let stages: [ExplainedStage]
  /// The outcomes that can be reached, the likeliest first.
  public let outcomes: [ExplainedOutcome]
  /// What each active criterion does to P(approved), the weightiest first.
  public let weights: [CriterionWeight]
  /// The likeliest path from the first stage to an outcome.
  public let likeliestPath: ExplainedPath
  /// The path that the draw's named coins take (section 3.2.5); nil for the central request.
  public let sampledPath: ExplainedPath?
}

/// A factor's value in one request, and where it comes from.
public struct ExplainedFactor: Sendable {
  /// Where a value comes from.
  public enum Origin: Sendable {
    /// The scenario states it.
    case stated
    /// The scenario leaves it out: the rulebook's default, by the branch at this place.
    case assumed(branch: Int)
    /// The user overrides it with this text.
    case overridden(text: String)
  }

  /// The factor, an index.
  public let index: Int
  /// Its name.
  public let name: String
  /// Its question, in plain words.
  public let question: String
  /// Its kind, for units and the meaning of values.
  public let kind: VariableKind
  /// Its value; nil where the condition of a default failed.
  public let value: Value?
  /// Where it comes from.
  public let origin: Origin
  /// Whether it was drawn from a distribution; otherwise it is known exactly.
  public let isDrawn: Bool
  /// Why.
  public let grounds: Grounds
}

/// A judgement's value in one row, and where it comes from.
public struct ExplainedJudgement: Sendable {
  /// The judgement, an index.
  public let index: Int
  /// Its name.
  public let name: String
  /// Its question, in plain words.
  public let question: String
  /// Its kind, for units and the meaning of values.
  public let kind: VariableKind
  /// Its value.
  public let value: Value
  /// Whether it was drawn from a distribution; otherwise it has one value only.
  public let isDrawn: Bool
  /// Why.
  public let grounds: Grounds
}

/// A fact in one draw.
public struct ExplainedFact: Sendable {
  /// Its name.
  public let name: String
  /// Its expression, as the rulebook writes it.
  public let text: String
  /// What it means, in plain words; empty where the name says it.
  public let meaning: String
  /// What it is.
  public let value: FactValue
}

/// An outcome that a draw can reach.
public struct ExplainedOutcome: Sendable {
  /// The outcome, an index.
  public let index: Int
  /// Its identifier.
  public let id: String
  /// What happens, in plain words.
  public let title: String
  /// Its probability.
  public let probability: Double
  /// What it counts towards.
  public let verdict: Verdict
  /// The quantities that follow it, with their values.
  public let quantities: [(quantity: Int, value: Double)]
}

/// A way from the first stage to an outcome.
public struct ExplainedPath: Sendable {
  /// The stages on it and their answers, in order.
  public let steps: [Step]
  /// The outcome in which it ends, an index.
  public let outcome: Int
  /// The probability of just these answers.
  public let probability: Double

  /// A stage on a path.
  public struct Step: Sendable {
    /// The stage, an index.
    public let stage: Int
    /// The answer that the path takes.
    public let isYes: Bool
    /// The probability of that answer.
    public let probability: Double
    /// The coin's uniform number; nil where none was tossed.
    public let coin: Double?
    /// In a council, how each seated member that has a vote voted; empty where no coins were tossed.
    public let votes: [Vote]
  }

  /// A member's vote by its coin.
  public struct Vote: Sendable {
    /// How a member votes.
    public enum Choice: Hashable, Sendable {
      /// It objects.
      case objects
      /// It stands aside.
      case standsAside
      /// It supports.
      case supports
    }

    /// The member, an index.
    public let member: Int
    /// The coin's uniform number; nil for the requester, which needs none.
    public let coin: Double?
    /// How it votes.
    public let choice: Choice
  }
}
