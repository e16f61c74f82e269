import CasusRulebook
import CasusSimulation

/// Writes the parts of an explanation; each part is an extension in a file of its own.
struct ExplanationWriter {
  let explanation: Explanation
  let model: SimulationModel
  let options: ExplanationReport.Options
  var page: Page
  var citations: CitationBook

  init(
    _ explanation: Explanation, of model: SimulationModel, options: ExplanationReport.Options,
    style: TerminalStyle
  ) {
    self.explanation = explanation
    self.model = model
    self.options = options
    page = Page(style)
    citations = CitationBook(model.rulebook.sources)
  }

  var rulebook: Rulebook { model.rulebook }
  var arrow: String { page.style.usesUnicode ? "→" : "->" }

  /// The path that the text follows: the tossed one of a draw, otherwise the likeliest.
  var path: ExplainedPath { explanation.sampledPath ?? explanation.likeliestPath }

  mutating func addTitle() {
    let scenario = model.scenario
    page.paragraph(StyledText(scenario.title, .heading))
    page.paragraph(
      StyledText("Rulebook \(RulebookNames.name(of: rulebook)): \(rulebook.title.asSentence)", .faint))
    if let draw = explanation.draw, let row = explanation.row {
      page.paragraph(
        StyledText(
          "One request of a run: draw \(draw), judged under the judgements of row \(row).", .faint))
    } else {
      page.paragraph(
        StyledText(
          "The central request: every factor and judgement at its median or likeliest value. It is one request, "
            + "not the average of a run.", .faint))
    }
    for override in model.overrides {
      page.paragraph(StyledText("\(override.isPin ? "Pinned" : "Set"): \(override.text)", .warning))
    }
  }

  mutating func addCommand() {
    guard !options.command.isEmpty else { return }
    page.heading("To repeat this")
    page.command(options.command)
  }

  func title(ofOutcome index: Int) -> String {
    rulebook.outcomes.indices.contains(index) ? rulebook.outcomes[index].title : "?"
  }
}
