import CasusSampling
import CasusSimulation

/// A quantity's histogram gathered into as many columns as a picture has room for.
///
/// The picture is cropped to where all but half a percent at either end lies; what is left out is told.
struct HistogramColumns: Hashable, Sendable {
  /// The share of the whole weight in each column, from the left.
  let shares: [Double]
  /// The share of the weight to the left of the picture, from 0 to 1.
  let below: Double
  /// The share of the weight to the right of the picture, from 0 to 1.
  let above: Double
  /// The bins of the rulebook.
  let scale: HistogramScale

  private let firstBin: Int
  private let binsPerColumn: Int

  /// How much is left out at either end at most.
  private static let cropped = 0.005

  /// Gathers a histogram; nil where it is empty or no column is wanted.
  init?(_ histogram: QuantityHistogram, columns: Int) {
    let total = histogram.underflow + histogram.weights.reduce(0, +) + histogram.overflow
    guard total > 0, columns > 0, !histogram.weights.isEmpty else { return nil }
    let weights = histogram.weights
    let first = Self.bin(reaching: Self.cropped * total - histogram.underflow, in: weights)
    let fromRight = Self.bin(reaching: Self.cropped * total - histogram.overflow, in: weights.reversed())
    let last = max(weights.count - 1 - fromRight, first)
    let count = last - first + 1
    binsPerColumn = (count + columns - 1) / columns
    firstBin = first
    scale = histogram.scale
    let columnCount = (count + binsPerColumn - 1) / binsPerColumn
    shares = (0..<columnCount).map { [binsPerColumn] column in
      let start = first + column * binsPerColumn
      let end = min(start + binsPerColumn, weights.count)
      return weights[start..<max(start, end)].reduce(0, +) / total
    }
    let end = min(first + columnCount * binsPerColumn, weights.count)
    below = (histogram.underflow + weights[..<first].reduce(0, +)) / total
    above = (histogram.overflow + weights[end...].reduce(0, +)) / total
  }

  /// The first bin up to which more than `limit` of the weight lies.
  private static func bin(reaching limit: Double, in weights: some Sequence<Double>) -> Int {
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if weight > 0, sum > limit { return index }
    }
    return 0
  }

  /// The value at the left edge.
  var low: Double { scale.value(at: Double(firstBin)) }
  /// The value at the right edge.
  var high: Double { value(at: 1) }

  /// Where a value stands across the picture: 0 at the left edge, 1 at the right one; nil outside of it.
  func place(of value: Double) -> Double? {
    let bin = scale.place(of: value)
    guard bin >= 0, bin <= scale.binCount else { return nil }
    let along = (Double(bin - firstBin) + (scale.kind == .wholeNumbers ? 0.5 : 0)) / span
    return along >= 0 && along <= 1 ? along : nil
  }

  /// The value at a place across the picture, from 0 to 1.
  func value(at place: Double) -> Double {
    scale.value(at: min(Double(firstBin) + place * span, Double(scale.binCount)))
  }

  /// Values to name on the axis.
  func ticks(most: Int) -> [Double] {
    scale.kind == .logarithmic
      ? AxisTicks.logarithmic(from: low, to: high, most: most)
      : AxisTicks.linear(from: low, to: high, most: most).filter {
        scale.kind != .wholeNumbers || $0 == $0.rounded()
      }
  }

  private var span: Double { Double(shares.count * binsPerColumn) }
}
