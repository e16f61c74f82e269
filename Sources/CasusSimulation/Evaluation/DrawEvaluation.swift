public import CasusExpressions
public import CasusRulebook

/// One set of judgements: what a row of 64 draws shares (section 3.2.1).
public struct RowJudgements: Sendable {
  /// The value of each judgement, by index.
  public let values: [Value]
  /// The strength of each criterion in log-odds, by index; nil for bars and settles.
  public let strengths: [Double?]
  /// The lean of each stage in log-odds, by index.
  public let leans: [Double]
}

/// One request: every factor fixed.
public struct Request: Sendable {
  /// The value of each factor, by index; nil where the condition of a default failed.
  public let values: [Value?]
  /// The branch of the default that was taken, by factor; nil where the factor is stated.
  public let branches: [Int?]
  /// Why a factor has no value, by index.
  let failures: [EvaluationError?]
  /// The words behind the factors, after correlation.
  let words: [UInt32]
}

/// What a fact is in one draw: its value, or why it has none.
public enum FactValue: Sendable {
  /// Its value.
  case value(Value)
  /// Why it has none. That ends the run only where an expression needs the fact.
  case failure(EvaluationError)
}

/// An outcome in one draw.
public struct OutcomeEvaluation: Sendable {
  /// P(outcome | x, t).
  public let probability: Double
  /// The same in units of 2^-32, rounded so that a draw's outcomes sum to 2^32 (section 3.2.4).
  public let units: UInt64
  /// What it counts towards; nil where it cannot be reached.
  public let verdict: Verdict?
}

/// One draw: one request judged under one set of judgements.
public struct DrawEvaluation: Sendable {
  /// The draw's index; nil for the central request.
  public let draw: UInt64?
  /// The judgements of its row.
  public let judgements: RowJudgements
  /// The request.
  public let request: Request
  /// The facts, by index.
  public let facts: [FactValue]
  /// The probability that the request comes to each stage, by index.
  public let reach: [Double]
  /// How each stage answers, by index; nil where it is not reached.
  public let stages: [StageEvaluation?]
  /// The outcomes, by index.
  public let outcomes: [OutcomeEvaluation]
  /// For each quantity and each outcome with positive units, the value; nil elsewhere, and where it has none.
  public let quantities: [[Double?]]

  /// The units of probability of a verdict.
  public func units(of verdict: Verdict) -> UInt64 {
    outcomes.reduce(0) { $1.verdict == verdict ? $0 + $1.units : $0 }
  }
}
