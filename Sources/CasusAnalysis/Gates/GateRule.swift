public import CasusSampling

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
  public static let error = 1e-4
  /// How many looks the error is shared by.
  public static let looks = 12
  /// By how many standard errors the interval reaches to each side.
  public let halfWidth: Double

  /// The rule for runs of a design: Student's t where the errors come from replicates, the normal distribution otherwise.
  public init(_ design: Design) {
    let tail = Self.error / Double(2 * Self.looks)
    // Beyond a million degrees of freedom, Student's t is the normal distribution to seven digits.
    halfWidth = -StudentT.quantile(tail, degreesOfFreedom: design.degreesOfFreedom.map(Double.init) ?? 1e6)
  }

  /// The interval of an estimate at one look.
  public func interval(of value: Double, standardError: Double) -> ClosedRange<Double> {
    let reach = halfWidth * standardError
    return (value - reach)...(value + reach)
  }

  /// Whether a number lies in a closed range, as far as its estimate tells; an estimate without error decides at once.
  ///
  /// - Parameters:
  ///   - value: The estimate; not a number is inconclusive.
  ///   - standardError: Its standard error, 0 or more.
  ///   - wanted: Where the number is to lie; an end may be infinite.
  public func decide(
    _ value: Double, standardError: Double, within wanted: ClosedRange<Double>
  ) -> Decision {
    guard value.isFinite, standardError.isFinite, standardError >= 0 else { return .inconclusive }
    let interval = interval(of: value, standardError: standardError)
    if wanted.contains(interval.lowerBound), wanted.contains(interval.upperBound) { return .passed }
    return interval.overlaps(wanted) ? .inconclusive : .failed
  }
}
