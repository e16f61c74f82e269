import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// For each discrete judgement, the answer under each of its values.
  mutating func addReadings() {
    let readings = shownReadings
    guard !readings.isEmpty else { return }
    page.heading(
      "Under each reading", remark: "of what is uncertain in the rules; given that something is asked")
    for (place, reading) in readings.enumerated() {
      if place > 0 { page.blank() }
      var title = StyledText(reading.question)
      title.append(" (\(reading.name))", .faint)
      if reading.isDominant { title.append(" Much turns on this one.", .warning) }
      page.paragraph(title, hanging: 2)
      page.indentation = 2
      page.table(table(of: reading))
      page.indentation = 0
    }
    let hidden = result.readings.count(where: \.says) - readings.count
    page.blank()
    for line in refusingReadings() { page.paragraph(line, hanging: 2) }
    if hidden > 0 {
      page.paragraph(StyledText("\(hidden) more with less effect are not shown.", .faint))
    }
  }

  /// Those with most effect first, as many as are asked for.
  private var shownReadings: [ReadingResult] {
    let sorted = result.readings.filter(\.says)
      .sorted { ($0.shareOfApproval ?? 0, $1.judgement) > ($1.shareOfApproval ?? 0, $0.judgement) }
    guard let limit = options.limit else { return sorted }
    let most = max(1, limit / 2)
    return sorted.enumerated().filter { $0.offset < most || $0.element.isDominant }.map(\.element)
  }

  private func table(of reading: ReadingResult) -> Table {
    var table = Table([
      Table.Column("reading", .left, .wrapped(least: 20)),
      Table.Column(
        result.exact?.isComplete == true ? "credence" : "of rows", .right,
        .optional(rank: -2)),
      Table.Column("approved", .decimal), Table.Column("answer", .left, .optional(rank: -1)),
      Table.Column("", .left, .drawn(least: 8, most: 20)),
    ])
    for line in reading.values {
      let isSame = line.meaning == line.value || line.meaning.isEmpty
      let name = StyledText(line.value, .strong) + StyledText(isSame ? "" : ": \(line.meaning)")
      guard let estimate = line.approvedGivenAsked else {
        table.rows.append([.text(name), .plain(NumberText.share(line.share)), .empty, .plain("-"), .empty])
        continue
      }
      let answer = estimate.value >= 0.5 ? Verdict.approved : .refused
      table.rows.append([
        .text(name), .plain(NumberText.share(line.share)),
        .number(NumberText(rows: line.rows).probability(estimate), .plain),
        .plain(answer.rawValue, answer.role),
        .bar(Bar(value: estimate.value, interval: nil, role: answer.role)),
      ])
    }
    return table
  }

  /// Under which readings the answer would be the other one.
  private func refusingReadings() -> [StyledText] {
    guard let headline = result[.approved]?.givenAsked?.estimate.value else { return [] }
    let isApproved = headline >= 0.5
    let other = isApproved ? Verdict.refused : .approved
    let turned = result.readings.compactMap { reading -> String? in
      let values = reading.values.filter { line in
        line.approvedGivenAsked.map { ($0.value >= 0.5) != isApproved } ?? false
      }
      return values.isEmpty ? nil : "\(reading.name) = \(values.map(\.value).joined(separator: " or "))"
    }
    guard !turned.isEmpty else {
      return [
        StyledText("Under no reading of a single judgement would the request more likely be ")
          + StyledText(other.rawValue, other.role) + StyledText("." + nearest(isApproved: isApproved))
      ]
    }
    return [
      StyledText("The request would more likely be ") + StyledText(other.rawValue, other.role)
        + StyledText(" under " + turned.joined(separator: "; or under ") + ".")
    ]
  }

  /// The reading that comes nearest to the other answer, in a sentence.
  private func nearest(isApproved: Bool) -> String {
    let lines = result.readings.flatMap { reading in
      reading.values.compactMap { line in line.approvedGivenAsked.map { (reading.name, line, $0) } }
    }
    let (low, high) = (lines.min { $0.2.value < $1.2.value }, lines.max { $0.2.value < $1.2.value })
    guard let (name, line, approved) = isApproved ? low : high else { return "" }
    let estimate = NumberText(rows: line.rows).inline(approved)
    return " Approval is \(isApproved ? "least" : "most") likely under \(name) = \(line.value): \(estimate)."
  }
}

extension ReadingResult {
  /// Whether it has several values, and something is asked under one of them.
  var says: Bool { values.count > 1 && values.contains { $0.approvedGivenAsked != nil } }
}
