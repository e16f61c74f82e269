/// A horizontal axis with its ticks, their labels and faint lines down the chart.
struct ChartAxis: Sendable {
  let range: ClosedRange<Double>
  let ticks: [(value: Double, label: String)]
  /// A value whose line is drawn stronger, such as one half; nil for none.
  var reference: Double?

  /// From 0% to 100%.
  static let probability = ChartAxis(
    range: 0...1, ticks: [0, 25, 50, 75, 100].map { (Double($0) / 100, "\($0)%") })

  /// From 0% to 100%, with a line at one half, where an answer turns.
  static let turning = ChartAxis(range: 0...1, ticks: probability.ticks, reference: 0.5)

  /// An axis that holds all values and 0, for differences.
  ///
  /// - Parameters:
  ///   - values: What must fit on it.
  ///   - label: A tick's label.
  static func holding(_ values: [Double], label: (Double) -> String) -> ChartAxis {
    let finite = values.filter(\.isFinite)
    let low = min(0, finite.min() ?? 0)
    let high = max(0, finite.max() ?? 0)
    let span = high > low ? high - low : 1
    let ticks = AxisTicks.linear(from: low, to: high > low ? high : low + 1, most: 6)
    return ChartAxis(
      range: (low - 0.03 * span)...(low + 1.03 * span), ticks: ticks.map { ($0, label($0)) }, reference: 0)
  }

  /// Where a value stands between two places in pixels; held to the axis.
  func place(of value: Double, across plot: ClosedRange<Double>) -> Double {
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return plot.lowerBound + min(max(share, 0), 1) * (plot.upperBound - plot.lowerBound)
  }

  /// Draws the ticks' labels above a height, as many as do not touch one another.
  func drawLabels(in drawing: inout Drawing, across plot: ClosedRange<Double>, above height: Double) {
    var free = -Double.infinity
    for (value, label) in ticks {
      let half = TextMeasure.width(of: label, size: ChartMetrics.small) / 2
      let middle = min(max(place(of: value, across: plot), half), drawing.width - half)
      guard middle - half > free else { continue }
      drawing.text(label, x: middle, y: height - 7, .tick, anchor: .middle)
      free = middle + half + 4
    }
  }

  /// Draws a faint line down from each tick, and a stronger one at the reference.
  func drawLines(
    in drawing: inout Drawing, across plot: ClosedRange<Double>, from top: Double, to bottom: Double
  ) {
    for (value, _) in ticks where value != reference {
      let x = place(of: value, across: plot)
      drawing.line(from: (x, top), to: (x, bottom), .grid)
    }
    if let reference {
      let x = place(of: reference, across: plot)
      drawing.line(from: (x, top), to: (x, bottom), .line)
    }
  }
}
