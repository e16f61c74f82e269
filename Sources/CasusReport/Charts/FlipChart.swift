/// What becomes of the requests of one run in another: two columns of outcomes with ribbons between them.
///
/// Requests that keep their outcome are pale; those that climb the ladder are blue, those that fall orange.
struct FlipChart: Chart {
  /// One outcome, in either column.
  struct Outcome: Sendable {
    let title: String
    let rank: Int
    /// The share of requests that come to it in the first and in the second run.
    let shares: [Double]
  }

  let summary: String
  /// From the highest rung down.
  let outcomes: [Outcome]
  /// By outcome in the first run, then in the second: the share of requests.
  let cells: [[Double]]
  /// What the two columns are.
  let titles: [String]

  func drawn(width: Double) -> Drawing {
    let isRoomy = width >= ChartMetrics.roomy
    let labelWidth = isRoomy ? 252.0 : 116
    let height = isRoomy ? 520.0 : 600
    let headings = titles.prefix(2).map { title in
      TextMeasure.wrapped(
        isRoomy ? title : String(title.prefix { $0 != ":" }), to: width / 2 - 12, size: ChartMetrics.size,
        isBold: true, lines: 3)
    }
    let top = 14 + ChartMetrics.leading * Double(headings.map(\.count).max() ?? 1)
    let gap = isRoomy ? 12.0 : 16
    let shown = outcomes.indices.filter { index in outcomes[index].shares.contains { $0 > 0.0005 } }
    let scale = (height - gap * Double(max(shown.count - 1, 0))) / 1
    var drawing = Drawing(width: width, height: top + height + 14)
    let sides = [labelWidth + 8, width - labelWidth - 8]
    for (side, lines) in headings.enumerated() {
      for (line, text) in lines.enumerated() {
        drawing.text(
          text, x: side == 0 ? 0 : width, y: 14 + ChartMetrics.leading * Double(line), .strong,
          anchor: side == 0 ? .start : .end)
      }
    }
    let starts = (0..<2).map { side in places(shown, side: side, top: top, scale: scale, gap: gap) }
    ribbons(shown, starts, scale: scale, from: sides[0] + 9, to: sides[1] - 9, in: &drawing)
    for side in 0..<2 {
      for index in shown where outcomes[index].shares[side] > 0 {
        drawing.rectangle(
          x: sides[side] - (side == 0 ? 0 : 9), y: starts[side][index] ?? 0, width: 9,
          height: max(outcomes[index].shares[side] * scale, 0.8), .trunk)
      }
      labels(
        shown, starts[side], side: side, scale: scale, at: sides[side], width: labelWidth,
        below: top - 8, in: &drawing)
    }
    return drawing
  }

  private func places(_ shown: [Int], side: Int, top: Double, scale: Double, gap: Double) -> [Int: Double] {
    var y = top
    var places: [Int: Double] = [:]
    for index in shown {
      places[index] = y
      y += outcomes[index].shares[side] * scale + gap
    }
    return places
  }

  /// Draws a shape for each flow; those that stay come first, so that those that move lie on top.
  private func ribbons(
    _ shown: [Int], _ starts: [[Int: Double]], scale: Double, from left: Double, to right: Double,
    in drawing: inout Drawing
  ) {
    var leaving = starts[0]
    var arriving = starts[1]
    var shapes: [(commands: [PathCommand], ink: Ink, moves: Bool)] = []
    for first in shown {
      for second in shown where cells[first][second] > 0.00005 {
        let size = cells[first][second] * scale
        let start = leaving[first] ?? 0
        let end = arriving[second] ?? 0
        leaving[first, default: 0] += size
        arriving[second, default: 0] += size
        let (from, to) = (outcomes[first].rank, outcomes[second].rank)
        let ink: Ink = first == second ? .flow : to > from ? .approved : to < from ? .refused : .neutral
        shapes.append(
          (
            Self.ribbon(from: (left, start), to: (right, end), thickness: max(size, 0.6)), ink,
            first != second
          ))
      }
    }
    for moves in [false, true] {
      for shape in shapes where shape.moves == moves { drawing.area(shape.commands, shape.ink) }
    }
  }

  /// What lies between two curves, one below the other by the same height everywhere.
  ///
  /// A stroke along the middle would be as thick across its own direction and so, where it is steep, leave its columns.
  private static func ribbon(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), thickness: Double
  ) -> [PathCommand] {
    let middle = (start.x + end.x) / 2
    let bottoms = (start.y + thickness, end.y + thickness)
    return [
      .move(start.x, start.y), .curve(middle, start.y, middle, end.y, end.x, end.y), .line(end.x, bottoms.1),
      .curve(middle, bottoms.1, middle, bottoms.0, start.x, bottoms.0), .close,
    ]
  }

  /// Names each outcome beside its bar, moved down where two would touch.
  private func labels(
    _ shown: [Int], _ starts: [Int: Double], side: Int, scale: Double, at x: Double, width: Double,
    below top: Double, in drawing: inout Drawing
  ) {
    let most = drawing.width >= ChartMetrics.roomy ? 2 : 3
    let wanted = shown.filter { outcomes[$0].shares[side] >= 0.005 }.map { index in
      let share = NumberText.share(outcomes[index].shares[side])
      let lines = TextMeasure.wrapped(
        "\(share) \(outcomes[index].title)", to: width, size: ChartMetrics.small, lines: most)
      return (index: index, lines: lines, size: Double(lines.count) * 14 + 4)
    }
    var tops = wanted.map { label in
      (starts[label.index] ?? 0) + outcomes[label.index].shares[side] * scale / 2 - label.size / 2
    }
    LabelSpreading.spread(&tops, sizes: wanted.map(\.size), within: top...(drawing.height - 2))
    for (label, top) in zip(wanted, tops) {
      let middle = (starts[label.index] ?? 0) + outcomes[label.index].shares[side] * scale / 2
      let own = top + label.size / 2
      let direction: Double = side == 0 ? -1 : 1
      if (own - middle).magnitude > 4 {
        drawing.trace([(x + direction * 0, middle), (x + direction * 5, own)], .line)
      }
      for (line, text) in label.lines.enumerated() {
        drawing.text(
          text, x: x + direction * 8, y: top + 12 + Double(line) * 14, .value,
          anchor: side == 0 ? .end : .start)
      }
    }
  }
}

/// Moves labels apart that would touch.
enum LabelSpreading {
  /// Moves tops down, then up, until labels in the order given do not overlap and lie within a range, where there is room.
  static func spread(_ tops: inout [Double], sizes: [Double], within range: ClosedRange<Double>) {
    var free = range.lowerBound
    for index in tops.indices {
      tops[index] = max(tops[index], free)
      free = tops[index] + sizes[index]
    }
    var limit = range.upperBound
    for index in tops.indices.reversed() {
      tops[index] = min(tops[index], limit - sizes[index])
      limit = tops[index]
    }
  }
}
