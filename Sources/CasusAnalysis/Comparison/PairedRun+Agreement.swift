import CasusRulebook
public import CasusSimulation

extension PairedRun {
  /// Whether a side's probabilities are, to the bit, those of a run that was made by itself.
  ///
  /// They are where the run has the seed, the draws and the design of this one, was made of the same texts by the same
  /// arithmetic, and was not changed since.
  ///
  /// - Parameters:
  ///   - result: The run.
  ///   - side: 0 for the reference, 1 for what is compared with it.
  public func agrees(with result: RunResult, side: Int) -> Bool {
    result.outcomes.allSatisfy { outcome in
      guard let difference = difference(of: .outcome(outcome.id)) else { return false }
      return (side == 0 ? difference.first : difference.second) == outcome.probability.estimate.value
    }
  }
}
