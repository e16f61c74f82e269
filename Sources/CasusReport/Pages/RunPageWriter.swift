import CasusExpressions
import CasusRulebook
import CasusSimulation

/// Writes the sections of one run's report; each is an extension in a file of its own.
struct RunPageWriter {
  let result: RunResult
  let model: SimulationModel
  let variance: VarianceShares?
  let options: RunPage.Options
  let numbers: NumberText
  var footnotes: Footnotes

  init(_ run: ReportedRun, _ options: RunPage.Options) {
    result = run.result
    model = run.model
    variance = run.variance
    self.options = options
    numbers = NumberText(rows: run.result.manifest.rows)
    footnotes = Footnotes(run.model.rulebook.sources)
  }

  var rulebook: Rulebook { model.rulebook }
  var scenario: Scenario { model.scenario }

  /// The sections in the order in which an analyst asks; notes are numbered on the way.
  mutating func document() -> Document {
    var document = Document(
      title: scenario.title,
      subtitle: Inline(
        "\(scenario.requesterName(in: rulebook)) asks on \(scenario.date). Rulebook \(RulebookNames.name(of: rulebook)): "
          + rulebook.title.asSentence))
    document.sections = [
      question(), answer(), reasons(), foundations(), quantities(), changes(), pastCases(), reproduction(),
    ].compactMap(\.self)
    let notes = footnotes.notes
    if !notes.isEmpty { document.sections.append(.init("notes", "Notes", [.footnotes(notes)])) }
    return document
  }

  // MARK: - The question

  private func question() -> Document.Section {
    let who = scenario.requesterName(in: rulebook)
    let asked =
      scenario.question.isEmpty
      ? "If \(who) asks for help under these conditions, what will the alliance do, how sure is that, and why?"
      : scenario.question
    var blocks: [Document.Block] = [.paragraph(.strong(asked.asSentence))]
    if result.manifest.isInterrupted {
      blocks.append(
        .warning(
          "The run was interrupted: this is the run of the \(result.manifest.draws.grouped) draws made until then."
        ))
    }
    for override in model.overrides {
      blocks.append(
        .warning(
          Inline(override.isPin ? "Pinned by the user: " : "Set by the user: ") + .code(override.text)
            + ". The answer is under this change."))
    }
    for warning in result.warnings { blocks.append(.warning(Inline(warning.text.asSentence))) }
    blocks.append(
      .preview(
        "The conditions of the request",
        [
          .remark(
            Inline("What the scenario states. Reasons and sources stand under “")
              + .place(Self.statedTitle, id: "rests")
              + "”, with what it leaves out."), .table(conditions),
        ]))
    return .init("question", "The question", blocks)
  }

  /// Every factor that the scenario states.
  private var conditions: DocumentTable {
    DocumentTable(
      "What the scenario states", [.init("Question"), .init("Answer")],
      zip(rulebook.factors, scenario.factors).compactMap { factor, stated in
        stated.map { [Inline(factor.question), .strong(ValueWords.text(of: $0.value, kind: factor.kind))] }
      })
  }

  // MARK: - How to make it again

  private func reproduction() -> Document.Section {
    let manifest = result.manifest
    var blocks: [Document.Block] = [
      .paragraph(
        "The same rulebook, scenario, seed and number of draws give the same figures to the last digit, on any machine with the same quantile tables."
      )
    ]
    if !options.command.isEmpty { blocks.append(.command(options.command)) }
    var rows: [[Inline]] = options.provenance.map { [Inline($0.name), .code($0.value)] }
    rows += [
      ["Draws", Inline(result.extentInWords)], ["Seed", .code("\(manifest.seed)")],
      ["Quantile tables", .code(HexText.of(manifest.tableFingerprint))],
      ["Arithmetic version", .code("\(manifest.numericVersion)")],
    ]
    if !manifest.overrides.isEmpty {
      rows.append(["Changes", .code(manifest.overrides.joined(separator: "; "))])
    }
    blocks.append(.table(DocumentTable("What made this report", [.init("Part"), .init("Value")], rows)))
    return .init("reproduce", "How to reproduce it", blocks)
  }
}
