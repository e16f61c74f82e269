import CasusAnalysis
import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation

/// Compares finished runs with the first of them for a report: draw for draw where both have the same draws.
struct ComparedRuns {
  let isQuiet: Bool
  /// How many threads to use; nil for all processors.
  let threads: Int?

  /// Up to how many edits a report tells what each does: all their orders are taken.
  static let greatestLedger = Ledger.Options().greatestExact

  /// Each run but the first against the first; none for a run of another alliance, which has no outcome in common with it.
  func pairs(of runs: [CompletedRun]) async throws(Failure) -> [ComparisonPage.Pair] {
    var pairs: [ComparisonPage.Pair] = []
    for second in runs.indices.dropFirst() where Self.haveCommonOutcome(runs[0], runs[second]) {
      pairs.append(
        ComparisonPage.Pair(try await comparison(runs[0], runs[second], second), first: 0, second: second))
    }
    return pairs
  }

  private static func haveCommonOutcome(_ first: CompletedRun, _ second: CompletedRun) -> Bool {
    let outcomes = [first, second].map { Set($0.model.rulebook.outcomes.map(\.id)) }
    return !outcomes[0].isDisjoint(with: outcomes[1])
  }

  private func comparison(
    _ first: CompletedRun, _ second: CompletedRun, _ place: Int
  ) async throws(Failure) -> LabelledComparison {
    let sides = [(first, 0), (second, place)].map { run, index in
      LabelledComparison.Side(
        letter: ComparisonReport.letter(index), title: run.model.scenario.title, id: run.model.scenario.id)
    }
    let compared = [first, second].map { ComparedRun($0.model, $0.result) }
    let obstacles = RunComparison.obstacles(
      first.result.manifest, second.result.manifest,
      haveCommonTables: [first, second].allSatisfy {
        $0.result.manifest.tableFingerprint == $0.model.tableFingerprint
      })
    guard obstacles.isEmpty else {
      return LabelledComparison(sides: sides, RunComparison(compared[0], compared[1], .unpaired(obstacles)))
    }
    let settings = settings(of: first)
    let paired = try await pair(first.model, second.model, settings, title: "\(sides[1].letter) against A")
    let reason = try await LedgerWork(settings: settings, isQuiet: isQuiet)
      .reason(first.model, second.model, atMost: Self.greatestLedger)
    return LabelledComparison(
      sides: sides, RunComparison(compared[0], compared[1], .paired(paired)), reason: reason)
  }

  private func settings(of run: CompletedRun) -> RunSettings {
    let manifest = run.result.manifest
    var design = Design.random
    if case .drawn(let drawn) = manifest.design { design = drawn }
    return RunSettings(seed: manifest.seed, design: design, draws: manifest.draws, width: threads)
  }

  private func pair(
    _ first: SimulationModel, _ second: SimulationModel, _ settings: RunSettings, title: String
  ) async throws(Failure) -> PairedRun {
    let progress = ProgressLine(isQuiet: isQuiet)
    defer { progress.clear() }
    let paired: PairedRun
    do throws(Run.Failure) {
      paired = try await Simulation(settings: settings, isQuiet: isQuiet).cancelling {
        () async throws(Run.Failure) in
        try await PairedRun.execute(first, second, settings) { progress.show($0, of: title) }
      }
    } catch {
      throw Failure(error)
    }
    guard !paired.isInterrupted else {
      throw Failure(.interrupted, in: "report", "interrupted before the comparison was finished")
    }
    return paired
  }
}
