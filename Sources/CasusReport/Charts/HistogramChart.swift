import CasusSampling
import CasusSimulation

/// How a quantity is distributed: columns over an axis with its unit, the 90% interval shaded, the median marked.
struct HistogramChart: Chart {
  let quantity: QuantityResult
  /// What was observed; nil where nothing was.
  let observed: Double?

  /// How many columns there are at most.
  private static let columnCount = 60

  init?(_ quantity: QuantityResult, observed: Double? = nil) {
    guard quantity.summary != nil, HistogramColumns(quantity.histogram, columns: Self.columnCount) != nil
    else {
      return nil
    }
    self.quantity = quantity
    self.observed = observed
  }

  var summary: String {
    guard let summary = quantity.summary else { return quantity.title }
    return
      "Histogram: \(quantity.title). Median \(QuantityWords.median(summary.median).first ?? "-") \(quantity.unit), "
      + "90% predictive interval \(QuantityWords.interval(summary)) \(quantity.unit)."
  }

  func drawn(width: Double) -> Drawing {
    var drawing = Drawing(width: width, height: 196)
    guard let columns = HistogramColumns(quantity.histogram, columns: Self.columnCount),
      let summary = quantity.summary
    else { return drawing }
    let plot = (x: 44.0, width: width - 60, top: 36.0, bottom: 150.0)
    func x(_ value: Double) -> Double? { columns.place(of: value).map { plot.x + $0 * plot.width } }
    let low = x(summary.low.estimate.value) ?? plot.x
    let high = x(summary.high.estimate.value) ?? plot.x + plot.width
    drawing.rectangle(
      x: low, y: plot.top, width: high - low, height: plot.bottom - plot.top, .band)
    shareAxis(columns, plot, &drawing)
    let tallest = columns.shares.max() ?? 1
    let each = plot.width / Double(columns.shares.count)
    for (index, share) in columns.shares.enumerated() where share > 0 {
      let height = share / tallest * (plot.bottom - plot.top)
      drawing.rectangle(
        x: plot.x + Double(index) * each + 0.5, y: plot.bottom - height, width: max(each - 1, 0.5),
        height: height, .neutral)
    }
    drawing.line(from: (plot.x, plot.bottom), to: (plot.x + plot.width, plot.bottom), .line)
    var free = 0.0
    for tick in columns.ticks(most: width >= ChartMetrics.roomy ? 9 : 5) {
      guard let place = x(tick) else { continue }
      let label = NumberText.readable(tick)
      let half = TextMeasure.width(of: label, size: ChartMetrics.small) / 2
      drawing.line(from: (place, plot.bottom), to: (place, plot.bottom + 5), .line)
      guard place - half > free else { continue }
      drawing.text(label, x: place, y: plot.bottom + 19, .tick, anchor: .middle)
      free = place + half + 6
    }
    let unit = quantity.unit + (columns.scale.kind == .logarithmic ? " (log scale)" : "")
    drawing.text(
      TextMeasure.shortened(unit, to: plot.width, size: ChartMetrics.small), x: plot.x + plot.width / 2,
      y: plot.bottom + 38, .faint, anchor: .middle)
    marks(summary, low: low, high: high, at: x, plot, &drawing)
    return drawing
  }

  private typealias Plot = (x: Double, width: Double, top: Double, bottom: Double)

  private func shareAxis(_ columns: HistogramColumns, _ plot: Plot, _ drawing: inout Drawing) {
    let tallest = columns.shares.max() ?? 1
    for tick in AxisTicks.linear(from: 0, to: tallest, most: 4) {
      let y = plot.bottom - tick / tallest * (plot.bottom - plot.top)
      if tick > 0 { drawing.line(from: (plot.x, y), to: (plot.x + plot.width, y), .grid) }
      drawing.text(
        NumberText.significant(tick * 100, 2) + "%", x: plot.x - 6, y: y + 4, .tick, anchor: .end)
    }
  }

  /// The median, the interval's ends and what was observed, named directly.
  private func marks(
    _ summary: QuantityResult.Summary, low: Double, high: Double, at place: (Double) -> Double?, _ plot: Plot,
    _ drawing: inout Drawing
  ) {
    drawing.line(from: (low, plot.top - 8), to: (high, plot.top - 8), .whisker)
    for end in [low, high] { drawing.line(from: (end, plot.top - 12), to: (end, plot.top - 4), .whisker) }
    let median = place(summary.median.estimate.value)
    if let median {
      drawing.line(from: (median, plot.top - 8), to: (median, plot.bottom), .whisker)
      drawing.dot(x: median, y: plot.top - 8, radius: 3.2, .whisker)
    }
    let text =
      "median \(QuantityWords.median(summary.median).first ?? "-"), 90% \(QuantityWords.interval(summary))"
    let half = TextMeasure.width(of: text, size: ChartMetrics.small) / 2
    let middle = min(max(median ?? (low + high) / 2, half + 2), drawing.width - half - 2)
    drawing.text(text, x: middle, y: plot.top - 19, .value, anchor: .middle)
    if let observed, let x = place(observed) { drawing.diamond(x: x, y: plot.bottom, radius: 5, .whisker) }
  }
}
