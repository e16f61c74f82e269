public import CasusRulebook
import CasusSimulation

/// A rulebook in short, for a person at a terminal: its questions in order, its factors and what its beliefs rest on.
public struct RulebookReport: Sendable {
  private let rulebook: Rulebook

  /// Creates the report of a rulebook.
  public init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// The whole report: what it covers, stages, factors, judgements, outcomes and beliefs.
  public func text(in style: TerminalStyle) -> String {
    var page = Page(style)
    page.paragraph(StyledText(rulebook.title, .strong))
    if !rulebook.about.isEmpty { page.paragraph(StyledText(rulebook.about)) }
    addStages(to: &page)
    addNames(
      "Factors: what a scenario states", rulebook.factors.map { ($0.name, $0.question, $0.kind) }, to: &page)
    addNames(
      "Judgements: what is uncertain", rulebook.judgements.map { ($0.name, $0.question, $0.kind) }, to: &page)
    addOutcomes(to: &page)
    addBeliefs(to: &page)
    return page.text
  }

  /// What `check` says of a rulebook in which nothing is wrong: the stages at their leans, and what beliefs rest on.
  public func checkText(in style: TerminalStyle) -> String {
    var page = Page(style)
    page.paragraph(
      StyledText(
        "The graph holds: no circle, every stage and outcome can be reached, every path ends.", .plain))
    addStages(to: &page)
    addBeliefs(to: &page)
    return page.text
  }

  private func addStages(to page: inout Page) {
    page.heading("Stages", remark: "P(yes) at the lean, before any criterion speaks")
    var table = Table([
      Table.Column("stage", .left, .tight(least: 10)), Table.Column("question", .left, .wrapped(least: 24)),
      Table.Column("by", .left, .optional(rank: 3)), Table.Column("lean", .left, .optional(rank: 2)),
      Table.Column("P(yes)", .right), Table.Column("criteria", .right),
      Table.Column("yes, no lead to", .left, .optional(rank: 1)),
    ])
    let previews = LeanPreview.all(of: rulebook)
    for index in rulebook.stageOrder {
      let stage = rulebook.stages[index]
      let count = rulebook.criteria.filter { $0.stage == index }.count
      table.rows.append([
        .plain(stage.id), .plain(stage.question), .plain(stage.answeredBy, .faint),
        .plain(rulebook.leans[stage.lean].word), .plain(NumberText.share(previews[index].yes)),
        .plain(String(count)), .plain("\(name(of: stage.yes)), \(name(of: stage.no))", .faint),
      ])
    }
    page.table(table)
    for preview in previews {
      guard let supports = preview.supports, let objects = preview.objects, let members = preview.members
      else { continue }
      page.paragraph(
        StyledText(
          "\(rulebook.stages[preview.stage].id): each of \(members) members supports with "
            + "\(NumberText.share(supports)) and objects with \(NumberText.share(objects)); together they say yes "
            + "with \(NumberText.share(preview.yes)).", .faint), hanging: 2)
    }
  }

  private func name(of destination: Destination) -> String {
    switch destination {
    case .stage(let index): rulebook.stages[index].id
    case .outcome(let index): rulebook.outcomes[index].id
    }
  }

  private func addNames(
    _ title: String, _ names: [(name: String, question: String, kind: VariableKind)], to page: inout Page
  ) {
    page.heading(title)
    var table = Table([
      Table.Column("name", .left, .tight(least: 14)), Table.Column("question", .left, .wrapped(least: 24)),
      Table.Column("values", .left, .wrapped(least: 16)),
    ])
    for item in names {
      table.rows.append([.plain(item.name), .plain(item.question), .plain(item.kind.valuesInWords, .faint)])
    }
    page.table(table)
  }

  private func addOutcomes(to page: inout Page) {
    page.heading("Outcomes", remark: "the ladder, from the lowest rung")
    var table = Table([
      Table.Column("rank", .right), Table.Column("outcome", .left, .tight(least: 12)),
      Table.Column("what happens", .left, .wrapped(least: 24)),
      Table.Column("verdict", .left, .wrapped(least: 12)),
    ])
    for outcome in rulebook.outcomes.sorted(by: { $0.rank < $1.rank }) {
      let verdict =
        switch outcome.headline {
        case .always(let verdict): verdict.rawValue
        case .depends: "depends on the request"
        }
      table.rows.append([
        .plain(String(outcome.rank)), .plain(outcome.id), .plain(outcome.title), .plain(verdict, .faint),
      ])
    }
    page.table(table)
  }

  private func addBeliefs(to page: inout Page) {
    page.heading("What the beliefs rest on")
    let beliefs = rulebook.beliefs
    let unsourced = beliefs.filter { $0.grounds.unsourced != nil }
    let low = beliefs.filter { $0.grounds.unsourced == nil && $0.grounds.confidence == .low }
    page.paragraph(
      StyledText(
        "\(beliefs.count) beliefs, of which \(beliefs.count - unsourced.count) cite a source; "
          + "\(rulebook.sources.count) sources."))
    addList("unsourced", unsourced, to: &page)
    addList("cited, but of low confidence", low, to: &page)
  }

  private func addList(_ title: String, _ items: [GroundedItem], to page: inout Page) {
    guard !items.isEmpty else { return }
    var kinds: [String] = []
    for item in items where !kinds.contains(item.kind) { kinds.append(item.kind) }
    page.paragraph(StyledText("\(items.count) \(title):"))
    for kind in kinds {
      var names: [String] = []
      for item in items where item.kind == kind && !names.contains(item.name) { names.append(item.name) }
      page.paragraph(StyledText("  \(kind): \(names.joined(separator: ", "))", .faint), hanging: 4)
    }
  }
}
