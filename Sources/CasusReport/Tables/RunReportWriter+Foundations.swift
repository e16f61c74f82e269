import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// What the result rests on: what was assumed, known, changed, unsourced or correlated.
  mutating func addFoundations() {
    page.heading("What this rests on")
    addVariance()
    addOverrides()
    addKnown()
    addAssumptions()
    addDoubtful()
    addCorrelations()
  }

  private mutating func addVariance() {
    guard let share = result[.approved]?.probability.judgementShare else { return }
    page.item(
      StyledText(
        "Judgements explain \(NumberText.share(share)) of the variance of P(approved) over draws; the rest is the "
          + "spread of the request's own conditions."))
  }

  private mutating func addOverrides() {
    for override in model.overrides {
      page.item(StyledText(override.isPin ? "Pinned: " : "Set: ", .warning) + StyledText(override.text))
    }
  }

  private mutating func addKnown() {
    for answer in model.fixedAnswers where !answer.isPinned {
      let stage = rulebook.stages[answer.stage]
      page.item(
        StyledText("Known: ", .strong)
          + StyledText("\(stage.question.withoutQuestionMark)? \(answer.isYes ? "Yes." : "No.") ")
          + citations.reason(answer.grounds))
    }
  }

  private mutating func addAssumptions() {
    guard !result.assumed.isEmpty else {
      page.item("Every factor is stated; nothing is assumed.")
      return
    }
    let count = result.assumed.count
    page.item(
      StyledText("Assumed, because the scenario does not say: ", .strong)
        + StyledText("\(count) factor\(count == 1 ? "" : "s").")
        + StyledText(VarianceWords.assumed(variance).map { " " + $0 } ?? ""))
    for assumption in result.assumed {
      let kind = rulebook.factors[assumption.factor].kind
      for branch in assumption.branches {
        let value = ValueWords.text(of: branch.value, kind: kind)
        let arrow = page.style.usesUnicode ? "→" : "->"
        var text = StyledText(assumption.name, .strong) + StyledText(": \(assumption.question) \(arrow) ")
        text += StyledText(value, .strong)
        if let condition = branch.condition { text.append(" where \(condition)", .faint) }
        page.paragraph(text, first: 2, hanging: 4)
        page.paragraph(citations.reason(branch.grounds), first: 4, hanging: 4)
      }
    }
  }

  private mutating func addDoubtful() {
    let doubtful = result.doubtful
    guard !doubtful.items.isEmpty else {
      page.item("Everything in use has a source, and none is of low confidence.")
      return
    }
    var text = StyledText("Unsourced or of low confidence: ", .strong)
    text += StyledText("\(doubtful.items.count) items.")
    if let words = VarianceWords.doubtful(variance) { text += StyledText(" " + words) }
    if let share = doubtful.shareOfWeight {
      text += StyledText(
        " The criteria among them carry \(NumberText.share(share)) of the weight that decided.")
    }
    page.item(text)
    for (kind, items) in DoubtfulWords.groups(doubtful.items, limit: options.limit) {
      page.paragraph(StyledText("\(kind): ", .faint) + StyledText(items), first: 2, hanging: 4)
    }
  }

  private mutating func addCorrelations() {
    for pair in result.correlations {
      let names = "\(rulebook.factors[pair.first].name) and \(rulebook.factors[pair.second].name)"
      let attained = pair.attained.map { "attained \(NumberText.rounded($0, place: -2))" }
      page.item(
        StyledText("Correlated: ", .strong)
          + StyledText(
            "\(names), rank correlation \(NumberText.rounded(pair.stated, place: -2)) stated, "
              + (attained ?? "of no effect, because one of them does not vary") + "."))
    }
  }
}

/// Lists doubtful items by their kind.
enum DoubtfulWords {
  /// Each kind with its items, at most `limit` of them by name.
  static func groups(_ items: [DoubtfulItem], limit: Int?) -> [(kind: String, items: String)] {
    var kinds: [DoubtfulItem.Kind] = []
    var names: [DoubtfulItem.Kind: [String]] = [:]
    for item in items {
      if !kinds.contains(item.kind) { kinds.append(item.kind) }
      let name = item.isUnsourced ? item.name : item.name + " (low confidence)"
      if names[item.kind]?.contains(name) != true { names[item.kind, default: []].append(name) }
    }
    return kinds.map { kind in
      let all = names[kind] ?? []
      let shown = limit.map { all.prefix($0) } ?? all[...]
      let rest = all.count - shown.count
      return (title(of: kind), shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
    }
  }

  private static func title(of kind: DoubtfulItem.Kind) -> String {
    switch kind {
    case .strength: "words of strength"
    case .lean: "words of lean"
    case .stage: "leans of stages"
    case .judgement: "judgements"
    case .assumption: "assumed factors"
    case .criterion: "criteria"
    case .quantity: "quantities"
    case .factor: "stated factors"
    case .known: "known answers"
    }
  }
}

extension String {
  var withoutQuestionMark: String { hasSuffix("?") ? String(dropLast()) : self }
}
