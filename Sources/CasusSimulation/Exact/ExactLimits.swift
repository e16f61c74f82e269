import CasusExpressions
import CasusRulebook

/// Says why a model cannot be enumerated.
struct ExactLimits {
  private let model: SimulationModel
  private let live: LiveParts
  private let limit: Int
  private let sets: Int

  init(_ model: SimulationModel, _ live: LiveParts, limit: Int, sets: Int) {
    self.model = model
    self.live = live
    self.limit = limit
    self.sets = sets
  }

  func diagnostic(_ refusal: ExactPlan.Refusal, factor: Int) -> Diagnostic {
    let name = model.rulebook.factors[factor].name
    switch refusal {
    case .uncut(let obstacle):
      let clause = obstacle?.what ?? "its value is used"
      return Diagnostic(
        "not-exact", in: obstacle?.expression.source.file ?? model.rulebook.text.name, at: obstacle?.span,
        "--exact cannot cut '\(name)' into cells: \(clause)",
        notes: (obstacle?.expression.source.text).map { ["The expression: \($0)"] } ?? [],
        hint: "pin it (--pin \(name)=VALUE), or run without --exact")
    case .tooManyValues:
      return Diagnostic(
        "too-many-cells", in: model.scenario.texts.first?.name ?? "", at: nil,
        "--exact would have to enumerate more than \(limit) values of '\(name)'",
        hint: "pin it (--pin \(name)=VALUE), or run without --exact")
    }
  }

  /// That the cells of the factors and of the judgements together are too many.
  func tooMany(_ cells: [[[FactorCell]]]) -> Diagnostic {
    let counts = cells.enumerated().map { (factor: $0, count: $1.map(\.count).max() ?? 1) }
      .filter { $0.count > 1 }
      .sorted { ($1.count, $0.factor) < ($0.count, $1.factor) }
    let shown = counts.prefix(8).map { "\(model.rulebook.factors[$0.factor].name) \($0.count)" }
    let rest = counts.count - shown.count
    var notes = ["Values or cells: \(shown.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")."]
    if sets > 1 { notes.append("Sets of judgements: \(sets == .max ? "too many to count" : "\(sets)").") }
    return Diagnostic(
      "too-many-cells", in: model.scenario.texts.first?.name ?? "", at: nil,
      "--exact would have to enumerate more than \(limit) requests" + (sets > 1 ? " and judgements" : ""),
      notes: counts.isEmpty ? Array(notes.dropFirst()) : notes,
      hint: "pin some of them, or run without --exact")
  }
}
