import CasusSampling
public import CasusSimulation

/// How a quantity's distribution, given that it exists, differs between two runs.
public struct QuantityShift: Sendable {
  /// The quantity's name.
  public let name: String
  /// What it is, in plain words.
  public let title: String
  /// Its unit.
  public let unit: String
  /// What each side's run found; nil on a side that does not have it.
  public let sides: [QuantityResult?]
  /// The second side's quantiles less the first's, with a jackknife error of the paired difference; nil where a side has
  /// none, or it lies beyond the range.
  public let median: RunEstimate?
  /// The same for the 5% quantile.
  public let low: RunEstimate?
  /// The same for the 95% quantile.
  public let high: RunEstimate?
  /// Wasserstein's distance in the quantity's unit and Kolmogorov's and Smirnov's, values beyond the range held to its ends;
  /// empty where the two have unlike bins or too few draws.
  public let distances: [DistanceEstimate]
  /// Whether the two are the same to the bit: values, weights and all.
  public let isUnchanged: Bool

  /// The greatest difference between the two cumulative distributions, from 0 to 1; nil where there are no distances.
  public var greatestDifference: RunEstimate? {
    distances.first { $0.measure == .kolmogorovSmirnov }?.estimate
  }

  /// Compares all quantities of two runs, in the order of the first, then those that only the second has.
  static func all(_ runs: [ComparedRun]) -> [QuantityShift] {
    let names = runs.reduce(into: [String]()) { all, run in
      all += run.result.quantities.map(\.name).filter { !all.contains($0) }
    }
    return names.map { name in
      QuantityShift(name, runs.map { run in run.result.quantities.first { $0.name == name } }, runs)
    }
  }

  private init(_ name: String, _ sides: [QuantityResult?], _ runs: [ComparedRun]) {
    self.name = name
    self.sides = sides
    let any = sides.compactMap(\.self).first
    title = any?.title ?? name
    unit = any?.unit ?? ""
    let replicates = zip(sides, runs).map { side, run in
      side.flatMap { run.result.replicates(ofQuantity: $0.index) } ?? []
    }
    isUnchanged = !replicates[0].isEmpty && replicates[0] == replicates[1]
    let histograms = HistogramPair(
      replicates, seed: runs[0].result.manifest.seed,
      rows: runs.map(\.result.manifest.rows).min() ?? 1)
    let isEnough = sides.allSatisfy { $0?.summary != nil }
    guard isEnough, let histograms else {
      (median, low, high, distances) = (nil, nil, nil, [])
      return
    }
    median = histograms.shift(of: 0.5)
    low = histograms.shift(of: 0.05)
    high = histograms.shift(of: 0.95)
    distances = histograms.distances()
  }
}

/// The histograms of a quantity on both sides.
private struct HistogramPair {
  private let scale: HistogramScale
  /// By side and replicate.
  private let replicates: [[HistogramTally]]
  /// By side, all replicates.
  private let wholes: [HistogramTally]
  /// By side, all but each replicate in turn.
  private let rests: [[HistogramTally]]
  private let seed: UInt64
  private let rows: Int

  /// - Returns: nil where a side has none or the bins differ.
  init?(_ replicates: [[HistogramTally]], seed: UInt64, rows: Int) {
    guard let scale = replicates[0].first?.scale, replicates.allSatisfy({ $0.first?.scale == scale }),
      replicates[0].count == replicates[1].count
    else { return nil }
    self.scale = scale
    self.replicates = replicates
    self.seed = seed
    self.rows = rows
    let sums = replicates.map { side in side.reduce(into: HistogramTally(scale: scale)) { $0.merge($1) } }
    wholes = sums
    rests = zip(sums, replicates).map { whole, side in side.map { whole.without($0) } }
  }

  private var isSame: Bool { replicates[0] == replicates[1] }

  /// The difference of a quantile, with its jackknife error; nil where it lies beyond the range.
  func shift(of share: Double) -> RunEstimate? {
    guard let value = difference(wholes[0], wholes[1], share) else { return nil }
    if isSame { return RunEstimate(value: 0, standardError: 0) }
    let partial = zip(rests[0], rests[1]).compactMap { difference($0, $1, share) }
    guard partial.count == rests[0].count else { return nil }
    return .ofReplicates(value, standardError: Jackknife.standardError(leavingOut: partial))
  }

  private func difference(_ first: HistogramTally, _ second: HistogramTally, _ share: Double) -> Double? {
    guard case .value(let one)? = first.quantile(share), case .value(let other)? = second.quantile(share)
    else { return nil }
    return other - one
  }

  func distances() -> [DistanceEstimate] {
    let measures: [DistanceEstimate.Measure] = [.wasserstein, .kolmogorovSmirnov]
    if isSame {
      return measures.map {
        DistanceEstimate(measure: $0, estimate: RunEstimate(value: 0, standardError: 0), noise: 0)
      }
    }
    let widths = scale.widths
    func distances(_ first: HistogramTally, _ second: HistogramTally) -> [Double] {
      self.distances(zip(first.cumulative, second.cumulative).map { $1 - $0 }, widths)
    }
    let values = distances(wholes[0], wholes[1])
    let partial = zip(rests[0], rests[1]).map { distances($0, $1) }
    let parts = zip(replicates[0], replicates[1]).map { zip($0.cumulative, $1.cumulative).map { $1 - $0 } }
    let levels = NoiseLevel(parts, seed: seed).levels { self.distances($0, widths) }
    return measures.indices.map { place in
      let error = Jackknife.standardError(leavingOut: partial.map { $0[place] })
      // The one has the quantity's unit, the other is a difference of shares.
      let floor = measures[place] == .kolmogorovSmirnov ? 1 / Double(rows) : 0
      return DistanceEstimate(
        measure: measures[place],
        estimate: .ofReplicates(values[place], standardError: max(error, floor)), noise: levels[place])
    }
  }

  /// The area between two cumulative distributions and the greatest gap, from their differences at the bins' upper ends.
  private func distances(_ gaps: [Double], _ widths: [Double]) -> [Double] {
    var area = 0.0
    var before = 0.0
    for (gap, width) in zip(gaps, widths) {
      // A whole number's step lasts until the next; elsewhere weight is spread evenly within its bin.
      area += (scale.kind == .wholeNumbers ? gap.magnitude : (before.magnitude + gap.magnitude) / 2) * width
      before = gap
    }
    return [area, gaps.reduce(0) { max($0, $1.magnitude) }]
  }
}

extension HistogramTally {
  /// What is left without a part that was merged into this.
  fileprivate func without(_ part: HistogramTally) -> HistogramTally {
    HistogramTally(
      scale: scale, weights: zip(weights, part.weights).map { $0 - $1 },
      underflow: underflow - part.underflow, overflow: overflow - part.overflow,
      sumOfSquaredWeights: sumOfSquaredWeights - part.sumOfSquaredWeights) ?? self
  }

  /// The share of weight at or below each bin's upper end, what lies above the range counted in the last; 0 everywhere where
  /// there is no weight.
  fileprivate var cumulative: [Double] {
    let all = Double(total)
    var sum = underflow
    var result = weights.map { weight -> Double in
      sum += weight
      return all > 0 ? Double(sum) / all : 0
    }
    if all > 0, !result.isEmpty { result[result.count - 1] = 1 }
    return result
  }
}

extension HistogramScale {
  /// The width of each bin in the value's unit.
  fileprivate var widths: [Double] {
    if kind == .wholeNumbers { return [Double](repeating: 1, count: binCount) }
    return (0..<binCount).map { value(at: Double($0 + 1)) - value(at: Double($0)) }
  }
}
