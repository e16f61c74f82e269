/// Bars below one another on one axis, each with its interval, its label and its number.
struct RowChart: Chart {
  /// One line of the chart.
  enum Line: Sendable {
    /// A heading over the rows that follow.
    case heading(String)
    case row(Row)
  }

  struct Row: Sendable {
    let label: String
    /// A remark below the label, in fainter letters; empty for none.
    var remark = ""
    /// The number as it is printed.
    let text: String
    /// A second number below it, such as the interval; empty for none.
    var detail = ""
    let value: Double
    /// What is uncertain about it; nil where nothing is.
    let interval: ClosedRange<Double>?
    let ink: Ink
    /// Whether the row is what was observed, and gets a mark.
    var isObserved = false
    /// Whether the value is drawn as a dot rather than as a bar from zero.
    var isDot = false
  }

  let summary: String
  let lines: [Line]
  let axis: ChartAxis

  func drawn(width: Double) -> Drawing {
    let isRoomy = width >= ChartMetrics.roomy
    let labelWidth = isRoomy ? 286.0 : width - 112
    let plot = isRoomy ? (labelWidth + 24)...(width - 118) : 10...(width - 8)
    var back = Drawing(width: width)
    var body = Drawing(width: width)
    axis.drawLabels(in: &back, across: plot, above: 20)
    var y = 22.0
    for line in lines {
      switch line {
      case .heading(let text):
        back.breaks.append(y + 2)
        y += 10
        for part in TextMeasure.wrapped(text, to: width - 8, size: ChartMetrics.size, isBold: true) {
          body.text(part, x: 0, y: y + 12, .strong)
          y += ChartMetrics.leading
        }
        y += 5
      case .row(let row):
        let next = isRoomy ? besides(row, y, labelWidth, plot, &body) : above(row, y, labelWidth, plot, &body)
        axis.drawLines(in: &back, across: plot, from: isRoomy ? y : next - 24, to: isRoomy ? next : next - 4)
        y = next
        back.breaks.append(y)
      }
    }
    back.append(body)
    back.height = y + 4
    return back
  }

  /// Draws a row with its label to the left; the next row's place.
  private func besides(
    _ row: Row, _ y: Double, _ labelWidth: Double, _ plot: ClosedRange<Double>, _ drawing: inout Drawing
  ) -> Double {
    let labels = TextMeasure.wrapped(
      row.label, to: labelWidth, size: ChartMetrics.size, isBold: row.isObserved)
    let remarks = TextMeasure.wrapped(row.remark, to: labelWidth, size: ChartMetrics.small, lines: 3)
    let count = Double(max(labels.count + remarks.count, row.detail.isEmpty ? 1 : 2))
    let height = count * ChartMetrics.leading + 10
    let middle = y + height / 2
    var line = middle - Double(labels.count + remarks.count) * ChartMetrics.leading / 2 + 12
    for text in labels {
      drawing.text(text, x: labelWidth, y: line, row.isObserved ? .strong : .label, anchor: .end)
      line += ChartMetrics.leading
    }
    for text in remarks {
      drawing.text(text, x: labelWidth, y: line, .faint, anchor: .end)
      line += ChartMetrics.leading
    }
    mark(row, middle, plot, &drawing)
    let numbers = plot.upperBound + 12
    drawing.text(row.text, x: numbers, y: row.detail.isEmpty ? middle + 4.5 : middle - 3, .value)
    if !row.detail.isEmpty { drawing.text(row.detail, x: numbers, y: middle + 12, .faint) }
    return y + height
  }

  /// Draws a row with its label above; the next row's place.
  private func above(
    _ row: Row, _ y: Double, _ labelWidth: Double, _ plot: ClosedRange<Double>, _ drawing: inout Drawing
  ) -> Double {
    var line = y + 14
    drawing.text(row.text, x: drawing.width, y: line, .value, anchor: .end)
    for text in TextMeasure.wrapped(
      row.label, to: labelWidth, size: ChartMetrics.size, isBold: row.isObserved)
    {
      drawing.text(text, x: 0, y: line, row.isObserved ? .strong : .label)
      line += ChartMetrics.leading
    }
    let detailWidth = TextMeasure.width(of: row.detail, size: ChartMetrics.small)
    drawing.text(
      row.detail, x: drawing.width, y: y + 14 + ChartMetrics.leading, .faint, anchor: .end)
    for text in TextMeasure.wrapped(
      row.remark, to: drawing.width - detailWidth - 12, size: ChartMetrics.small)
    {
      drawing.text(text, x: 0, y: line, .faint)
      line += ChartMetrics.leading
    }
    if !row.detail.isEmpty { line = max(line, y + 14 + 2 * ChartMetrics.leading) }
    mark(row, line - 2, plot, &drawing)
    return line + 12
  }

  /// Draws a row's bar, interval and mark.
  private func mark(_ row: Row, _ middle: Double, _ plot: ClosedRange<Double>, _ drawing: inout Drawing) {
    let place = axis.place(of: row.value, across: plot)
    let zero = axis.place(of: axis.range.contains(0) ? 0 : axis.range.lowerBound, across: plot)
    let half = ChartMetrics.bar / 2
    if !row.isDot {
      drawing.rectangle(
        x: min(zero, place), y: middle - half, width: max((place - zero).magnitude, 1.5),
        height: ChartMetrics.bar, row.ink)
    }
    if let interval = row.interval {
      let low = axis.place(of: interval.lowerBound, across: plot)
      let high = axis.place(of: interval.upperBound, across: plot)
      drawing.line(from: (low, middle), to: (high, middle), .whisker)
      for end in [low, high] { drawing.line(from: (end, middle - 4), to: (end, middle + 4), .whisker) }
    }
    if row.isDot || row.interval != nil {
      drawing.dot(x: place, y: middle, radius: row.isDot ? 5 : 3.2, row.isDot ? row.ink : .whisker)
    }
    if row.isObserved { drawing.diamond(x: plot.lowerBound - 8, y: middle, radius: 4, .whisker) }
  }
}
