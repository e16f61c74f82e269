/// Mean and variance of weighted numbers; numbers that are all alike have a variance of exactly 0.
struct WeightedMoments: Hashable, Sendable {
  /// How many numbers were added.
  private(set) var count = 0
  /// The sum of their weights.
  private(set) var weight = 0.0
  /// Their mean; 0 where nothing was added.
  private(set) var mean = 0.0
  /// The weighted sum of squared deviations from the mean.
  private(set) var squares = 0.0

  /// The variance by weight, with no correction for the number of values.
  var variance: Double { weight > 0 ? squares / weight : 0 }

  /// The variance of what was drawn, with divisor count - 1; nil for fewer than two numbers.
  var sampleVariance: Double? { count > 1 ? variance * Double(count) / Double(count - 1) : nil }

  mutating func add(_ value: Double, weight share: Double) {
    count += 1
    weight += share
    guard weight > 0 else { return }
    let deviation = value - mean
    mean += deviation * (share / weight)
    squares += share * deviation * (value - mean)
  }

  mutating func merge(_ other: WeightedMoments) {
    guard other.weight > 0 else { return }
    let whole = weight + other.weight
    let deviation = other.mean - mean
    squares += other.squares + deviation * deviation * weight * (other.weight / whole)
    mean += deviation * (other.weight / whole)
    weight = whole
    count += other.count
  }
}
