/// How requests fare at a stage.
public struct StageResult: Sendable {
  /// The stage, an index.
  public let index: Int
  /// Its identifier.
  public let id: String
  /// The question, in plain words.
  public let question: String
  /// The probability that a request comes to it.
  public let reached: RunEstimate
  /// The probability of yes given that it is reached; nil where it never is.
  public let yes: RunEstimate?
  /// The share of all requests whose path ends with this stage's answer.
  public let ending: RunEstimate
  /// Where its answer is known or pinned, how far that was to be expected.
  public let known: KnownAnswerResult?
}

/// A stage's answer that was known or pinned, and how far the rules would have given it (section 3.1.5).
public struct KnownAnswerResult: Sendable {
  /// The answer.
  public let isYes: Bool
  /// Whether it was pinned by the user; otherwise the scenario states it as known.
  public let isPinned: Bool
  /// The probability that the rules would have given this answer, where the stage is reached.
  ///
  /// The answer's surprise is great where this is small. Nil where the stage is never reached.
  public let expected: RunEstimate?
}

/// How much a criterion did.
public struct CriterionResult: Sendable {
  /// The criterion, an index.
  public let index: Int
  /// Its identifier.
  public let id: String
  /// Its stage, an index.
  public let stage: Int
  /// Whether it says yes.
  public let saysYes: Bool
  /// The share of requests that reach its stage in which it is active, in a council for at least one member;
  /// nil where the stage is never reached.
  public let active: RunEstimate?
  /// Its weight on P(approved), signed: the mean over draws of what leaving it out would take away
  /// (section 3.3.3); measured on the first draw in every 16.
  public let weight: RunEstimate
  /// In how many of the measured draws it was one of several bars, or several settles, that each sufficed by
  /// itself, so that they shared the credit.
  public let sharedDraws: Int
  /// In how many of the measured draws its weight could not be told, because without it the request would reach a
  /// stage whose expressions fail; they count as 0.
  public let unmeasuredDraws: Int
  /// How many draws were measured; 2^32 in an exact run, in which the two numbers above are shares of that.
  public let measuredDraws: Int
}

/// How much of what decides rests on no source, or on one of low confidence.
public struct DoubtfulShare: Sendable {
  /// The items in use that are unsourced or of low confidence.
  public let items: [DoubtfulItem]
  /// The share, from 0 to 1, of the criteria's decisive weight, in absolute terms, that is carried by such criteria.
  ///
  /// Nil where no criterion carries any. What their words of strength rest on is another matter: see ``VarianceShares``.
  public let shareOfWeight: Double?
}

/// A stated rank correlation, and what the run attained.
public struct AttainedCorrelation: Sendable {
  /// One factor, an index.
  public let first: Int
  /// The other factor, an index.
  public let second: Int
  /// Spearman's rank correlation that was stated.
  public let stated: Double
  /// That of the underlying uniforms over the run's draws; nil where one of them does not vary.
  public let attained: Double?
}
