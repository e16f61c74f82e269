import CasusRulebook
import CasusSampling

/// Turns a run's integers into estimates: every formula of section 3.3 in one place.
struct TallyAnalysis: Sendable {
  let model: SimulationModel
  let tallies: RunTallies
  let proofs: ConstantProofs

  var layout: TallyLayout { tallies.layout }

  /// No probability's standard error is below this, unless it is proved constant.
  var floor: Double { 1 / Double(tallies.rows) }

  /// The mean of a measure, with its error from row means or, where rows are not independent, from replicates.
  func mean(_ measure: Int, constant: Double? = nil) -> RunEstimate {
    if let constant { return .constant(constant) }
    guard let estimate = Estimate.probability(rowTotals: tallies.measures[measure].rows) else {
      return RunEstimate(value: .nan, standardError: .nan)
    }
    if model.isDeterministic { return .constant(estimate.value) }
    let error = replicateError(of: measure, unit: 0x1p-38) ?? estimate.standardError
    return RunEstimate(
      value: estimate.value, standardError: max(error, floor),
      degreesOfFreedom: layout.design.degreesOfFreedom)
  }

  /// The standard error of a measure's row mean from the means of the 32 replicates, without a floor; nil for independent
  /// draws, whose rows tell it better.
  func replicateError(of measure: Int, unit: Double) -> Double? {
    guard layout.design != .random else { return nil }
    let scale = unit / Double(tallies.groups)
    let means = tallies.measures[measure].replicates.map { Double($0) * scale }
    return Estimate.mean(ofReplicates: means)?.standardError
  }

  /// The ratio of two sums over replicates, with a jackknife error; nil where the lower one is 0.
  ///
  /// - Parameter rows: How many rows the sums are over; nil for all of the run's.
  func ratio(_ parts: [(Double, Double)], rows: Int? = nil) -> RunEstimate? {
    func ratio(_ parts: [(Double, Double)]) -> Double? {
      let above = parts.reduce(0) { $0 + $1.0 }
      let below = parts.reduce(0) { $0 + $1.1 }
      return below > 0 ? above / below : nil
    }
    guard let value = ratio(parts) else { return nil }
    if model.isDeterministic { return .constant(value) }
    guard
      let estimate = Jackknife.estimate(parts, floor: rows.map { 1 / Double($0) } ?? floor, estimator: ratio)
    else {
      // All of it lies in one replicate, so that nothing is known of its error but that it is great.
      return .ofReplicates(value, standardError: 1)
    }
    return .ofReplicates(estimate.value, standardError: estimate.standardError)
  }

  /// The ratio of two measures.
  func ratio(_ above: Int, to below: Int) -> RunEstimate? {
    ratio(
      zip(tallies.measures[above].replicates, tallies.measures[below].replicates).map {
        (Double($0), Double($1))
      })
  }

  func probability(of event: RunEvent) -> ProbabilityResult? {
    guard let place = layout.interval(event), let estimate = estimate(of: event) else { return nil }
    guard !estimate.isProvedConstant else {
      return ProbabilityResult(
        estimate: estimate, interval: estimate.value...estimate.value, judgementShare: nil)
    }
    guard !model.hasFixedJudgements else {
      return ProbabilityResult(estimate: estimate, interval: nil, judgementShare: 0)
    }
    let low = judgementQuantile(0.05, at: place)
    let high = judgementQuantile(0.95, at: place)
    return ProbabilityResult(
      estimate: estimate, interval: low.flatMap { low in high.map { min(low, $0)...max(low, $0) } },
      judgementShare: judgementShare(at: place))
  }

  func estimate(of event: RunEvent) -> RunEstimate? {
    let constant = proofs.value(of: event)
    if case .verdictGivenAsked(let verdict) = event {
      if let constant { return .constant(constant) }
      // Where something is asked in every draw, the headline is a mean like any other.
      if isAlwaysAsked { return mean(layout.verdict(verdict)) }
      return ratio(headline(verdict))
    }
    return layout.interval(event).map { mean($0, constant: constant) }
  }

  /// Whether it is proved that something is asked in every draw.
  var isAlwaysAsked: Bool { proofs.value(of: .verdict(.none)) == 0 }

  /// For each replicate, the units of a verdict and those of what was asked.
  func headline(_ verdict: Verdict) -> [(Double, Double)] {
    let whole = UInt64(tallies.groups) << 38
    return zip(
      tallies.measures[layout.verdict(verdict)].replicates,
      tallies.measures[layout.verdict(.none)].replicates
    ).map { (Double($0), Double(whole - $1)) }
  }

  func difference(of first: RunEvent, minus second: RunEvent) -> RunEstimate? {
    guard let left = replicates(of: first), let right = replicates(of: second) else { return nil }
    let pairs = Array(zip(left, right))
    func difference(_ pairs: [((Double, Double), (Double, Double))]) -> Double? {
      let above = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.0.0, $0.1 + $1.0.1) }
      let below = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.1.0, $0.1 + $1.1.1) }
      guard above.1 > 0, below.1 > 0 else { return nil }
      return above.0 / above.1 - below.0 / below.1
    }
    if let constants = proofs.value(of: first).flatMap({ one in proofs.value(of: second).map { one - $0 } }) {
      return .constant(constants)
    }
    guard let estimate = Jackknife.estimate(pairs, floor: floor, estimator: difference) else { return nil }
    return .ofReplicates(estimate.value, standardError: estimate.standardError)
  }

  /// For each replicate, the units of an event and those of which it is a share.
  private func replicates(of event: RunEvent) -> [(Double, Double)]? {
    if case .verdictGivenAsked(let verdict) = event { return headline(verdict) }
    let whole = Double(UInt64(tallies.groups) << 38)
    return layout.interval(event).map { tallies.measures[$0].replicates.map { (Double($0), whole) } }
  }
}
