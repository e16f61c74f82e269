/// A distribution of one number with parameters that have been checked.
///
/// It describes; it does not draw. Draws come from a ``QuantileTable`` or from ``CutPoints`` made of it.
public struct Distribution: Hashable, Sendable {
  /// The families and their parameters, each in the factor's own unit.
  public enum Family: Hashable, Sendable {
    /// One value.
    case constant(Double)
    /// Every value from `low` to `high` alike.
    case uniform(low: Double, high: Double)
    /// Density rising straight from `low` to `mode` and falling straight to `high`.
    case triangular(low: Double, mode: Double, high: Double)
    /// The beta distribution with a + b = 6 whose mode is `mode` (PERT with lambda = 4).
    case pert(low: Double, mode: Double, high: Double)
    /// The normal distribution.
    case normal(mean: Double, sd: Double)
    /// The number whose natural logarithm is normal with these two parameters.
    case lognormal(logMean: Double, logSD: Double)
    /// The beta distribution stretched from (0, 1) to (`low`, `high`).
    case beta(alpha: Double, beta: Double, low: Double, high: Double)
    /// The gamma distribution; its mean is `shape` x `scale`.
    case gamma(shape: Double, scale: Double)
    /// The Poisson distribution of counts 0, 1, 2, ...
    case poisson(mean: Double)
    /// Stated quantiles joined by straight lines.
    case quantiles([QuantilePoint])
  }

  /// The family with its parameters.
  public let family: Family

  /// For the factories, which check first.
  init(unchecked family: Family) {
    self.family = family
  }

  /// The family's name in words, as messages use it.
  public var familyName: String {
    switch family {
    case .constant: "constant"
    case .uniform: "uniform"
    case .triangular: "triangular"
    case .pert: "PERT"
    case .normal: "normal"
    case .lognormal: "lognormal"
    case .beta: "beta"
    case .gamma: "gamma"
    case .poisson: "Poisson"
    case .quantiles: "quantile"
    }
  }

  /// Whether only whole numbers occur, so that ``CutPoints`` are needed instead of a table.
  public var isDiscrete: Bool {
    if case .poisson = family { true } else { false }
  }

  /// Whether the quantile function is bent sharply at places of its own.
  var hasCorners: Bool {
    switch family {
    case .triangular, .quantiles: true
    default: false
    }
  }

  /// The least closed interval that holds every value; ends may be infinite.
  public var support: ClosedRange<Double> {
    switch family {
    case .constant(let value): value...value
    case .uniform(let low, let high), .triangular(let low, _, let high),
      .pert(let low, _, let high), .beta(_, _, let low, let high):
      low...high
    case .normal: -.infinity ... .infinity
    case .lognormal, .gamma, .poisson: 0 ... .infinity
    case .quantiles(let points): (points.first?.value ?? 0)...(points.last?.value ?? 0)
    }
  }
}

/// One stated quantile: a share `share` of the distribution lies at or below `value`.
public struct QuantilePoint: Hashable, Sendable {
  /// The share, from 0 to 1, ends allowed.
  public let share: Double
  /// The value, in the factor's unit.
  public let value: Double

  /// A point; a table of them is checked by ``Distribution/quantiles(_:)``.
  public init(share: Double, value: Double) {
    self.share = share
    self.value = value
  }
}
