public import CasusRulebook

/// How likely an outcome is.
public struct OutcomeResult: Sendable {
  /// The outcome, an index.
  public let index: Int
  /// Its identifier.
  public let id: String
  /// What happens, in plain words.
  public let title: String
  /// Its rung on the ladder.
  public let rank: Int
  /// The verdicts that it can count towards in this run, in the order of ``CasusRulebook/Verdict``.
  public let verdicts: [Verdict]
  /// How likely it is.
  public let probability: ProbabilityResult
}

/// How likely a verdict is.
public struct VerdictResult: Sendable {
  /// The verdict.
  public let verdict: Verdict
  /// How likely it is, whether or not anything was asked.
  public let probability: ProbabilityResult
  /// How likely it is given that something was asked (section 3.1.6); nil for ``CasusRulebook/Verdict/none``, and where nothing
  /// was ever asked.
  public let givenAsked: ProbabilityResult?
}

/// How likely an outcome of a rank or a higher one is.
public struct RungResult: Sendable {
  /// The rank.
  public let rank: Int
  /// The outcomes of just this rank, as indices.
  public let outcomes: [Int]
  /// The probability of this rank or a higher one.
  public let orHigher: ProbabilityResult
}

/// What a run gives for each value of one discrete judgement: one line per reading (section 3.3.2).
public struct ReadingResult: Sendable {
  /// The judgement, an index.
  public let judgement: Int
  /// Its name.
  public let name: String
  /// Its question, in plain words.
  public let question: String
  /// The share of the variance of P(approved) from judgements that this judgement explains by itself; nil where
  /// judgements explain none.
  public let shareOfApproval: Double?
  /// The same for each outcome, by index.
  public let shareOfOutcome: [Double?]
  /// Whether it holds over half of it for P(approved) or for an outcome whose probability moves by at least
  /// 0.01 between values, so that one interval would hide lumps.
  public let isDominant: Bool
  /// A line for each value with a positive chance, in declared order.
  public let values: [Line]

  /// What a run gives where the judgement has one value.
  public struct Line: Sendable {
    /// The value, as conditions write it (`yes`, `no`, or a choice's).
    public let value: String
    /// What it means, in plain words.
    public let meaning: String
    /// The share of rows with this value.
    public let share: Double
    /// How many rows that is.
    public let rows: Int
    /// The probability of each outcome given the value, by index; nil without rows.
    public let outcomes: [RunEstimate?]
    /// The probability of each verdict given the value, in the order of ``CasusRulebook/Verdict``.
    public let verdicts: [RunEstimate?]
    /// The probability of approval given the value and that something was asked.
    public let approvedGivenAsked: RunEstimate?
  }
}

extension ReadingResult {
  /// Creates the result of a discrete judgement.
  ///
  /// - Parameter spread: How far the probabilities of an outcome, by index, lie apart between the values.
  init(
    _ reading: DiscreteJudgement, of rulebook: Rulebook, shareOfApproval: Double?, shareOfOutcome: [Double?],
    spread: (Int) -> Double, values: [Line]
  ) {
    let judgement = rulebook.judgements[reading.judgement]
    let isMoved = shareOfOutcome.enumerated().contains { ($1 ?? 0) > 0.5 && spread($0) >= 0.01 }
    self.init(
      judgement: reading.judgement, name: judgement.name, question: judgement.question,
      shareOfApproval: shareOfApproval, shareOfOutcome: shareOfOutcome,
      isDominant: (shareOfApproval ?? 0) > 0.5 || isMoved, values: values)
  }
}
