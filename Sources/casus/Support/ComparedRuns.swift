import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation

/// Compares runs with the first of them, draw for draw, for a report.
struct ComparedRuns {
  private let simulation: Simulation

  /// Up to how many edits a ledger is made: all their orders are taken.
  static let greatestLedger = Ledger.Options().greatestExact

  init(_ simulation: Simulation) { self.simulation = simulation }

  /// Each model but the first against the first.
  func pairs(of models: [SimulationModel]) async throws(Failure) -> [ComparisonPage.Pair] {
    var pairs: [ComparisonPage.Pair] = []
    for second in models.indices.dropFirst() {
      pairs.append(try await pair(models, second))
    }
    return pairs
  }

  private func pair(_ models: [SimulationModel], _ second: Int) async throws(Failure) -> ComparisonPage.Pair {
    let settings = simulation.settings
    let progress = ProgressLine(isQuiet: simulation.isQuiet)
    defer { progress.clear() }
    let title = "\(models[0].scenario.id) and \(models[second].scenario.id)"
    let paired: PairedRun
    do throws(Run.Failure) {
      paired = try await simulation.cancelling { () async throws(Run.Failure) in
        try await PairedRun.execute(models[0], models[second], settings) { progress.show($0, of: title) }
      }
    } catch {
      throw Failure(error)
    }
    guard !paired.isInterrupted else {
      throw Failure(.interrupted, in: "report", "interrupted before the comparison was finished")
    }
    return ComparisonPage.Pair(
      first: 0, second: second, differences: differences(paired, models, second), flips: flips(paired),
      ledger: try await ledger(models[0], models[second], progress))
  }

  /// The headline and every outcome, with intervals that hold together at 95% by Bonferroni.
  private func differences(
    _ paired: PairedRun, _ models: [SimulationModel], _ second: Int
  ) -> [ComparisonPage.Difference] {
    let titles = [models[0], models[second]].flatMap(\.rulebook.outcomes)
    let headline = PairedEvent.verdictGivenAsked(.approved)
    // Highest rung first, as everywhere.
    let outcomes = titles.enumerated()
      .sorted { ($0.element.rank, $1.offset) > ($1.element.rank, $0.offset) }
      .map { PairedEvent.outcome($0.element.id) }
    var seen: Set<PairedEvent> = []
    let events = ([headline] + outcomes).filter { paired.events.contains($0) && seen.insert($0).inserted }
    let found = events.compactMap { event -> (title: String, difference: PairedDifference)? in
      switch event {
      case headline:
        return paired.difference(of: event).map { ("Approved, given that something is asked", $0) }
      case .outcome(let id):
        guard let difference = paired.difference(of: event), !difference.isAbsent else { return nil }
        return (titles.first { $0.id == id }?.title ?? id, difference)
      case .verdict, .verdictGivenAsked, .rankOrHigher: return nil
      }
    }
    let confidence = 1 - 0.05 / Double(max(found.count, 1))
    return found.map { title, difference in
      let estimate = difference.estimate
      let reach =
        difference.degreesOfFreedom.map {
          StudentT.quantile((1 + confidence) / 2, degreesOfFreedom: Double($0))
        } ?? Kernel.normalQuantile((1 + confidence) / 2)
      let error = estimate.standardError.isFinite ? estimate.standardError * reach : 1
      return ComparisonPage.Difference(
        title: title, estimate: estimate,
        interval: max(-1, estimate.value - error)...min(1, estimate.value + error))
    }
  }

  private func flips(_ paired: PairedRun) -> ComparisonPage.Flips? {
    paired.flips.map { table in
      ComparisonPage.Flips(
        outcomes: table.outcomes,
        cells: table.outcomes.indices.map { row in
          table.outcomes.indices.map { table.probability(row, $0) }
        }, changed: table.changed)
    }
  }

  /// What each edit from the one scenario to the other does, where they have one rulebook and few edits between them.
  private func ledger(
    _ first: SimulationModel, _ second: SimulationModel, _ progress: ProgressLine
  ) async throws(Failure) -> ComparisonPage.EditLedger? {
    guard first.rulebook.text.text == second.rulebook.text.text else { return nil }
    let revision: ScenarioRevision
    do throws(DiagnosticList) {
      revision = try ScenarioRevision(from: first.scenario, to: second.scenario, rulebook: first.rulebook)
    } catch {
      throw Failure(.badInput, error.diagnostics)
    }
    let edits = revision.effective
    guard !edits.isEmpty, edits.count <= Self.greatestLedger else {
      return edits.isEmpty ? nil : ComparisonPage.EditLedger(edits: revision.edits, ledger: nil)
    }
    let settings = simulation.settings
    let title = "\(edits.count) edits"
    do throws(Ledger.Failure) {
      let ledger = try await simulation.cancelling { () async throws(Ledger.Failure) in
        try await Ledger.execute(edits: edits, settings) { set throws(DiagnosticList) in
          try SimulationModel(
            rulebook: first.rulebook, scenario: try revision.scenario(applyingEffective: set),
            overrides: first.overrides)
        } progress: { done, needed in
          progress.show(Run.Progress(draws: done * settings.draws, total: needed * settings.draws), of: title)
        }
      }
      return ComparisonPage.EditLedger(edits: revision.edits, ledger: ledger)
    } catch {
      throw Failure(error)
    }
  }
}

extension PairedDifference {
  /// Whether the event never happens on either side.
  fileprivate var isAbsent: Bool { first == 0 && second == 0 }
}
