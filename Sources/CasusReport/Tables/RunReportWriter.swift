import CasusExpressions
import CasusRulebook
import CasusSimulation

/// Writes the sections of one run's report; each section is an extension in a file of its own.
struct RunReportWriter {
  let result: RunResult
  let model: SimulationModel
  let variance: VarianceShares?
  let options: RunReport.Options
  let numbers: NumberText
  var page: Page
  var citations: CitationBook

  init(_ run: ReportedRun, options: RunReport.Options, style: TerminalStyle) {
    result = run.result
    model = run.model
    variance = run.variance
    self.options = options
    numbers = NumberText(rows: result.manifest.rows)
    page = Page(style)
    citations = CitationBook(model.rulebook.sources)
  }

  var rulebook: Rulebook { model.rulebook }

  mutating func addTitle() {
    let manifest = result.manifest
    let scenario = model.scenario
    page.paragraph(StyledText(scenario.title, .heading))
    if !scenario.question.isEmpty { page.paragraph(StyledText(scenario.question)) }
    page.paragraph(
      StyledText(
        "\(scenario.requesterName(in: rulebook)) asks on \(scenario.date). Rulebook \(RulebookNames.name(of: rulebook)): "
          + rulebook.title.asSentence, .faint))
    page.paragraph(StyledText(result.extentInWords, .faint))
    if manifest.isInterrupted {
      page.paragraph(
        StyledText(
          "Interrupted: this is the run of the \(manifest.draws.grouped) draws made so far.", .warning))
    }
  }

  mutating func addWarnings() {
    guard !result.warnings.isEmpty else { return }
    page.heading("Warnings")
    for warning in result.warnings {
      page.item(StyledText(warning.text, .warning))
      for note in warning.notes + [warning.hint].compactMap(\.self) {
        page.paragraph(StyledText(note, .faint), first: 4, hanging: 4)
      }
    }
  }

  mutating func addWorksCited() { page.worksCited(citations) }

  mutating func addReproduction() {
    guard !options.command.isEmpty else { return }
    page.heading("To repeat this run")
    page.command(options.command)
    let fingerprint = HexText.of(result.manifest.tableFingerprint)
    page.paragraph(
      StyledText(
        "Quantile tables \(fingerprint), arithmetic version \(result.manifest.numericVersion).", .faint),
      first: 2,
      hanging: 2)
  }
}

extension Page {
  /// A command to copy, on one line however long it is: a wrapped one would run in part.
  mutating func command(_ text: String) {
    add(StyledText("  " + text))
  }

  /// The works that were cited, as the last section.
  mutating func worksCited(_ citations: CitationBook) {
    guard !citations.isEmpty else { return }
    heading("Works cited")
    for entry in citations.entries() {
      paragraph(StyledText(entry.label, .note) + ": " + StyledText(entry.text), hanging: 2)
    }
  }
}
