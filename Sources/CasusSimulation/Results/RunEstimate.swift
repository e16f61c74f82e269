import CasusSampling

/// A number that a run estimates, and how far the run's finite length leaves it uncertain.
///
/// The error is over both levels, requests and judgements (the design's section 3.3.1). It is no
/// statement about the world: how far the beliefs spread is told by intervals from judgements.
///
/// Under the designs `latin` and `sobol`, and for ratios under all of them, it comes from the 32 replicates. It is printed
/// as it is; what makes an interval or a gate of it takes Student's t with ``degreesOfFreedom``.
public struct RunEstimate: Hashable, Sendable {
  /// The estimate.
  public let value: Double
  /// Its standard error, in the value's unit; 0 exactly where the value is proved constant, otherwise not below
  /// 1/rows for a probability.
  public let standardError: Double
  /// Whether the rulebook and the scenario leave no other value, proved or enumerated (section 3.4.2): only then may a
  /// probability be printed as 0 or 1.
  public let isProvedConstant: Bool
  /// How far the error is itself known: the degrees of freedom of Student's t; nil where the normal distribution serves.
  public let degreesOfFreedom: Int?

  /// Creates an estimate from its parts.
  public init(
    value: Double, standardError: Double, degreesOfFreedom: Int? = nil, isProvedConstant: Bool = false
  ) {
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.isProvedConstant = isProvedConstant
  }

  /// An estimate whose error comes from the 32 replicates.
  public static func ofReplicates(_ value: Double, standardError: Double) -> RunEstimate {
    RunEstimate(
      value: value, standardError: standardError, degreesOfFreedom: DesignPoint.replicates - 1)
  }

  /// A value without error, because no draw can give another.
  public static func constant(_ value: Double) -> RunEstimate {
    RunEstimate(value: value, standardError: 0, isProvedConstant: true)
  }
}

/// A probability with its error, and how far the judgements spread it.
public struct ProbabilityResult: Hashable, Sendable {
  /// The mean over requests and judgements.
  public let estimate: RunEstimate
  /// The 90% interval from judgements (section 3.3.2).
  ///
  /// Between which two values the probability lies under nine tenths of the stated beliefs. Not conditioned on data;
  /// nil where there are no rows.
  public let interval: ClosedRange<Double>?
  /// The share, from 0 to 1, of the variance of the probability over draws that judgements explain; nil where
  /// the probability does not vary.
  public let judgementShare: Double?

  /// Creates a result from its parts.
  public init(estimate: RunEstimate, interval: ClosedRange<Double>?, judgementShare: Double?) {
    self.estimate = estimate
    self.interval = interval
    self.judgementShare = judgementShare
  }
}
