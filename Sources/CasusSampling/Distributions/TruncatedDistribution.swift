/// A distribution held to a range by renormalising.
///
/// What lies outside is cut off, and what is left is scaled up to 1; nothing is heaped on the ends.
public struct TruncatedDistribution: Hashable, Sendable {
  /// The distribution before truncation; its parameters keep their meaning there.
  public let parent: Distribution
  /// The range's ends, both allowed; infinite where there is no limit.
  ///
  /// It is the stated range held to the parent's support; for counts its finite ends are whole.
  public let range: ClosedRange<Double>
  /// The parent's share outside the range, from 0 to below 1.
  ///
  /// More than 0.1 is worth a warning, more than 0.5 an error; that is for the caller to say.
  public let massCutOff: Double

  /// The parent's share below the range, above it, and inside it.
  let below: Double
  let above: Double
  let inside: Double

  /// Holds a distribution to a range.
  ///
  /// - Parameter range: Both ends allowed; may be infinite on either side.
  /// - Throws: ``DistributionError/nothingInRange(family:low:high:)`` where less than 1e-12 of the
  ///   parent lies inside.
  public init(
    _ parent: Distribution, to range: ClosedRange<Double> = -Double.infinity ... .infinity
  ) throws(DistributionError) {
    let nothing = DistributionError.nothingInRange(
      family: parent.familyName, low: range.lowerBound, high: range.upperBound)
    var low = max(range.lowerBound, parent.support.lowerBound)
    var high = min(range.upperBound, parent.support.upperBound)
    if parent.isDiscrete {
      low = low.rounded(.up)
      high = high.rounded(.down)
    }
    guard low <= high else { throw nothing }
    self.parent = parent
    self.range = low...high
    below = parent.share(of: low, .below)
    above = parent.share(of: high, .above)
    // Of the differences that are all the mass inside, the one of small numbers loses no digits.
    if below > 0.5 {
      inside = parent.share(of: low, .atOrAbove) - above
    } else if above > 0.5 {
      inside = parent.share(of: high, .atOrBelow) - below
    } else {
      inside = 1 - below - above
    }
    guard inside >= 1e-12 else { throw nothing }
    massCutOff = below + above
  }

  /// The share at or below `x`, of what is left.
  public func cdf(_ x: Double) -> Double {
    guard x >= range.lowerBound else { return 0 }
    guard x < range.upperBound else { return 1 }
    let share =
      below > 0.5
      ? parent.share(of: range.lowerBound, .atOrAbove) - parent.share(of: x, .above)
      : parent.share(of: x, .atOrBelow) - below
    return min(max(share / inside, 0), 1)
  }

  /// The share above `x`, of what is left.
  public func survival(_ x: Double) -> Double {
    guard x >= range.lowerBound else { return 1 }
    guard x < range.upperBound else { return 0 }
    let share =
      above > 0.5
      ? parent.share(of: range.upperBound, .atOrBelow) - parent.share(of: x, .atOrBelow)
      : parent.share(of: x, .above) - above
    return min(max(share / inside, 0), 1)
  }

  /// The value at or below which a share of what is left lies; never outside ``range``.
  ///
  /// - Parameter share: Between 0 and 1, ends excluded.
  public func quantile(_ share: Double) -> Double {
    quantile(below: share, above: 1 - share)
  }

  /// The value above which a share of what is left lies; never outside ``range``.
  ///
  /// - Parameter share: Between 0 and 1, ends excluded.
  public func upperQuantile(_ share: Double) -> Double {
    quantile(below: 1 - share, above: share)
  }

  func quantile(below shareBelow: Double, above shareAbove: Double) -> Double {
    guard range.lowerBound < range.upperBound else { return range.lowerBound }
    let value = parent.quantile(
      below: below + shareBelow * inside, above: above + shareAbove * inside)
    return min(max(value, range.lowerBound), range.upperBound)
  }
}
