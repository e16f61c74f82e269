import CasusRulebook
import CasusSampling

/// How an event's probability differs between the two sides of a comparison in common draws.
public struct PairedDifference: Hashable, Sendable {
  /// The probability on the first side, to the bit what its run of these draws reports.
  public let first: Double
  /// The probability on the second side.
  public let second: Double
  /// The second less the first.
  ///
  /// Its standard error is that of paired row differences: from rows for independent draws, from the 32 replicates for
  /// other designs, by a jackknife over them where it is a ratio. It is not below 1/rows unless the difference is proved
  /// constant.
  public let estimate: RunEstimate
  /// Whether no row's total differs: nothing was seen to change.
  public let isUnchanged: Bool
  /// The sum over draws of the differences in units of 2^-32, exact; nil for a ratio.
  public let units: Int128?
  /// The difference in each of the 32 replicates, of which the whole is the mean but where it is a ratio.
  public let replicates: [Double]

  /// How far the error is itself known; see ``RunEstimate/degreesOfFreedom``.
  public var degreesOfFreedom: Int? { estimate.degreesOfFreedom }
}

extension PairedRun {
  /// How an event's probability differs.
  ///
  /// - Returns: nil for an event that neither side has, and for a verdict given that something was asked where on one side
  ///   nothing ever was.
  public func difference(of event: PairedEvent) -> PairedDifference? {
    if case .verdictGivenAsked(let verdict) = event { return differenceGivenAsked(verdict) }
    guard let tally = tally(of: event) else { return nil }
    return difference(tally, of: event)
  }

  private func tally(of event: PairedEvent) -> DifferenceTally? {
    layout.measures.firstIndex(of: event).map { tallies.measures[$0] }
  }

  private func difference(_ tally: DifferenceTally, of event: PairedEvent) -> PairedDifference {
    let rows = Double(tallies.rows)
    let parts = tally.replicates.map { Double($0) * 0x1p-38 / Double(tallies.groups) }
    let value = Double(tally.difference) / rows * 0x1p-38
    let design = settings.design
    let error =
      design == .random
      ? tally.errorFromRows(rows: tallies.rows) : Estimate.mean(ofReplicates: parts)?.standardError ?? .nan
    return PairedDifference(
      first: Double(tally.total(side: 0)) / rows * 0x1p-38,
      second: Double(tally.total(side: 1)) / rows * 0x1p-38,
      estimate: estimate(value, error: error, degreesOfFreedom: design.degreesOfFreedom, of: event),
      isUnchanged: tally.squares == 0, units: tally.difference, replicates: parts)
  }

  private func differenceGivenAsked(_ verdict: Verdict) -> PairedDifference? {
    guard verdict != .none, let part = tally(of: .verdict(verdict)), let none = tally(of: .verdict(.none))
    else { return nil }
    let event = PairedEvent.verdictGivenAsked(verdict)
    // Where something is asked in every draw, the headline is a mean like any other.
    if none.total(side: 0) == 0, none.total(side: 1) == 0 { return difference(part, of: event) }
    let whole = UInt64(tallies.groups) << 38
    let parts = (0..<MeasureTally.replicateCount).map { replicate in
      (0..<2).map { side in
        Share(
          part: Double(part.sums[side][replicate]), whole: Double(whole - none.sums[side][replicate]))
      }
    }
    guard let first = parts.share(side: 0), let second = parts.share(side: 1) else { return nil }
    let isUnchanged = part.squares == 0 && none.squares == 0
    let error = Jackknife.estimate(parts) { rest in
      rest.share(side: 1).flatMap { second in rest.share(side: 0).map { second - $0 } }
    }
    return PairedDifference(
      first: first, second: second,
      estimate: estimate(
        isUnchanged ? 0 : second - first, error: error?.standardError ?? 1,
        degreesOfFreedom: DesignPoint.replicates - 1, of: event),
      isUnchanged: isUnchanged, units: nil,
      replicates: parts.map { replicate in
        [replicate].share(side: 1).flatMap { second in [replicate].share(side: 0).map { second - $0 } } ?? 0
      })
  }

  private func estimate(
    _ value: Double, error: Double, degreesOfFreedom: Int?, of event: PairedEvent
  ) -> RunEstimate {
    if let proved = provedDifference(of: event) { return .constant(proved) }
    if isDeterministic { return .constant(value) }
    return RunEstimate(
      value: value, standardError: max(error, 1 / Double(tallies.rows)), degreesOfFreedom: degreesOfFreedom)
  }
}

extension DifferenceTally {
  /// The standard error of the mean difference from the variance of independent rows' differences (divisor rows - 1).
  fileprivate func errorFromRows(rows: Int) -> Double {
    guard rows > 1 else { return .nan }
    let count = Double(rows)
    let mean = Double(difference) / count
    let variance = max(0, (Double(squares) - Double(difference) * mean) / (count - 1))
    return (variance / count).squareRoot() * 0x1p-38
  }
}

/// A share of a whole, in one replicate and on one side.
private struct Share: Sendable {
  let part: Double
  let whole: Double
}

extension [[Share]] {
  /// The ratio of the sums over replicates on one side; nil where nothing was asked.
  fileprivate func share(side: Int) -> Double? {
    let whole = reduce(0) { $0 + $1[side].whole }
    return whole > 0 ? reduce(0) { $0 + $1[side].part } / whole : nil
  }
}
