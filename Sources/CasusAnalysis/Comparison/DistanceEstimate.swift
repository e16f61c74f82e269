import CasusSampling
public import CasusSimulation

/// How far two distributions lie apart, by one measure.
public struct DistanceEstimate: Hashable, Sendable {
  /// How the distance is measured.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// Half the sum of the differences in probability without their signs: the greatest difference that any set of outcomes
    /// can have. From 0 to 1.
    case totalVariation = "total_variation"
    /// The Jensen-Shannon divergence with logarithms to base 2, in bits: from 0 to 1. Not its root.
    case jensenShannon = "jensen_shannon"
    /// How far probability must be carried on average to turn one distribution into the other: in rungs of the ladder,
    /// neighbouring rungs one apart, or in the unit of a quantity.
    case wasserstein
    /// The greatest difference between the two cumulative distributions. From 0 to 1.
    case kolmogorovSmirnov = "kolmogorov_smirnov"
  }

  /// How it is measured.
  public let measure: Measure
  /// The distance, with its error by a jackknife over the 32 replicates; without error (0) where the runs were enumerated.
  public let estimate: RunEstimate
  /// What chance alone would exceed once in twenty times, were there no difference; exactly 0 where nothing differs, nil
  /// where the runs were enumerated.
  public let noise: Double?
}

/// The level of distances that noise alone gives.
///
/// A replicate's paired difference less the mean of all 32 is noise. Were there no true difference, each could as well
/// have had the other sign: 200 vectors of signs, keyed by the run's seed, give as many differences by chance, and the
/// 95% quantile of their distances is the level.
struct NoiseLevel {
  /// How many vectors of signs there are.
  static let vectors = 200
  /// The place of the 95% quantile among so many in order.
  private static let place = vectors * 95 / 100 - 1

  private let residuals: [[Double]]
  private let signs: Stream

  /// - Parameter differences: By replicate, then place.
  init(_ differences: [[Double]], seed: UInt64) {
    let count = Double(differences.count)
    let places = differences.first?.count ?? 0
    var means = [Double](repeating: 0, count: places)
    for difference in differences {
      for place in means.indices { means[place] += difference[place] / count }
    }
    // Residuals vary less than what they are residuals of, by (count - 1) / count.
    let scale = differences.count > 1 ? (count / (count - 1)).squareRoot() / count : 0
    residuals = differences.map { difference in zip(difference, means).map { ($0 - $1) * scale } }
    signs = Stream(seed: seed, name: .other(kind: "comparison", "signs"))
  }

  /// The levels of some distances.
  ///
  /// - Parameter distances: The distances of a difference by chance.
  func levels(_ distances: ([Double]) -> [Double]) -> [Double] {
    var found: [[Double]] = []
    for vector in 0..<UInt64(Self.vectors) {
      let word = signs.word(at: vector)
      var sum = [Double](repeating: 0, count: residuals.first?.count ?? 0)
      for (replicate, residual) in residuals.enumerated() {
        let isNegative = word >> UInt32(replicate % 32) & 1 == 1
        for place in sum.indices { sum[place] += isNegative ? -residual[place] : residual[place] }
      }
      found.append(distances(sum))
    }
    guard let first = found.first else { return [] }
    return first.indices.map { index in found.map { $0[index] }.sorted()[Self.place] }
  }
}
