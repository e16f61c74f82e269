import CasusExpressions
import CasusRulebook

/// Everything that an exact run goes through, or why there can be none (section 3.4.2).
struct ExactPlan: Sendable {
  let evaluator: ScalarEvaluator
  let sets: JudgementSets
  /// How many requests there are under each set of judgements.
  let requests: Int
  /// The walk as it stands at the first request, and again after every ``chunk`` of them.
  let starts: [RequestWalk]

  /// How many requests are evaluated in one go.
  static let chunk = 1_024

  init(
    _ model: SimulationModel, _ settings: RunSettings, limit: Int
  ) throws(DiagnosticList) {
    let live = LiveParts(model)
    evaluator = ScalarEvaluator(model, seed: settings.seed)
    sets = JudgementSets(evaluator, live, rows: settings.groups * RunTallies.rowsPerGroup)
    let enumeratedSets = sets.isComplete ? sets.count : 1
    var refusals = ExactPlan.correlated(model, live)
    let limits = ExactLimits(model, live, limit: limit, sets: enumeratedSets)
    var cells: [[[FactorCell]]] = []
    for (factor, source) in model.factors.enumerated() {
      var branches: [[FactorCell]] = []
      for branch in source.branches {
        do throws(Refusal) {
          branches.append(
            try Self.cells(of: branch.sampler, live.factors[factor] ? live.uses[factor] : nil, limit: limit))
        } catch {
          refusals.append(limits.diagnostic(error, factor: factor))
          break
        }
      }
      cells.append(branches)
    }
    guard refusals.isEmpty else { throw DiagnosticList(refusals) }
    var walk = RequestWalk(model, cells: cells)
    var starts = [walk]
    var count = 1
    while count.saturatingProduct(enumeratedSets) <= limit, walk.advance() {
      if count.isMultiple(of: Self.chunk) { starts.append(walk) }
      count += 1
    }
    guard count.saturatingProduct(enumeratedSets) <= limit else {
      throw DiagnosticList([limits.tooMany(cells)])
    }
    self.starts = starts
    requests = count
  }

  /// Why a factor has no cells.
  enum Refusal: Error {
    case uncut(FactorUse.Obstacle?)
    case tooManyValues
  }

  /// - Parameter uses: How the factor is used; nil where nothing reads it.
  private static func cells(
    of sampler: Sampler, _ uses: [FactorUse]?, limit: Int
  ) throws(Refusal) -> [FactorCell] {
    let cutter = FactorCells(sampler: sampler, limit: limit)
    guard let uses else { return cutter.central }
    if let constants = FactorUse.constants(of: uses) { return cutter.cells(comparedWith: constants) }
    if case .real = sampler { throw .uncut(FactorUse.obstacle(in: uses)) }
    guard let cells = cutter.cellsOfValues() else { throw .tooManyValues }
    return cells
  }

  /// What is wrong with correlations between two factors that both vary and matter.
  private static func correlated(_ model: SimulationModel, _ live: LiveParts) -> [Diagnostic] {
    let matters = model.factors.indices.map { live.factors[$0] && model.factors[$0].onlyValue == nil }
    return (model.correlation?.pairs ?? []).filter { matters[$0.first] && matters[$0.second] && $0.rank != 0 }
      .map { pair in
        let names = [pair.first, pair.second].map { "'\(model.rulebook.factors[$0].name)'" }
        return Diagnostic(
          "not-exact", in: pair.file, at: pair.span,
          "--exact cannot enumerate \(names.joined(separator: " and ")), which are correlated",
          hint: "pin one of them, or run without --exact")
      }
  }
}
