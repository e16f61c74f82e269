internal import CGSL

extension Distribution {
  /// The share at or below `x`, from 0 to 1; accurate relative to itself where it is small.
  public func cdf(_ x: Double) -> Double {
    share(of: x, .atOrBelow)
  }

  /// The share above `x`, from 0 to 1; accurate relative to itself where it is small.
  public func survival(_ x: Double) -> Double {
    share(of: x, .above)
  }

  enum Side {
    case below, atOrBelow, above, atOrAbove
  }

  /// The share on one side of `x`; strictness matters where a value has a share of its own.
  func share(of x: Double, _ side: Side) -> Double {
    GSL.prepare()
    let isLower = side == .below || side == .atOrBelow
    if x <= support.lowerBound && side == .below || x < support.lowerBound { return isLower ? 0 : 1 }
    if x >= support.upperBound && side == .above || x > support.upperBound { return isLower ? 1 : 0 }
    switch family {
    case .constant:
      return 1
    case .uniform(let low, let high):
      return (isLower ? x - low : high - x) / (high - low)
    case .triangular(let low, let mode, let high):
      let left = x <= mode ? (x - low) / (high - low) * ((x - low) / (mode - low)) : nil
      let right = x >= mode ? (high - x) / (high - low) * ((high - x) / (high - mode)) : nil
      // At an end that is the mode itself the quotient is 0 / 0, and the other branch holds.
      if let left, !left.isNaN { return isLower ? left : 1 - left }
      if let right, !right.isNaN { return isLower ? 1 - right : right }
      return isLower ? 0 : 1
    case .pert(let low, let mode, let high):
      let alpha = 1 + 4 * ((mode - low) / (high - low))
      return betaShare(of: x, isLower, alpha, 6 - alpha, low, high)
    case .normal(let mean, let sd):
      let z = (x - mean) / sd
      return isLower ? gsl_cdf_ugaussian_P(z) : gsl_cdf_ugaussian_Q(z)
    case .lognormal(let logMean, let logSD):
      let z = (Kernel.log(x) - logMean) / logSD
      return isLower ? gsl_cdf_ugaussian_P(z) : gsl_cdf_ugaussian_Q(z)
    case .beta(let alpha, let beta, let low, let high):
      return betaShare(of: x, isLower, alpha, beta, low, high)
    case .gamma(let shape, let scale):
      return isLower ? gsl_cdf_gamma_P(x / scale, shape, 1) : gsl_cdf_gamma_Q(x / scale, shape, 1)
    case .poisson(let mean):
      return poissonShare(of: x, side, mean)
    case .quantiles(let points):
      return quantilePointShare(of: x, side, points)
    }
  }

  private func betaShare(
    of x: Double, _ isLower: Bool, _ alpha: Double, _ beta: Double, _ low: Double, _ high: Double
  ) -> Double {
    // Measured from the nearer end, so that nothing is lost close to it.
    let fromLow = (x - low) / (high - low)
    let fromHigh = (high - x) / (high - low)
    return if fromLow <= fromHigh {
      isLower ? gsl_cdf_beta_P(fromLow, alpha, beta) : gsl_cdf_beta_Q(fromLow, alpha, beta)
    } else {
      isLower ? gsl_cdf_beta_Q(fromHigh, beta, alpha) : gsl_cdf_beta_P(fromHigh, beta, alpha)
    }
  }

  private func poissonShare(of x: Double, _ side: Side, _ mean: Double) -> Double {
    // The greatest whole number on the lower side; -1 where there is none.
    let isStrict = side == .below || side == .atOrAbove
    let last = isStrict ? x.rounded(.up) - 1 : x.rounded(.down)
    let isLower = side == .below || side == .atOrBelow
    guard last >= 0 else { return isLower ? 0 : 1 }
    guard last < 4e9 else { return isLower ? 1 : 0 }
    return isLower ? gsl_cdf_poisson_P(UInt32(last), mean) : gsl_cdf_poisson_Q(UInt32(last), mean)
  }

  private func quantilePointShare(of x: Double, _ side: Side, _ points: [QuantilePoint]) -> Double {
    // A value with a share of its own is a level stretch: strictly below it counts to its first point.
    let isStrict = side == .below || side == .atOrAbove
    let next = points.firstIndex { isStrict ? $0.value >= x : $0.value > x } ?? points.count
    let share: Double
    if next == 0 {
      share = 0
    } else if next == points.count {
      share = 1
    } else {
      let left = points[next - 1]
      let right = points[next]
      let along = (x - left.value) / (right.value - left.value)
      share = left.share + (right.share - left.share) * along
    }
    return side == .below || side == .atOrBelow ? share : 1 - share
  }
}
