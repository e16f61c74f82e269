import CasusRulebook
import CasusSampling

/// Turns what an exact run added up into figures: without error where the judgements were enumerated too, otherwise
/// with that of the rows that were drawn.
struct ExactAnalysis: RunAnalysis {
  let model: SimulationModel
  let tallies: ExactTallies
  let proofs: ConstantProofs
  let extent: ExactExtent

  var layout: TallyLayout { tallies.layout }

  /// Variances below this are those of rounding.
  static let leastVariance = 1e-28

  /// No probability's standard error is below this where judgements were drawn.
  private var floor: Double { 1 / Double(tallies.sets) }

  func mean(_ measure: Int, constant: Double?) -> RunEstimate {
    if let constant { return .constant(constant) }
    let value = min(max(tallies.sum(measure) / tallies.weight, 0), 1)
    return extent.isComplete ? .constant(value) : estimate(value, tallies.measures[measure])
  }

  func ratio(_ above: Int, to below: Int) -> RunEstimate? {
    ratio(Array(zip(tallies.replicates[above], tallies.replicates[below])))
  }

  func probability(of event: RunEvent) -> ProbabilityResult? {
    guard let place = layout.interval(event), let estimate = estimate(of: event) else { return nil }
    guard proofs.value(of: event) != nil || !model.hasFixedJudgements else {
      return ProbabilityResult(estimate: estimate, interval: nil, judgementShare: 0)
    }
    let low = judgementQuantile(0.05, of: event)
    let high = judgementQuantile(0.95, of: event)
    return ProbabilityResult(
      estimate: estimate, interval: low.flatMap { low in high.map { low...max(low, $0) } },
      judgementShare: judgementShare(at: place))
  }

  func judgementQuantile(_ share: Double, of event: RunEvent) -> Double? {
    if let constant = proofs.value(of: event) { return constant }
    guard let place = layout.interval(event) else { return nil }
    let values = tallies.events[place].values.sorted { $0.value < $1.value }
    let whole = values.reduce(0) { $0 + $1.weight }
    var below = 0.0
    for (value, weight) in values {
      below += weight
      if below >= share * whole { return value }
    }
    return values.last?.value
  }

  func difference(of first: RunEvent, minus second: RunEvent) -> RunEstimate? {
    guard let left = parts(of: first), let right = parts(of: second) else { return nil }
    if let one = estimate(of: first), let other = estimate(of: second), one.isProvedConstant,
      other.isProvedConstant
    {
      return .constant(one.value - other.value)
    }
    let estimate = Jackknife.estimate(Array(zip(left, right)), floor: floor) { pairs in
      let one = Self.quotient(pairs.map(\.0))
      return Self.quotient(pairs.map(\.1)).flatMap { other in one.map { $0 - other } }
    }
    return estimate.map { RunEstimate(value: $0.value, standardError: $0.standardError) }
  }

  func weight(of criterion: Int) -> RunEstimate {
    if isIdle(criterion) { return .constant(0) }
    let measure = layout.weight(criterion)
    let value = tallies.sum(measure) / tallies.weight
    return extent.isComplete ? .constant(value) : estimate(value, tallies.measures[measure])
  }

  func absoluteWeight(of criterion: Int) -> Double { tallies.sum(layout.absoluteWeight(criterion)) }

  /// Shares of all requests, in units of 2^-32: nothing that is possible is given as 0.
  func measured(_ criterion: Int) -> (shared: Int, unmeasured: Int, draws: Int) {
    func units(_ chance: Double) -> Int {
      chance > 0 ? max(Int(Probability32.units(of: chance / tallies.weight)), 1) : 0
    }
    return (
      units(tallies.shared[criterion]), units(tallies.unmeasured[criterion]), Int(Probability32.one)
    )
  }

  func estimate(of event: RunEvent) -> RunEstimate? {
    if let constant = proofs.value(of: event) { return .constant(constant) }
    guard let parts = parts(of: event) else { return nil }
    if extent.isComplete {
      let own = parts.reduce(0) { $0 + $1.0 }
      return Self.share(own, besides: rest(of: event)).map { .constant($0) }
    }
    if case .verdictGivenAsked(let verdict) = event {
      return isAlwaysAsked ? mean(layout.verdict(verdict), constant: nil) : ratio(parts)
    }
    return layout.interval(event).map { mean($0, constant: nil) }
  }

