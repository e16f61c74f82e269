import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation

/// Finds out which edits set two models apart, and what each of them does.
struct LedgerWork {
  let settings: RunSettings
  let isQuiet: Bool

  /// How many draws are made at most with each set of edits.
  static let greatestDraws = 65_536
  /// Beyond how many edits there is no ledger.
  static let greatestEdits = 48

  /// Why two models differ; nil where their texts mean the same.
  ///
  /// - Parameter limit: Beyond how many edits there is no ledger.
  func reason(
    _ first: SimulationModel, _ second: SimulationModel, atMost limit: Int = Self.greatestEdits
  ) async throws(Failure) -> ComparisonReason? {
    let sameRules = first.rulebook.text.text == second.rulebook.text.text
    let sameScenario = first.scenario.texts.map(\.text) == second.scenario.texts.map(\.text)
    switch (sameRules, sameScenario) {
    case (true, true): return nil
    case (false, false):
      return .unknown(
        "Both the rulebook and the scenario differ. Compare one of them at a time to see which edits did it.")
    case (false, true):
      guard first.rulebook.id == second.rulebook.id else {
        return .unknown(
          "The rulebooks are those of two alliances, so that no edits lead from one to the other.")
      }
      let revision = try Self.diagnosing { () throws(DiagnosticList) in
        try Revision(from: first.rulebook, to: second.rulebook)
      }
      let files = try Self.diagnosing { () throws(DiagnosticList) in
        try ScenarioRevision.Files(of: first.scenario)
      }
      let overrides = first.overrides
      return try await reason(revision.edits, inseparable: revision.renamings, limit) {
        edits throws(DiagnosticList) in
        let rulebook = try revision.rulebook(applyingEffective: edits)
        return try SimulationModel(
          rulebook: rulebook, scenario: try files.scenario(for: rulebook), repeating: overrides)
      }
    case (true, false):
      let revision = try Self.diagnosing { () throws(DiagnosticList) in
        try ScenarioRevision(from: first.scenario, to: second.scenario, rulebook: first.rulebook)
      }
      let (rulebook, overrides) = (first.rulebook, first.overrides)
      return try await reason(revision.edits, inseparable: [], limit) { edits throws(DiagnosticList) in
        try SimulationModel(
          rulebook: rulebook, scenario: try revision.scenario(applyingEffective: edits), repeating: overrides)
      }
    }
  }

  private func reason(
    _ edits: [Edit], inseparable: [[Int]], _ limit: Int,
    model: @escaping @Sendable (Set<Int>) throws(DiagnosticList) -> SimulationModel
  ) async throws(Failure) -> ComparisonReason? {
    guard !edits.isEmpty else { return nil }
    let moving = edits.indices.filter { edits[$0].effect == .probabilities }
    guard moving.count <= limit else {
      return .unknown(
        "\(moving.count) edits can change a probability, too many to tell what each does (at most \(limit))."
      )
    }
    var settings = settings
    settings.drawsAsked = min(settings.drawsAsked, Self.greatestDraws)
    let line = ProgressLine(isQuiet: isQuiet)
    defer { line.clear() }
    let draws = settings.draws
    do throws(Ledger.Failure) {
      let (simulation, used) = (Simulation(settings: settings, isQuiet: isQuiet), settings)
      let ledger = try await simulation.cancelling { () async throws(Ledger.Failure) in
        try await Ledger.execute(edits: moving, inseparable: inseparable, used, model: model) {
          done, needed in
          line.show(Run.Progress(draws: done * draws, total: needed * draws), of: "what each edit does")
        }
      }
      return .ledger(ledger, edits: edits)
    } catch {
      throw Failure(error)
    }
  }

  private static func diagnosing<Result>(
    _ work: () throws(DiagnosticList) -> Result
  ) throws(Failure) -> Result {
    do throws(DiagnosticList) {
      return try work()
    } catch {
      throw Failure(.badInput, error.diagnostics)
    }
  }
}

extension SimulationModel {
  /// A model with overrides that were stated for another rulebook.
  fileprivate init(
    rulebook: Rulebook, scenario: Scenario, repeating overrides: [Override.Stated]
  ) throws(DiagnosticList) {
    let reader = OverrideReader(rulebook: rulebook)
    var stated: [Override.Stated] = []
    for override in overrides {
      stated.append(override.isPin ? try reader.pin(override.text) : try reader.set(override.text))
    }
    try self.init(rulebook: rulebook, scenario: scenario, overrides: stated)
  }
}
