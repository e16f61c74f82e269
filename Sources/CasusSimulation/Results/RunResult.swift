public import CasusExpressions
public import CasusRulebook

/// What a run found: plain data for reports, computed once from the merged integers.
public struct RunResult: Sendable {
  /// What made it.
  public internal(set) var manifest: RunManifest
  /// Each verdict, in the order of ``CasusRulebook/Verdict``, with the headline given that something was asked.
  public let verdicts: [VerdictResult]
  /// Each outcome, in the rulebook's order.
  public let outcomes: [OutcomeResult]
  /// The ladder, from the lowest rank upward.
  public let ladder: [RungResult]
  /// What each value of each discrete judgement gives, in the rulebook's order; pinned ones are left out.
  public let readings: [ReadingResult]
  /// Each stage, in the rulebook's order.
  public let stages: [StageResult]
  /// Each criterion, in the rulebook's order.
  public let criteria: [CriterionResult]
  /// Each quantity, in the rulebook's order.
  public let quantities: [QuantityResult]
  /// What rests on no source, or on a doubtful one.
  public let doubtful: DoubtfulShare
  /// The stated correlations and what was attained.
  public let correlations: [AttainedCorrelation]
  /// Factors that the scenario leaves out.
  public let assumed: [Assumption]
  /// What is doubtful about the input, to be shown with the result.
  public let warnings: [Diagnostic]
  /// What computed the draws, which changes no bit.
  public internal(set) var engine = Run.EngineUse.scalar(reason: nil)
  /// The fingerprints of the run's parts, where ``RunSettings/blocks`` asks for them; together they are the whole run.
  public var blocks: [RunBlock] = []
  /// What was enumerated instead of drawn; nil for a run of draws (section 3.4.2).
  public var exact: ExactExtent? { exactAnalysis?.extent }
  /// The integers behind it all; none where it was enumerated.
  public let tallies: RunTallies

  let analysis: TallyAnalysis
  /// What answers instead of ``analysis`` where it was enumerated.
  var exactAnalysis: ExactAnalysis?

  /// How likely an event is; nil where nothing was ever asked and the event is given that something was, and for
  /// a rank that no outcome has.
  public func probability(of event: RunEvent) -> ProbabilityResult? {
    (exactAnalysis ?? analysis as any RunAnalysis).probability(of: event)
  }

  /// The quantile from judgements of an event's probability (section 3.3.2); nil where there are too few rows.
  ///
  /// - Parameter share: From 0 to 1, ends excluded.
  public func judgementQuantile(_ share: Double, of event: RunEvent) -> Double? {
    (exactAnalysis ?? analysis as any RunAnalysis).judgementQuantile(share, of: event)
  }

  /// The difference between two events' probabilities in this run, with a jackknife error that knows that both come
  /// from the same draws.
  public func difference(of first: RunEvent, minus second: RunEvent) -> RunEstimate? {
    (exactAnalysis ?? analysis as any RunAnalysis).difference(of: first, minus: second)
  }

  /// A verdict's result.
  public subscript(verdict: Verdict) -> VerdictResult? {
    verdicts.first { $0.verdict == verdict }
  }
}
