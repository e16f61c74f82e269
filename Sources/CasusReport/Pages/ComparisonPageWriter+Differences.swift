import CasusRulebook
import CasusSimulation

extension ComparisonPageWriter {
  /// What differs between the runs of each pair, draw for draw.
  func differences() -> Document.Section? {
    let pairs = options.pairs.filter { !$0.differences.isEmpty }
    guard !pairs.isEmpty else { return nil }
    return .init(
      "differences", "How far they differ",
      pairs.flatMap { pair -> [Document.Block] in
        (pair.finding.isEmpty ? [] : [.paragraph(Inline(pair.finding))])
          + [pair.differences.allSatisfy(\.isUnchanged) ? .table(table(pair)) : .figure(figure(pair))]
      })
  }

  private static func points(_ difference: ComparisonPage.Difference) -> String {
    difference.isUnchanged ? "0" : NumberText.points(difference.estimate).joined(separator: " ").unbroken
  }

  private static func interval(_ difference: ComparisonPage.Difference) -> String {
    difference.isUnchanged ? "" : NumberText.pointInterval(difference.interval)
  }

  private func table(_ pair: ComparisonPage.Pair) -> DocumentTable {
    let (first, second) = (Self.letter(pair.first), Self.letter(pair.second))
    return DocumentTable(
      "Differences between \(first) and \(second), in percentage points",
      [
        .init("What differs"), .init("\(second) less \(first)", isNumber: true),
        .init("95% interval, simultaneous", isNumber: true),
      ],
      pair.differences.map { [Inline($0.title), Inline(Self.points($0)), Inline(Self.interval($0))] })
  }

  private func figure(_ pair: ComparisonPage.Pair) -> Document.Figure {
    let (first, second) = (Self.letter(pair.first), Self.letter(pair.second))
    let changed = pair.differences.filter { !$0.isUnchanged }
    let ends = changed.flatMap { [$0.interval.lowerBound, $0.interval.upperBound, $0.estimate.value] }
    return Document.Figure(
      id: "difference-\(first)-\(second)", title: "\(second) less \(first), in percentage points",
      caption: pair.isPaired
        ? "Dots are differences in the same draws; the line is the interval."
        : "Dots are differences of two runs that share no draws; the line is the interval.",
      remark: Inline(
        "All intervals of a pair hold together at 95% (Bonferroni). An interval that leaves out zero is a difference that the number of draws can tell."
          + (pair.isPaired && changed.count < pair.differences.count
            ? " A difference of 0 is one that no draw has." : "")),
      chart: RowChart(
        summary: "Dot chart of \(pair.differences.count) differences between \(second) and \(first).",
        lines: pair.differences.map { difference in
          .row(
            .init(
              label: difference.title, text: Self.points(difference), detail: Self.interval(difference),
              value: difference.isUnchanged ? 0 : difference.estimate.value,
              interval: difference.isUnchanged ? nil : difference.interval,
              ink: difference.isUnchanged || difference.interval.contains(0)
                ? .neutral : difference.estimate.value > 0 ? .approved : .refused, isDot: true))
        }, axis: .holding(ends) { NumberText.signed($0 * 100) }),
      table: table(pair))
  }

  /// What becomes of the requests of one run in the other.
  func flips() -> Document.Section? {
    let blocks = options.pairs.compactMap { pair -> Document.Block? in
      guard let flips = pair.flips else { return nil }
      guard flips.changes.isEmpty else { return .figure(figure(pair, flips)) }
      return .paragraph(
        Inline(
          "From \(Self.letter(pair.first)) to \(Self.letter(pair.second)) no request comes to another outcome, "
            + "in any of the common draws."))
    }
    guard !blocks.isEmpty else { return nil }
    return .init("flips", "Which requests change their outcome", blocks)
  }

  private func figure(_ pair: ComparisonPage.Pair, _ flips: ComparisonPage.Flips) -> Document.Figure {
    let (first, second) = (Self.letter(pair.first), Self.letter(pair.second))
    let known = [runs[pair.first], runs[pair.second]].flatMap(\.result.outcomes)
    let order = flips.outcomes.indices.sorted { left, right in
      let ranks = [left, right].map { index in known.first { $0.id == flips.outcomes[index] }?.rank ?? 0 }
      return (ranks[0], right) > (ranks[1], left)
    }
    let outcomes = order.map { index in
      let own = known.first { $0.id == flips.outcomes[index] }
      return FlipChart.Outcome(
        title: own?.title ?? flips.outcomes[index], rank: own?.rank ?? 0,
        shares: [flips.cells[index].reduce(0, +), flips.cells.reduce(0) { $0 + $1[index] }])
    }
    let cells = order.map { row in order.map { flips.cells[row][$0] } }
    let changed = numbers(runs[pair.first]).inline(flips.changed)
    var table = DocumentTable(
      "Requests that change their outcome",
      [.init("In \(first)"), .init("In \(second)"), .init("Share of requests", isNumber: true)])
    let moves = flips.changes.sorted { left, right in
      (left.probability.value, right.first, right.second) > (right.probability.value, left.first, left.second)
    }
    func title(_ place: Int) -> Inline {
      Inline(known.first { $0.id == flips.outcomes[place] }?.title ?? flips.outcomes[place])
    }
    for move in moves.prefix(30) {
      table.rows.append([
        title(move.first), title(move.second),
        Inline(numbers(runs[pair.first]).inline(move.probability)),
      ])
    }
    let staysOnItsRung = moves.contains { move in
      let ranks = [move.first, move.second].map { place in
        known.first { $0.id == flips.outcomes[place] }?.rank
      }
      return ranks[0] == ranks[1]
    }
    var remark =
      "\(changed) of the requests come to another outcome: expected under shared coins, not sampled."
    if moves.count > 30 { remark += " The \(moves.count - 30) smallest changes are not in the table." }
    return Document.Figure(
      id: "flip-\(first)-\(second)", title: "From \(first) to \(second)",
      caption: Inline(
        "Each ribbon is as thick as the share of requests. Pale ones keep their outcome; blue ones climb the ladder, orange ones fall"
          + (staysOnItsRung ? ", grey ones stay on their rung." : ".")),
      remark: Inline(remark),
      chart: FlipChart(
        summary:
          "Diagram of what becomes of the requests of \(first) in \(second): \(changed) change their outcome.",
        outcomes: outcomes, cells: cells, titles: [name(pair.first), name(pair.second)]),
      table: table)
  }
}

extension NumberText {
  /// An interval of a difference in percentage points: `[+1.2, +3.4]`.
  static func pointInterval(_ interval: ClosedRange<Double>) -> String {
    let span = (interval.upperBound - interval.lowerBound) * 100
    let place = span >= 10 ? 0 : span >= 1 ? -1 : -2
    let ends = [interval.lowerBound, interval.upperBound].map { end in
      let text = rounded(end * 100, place: place)
      return end > 0 && text.contains(where: { $0 >= "1" && $0 <= "9" }) ? "+" + text : text
    }
    return "[\(ends[0]),\u{A0}\(ends[1])]"
  }
}
