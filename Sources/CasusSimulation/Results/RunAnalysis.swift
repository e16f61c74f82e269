import CasusRulebook

/// Turns what a run added up into estimates, whether it was drawn or enumerated.
///
/// Measures and events are numbered by ``TallyLayout``.
protocol RunAnalysis: Sendable {
  var model: SimulationModel { get }
  var proofs: ConstantProofs { get }
  var layout: TallyLayout { get }

  /// How likely an event is; nil where nothing was ever asked and the event is given that something was.
  func probability(of event: RunEvent) -> ProbabilityResult?

  /// The quantile from judgements of an event's probability.
  func judgementQuantile(_ share: Double, of event: RunEvent) -> Double?

  /// The difference between two events' probabilities.
  func difference(of first: RunEvent, minus second: RunEvent) -> RunEstimate?

  /// The mean of a measure over requests.
  func mean(_ measure: Int, constant: Double?) -> RunEstimate

  /// The ratio of two measures; nil where the lower one is 0.
  func ratio(_ above: Int, to below: Int) -> RunEstimate?

  /// A criterion's mean weight.
  func weight(of criterion: Int) -> RunEstimate

  /// The sum of a criterion's weights without their signs, in any unit.
  func absoluteWeight(of criterion: Int) -> Double

  /// In how many of the measured draws a criterion shared the credit, and could not be told.
  func measured(_ criterion: Int) -> (shared: Int, unmeasured: Int, draws: Int)
}
