import CasusRulebook
import CasusSimulation

extension RunReportWriter {
  /// The criteria that decided, by weight, each with its reason and its source.
  mutating func addCriteria() {
    let decisive = result.criteria.filter { $0.weight.value != 0 }
      .sorted { ($0.weight.value.magnitude, $1.index) > ($1.weight.value.magnitude, $0.index) }
    page.heading("What decided", remark: "what each criterion adds to P(approved), in percentage points")
    guard !decisive.isEmpty else { return page.paragraph(StyledText(FormalWords.nothing)) }
    let weighing = result.weighing(in: rulebook)
    let shown = options.limit.map { Array(weighing.prefix($0)) } ?? weighing
    let weights = shown.map { NumberText.points($0.weight) }
    let aligned = DecimalAlignment(weights)
    for (criterion, weight) in zip(shown, weights) { add(criterion, weight: aligned.text(of: weight)) }
    addRest(of: weighing, after: shown.count)
    addFormal(cites: true)
    let unmeasured = decisive.filter { $0.unmeasuredDraws > 0 }.map(\.id)
    if !unmeasured.isEmpty {
      page.paragraph(
        StyledText(
          "In some draws it could not be told what would follow without: \(unmeasured.joined(separator: ", ")).",
          .faint), hanging: 2)
    }
  }

  private mutating func addRest(of criteria: [CriterionResult], after count: Int) {
    let rest = criteria.count - count
    guard rest > 0 else { return }
    let sum = criteria.dropFirst(count).reduce(0) { $0 + $1.weight.value.magnitude }
    let total = criteria.reduce(0) { $0 + $1.weight.value.magnitude }
    page.paragraph(
      StyledText(
        "\(rest) more with less weight, together \(NumberText.share(sum / total)) of all the weight, are not shown.",
        .faint))
  }

  /// The criteria that decide their stage by themselves.
  ///
  /// - Parameter cites: Whether each comes with its sources.
  mutating func addFormal(cites: Bool) {
    let criteria = result.formal(in: rulebook)
    guard !criteria.isEmpty else { return }
    page.paragraph(
      StyledText(
        FormalWords.lead(criteria.count, isAlone: result.weighing(in: rulebook).isEmpty)))
    for item in criteria {
      let line =
        StyledText(item.id, .strong)
        + StyledText(
          " says \(item.saysYes ? "yes" : "no") at \(rulebook.stages[item.stage].id) "
            + "(\(FormalWords.points(item))).")
      page.item(cites ? line + " " + citations.support(rulebook.criteria[item.index].grounds) : line)
    }
  }

  private mutating func add(_ item: CriterionResult, weight: String) {
    let criterion = rulebook.criteria[item.index]
    let role = item.weight.value > 0 ? TextRole.yes : .no
    let hanging = DisplayWidth.of(weight) + 2
    let line =
      StyledText(weight.unbroken + "\u{A0}\u{A0}", role) + StyledText(item.id, .strong)
      + StyledText(" says \(item.saysYes ? "yes" : "no") at \(rulebook.stages[item.stage].id)")
      + StyledText(" (\(force(of: criterion))\(activity(of: item)))", .faint)
    page.paragraph(line, hanging: hanging)
    page.paragraph(citations.reason(criterion.grounds), first: hanging, hanging: hanging)
    if let shared = sharing(of: item) {
      page.paragraph(StyledText(shared, .faint), first: hanging, hanging: hanging)
    }
  }

  private func force(of criterion: Criterion) -> String {
    guard case .strength(let word, let scale) = criterion.force else {
      return criterion.forceWord(in: rulebook)
    }
    return rulebook.strengths[word].word + (scale == nil ? "" : ", scaled")
  }

  private func activity(of item: CriterionResult) -> String {
    guard let active = item.active else { return "" }
    return active.value == 1
      ? ", active in every request there" : ", active in \(NumberText.share(active)) of requests there"
  }

  private func sharing(of item: CriterionResult) -> String? {
    guard item.sharedDraws > 0, item.measuredDraws > 0 else { return nil }
    let share = NumberText.share(Double(item.sharedDraws) / Double(item.measuredDraws))
    return "One of several that each sufficed in \(share) of the draws; they share the credit."
  }
}
