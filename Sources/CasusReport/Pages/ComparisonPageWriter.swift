import CasusRulebook
import CasusSimulation

/// Writes the sections of a report of several runs.
struct ComparisonPageWriter {
  let runs: [ReportedRun]
  let options: ComparisonPage.Options
  let names: RunNames

  init(runs: [ReportedRun], options: ComparisonPage.Options) {
    self.runs = runs
    self.options = options
    names = RunNames(runs)
  }

  func document() -> Document {
    var document = Document(
      title: "\(runs.count) requests compared",
      subtitle: Inline(runs.indices.map(names.title).joined(separator: " · ")))
    document.sections = [
      question(), answer(), differences(), flips(), ledgers(), ladder(), readings(), quantities(),
      reproduction(),
    ].compactMap(\.self)
    return document
  }

  static func letter(_ index: Int) -> String { SideBySideReport.letter(index) }

  /// `A: Kazakhstan asks for troops`, with what sets it apart from the others.
  func name(_ index: Int) -> String { "\(Self.letter(index)): \(names.title(index))" }

  func numbers(_ run: ReportedRun) -> NumberText { NumberText(rows: run.result.manifest.rows) }

  func interval(_ result: ProbabilityResult, _ run: ReportedRun) -> String {
    result.hasSpread && result.interval != nil ? numbers(run).interval(result.interval) : ""
  }

  private func question() -> Document.Section {
    var blocks: [Document.Block] = [
      .paragraph(
        .strong(
          "What does each of these requests come to, and how far do they differ"
            + (options.pairs.allSatisfy(\.isPaired) ? " in the same draws?" : "?"))),
      .table(
        DocumentTable(
          "The requests",
          [.init("Letter"), .init("Request"), .init("Date"), .init("Rulebook"), .init("Changes")],
          runs.enumerated().map { index, run in
            [
              .strong(Self.letter(index)), Inline(names.request(index)),
              Inline("\(run.model.scenario.date)"),
              Inline(names.rulebook(index)), .code(run.model.overrides.map(\.text).joined(separator: "; ")),
            ]
          })),
    ]
    for (index, run) in runs.enumerated() {
      if run.result.manifest.isInterrupted {
        blocks.append(
          .warning(Inline("\(Self.letter(index)) was interrupted and holds the draws made until then.")))
      }
      for warning in run.result.warnings {
        blocks.append(.warning(Inline("\(Self.letter(index)): \(warning.text.asSentence)")))
      }
    }
    return .init("question", "The question", blocks)
  }

  private func answer() -> Document.Section {
    var lines: [RowChart.Line] = []
    var items: [Inline] = []
    var table = DocumentTable(
      "Approval, given that something is asked",
      [
        .init("Request"), .init("Approved", isNumber: true),
        .init("90% interval from judgements", isNumber: true),
        .init("In words"),
      ])
    for (index, run) in runs.enumerated() {
      guard let approved = run.result[.approved]?.givenAsked, let refused = run.result[.refused]?.givenAsked
      else {
        items.append(
          .strong(Self.letter(index)) + ": nothing is ever asked of the alliance under these conditions.")
        continue
      }
      let (verdict, answer): (Verdict, ProbabilityResult) =
        approved.estimate.value >= refused.estimate.value ? (.approved, approved) : (.refused, refused)
      let words = VerbalScale.words(for: answer.estimate.value, isProved: answer.estimate.isProvedConstant)
      items.append(
        .strong(Self.letter(index)) + Inline(" is \(words) to be ") + .verdict(verdict.rawValue, verdict.ink)
          + Inline(": \(numbers(run).inline(answer.estimate))."))
      lines.append(
        .row(
          .init(
            label: name(index), text: numbers(run).inline(approved.estimate), detail: interval(approved, run),
            value: approved.estimate.value, interval: approved.interval, ink: verdict.ink, isDot: true)))
      table.rows.append([
        Inline(name(index)), Inline(numbers(run).inline(approved.estimate)), Inline(interval(approved, run)),
        Inline("\(words) \(verdict.rawValue)"),
      ])
    }
    let remark = Inline(VerbalScale.remark)
    guard !lines.isEmpty else { return .init("answer", "The answer", [.list(items)]) }
    return .init(
      "answer", "The answer",
      [
        .list(items), .remark(remark),
        .figure(
          Document.Figure(
            id: "approval", title: "How likely is approval",
            caption:
              "Dots are probabilities of approval, given that something is asked; the line is the 90% interval from judgements.",
            chart: RowChart(
              summary: "Dot chart of the probability of approval of \(lines.count) requests.", lines: lines,
              axis: .turning), table: table)),
      ])
  }

  private func reproduction() -> Document.Section {
    var blocks: [Document.Block] = []
    if !options.command.isEmpty { blocks.append(.command(options.command)) }
    var rows: [[Inline]] = options.provenance.map { [Inline($0.name), .code($0.value)] }
    for (index, run) in runs.enumerated() {
      rows.append([
        Inline("Draws of \(Self.letter(index))"),
        Inline(
          run.result.extentInWords + " Quantile tables \(HexText.of(run.result.manifest.tableFingerprint))."),
      ])
    }
    blocks.append(.table(DocumentTable("What made this report", [.init("Part"), .init("Value")], rows)))
    return .init("reproduce", "How to reproduce it", blocks)
  }
}
