internal import CGSL

/// The search for the normal distribution that, truncated to a range, has two stated quantiles.
///
/// Two equations in the mean and the standard deviation. For a fixed standard deviation the share below
/// the lower quantile falls as the mean rises, so the mean that meets the first equation is found by
/// Brent's method; with it, the share below the upper quantile is 1 for a small standard deviation and
/// falls as that grows, so the second equation is solved by Brent's method in its logarithm. Lengths are
/// measured in units of the distance between the quantiles, from their middle.
struct TruncatedNormalFit {
  let lowShare: Double
  let low: Double
  let highShare: Double
  let high: Double
  /// The range, with `low` and `high` strictly inside; ends may be infinite.
  let range: ClosedRange<Double>

  /// The mean and the standard deviation before truncation; nil where there is none.
  ///
  /// A standard deviation above 100 times the distance between the quantiles counts as none: what the
  /// range would leave of such a parent is a straight piece or a tail of it, not a normal distribution.
  var solution: (mean: Double, sd: Double)? {
    GSL.prepare()
    let width = high - low
    let middle = low + width / 2
    let unit = Unit(
      lowShare: lowShare, low: (low - middle) / width, highShare: highShare, high: (high - middle) / width,
      rangeLow: (range.lowerBound - middle) / width, rangeHigh: (range.upperBound - middle) / width)
    guard let found = unit.solution else { return nil }
    return (middle + width * found.mean, width * found.sd)
  }

  private struct Unit {
    let lowShare: Double
    let low: Double
    let highShare: Double
    let high: Double
    let rangeLow: Double
    let rangeHigh: Double

    var solution: (mean: Double, sd: Double)? {
      let lowZ = gsl_cdf_ugaussian_Pinv(lowShare)
      let highZ = gsl_cdf_ugaussian_Pinv(highShare)
      let plainSD = (high - low) / (highZ - lowZ)
      if rangeLow == -.infinity, rangeHigh == .infinity { return (low - plainSD * lowZ, plainSD) }

      var least = plainSD / 16
      var most = plainSD
      while excess(most) > 0 {
        guard most < 100 else { return nil }
        least = most
        most *= 1.5
      }
      guard
        let logSD = GSL.root(
          in: Kernel.log(least)...Kernel.log(most), of: { excess(Kernel.exp($0)) })
      else { return nil }
      let sd = Kernel.exp(logSD)
      let mean = mean(for: sd)
      let lowError = (share(below: low, mean, sd) - lowShare).magnitude
      let highError = (share(below: high, mean, sd) - highShare).magnitude
      return lowError <= 1e-9 && highError <= 1e-9 ? (mean, sd) : nil
    }

    /// How far the share below the upper quantile is too great, with the mean that suits the lower one.
    func excess(_ sd: Double) -> Double {
      share(below: high, mean(for: sd), sd) - highShare
    }

    /// The mean that meets the first equation, or the end of the search where it lies beyond.
    func mean(for sd: Double) -> Double {
      let leastMean = low - 30 * sd
      let mostMean = high + 30 * sd
      let first = { (mean: Double) in share(below: low, mean, sd) - lowShare }
      if first(leastMean) <= 0 { return leastMean }
      if first(mostMean) >= 0 { return mostMean }
      return GSL.root(in: leastMean...mostMean, of: first) ?? .nan
    }

    /// The share below `x` after truncation, from the tail that keeps its digits.
    func share(below x: Double, _ mean: Double, _ sd: Double) -> Double {
      let z = (x - mean) / sd
      let left = (rangeLow - mean) / sd
      let right = (rangeHigh - mean) / sd
      if z > 0, left > 0 {
        let all = gsl_cdf_ugaussian_Q(left) - gsl_cdf_ugaussian_Q(right)
        return (gsl_cdf_ugaussian_Q(left) - gsl_cdf_ugaussian_Q(z)) / all
      }
      let all = gsl_cdf_ugaussian_P(right) - gsl_cdf_ugaussian_P(left)
      return (gsl_cdf_ugaussian_P(z) - gsl_cdf_ugaussian_P(left)) / all
    }
  }
}
