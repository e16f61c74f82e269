import CasusSimulation

/// P(approved) along one factor, with the interval from judgements as a band, and a mark over the values between which it passes one half.
struct TippingChart: Chart {
  let line: TippingLine

  var summary: String {
    let ends = [line.points.first, line.points.last].compactMap(\.self).compactMap { point in
      point.approved.map { "\(NumberText.share($0.estimate)) at \(NumberText.readable(point.value))" }
    }
    return
      "Line chart of the probability of approval along \(line.name): from \(ends.joined(separator: " to ")). \(line.inWords)"
  }

  func drawn(width: Double) -> Drawing {
    var drawing = Drawing(width: width, height: 278)
    let plot = (left: 44.0, right: width - 20, top: 30.0, bottom: 218.0)
    guard let low = line.points.first?.value, let high = line.points.last?.value, low < high else {
      return drawing
    }
    func x(_ value: Double) -> Double {
      let share =
        line.isLogScaled
        ? LogPlace.share(of: value, from: low, to: high) : (value - low) / (high - low)
      return plot.left + share * (plot.right - plot.left)
    }
    func y(_ share: Double) -> Double { plot.bottom - share * (plot.bottom - plot.top) }
    let known = line.points.filter { $0.approved != nil }
    let band = known.compactMap { point in point.approved?.interval.map { (x(point.value), $0) } }
    if band.count > 1 {
      drawing.shape(
        band.map { ($0.0, y($0.1.upperBound)) } + band.reversed().map { ($0.0, y($0.1.lowerBound)) }, .band)
      drawing.trace(band.map { ($0.0, y($0.1.upperBound)) }, .edge)
      drawing.trace(band.map { ($0.0, y($0.1.lowerBound)) }, .edge)
    }
    turns(x, top: plot.top, bottom: plot.bottom, in: &drawing)
    for percent in [0, 25, 50, 75, 100] {
      let height = y(Double(percent) / 100)
      drawing.line(from: (plot.left, height), to: (plot.right, height), percent == 50 ? .line : .grid)
      drawing.text("\(percent)%", x: plot.left - 6, y: height + 4, .tick, anchor: .end)
    }
    ticks(from: low, to: high, x, bottom: plot.bottom, in: &drawing)
    let values = known.map { (x($0.value), y($0.approved?.estimate.value ?? 0)) }
    drawing.trace(values, .curve)
    for (place, point) in zip(values, known) {
      if let spread = point.approved?.estimate.spread {
        drawing.line(from: (place.0, y(spread.lowerBound)), to: (place.0, y(spread.upperBound)), .whisker)
      }
      drawing.dot(x: place.0, y: place.1, radius: 3, .whisker)
    }
    let unit =
      "\(line.name)\(line.unit.isEmpty ? "" : " (\(line.unit))")\(line.isLogScaled ? ", log scale" : "")"
    drawing.text(
      TextMeasure.shortened(unit, to: plot.right - plot.left, size: ChartMetrics.small),
      x: (plot.left + plot.right) / 2, y: plot.bottom + 40, .faint, anchor: .middle)
    return drawing
  }

  /// Marks where the answer turns, and says above the plot between which values that is.
  private func turns(_ x: (Double) -> Double, top: Double, bottom: Double, in drawing: inout Drawing) {
    var free = 0.0
    for crossing in line.crossings {
      let (left, right) = (x(crossing.from), x(crossing.to))
      drawing.rectangle(x: left, y: top, width: right - left, height: bottom - top, .turn)
      let text = "turns \(crossing.inWords)"
      let half = TextMeasure.width(of: text, size: ChartMetrics.small) / 2
      let middle = min(max((left + right) / 2, half), drawing.width - half)
      guard middle - half >= free else { continue }
      drawing.text(text, x: middle, y: top - 14, .value, anchor: .middle)
      free = middle + half + 8
    }
  }

  private func ticks(
    from low: Double, to high: Double, _ x: (Double) -> Double, bottom: Double, in drawing: inout Drawing
  ) {
    let most = drawing.width >= ChartMetrics.roomy ? 9 : 5
    let ticks =
      line.isLogScaled
      ? AxisTicks.logarithmic(from: low, to: high, most: most)
      : AxisTicks.linear(from: low, to: high, most: most)
    var free = 0.0
    for tick in ticks {
      let label = NumberText.readable(tick)
      let half = TextMeasure.width(of: label, size: ChartMetrics.small) / 2
      drawing.line(from: (x(tick), bottom), to: (x(tick), bottom + 5), .line)
      guard x(tick) - half > free else { continue }
      drawing.text(label, x: min(x(tick), drawing.width - half), y: bottom + 19, .tick, anchor: .middle)
      free = x(tick) + half + 6
    }
  }
}
