public import CasusSampling

extension RunResult {
  /// The probability of an outcome in each of the 32 replicates, of which the whole is the mean; nil where the run was
  /// enumerated, and for an outcome that there is not.
  public func replicates(ofOutcome index: Int) -> [Double]? {
    guard exact == nil, tallies.groups > 0, outcomes.indices.contains(index) else { return nil }
    let rows = Double(tallies.groups)
    return tallies.measures[tallies.layout.outcome(index)].replicates.map { Double($0) / rows * 0x1p-38 }
  }

  /// The weighted values of a quantity in each of the 32 replicates; nil where the run was enumerated, and for a quantity
  /// that there is not.
  public func replicates(ofQuantity index: Int) -> [HistogramTally]? {
    guard exact == nil, tallies.groups > 0, tallies.quantities.indices.contains(index) else { return nil }
    return tallies.quantities[index].replicates
  }
}
