import CasusRulebook
import CasusSimulation

extension ExplanationWriter {
  /// What happens and why, in a few sentences.
  mutating func addSummary() {
    page.heading("In short")
    let requester = model.scenario.requesterName(in: rulebook)
    var text = StyledText("\(requester) turns to the alliance on \(model.scenario.date). ")
    text += StyledText("Under these conditions, by the rules: ")
    text += verdicts + "."
    page.paragraph(text)
    if let likeliest = explanation.outcomes.first {
      page.paragraph(
        StyledText("The likeliest outcome: ") + StyledText(likeliest.title, .strong)
          + StyledText(" (\(NumberText.exact(likeliest.probability)))."))
    }
    page.paragraph(StyledText("The likeliest path: ") + sentence(of: explanation.likeliestPath))
    addWeights()
  }

  private var verdicts: StyledText {
    let parts = Verdict.allCases.map { verdict in
      (verdict, explanation.outcomes.filter { $0.verdict == verdict }.reduce(0) { $0 + $1.probability })
    }
    return parts.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
      .map { verdict, probability in
        let word = verdict == .none ? "nothing asked" : verdict.rawValue
        return StyledText("\(word)\u{A0}\(NumberText.exact(probability))", verdict.role)
      }
      .joined(separator: ", ")
  }

  /// A path in a sentence: the stages with their answers, then the outcome.
  func sentence(of path: ExplainedPath) -> StyledText {
    var text = StyledText()
    for (place, step) in path.steps.enumerated() {
      if place > 0 { text += ", " }
      text += StyledText(rulebook.stages[step.stage].id + "\u{A0}")
      text += StyledText(step.isYes ? "yes" : "no", step.isYes ? .yes : .no)
    }
    text += StyledText("; so: ") + StyledText(title(ofOutcome: path.outcome), .strong)
    return text + StyledText(". Just these answers have probability \(NumberText.exact(path.probability)).")
  }

  /// The criteria that did most for and against approval.
  private mutating func addWeights() {
    let weights = explanation.weights.compactMap { item in item.weight.map { (item, $0) } }
    for (isFor, words) in [(true, "Most for approval: "), (false, "Most against: ")] {
      let chosen = weights.filter { isWeighed($0.0) && (isFor ? $0.1 >= 0.0005 : $0.1 <= -0.0005) }.prefix(3)
      guard !chosen.isEmpty else { continue }
      let items = chosen.map { item, weight -> StyledText in
        let criterion = rulebook.criteria[item.criterion]
        let points = (weight > 0 ? "+" : "") + NumberText.rounded(weight * 100, place: -1)
        return StyledText(criterion.id, .strong)
          + StyledText(" (\(points)\u{A0}points): " + criterion.grounds.because.withoutFullStop)
      }
      page.paragraph(StyledText(words) + items.joined(separator: "; ") + ".", hanging: 2)
    }
  }

  /// Whether a criterion has a strength: bars and settles are conditions of the path.
  private func isWeighed(_ item: CriterionWeight) -> Bool {
    if case .strength = rulebook.criteria[item.criterion].force { true } else { false }
  }
}
