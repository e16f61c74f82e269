import CasusRulebook
import CasusSimulation

extension RunPageWriter {
  /// What the same rules say of past cases, beside what happened; nil where no case is given.
  mutating func pastCases() -> Document.Section? {
    let cases = options.cases.filter { $0.model.scenario.observation != nil }
    guard !cases.isEmpty || scenario.observation != nil else { return nil }
    var blocks: [Document.Block] = observation()
    if !cases.isEmpty { blocks.append(.figure(strip(of: cases))) }
    blocks.append(
      .remark(
        "A handful of cases cannot choose between theories: the strengths of criteria are stated beliefs, and were not fitted to the cases."
      ))
    return .init("cases", "How it compares with past cases", blocks)
  }

  /// What happened here, if this scenario is a case itself.
  private mutating func observation() -> [Document.Block] {
    guard let observation = scenario.observation,
      let outcome = result.outcomes.first(where: { $0.index == observation.outcome })
    else { return [] }
    var text = Inline("What happened: ") + .strong(outcome.title) + "."
    text += footnotes.support(observation.grounds)
    text += Inline(" The run gives it \(numbers.inline(outcome.probability.estimate))")
    if let rung = result.ladder.first(where: { $0.rank == outcome.rank }) {
      text += Inline(", and that rung or a higher one \(numbers.inline(rung.orHigher.estimate))")
    }
    return [.paragraph(text + ".")]
  }

  private func strip(of cases: [ReportedRun]) -> Document.Figure {
    let own = ReportedRun(result, of: model)
    let others = cases.filter { $0.model.scenario.id != scenario.id }
    let all = [own] + others
    var rows: [RowChart.Line] = []
    var table = DocumentTable(
      "Past cases under the same rules",
      [
        .init("Case"), .init("P(approved), given that something is asked", isNumber: true),
        .init("90% interval from judgements", isNumber: true), .init("What happened"),
        .init("Probability of what happened", isNumber: true),
      ])
    for run in all {
      guard let approved = run.result[.approved]?.givenAsked else { continue }
      let numbers = NumberText(rows: run.result.manifest.rows)
      let observed = run.model.scenario.observation.flatMap { observation in
        run.result.outcomes.first { $0.index == observation.outcome }
      }
      let verdict = observed.flatMap { $0.verdicts.count == 1 ? $0.verdicts[0] : nil }
      let happened = observed.map { outcome in
        "\(verdict.map { $0.rawValue + ": " } ?? "")\(outcome.title) (\(numbers.inline(outcome.probability.estimate)))"
      }
      let isOwn = run.model.scenario.id == scenario.id
      rows.append(
        .row(
          RowChart.Row(
            label: run.model.scenario.title,
            remark: isOwn && happened == nil ? "this scenario" : "\(happened ?? "-")",
            text: numbers.inline(approved.estimate),
            detail: approved.hasSpread ? numbers.interval(approved.interval) : "",
            value: approved.estimate.value,
            interval: approved.interval, ink: verdict?.ink ?? .neutral, isObserved: false, isDot: true)))
      table.rows.append([
        isOwn ? .strong(run.model.scenario.title) : Inline(run.model.scenario.title),
        Inline(numbers.inline(approved.estimate)),
        Inline(approved.hasSpread ? numbers.interval(approved.interval) : ""),
        Inline(observed?.title ?? "not a case"),
        Inline(observed.map { numbers.inline($0.probability.estimate) } ?? ""),
      ])
    }
    return Document.Figure(
      id: "strip", title: "Approval of past requests by the same rules",
      caption:
        "Dots are probabilities of approval, given that something is asked, with the 90% interval from judgements. Their colour is what happened: blue approved, orange refused, grey neither.",
      chart: RowChart(
        summary: "Dot chart of the probability of approval in \(rows.count) requests.", lines: rows,
        axis: .turning),
      table: table)
  }
}
