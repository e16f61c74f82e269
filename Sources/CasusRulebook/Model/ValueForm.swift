public import CasusExpressions

/// A value or a distribution as its author stated it, before anything is solved, truncated or tabulated.
public struct ValueForm: Sendable {
  /// What was stated.
  public let content: Content
  /// Where, for messages that can only be given once a distribution is built.
  public let span: SourceSpan
  /// The file in which `span` lies.
  public let file: String

  /// Creates a form from what was stated and where.
  public init(_ content: Content, at span: SourceSpan, in file: String) {
    self.content = content
    self.span = span
    self.file = file
  }

  /// What an author may state.
  public indirect enum Content: Sendable {
    /// A value known exactly.
    case exactly(Value)
    /// The chance of yes, from 0 to 1.
    case chance(Double)
    /// A weight for each option of a choice, in declared order; not negative, not all zero, not normalised.
    case weights([Double])
    /// A distribution of a number or a count.
    case distribution(DistributionForm)
    /// Distributions with weights that may vary by draw; in quantities only.
    case mixture([(weight: Parameter, of: DistributionForm)])
  }
}

/// A number, or an expression that gives one in each draw (quantities only).
public enum Parameter: Sendable {
  /// A number that is the same in every draw.
  case number(Double)
  /// An expression, evaluated in each draw to a double.
  case expression(Expression)
}

/// A distribution by the parameters that people elicit.
public enum DistributionForm: Sendable {
  /// `a to b`: the 5% and 95% quantiles after truncation; a normal, or a lognormal on a log scale.
  case interval(p5: Double, p95: Double)
  /// Equal density between two ends.
  case uniform(low: Double, high: Double)
  /// A triangular density.
  case triangular(low: Double, mode: Double, high: Double)
  /// A PERT distribution: a beta with mean (low + 4 mode + high)/6.
  case pert(low: Double, mode: Double, high: Double)
  /// A normal by its mean and standard deviation before truncation.
  case normal(mean: Parameter, standardDeviation: Parameter)
  /// A normal by its 5% and 95% quantiles after truncation.
  case normalQuantiles(p5: Double, p95: Double)
  /// A lognormal by its median and the factor of one standard deviation.
  case lognormal(median: Parameter, spread: Parameter)
  /// A lognormal by its median and its 95% quantile before truncation.
  case lognormalMedian(Double, p95: Double)
  /// A lognormal by its 5% and 95% quantiles after truncation.
  case lognormalQuantiles(p5: Double, p95: Double)
  /// A lognormal by its own mean and standard deviation before truncation.
  case lognormalMoments(mean: Double, standardDeviation: Double)
  /// A beta on [low, high] by its mean and standard deviation.
  case beta(mean: Double, standardDeviation: Double, low: Double, high: Double)
  /// A gamma by its mean and standard deviation.
  case gamma(mean: Double, standardDeviation: Double)
  /// A Poisson by its mean; for counts.
  case poisson(mean: Double)
  /// Points of the quantile function, from probability 0 to 1, linear between them.
  case quantiles([(probability: Double, value: Double)])
}
