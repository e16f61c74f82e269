import CasusExpressions
public import CasusRulebook
public import CasusSimulation

/// In what share of the draws of some scenarios each edit of a rulebook, made alone, changes a probability.
public struct EditTouches: Sendable {
  /// Edits that are made together, and what they touch.
  public struct Row: Sendable {
    /// The edits, by their places in the revision.
    public let edits: [Int]
    /// By scenario, in what share of the draws the probability of an outcome or a verdict differs; nil where there is no
    /// result with just these edits made.
    public let touched: [RunEstimate?]
  }

  /// The edits that can change a probability, in their order.
  public let rows: [Row]
  /// How many draws were made of each scenario.
  public let draws: Int

  /// Makes draws of each scenario with the old rulebook and, in common streams, with each edit of it.
  ///
  /// - Parameters:
  ///   - revision: The edits.
  ///   - scenarios: What the draws are of; each must be fit for the old rulebook.
  ///   - settings: The seed, the design and the number of draws.
  ///   - progress: Called with how many pairs of runs are done, and how many there are.
  /// - Throws: ``Ledger/Failure``.
  public static func execute(
    _ revision: Revision, scenarios: [ScenarioRevision.Files], _ settings: RunSettings = RunSettings(),
    progress: (_ done: Int, _ needed: Int) -> Void = { _, _ in }
  ) async throws(Ledger.Failure) -> EditTouches {
    let edits = revision.effective.filter { revision.edits[$0].effect == .probabilities }
    var bundles = EditBundles(edits, joining: revision.renamings)
    _ = bundles.settle { (try? revision.rulebook(applyingEffective: $0)) != nil }
    let references = try models(revision, [], scenarios)
    var rows: [Row] = []
    var done = 0
    for bundle in bundles.bundles {
      let rulebook = try? revision.rulebook(applyingEffective: Set(bundle))
      var touched: [RunEstimate?] = []
      for (reference, files) in zip(references, scenarios) {
        touched.append(try await self.touched(reference, rulebook, files, settings))
        done += 1
        progress(done, bundles.bundles.count * scenarios.count)
      }
      rows.append(Row(edits: bundle, touched: touched))
    }
    return EditTouches(rows: rows, draws: settings.draws)
  }

  private static func models(
    _ revision: Revision, _ edits: Set<Int>, _ scenarios: [ScenarioRevision.Files]
  ) throws(Ledger.Failure) -> [SimulationModel] {
    do throws(DiagnosticList) {
      let rulebook = try revision.rulebook(applyingEffective: edits)
      var models: [SimulationModel] = []
      for files in scenarios {
        models.append(try SimulationModel(rulebook: rulebook, scenario: try files.scenario(for: rulebook)))
      }
      return models
    } catch {
      throw .model(error)
    }
  }

  private static func touched(
    _ reference: SimulationModel, _ rulebook: Rulebook?, _ files: ScenarioRevision.Files,
    _ settings: RunSettings
  ) async throws(Ledger.Failure) -> RunEstimate? {
    guard let rulebook, let scenario = try? files.scenario(for: rulebook),
      let model = try? SimulationModel(rulebook: rulebook, scenario: scenario)
    else { return nil }
    do throws(Run.Failure) {
      let run = try await PairedRun.execute(reference, model, settings, hasFlips: false)
      if run.isInterrupted { throw .cancelled }
      return run.touchedShare
    } catch {
      switch error {
      case .draw: return nil
      case .cancelled: throw .cancelled
      }
    }
  }
}
