import CasusExpressions
import CasusSimulation
import CasusStore

/// Saves runs in a results file that is open already.
struct RunSaving {
  let store: ResultsStore
  /// The names, in the order of the scenarios.
  let names: [String]
  /// Whether a number is added to a name that is taken.
  let isNameFree: Bool
  let replaces: Bool
  let keepsDraws: Bool

  /// In how many parts a run that is saved keeps fingerprints.
  static let blocks = 32

  /// What a run was made with, apart from the host.
  struct Making {
    /// The command that makes it again.
    let command: String
    /// The scenario's file.
    let file: String
    /// What --rules named.
    let rules: String?
  }

  /// Saves runs, each by itself; what was saved before one fails stays.
  func save(_ runs: [CompletedRun], _ makings: [Making], by simulation: Simulation) async throws(Failure) {
    for (place, (run, making)) in zip(runs, makings).enumerated() {
      let name = try StoreOptions.failing { () throws(StoreFailure) in
        isNameFree ? try store.freeName(like: names[place]) : names[place]
      }
      let new = NewRun(name: name, model: run.model, result: run.result, origin: .here(making, run.result))
      let kept = keepsDraws ? try await keepDraws(new, simulation) : try save(new)
      guard !simulation.isQuiet else { continue }
      Console.printError("saved as \(name) in \(store.path)\(kept.map { " with \($0) draws" } ?? "")\n")
    }
  }

  private func save(_ run: NewRun) throws(Failure) -> Int? {
    try StoreOptions.failing { () throws(StoreFailure) in _ = try store.save(run, replacing: replaces) }
    return nil
  }

  private func keepDraws(_ run: NewRun, _ simulation: Simulation) async throws(Failure) -> Int? {
    let draws = min(run.result.manifest.draws, ResultsStore.keptDrawsLimit)
    if !simulation.isQuiet {
      let megabytes = max(ResultsStore.bytes(forKeeping: draws, of: run.model) >> 20, 1)
      Console.printError("keeping \(draws) draws of \(run.name): about \(megabytes) MiB\n")
    }
    let progress = ProgressLine(isQuiet: simulation.isQuiet)
    defer { progress.clear() }
    let (store, replaces, width) = (store, replaces, simulation.settings.width)
    let kept: Int
    do throws(ResultsStore.DrawFailure) {
      kept = try await simulation.cancelling { () async throws(ResultsStore.DrawFailure) in
        try await store.saveWithDraws(run, replacing: replaces, width: width) {
          progress.show($0, of: "keeping draws of \(run.name)")
        }.keptDraws
      }
    } catch {
      switch error {
      case .store(let failure): throw Failure(failure)
      case .draw(let failure): throw Failure(failure)
      }
    }
    guard kept == draws else {
      throw Failure(
        .interrupted, in: "run",
        "interrupted: \(run.name) was saved with the first \(kept) of its draws in \(store.path)")
    }
    return kept
  }
}
