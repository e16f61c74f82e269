extension Distribution {
  /// The value at or below which a share lies.
  ///
  /// - Parameter share: Between 0 and 1, ends excluded; at or beyond an end the result is not meant.
  public func quantile(_ share: Double) -> Double {
    quantile(below: share, above: 1 - share)
  }

  /// The value above which a share lies, as accurate far up as ``quantile(_:)`` is far down.
  ///
  /// - Parameter share: Between 0 and 1, ends excluded.
  public func upperQuantile(_ share: Double) -> Double {
    quantile(below: 1 - share, above: share)
  }

  /// The quantile given the shares on both sides, of which the smaller one is used where it matters.
  func quantile(below: Double, above: Double) -> Double {
    switch family {
    case .constant(let value):
      value
    case .uniform(let low, let high):
      below <= above ? low + (high - low) * below : high - (high - low) * above
    case .triangular(let low, let mode, let high):
      if below * (high - low) <= mode - low {
        low + (below * (high - low) * (mode - low)).squareRoot()
      } else {
        high - (above * (high - low) * (high - mode)).squareRoot()
      }
    case .pert(let low, let mode, let high):
      betaQuantile(below, above, 1 + 4 * ((mode - low) / (high - low)), low, high)
    case .normal(let mean, let sd):
      mean + sd * GSL.normalQuantile(below: below, above: above)
    case .lognormal(let logMean, let logSD):
      Kernel.exp(logMean + logSD * GSL.normalQuantile(below: below, above: above))
    case .beta(let alpha, let beta, let low, let high):
      low + (high - low) * GSL.betaQuantile(below: below, above: above, alpha, beta)
    case .gamma(let shape, let scale):
      scale * GSL.gammaQuantile(below: below, above: above, shape: shape)
    case .poisson(let mean):
      GSL.poissonQuantile(below: below, above: above, mean: mean)
    case .quantiles(let points):
      quantile(below, of: points)
    }
  }

  private func betaQuantile(
    _ below: Double, _ above: Double, _ alpha: Double, _ low: Double, _ high: Double
  ) -> Double {
    low + (high - low) * GSL.betaQuantile(below: below, above: above, alpha, 6 - alpha)
  }

  private func quantile(_ share: Double, of points: [QuantilePoint]) -> Double {
    guard let next = points.firstIndex(where: { $0.share >= share }), next > 0 else {
      return share <= 0 ? points.first?.value ?? .nan : points.last?.value ?? .nan
    }
    let left = points[next - 1]
    let right = points[next]
    let along = (share - left.share) / (right.share - left.share)
    return left.value + (right.value - left.value) * along
  }
}
