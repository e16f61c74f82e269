import CasusRulebook
import CasusSampling

/// What one row adds to the tallies: whole numbers only.
struct RowTotals: Sendable {
  /// The places of the discrete judgements' values.
  let readings: [Int]
  /// The sums over the row's draws, in units of 2^-32, by ``TallyLayout``.
  var measures: [UInt64]
  /// For each event with an interval, 64 x the sum of squares less the square of the sum, in units of 2^-64.
  var within: [UInt128]
  /// For each event with an interval, by how much the sums over the row's first and last 32 draws differ, in units of
  /// 2^-32; empty where half-rows are not tallied.
  var halves: [UInt64] = []
  /// The row's probabilities of the headline's verdicts given that something was asked, in units of 2^-38; nil where nothing was asked.
  var headline: [UInt64]?
  /// In how many measured draws each criterion shared the credit.
  var shared: [UInt64]
  /// In how many measured draws each criterion's weight could not be told.
  var unmeasured: [UInt64]
  /// For each quantity, the sum of the squares of the draws' weights.
  var squaredWeights: [UInt128]
  /// The quantities' values with their weights.
  var values: [(quantity: Int, value: Double, weight: UInt64)] = []
  /// For each stated correlation, the sums over the row.
  var products: [WordProducts]
}

/// Sums of two factors' words and of their products, for the attained correlation.
struct WordProducts: Hashable, Sendable {
  var first: UInt128 = 0
  var second: UInt128 = 0
  var firstSquared: UInt128 = 0
  var secondSquared: UInt128 = 0
  var product: UInt128 = 0

  mutating func add(_ first: UInt32, _ second: UInt32) {
    self.first += UInt128(first)
    self.second += UInt128(second)
    firstSquared += UInt128(first) * UInt128(first)
    secondSquared += UInt128(second) * UInt128(second)
    product += UInt128(first) * UInt128(second)
  }

  mutating func merge(_ other: WordProducts) {
    first += other.first
    second += other.second
    firstSquared += other.firstSquared
    secondSquared += other.secondSquared
    product += other.product
  }

  /// The correlation of the words, which is Spearman's of the uniforms, over `count` draws.
  func correlation(count: Int) -> Double? {
    let n = Double(count)
    let meanFirst = Double(first) / n
    let meanSecond = Double(second) / n
    let varianceFirst = Double(firstSquared) / n - meanFirst * meanFirst
    let varianceSecond = Double(secondSquared) / n - meanSecond * meanSecond
    guard varianceFirst > 0, varianceSecond > 0 else { return nil }
    let covariance = Double(product) / n - meanFirst * meanSecond
    return covariance / (varianceFirst * varianceSecond).squareRoot()
  }
}
