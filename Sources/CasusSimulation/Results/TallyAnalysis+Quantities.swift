import CasusRulebook
import CasusSampling

extension TallyAnalysis {
  /// Below this effective number of draws a quantity is not summarised.
  static let leastEffectiveSize = 100.0

  func quantities() -> [QuantityResult] {
    model.rulebook.quantities.enumerated().map { index, quantity in
      let tally = tallies.quantities[index]
      var whole = HistogramTally(scale: layout.scales[index])
      for replicate in tally.replicates { whole.merge(replicate) }
      let weight = Double(whole.total)
      let size = tally.squaredWeights > 0 ? weight * weight / Double(tally.squaredWeights) : 0
      let isPossible = zip(model.quantities[index], proofs.possible).contains { $0 != nil && $1 }
      return QuantityResult(
        index: index, name: quantity.name, title: quantity.title, unit: quantity.unit,
        isWhole: quantity.isWhole, existence: mean(layout.existence(index), constant: isPossible ? nil : 0),
        effectiveSize: size,
        summary: size >= Self.leastEffectiveSize ? summary(tally.replicates, whole) : nil,
        histogram: QuantityHistogram(
          scale: whole.scale, weights: whole.weights.map { Double($0) * 0x1p-32 },
          underflow: Double(whole.underflow) * 0x1p-32, overflow: Double(whole.overflow) * 0x1p-32))
    }
  }

  private func summary(_ replicates: [HistogramTally], _ whole: HistogramTally) -> QuantityResult.Summary? {
    // The histogram without each replicate in turn, so that a jackknife costs one pass for each.
    let rests = replicates.indices.map { left in
      var rest = HistogramTally(scale: whole.scale)
      for (index, replicate) in replicates.enumerated() where index != left { rest.merge(replicate) }
      return rest
    }
    guard let low = quantile(0.05, whole, rests), let median = quantile(0.5, whole, rests),
      let high = quantile(0.95, whole, rests)
    else { return nil }
    return QuantityResult.Summary(median: median, low: low, high: high)
  }

  private func quantile(
    _ share: Double, _ whole: HistogramTally, _ rests: [HistogramTally]
  ) -> QuantityResult.QuantileEstimate? {
    guard let (value, place) = whole.held(share) else { return nil }
    let partial = rests.compactMap { $0.held(share)?.value }
    guard partial.count == rests.count else { return nil }
    return QuantityResult.QuantileEstimate(
      estimate: .ofReplicates(value, standardError: Jackknife.standardError(leavingOut: partial)),
      place: place)
  }
}

extension HistogramTally {
  /// A quantile, held to the range, and on which side of it it lies.
  fileprivate func held(_ share: Double) -> (value: Double, place: QuantityResult.Place)? {
    switch quantile(share) {
    case .belowRange: (scale.low, .below)
    case .value(let value): (value, .within)
    case .aboveRange: (scale.high, .above)
    case nil: nil
    }
  }
}
