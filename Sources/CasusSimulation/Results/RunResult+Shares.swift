import CasusSampling

extension RunResult {
  /// The share of a quantity's distribution, given that it exists, that lies at or below a value, with a jackknife error; nil where
  /// it never exists, and in an exact run.
  ///
  /// Within a bin of the histogram the weight is taken to be spread evenly, as for quantiles; for whole numbers the bin of
  /// the value counts as a whole where `includesValue`, and not at all otherwise.
  ///
  /// - Parameter quantity: The quantity, an index.
  public func share(ofQuantity quantity: Int, upTo value: Double, includingValue: Bool) -> RunEstimate? {
    guard exactAnalysis == nil, tallies.quantities.indices.contains(quantity) else { return nil }
    let parts = tallies.quantities[quantity].replicates.map { replicate in
      (replicate.weight(upTo: value, includingValue: includingValue), Double(replicate.total))
    }
    return analysis.ratio(parts)
  }
}

extension RunResult {
  /// A quantile of a quantity, given that it exists, held to the range of its histogram; nil where it never exists, and in an
  /// exact run.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1.
  ///   - quantity: The quantity, an index.
  public func quantile(_ share: Double, ofQuantity quantity: Int) -> Double? {
    guard exactAnalysis == nil, tallies.quantities.indices.contains(quantity) else { return nil }
    var whole = HistogramTally(scale: tallies.layout.scales[quantity])
    for replicate in tallies.quantities[quantity].replicates { whole.merge(replicate) }
    switch whole.quantile(share) {
    case .belowRange: return whole.scale.low
    case .value(let value): return value
    case .aboveRange: return whole.scale.high
    case nil: return nil
    }
  }

  /// Whether leaving a criterion out would have changed P(approved) in any draw that was measured for it.
  ///
  /// - Parameter criterion: The criterion, an index.
  public func hasMattered(_ criterion: Int) -> Bool {
    (exactAnalysis ?? analysis as any RunAnalysis).absoluteWeight(of: criterion) > 0
  }
}

extension HistogramTally {
  /// The weight at or below a value.
  fileprivate func weight(upTo value: Double, includingValue: Bool) -> Double {
    let place = scale.place(of: value)
    guard place >= 0 else { return value < scale.low ? 0 : Double(underflow) }
    let below = weights[..<min(place, weights.count)].reduce(underflow, +)
    guard place < weights.count else { return Double(below) }
    let part: Double
    switch scale.kind {
    case .wholeNumbers:
      let whole = scale.low + Double(place)
      part = whole < value || (whole == value && includingValue) ? 1 : 0
    case .linear, .logarithmic:
      let low = scale.value(at: Double(place))
      let high = scale.value(at: Double(place) + 1)
      part = high > low ? min(max((value - low) / (high - low), 0), 1) : 1
    }
    return Double(below) + part * Double(weights[place])
  }
}
