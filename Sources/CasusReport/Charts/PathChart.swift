import CasusRulebook
import CasusSimulation

/// The stages from top to bottom as one stream of requests: how many come to each, and where they leave.
///
/// Each stage is a bar as wide as the share of requests that comes to it; answers that lead further on than the next
/// stage run down the left; answers that end the path leave to the right.
struct PathChart: Chart {
  let steps: [PathStep]
  let numbers: NumberText
  let summary: String

  init(_ result: RunResult, in rulebook: Rulebook) {
    steps = PathStep.steps(of: result, in: rulebook)
    numbers = NumberText(rows: result.manifest.rows)
    let leaving = steps.flatMap(\.exits).filter { !$0.isNever && $0.share >= 0.02 }
      .sorted { $0.share > $1.share }.prefix(4)
      .map { "\(NumberText.share($0.share)) \($0.outcome.title)" }
    summary =
      "Path of the requests through \(steps.count) stages. Most leave with: "
      + leaving.joined(separator: "; ") + ". The table below gives every stage."
  }

  func drawn(width: Double) -> Drawing {
    let trunk = width >= ChartMetrics.roomy ? 60.0 : 34.0
    let lanes = PathLanes(steps, trunk: trunk)
    let center = lanes.width + trunk / 2 + 4
    let textX = center + trunk / 2 + (width >= ChartMetrics.roomy ? 40 : 26)
    let rows = rows(from: 30, textWidth: width - textX, trunk: trunk)
    var drawing = Drawing(width: width, height: (rows.last?.bottom ?? 30) + 6)
    drawing.breaks = rows.map { $0.top - 8 }
    drawing.text("All requests", x: textX, y: 16, .faint)
    drawing.stroke([.move(center, 6), .line(center, 31)], width: trunk, .flow)
    for (index, step) in steps.enumerated() {
      drawFlows(of: index, rows, lanes, center: center, trunk: trunk, textX: textX, in: &drawing)
      let half = max(step.result.reached.value * trunk, 1) / 2
      drawing.rectangle(
        x: center - half, y: rows[index].top, width: 2 * half, height: Self.nodeHeight, .trunk, radius: 2)
      draw(rows[index], of: step, textX: textX, in: &drawing)
    }
    return drawing
  }

  private static let nodeHeight = 11.0

  /// Where a stage's texts and exits stand.
  private struct Row {
    var top = 0.0
    var bottom = 0.0
    var question: [String] = []
    var remarks: [String] = []
    /// The middle of each exit, and its lines of text.
    var exits: [(middle: Double, lines: [String])] = []
  }

  private func rows(from start: Double, textWidth: Double, trunk: Double) -> [Row] {
    var y = start
    return steps.map { step in
      var row = Row(top: y)
      row.question = TextMeasure.wrapped(
        step.result.question, to: textWidth, size: ChartMetrics.size, isBold: true)
      row.remarks = TextMeasure.wrapped(remark(of: step), to: textWidth, size: ChartMetrics.small, lines: 2)
      y += Double(row.question.count + row.remarks.count) * ChartMetrics.leading
      for exit in step.exits where !exit.isNever {
        let text = "\(step.share(of: exit, numbers)) \(exit.outcome.title)"
        let lines = TextMeasure.wrapped(text, to: textWidth, size: ChartMetrics.size)
        let height = max(Double(lines.count) * ChartMetrics.leading, exit.share * trunk) + 6
        row.exits.append((y + height / 2, lines))
        y += height
      }
      y = max(y + 13, row.top + 46)
      row.bottom = y
      return row
    }
  }

  private func remark(of step: PathStep) -> String {
    let answer = step.result.known == nil ? step.yesInWords + " yes" : step.yesInWords
    return "\(step.stage.answeredBy) · \(NumberText.share(step.result.reached)) here · \(answer)"
  }

  private func draw(_ row: Row, of step: PathStep, textX: Double, in drawing: inout Drawing) {
    var y = row.top + 11
    for line in row.question {
      drawing.text(line, x: textX, y: y, .strong)
      y += ChartMetrics.leading
    }
    for line in row.remarks {
      drawing.text(line, x: textX, y: y, .faint)
      y += ChartMetrics.leading
    }
    for exit in row.exits {
      var line = exit.middle - Double(exit.lines.count) * ChartMetrics.leading / 2 + 12
      for text in exit.lines {
        drawing.text(text, x: textX, y: line)
        line += ChartMetrics.leading
      }
    }
  }

  /// Draws what leaves a stage: to the next, down the lanes, and out.
  private func drawFlows(
    of index: Int, _ rows: [Row], _ lanes: PathLanes, center: Double, trunk: Double, textX: Double,
    in drawing: inout Drawing
  ) {
    let step = steps[index]
    let start = rows[index].top + Self.nodeHeight - 1
    var x = center - step.result.reached.value * trunk / 2
    func next(_ share: Double) -> Double {
      defer { x += share * trunk }
      return x + share * trunk / 2
    }
    for lane in lanes.flows where lane.source == index && lane.offset != nil {
      let from = next(lane.share)
      let end = rows[lane.target].top + 1
      let along = lanes.width - (lane.offset ?? 0)
      let to = center - steps[lane.target].result.reached.value * trunk / 2 + lane.entry
      drawing.stroke(
        [
          .move(from, start), .curve(from, start + 22, along, start + 10, along, start + 36),
          .line(along, max(end - 36, start + 36)), .curve(along, end - 10, to, end - 22, to, end),
        ], width: max(lane.share * trunk, 0.8), .flow)
    }
    for lane in lanes.flows where lane.source == index && lane.offset == nil {
      let from = next(lane.share)
      let end = rows[lane.target].top + 1
      let to = center - steps[lane.target].result.reached.value * trunk / 2 + lane.entry
      let middle = (start + end) / 2
      drawing.stroke(
        [.move(from, start), .curve(from, middle, to, middle, to, end)], width: max(lane.share * trunk, 0.8),
        .flow)
    }
    for (exit, place) in zip(step.exits.filter { !$0.isNever }.reversed(), rows[index].exits.reversed()) {
      let size = max(exit.share * trunk, 0.8)
      let from = next(exit.share)
      let end = textX - 13
      let ink = exit.outcome.ink
      drawing.stroke(
        [
          .move(from, start),
          .curve(
            from, start + (place.middle - start) * 0.7, from + (end - from) * 0.35, place.middle, end,
            place.middle),
        ], width: size, ink)
      let half = max(size / 2, 4)
      drawing.shape(
        [(end - 0.5, place.middle - half), (end + 7, place.middle), (end - 0.5, place.middle + half)], ink)
    }
  }
}

extension OutcomeResult {
  /// The colour of what it counts as.
  var ink: Ink {
    guard verdicts.count == 1 else { return .neutral }
    switch verdicts[0] {
    case .approved: return .approved
    case .refused: return .refused
    case .none: return .neutral
    }
  }
}
