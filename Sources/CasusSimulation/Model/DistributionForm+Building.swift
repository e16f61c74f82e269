import CasusRulebook
import CasusSampling

extension DistributionForm {
  /// The distribution before truncation, its quantiles met after truncation to `range` where they are stated so.
  ///
  /// - Throws: ``CasusSampling/DistributionError`` where there is none.
  /// - Returns: nil where a parameter varies by draw.
  func distribution(
    within range: ClosedRange<Double>, isLogScaled: Bool
  ) throws(DistributionError) -> Distribution? {
    switch self {
    case .interval(let p5, let p95):
      return isLogScaled
        ? try .lognormal(from: p5, to: p95, range: range) : try .normal(from: p5, to: p95, range: range)
    case .uniform(let low, let high): return try .uniform(low: low, high: high)
    case .triangular(let low, let mode, let high): return try .triangular(low: low, mode: mode, high: high)
    case .pert(let low, let mode, let high): return try .pert(low: low, mode: mode, high: high)
    case .normal(.number(let mean), .number(let deviation)):
      return deviation == 0 ? try .constant(mean) : try .normal(mean: mean, sd: deviation)
    case .normalQuantiles(let p5, let p95): return try .normal(from: p5, to: p95, range: range)
    case .lognormal(.number(let median), .number(let spread)):
      return spread == 1
        ? try .constant(median) : try .lognormal(logMean: Kernel.log(median), logSD: Kernel.log(spread))
    case .lognormalMedian(let median, let p95):
      // Both are quantiles before truncation.
      return try .lognormal(median: median, p95: p95)
    case .lognormalQuantiles(let p5, let p95): return try .lognormal(from: p5, to: p95, range: range)
    case .lognormalMoments(let mean, let deviation): return try .lognormal(mean: mean, sd: deviation)
    case .beta(let mean, let deviation, let low, let high):
      return try .beta(mean: mean, sd: deviation, low: low, high: high)
    case .gamma(let mean, let deviation): return try .gamma(mean: mean, sd: deviation)
    case .poisson(let mean): return try .poisson(mean: mean)
    case .quantiles(let points):
      return try .quantiles(points.map { QuantilePoint(share: $0.probability, value: $0.value) })
    case .normal, .lognormal: return nil
    }
  }
}