  /// Whether it is proved that something is asked in every request.
  var isAlwaysAsked: Bool { proofs.value(of: .verdict(.none)) == 0 }

  /// The ratio of two sums over replicates.
  ///
  /// - Parameter rows: How many rows the sums are over; nil for all.
  func ratio(_ parts: [(Double, Double)], rows: Int? = nil) -> RunEstimate? {
    guard let value = Self.quotient(parts) else { return nil }
    if extent.isComplete { return .constant(value) }
    let floor = rows.map { 1 / Double($0) } ?? floor
    guard let estimate = Jackknife.estimate(parts, floor: floor, estimator: Self.quotient) else {
      return RunEstimate(value: value, standardError: 1)
    }
    return RunEstimate(value: estimate.value, standardError: estimate.standardError)
  }

  /// How the variance of an event's probability over requests and judgements divides.
  func variance(at event: Int) -> (judgements: Double, requests: Double) {
    let item = tallies.events[event]
    let between = extent.isComplete ? item.between.variance : item.between.sampleVariance ?? 0
    return (between, item.between.weight > 0 ? item.within / item.between.weight : 0)
  }

  private func judgementShare(at event: Int) -> Double? {
    let parts = variance(at: event)
    let all = parts.judgements + parts.requests
    return all > Self.leastVariance ? parts.judgements / all : nil
  }

  private func estimate(_ value: Double, _ rows: WeightedMoments) -> RunEstimate {
    let error = ((rows.sampleVariance ?? 0) / Double(max(rows.count, 1))).squareRoot()
    return RunEstimate(value: value, standardError: max(error, floor))
  }

  /// For each replicate, the sum of an event and that of which it is a share.
  private func parts(of event: RunEvent) -> [(Double, Double)]? {
    guard case .verdictGivenAsked(let verdict) = event else {
      let wholes = (0..<MeasureTally.replicateCount).map { replicate in
        (0..<layout.outcomes).reduce(0) { $0 + tallies.replicates[layout.outcome($1)][replicate] }
      }
      return layout.interval(event).map { Array(zip(tallies.replicates[$0], wholes)) }
    }
    let wholes = (0..<MeasureTally.replicateCount).map { replicate in
      TallyLayout.headlines.reduce(0) { $0 + tallies.replicates[layout.verdict($1)][replicate] }
    }
    return Array(zip(tallies.replicates[layout.verdict(verdict)], wholes))
  }

  /// The sum of what is beside an event, added up by itself: it is 0 only where the event is certain.
  private func rest(of event: RunEvent) -> Double {
    func sum(_ outcomes: some Sequence<Int>) -> Double {
      outcomes.reduce(0) { $0 + tallies.sum(layout.outcome($1)) }
    }
    switch event {
    case .outcome(let own): return sum((0..<layout.outcomes).filter { $0 != own })
    case .rankOrHigher(let rank):
      return sum((0..<layout.outcomes).filter { layout.rankOfOutcome[$0] < rank })
    case .verdict(let own):
      return Verdict.allCases.reduce(0) { $1 == own ? $0 : $0 + tallies.sum(layout.verdict($1)) }
    case .verdictGivenAsked(let own):
      return TallyLayout.headlines.reduce(0) { $1 == own ? $0 : $0 + tallies.sum(layout.verdict($1)) }
    }
  }

  /// own / (own + rest), below 1 unless there is no rest; nil where both are 0.
  private static func share(_ own: Double, besides rest: Double) -> Double? {
    guard own > 0 else { return rest > 0 ? 0 : nil }
    return rest > 0 ? min(own / (own + rest), 1.0.nextDown) : 1
  }

  private static func quotient(_ parts: [(Double, Double)]) -> Double? {
    let above = parts.reduce(0) { $0 + $1.0 }
    let below = parts.reduce(0) { $0 + $1.1 }
    return below > 0 ? min(above / below, 1) : nil
  }
}
