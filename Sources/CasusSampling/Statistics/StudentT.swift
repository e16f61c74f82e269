internal import CGSL

/// Student's t distribution, for intervals around means of few replicates.
public enum StudentT {
  /// The value at or below which a share lies, by GSL.
  ///
  /// - Parameters:
  ///   - share: Between 0 and 1, ends excluded.
  ///   - degreesOfFreedom: Above 0.
  /// - Returns: What is not a number outside these limits.
  public static func quantile(_ share: Double, degreesOfFreedom: Double) -> Double {
    guard share > 0, share < 1, degreesOfFreedom > 0 else { return .nan }
    GSL.prepare()
    return gsl_cdf_tdist_Pinv(share, degreesOfFreedom)
  }

  /// By how many standard errors a two-sided interval reaches to each side.
  ///
  /// - Parameters:
  ///   - confidence: Between 0 and 1, ends excluded, such as 0.95.
  ///   - degreesOfFreedom: Above 0; nil for the normal distribution, which is that of ever more of them.
  public static func halfWidth(confidence: Double, degreesOfFreedom: Int?) -> Double {
    let share = 0.5 + confidence / 2
    guard let degreesOfFreedom else {
      guard share > 0, share < 1 else { return .nan }
      GSL.prepare()
      return gsl_cdf_ugaussian_Pinv(share)
    }
    return quantile(share, degreesOfFreedom: Double(degreesOfFreedom))
  }
}
