import CasusRulebook
import CasusSimulation

extension ExplanationWriter {
  /// The probability of each outcome of this one request, and the numbers that would follow.
  mutating func addOutcomes() {
    page.heading("How it ends", remark: "for this one request, by the rules alone")
    var table = Table([
      Table.Column("outcome", .left, .wrapped(least: 22)), Table.Column("counts as"),
      Table.Column("probability", .decimal), Table.Column("", .left, .drawn(least: 10, most: 30)),
    ])
    var negligible = 0
    for outcome in explanation.outcomes {
      guard outcome.probability >= 0.0005 || options.showsEverything else {
        negligible += 1
        continue
      }
      table.rows.append([
        .plain(outcome.title), .plain(outcome.verdict.rawValue, outcome.verdict.role),
        .number([NumberText.exact(outcome.probability)], .plain),
        .bar(Bar(value: outcome.probability, interval: nil, role: outcome.verdict.role)),
      ])
    }
    page.table(table)
    if negligible > 0 {
      page.paragraph(StyledText("\(negligible) more with less than 0.05% each.", .faint))
    }
    addQuantities()
  }

  /// The numbers that follow the outcome in which the told path ends.
  private mutating func addQuantities() {
    guard let outcome = explanation.outcomes.first(where: { $0.index == path.outcome }),
      !outcome.quantities.isEmpty
    else { return }
    page.blank()
    page.paragraph(StyledText("After \"\(outcome.title)\":", .strong))
    for item in outcome.quantities {
      let quantity = rulebook.quantities[item.quantity]
      page.item(StyledText("\(quantity.title): \(QuantityWords.short(item.value)) \(quantity.unit)"))
    }
  }

  /// The path that this draw's coins take.
  mutating func addTossedPath() {
    guard let tossed = explanation.sampledPath else { return }
    page.heading("The path that was tossed")
    page.paragraph(sentence(of: tossed))
    for step in tossed.steps where !step.votes.isEmpty {
      let votes = step.votes.map { "\(rulebook.members[$0.member].name) \($0.choice.inWords)" }
      page.item(
        StyledText(rulebook.stages[step.stage].id, .strong)
          + StyledText(": " + votes.joined(separator: ", ") + "."))
    }
  }
}

extension ExplainedPath.Vote.Choice {
  fileprivate var inWords: String {
    switch self {
    case .objects: "objects"
    case .standsAside: "stands aside"
    case .supports: "supports"
    }
  }
}
