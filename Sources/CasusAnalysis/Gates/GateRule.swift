import CasusSampling
public import CasusSimulation

/// Decides a question about an estimate after each of several looks, so that looking often makes no wrong answer likely
/// (section 3.3.8).
///
/// The estimate's interval is at an error of 10^-4 for the whole gate, shared equally by the two sides and by as many looks
/// as there can be (Bonferroni): a question whose true answer lies on one side is decided wrongly at most once in ten
/// thousand gates. Where the interval does not lie wholly on one side, the answer is that it is not known yet.
public struct GateRule: Hashable, Sendable {
  /// What is known of a question.
  public enum Decision: String, Hashable, Sendable {
    /// It holds.
    case passed
    /// It does not hold.
    case failed
    /// The interval has a part on either side.
    case inconclusive
  }

  /// How likely a gate is to decide wrongly, at most, over all its looks.
  public let error: Double
  /// How many looks the error is shared by.
  public let looks: Int

  /// A rule; without more, that of section 3.3.8.
  public init(error: Double = 1e-4, looks: Int = 12) {
    self.error = error
    self.looks = looks
  }

  /// By how many standard errors the interval reaches to each side.
  ///
  /// - Parameter degreesOfFreedom: Those of Student's t where the errors come from replicates; nil for the normal
  ///   distribution.
  public func halfWidth(degreesOfFreedom: Int?) -> Double {
    StudentT.halfWidth(confidence: 1 - error / Double(looks), degreesOfFreedom: degreesOfFreedom)
  }

  /// Whether a number lies in a closed range, as far as its estimate tells; an estimate without error decides at once.
  ///
  /// - Parameters:
  ///   - estimate: The estimate; where it or its error is not a number the answer is not known.
  ///   - wanted: Where the number is to lie; an end may be infinite.
  public func decide(_ estimate: RunEstimate, within wanted: ClosedRange<Double>) -> Decision {
    let (value, standardError) = (estimate.value, estimate.standardError)
    guard value.isFinite, standardError.isFinite, standardError >= 0 else { return .inconclusive }
    let reach = halfWidth(degreesOfFreedom: estimate.degreesOfFreedom) * standardError
    let interval = (value - reach)...(value + reach)
    if wanted.contains(interval.lowerBound), wanted.contains(interval.upperBound) { return .passed }
    return interval.overlaps(wanted) ? .inconclusive : .failed
  }
}
