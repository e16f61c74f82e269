import CasusRulebook
import CasusSampling

/// What an exact run adds up over its sets of judgements.
struct ExactTallies: Sendable {
  /// What one value of a discrete judgement gives.
  struct Reading: Sendable {
    /// The sum of the weights of its sets.
    var weight = 0.0
    /// How many sets have it.
    var sets = 0
    /// The spread of the outcomes and verdicts over sets.
    var events: [WeightedMoments]
    /// For each replicate, the sums of approval and of what was asked.
    var asked = [(approved: Double, whole: Double)](
      repeating: (0, 0), count: MeasureTally.replicateCount)
  }

  /// An event's probability under each set where it has one, and how requests spread it there.
  struct Event: Sendable {
    var values: [(value: Double, weight: Double)] = []
    var between = WeightedMoments()
    var within = 0.0
  }

  /// How many sets were added.
  private(set) var sets = 0
  /// The sum of their weights.
  private(set) var weight = 0.0
  /// For each measure the sums over the sets of each replicate, of which there is one where nothing is sampled.
  private(set) var replicates: [[Double]]
  /// The spread of each measure over sets.
  private(set) var measures: [WeightedMoments]
  /// By event with an interval.
  private(set) var events: [Event]
  /// By discrete judgement, then value.
  private(set) var readings: [[Reading]]
  private(set) var shared: [Double]
  private(set) var unmeasured: [Double]

  let layout: TallyLayout

  init(_ layout: TallyLayout) {
    self.layout = layout
    replicates = [[Double]](
      repeating: [Double](repeating: 0, count: MeasureTally.replicateCount), count: layout.measures)
    measures = [WeightedMoments](repeating: WeightedMoments(), count: layout.measures)
    events = [Event](repeating: Event(), count: layout.intervalEvents)
    let count = layout.outcomes + Verdict.allCases.count
    readings = layout.readings.map { reading in
      reading.values.map { _ in
        Reading(events: [WeightedMoments](repeating: WeightedMoments(), count: count))
      }
    }
    shared = [Double](repeating: 0, count: layout.criteria)
    unmeasured = shared
  }

  /// Tallies by their parts.
  init(
    layout: TallyLayout, sets: Int, weight: Double, replicates: [[Double]], measures: [WeightedMoments],
    events: [Event], readings: [[Reading]], shared: [Double], unmeasured: [Double]
  ) {
    self.layout = layout
    self.sets = sets
    self.weight = weight
    self.replicates = replicates
    self.measures = measures
    self.events = events
    self.readings = readings
    self.shared = shared
    self.unmeasured = unmeasured
  }

  /// The sum of a measure.
  func sum(_ measure: Int) -> Double { replicates[measure].reduce(0, +) }

  /// Adds the requests under one set; set j belongs to replicate j mod 32.
  mutating func add(_ sums: ExactSums, _ member: JudgementSets.Member) {
    let replicate = sets % MeasureTally.replicateCount
    let share = member.weight
    sets += 1
    weight += share
    for (index, measure) in sums.measures.enumerated() {
      replicates[index][replicate] += share * (measure / sums.chance)
      measures[index].add(measure / sums.chance, weight: share)
    }
    for index in shared.indices {
      shared[index] += share * (sums.shared[index] / sums.chance)
      unmeasured[index] += share * (sums.unmeasured[index] / sums.chance)
    }
    for event in 0..<layout.plainEvents {
      add(sums.spread[event].mean, within: sums.spread[event].variance, to: event, share)
    }
    addHeadline(sums, share)
    for (reading, place) in member.readings.enumerated() {
      if let place { readings[reading][place].add(sums, layout, share, replicate) }
    }
  }

  private mutating func add(_ value: Double, within: Double, to event: Int, _ share: Double) {
    events[event].values.append((value, share))
    events[event].between.add(value, weight: share)
    events[event].within += share * within
  }

  /// The headline under this set, and its spread over requests by linearisation: that of the residuals a - h b of the
  /// ratio h, over the mean of b.
  private mutating func addHeadline(_ sums: ExactSums, _ share: Double) {
    let asked = sums.spread[layout.plainEvents]
    guard asked.mean > 0 else { return }
    let parts = TallyLayout.headlines.map { sums.spread[layout.verdict($0)] }
    for place in parts.indices {
      let own = parts[place]
      let other = parts[1 - place]
      let ratio = own.mean / (own.mean + other.mean)
      let covariance = (own.variance + asked.variance - other.variance) / 2
      let residual = own.variance - 2 * ratio * covariance + ratio * ratio * asked.variance
      let isNoise = residual < 1e-13 * (own.variance + asked.variance)
      add(
        ratio, within: isNoise ? 0 : residual / (asked.mean * asked.mean), to: layout.plainEvents + place,
        share)
    }
  }
}

extension ExactTallies.Reading {
  fileprivate mutating func add(
    _ sums: ExactSums, _ layout: TallyLayout, _ share: Double, _ replicate: Int
  ) {
    weight += share
    sets += 1
    for index in events.indices { events[index].add(sums.spread[index].mean, weight: share) }
    asked[replicate].approved += share * sums.spread[layout.verdict(.approved)].mean
    asked[replicate].whole += share * sums.spread[layout.plainEvents].mean
  }
}
