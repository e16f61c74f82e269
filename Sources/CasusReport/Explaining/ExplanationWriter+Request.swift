import CasusExpressions
import CasusRulebook
import CasusSimulation

extension ExplanationWriter {
  /// The conditions of the request: what the scenario states, then what is assumed.
  mutating func addRequest() {
    page.heading("The request")
    let stated = explanation.factors.filter { !isAssumed($0) }
    let assumed = explanation.factors.filter(isAssumed)
    for factor in stated { add(factor) }
    if !assumed.isEmpty {
      page.blank()
      page.paragraph(StyledText("Assumed, because the scenario does not say:", .warning))
      for factor in assumed { add(factor) }
    }
    addFacts()
  }

  private func isAssumed(_ factor: ExplainedFactor) -> Bool {
    if case .assumed = factor.origin { true } else { false }
  }

  private mutating func add(_ factor: ExplainedFactor) {
    var text = StyledText(factor.name, .note) + StyledText(": \(factor.question) \(arrow)\u{A0}")
    text += StyledText(
      factor.value.map { ValueWords.text(of: $0, kind: factor.kind) } ?? "no value", .strong)
    if case .overridden(let change) = factor.origin { text.append(" (changed: \(change))", .warning) }
    if factor.isDrawn { text.append(explanation.draw == nil ? " (median or likeliest)" : " (drawn)", .faint) }
    page.item(text)
    let reason = citations.reason(factor.grounds)
    if !reason.isEmpty { page.paragraph(reason.asRole(.faint), first: 4, hanging: 4) }
  }

  /// The facts that hold or have a value, in one paragraph.
  private mutating func addFacts() {
    let facts = explanation.facts.compactMap { fact -> String? in
      guard case .value(let value) = fact.value else { return nil }
      if case .bool(let truth) = value { return truth ? fact.phrase : nil }
      let meaning = fact.meaning.isEmpty ? "" : " (\(fact.meaning.withoutFullStop))"
      return "\(fact.name)\(meaning) is \(ValueWords.text(of: value))"
    }
    guard !facts.isEmpty else { return }
    page.blank()
    page.paragraph(
      StyledText("From this follows: ", .strong) + StyledText(facts.joined(separator: "; ") + "."), hanging: 2
    )
  }

  /// The judgements that hold: what is uncertain about the rules themselves.
  mutating func addJudgements() {
    guard !explanation.judgements.isEmpty else { return }
    page.heading("The judgements in force")
    for judgement in explanation.judgements {
      var text = StyledText(judgement.name, .note) + StyledText(": \(judgement.question) \(arrow)\u{A0}")
      text += StyledText(ValueWords.text(of: judgement.value, kind: judgement.kind), .strong)
      page.item(text)
      page.paragraph(citations.reason(judgement.grounds).asRole(.faint), first: 4, hanging: 4)
    }
  }
}

extension ExplainedFact {
  /// What it means, or its name.
  fileprivate var phrase: String { meaning.isEmpty ? name : meaning.withoutFullStop }
}
