import CasusExpressions
import CasusRulebook
import CasusSimulation

/// A run that was made, and what it was made of.
struct CompletedRun {
  let model: SimulationModel
  let result: RunResult
}

/// Makes runs with a progress line, until Ctrl-C.
struct Simulation {
  let settings: RunSettings
  let isQuiet: Bool
  /// Whether requests are enumerated rather than drawn.
  var isExact = false

  /// Runs the models one after the other; after an interruption, those that were begun.
  func runs(of models: [SimulationModel]) async throws(Failure) -> [CompletedRun] {
    let progress = ProgressLine(isQuiet: isQuiet)
    defer { progress.clear() }
    var runs: [CompletedRun] = []
    for model in models {
      let settings = settings
      let outcome = await Interruption.cancelling { () async -> Result<RunResult, Failure> in
        do throws(Failure) {
          return .success(try await run(of: model, settings) { progress.show($0, of: model.scenario.id) })
        } catch {
          return .failure(error)
        }
      }
      switch outcome {
      case .success(let result): runs.append(CompletedRun(model: model, result: result))
      case .failure(let failure) where failure.code == .interrupted && !runs.isEmpty: return runs
      case .failure(let failure): throw failure
      }
      if runs.last?.result.manifest.isInterrupted == true { break }
    }
    return runs
  }

  private func run(
    of model: SimulationModel, _ settings: RunSettings, progress: @escaping @Sendable (Run.Progress) -> Void
  ) async throws(Failure) -> RunResult {
    guard isExact else {
      do throws(Run.Failure) {
        return try await Run.execute(model, settings, progress: progress)
      } catch {
        throw Failure(error)
      }
    }
    do throws(ExactRun.Failure) {
      return try await ExactRun.execute(model, settings, progress: progress)
    } catch {
      switch error {
      case .refused(let list): throw Failure(.badInput, list.diagnostics)
      case .draw(let diagnostic): throw Failure(.badInput, [diagnostic])
      case .cancelled: throw Failure(.interrupted, in: "run", "interrupted before the exact run was finished")
      }
    }
  }

  /// Compares the runs' rows, pair by pair: which is likelier to be approved, and which to come to what was observed, or a
  /// higher rung, in the one of the two where more was done.
  func comparison(of runs: [CompletedRun]) async throws(Failure) -> RowComparison {
    let models = runs.map(\.model)
    var pairs: [RowComparison.Pair] = []
    for first in models.indices {
      for second in models.indices where second > first {
        let observed = [models[first], models[second]].compactMap(\.observedRank).max()
        let events = [.verdictGivenAsked(.approved)] + (observed.map { [RunEvent.rankOrHigher($0)] } ?? [])
        pairs += events.map { event in
          RowComparison.Pair(.init(model: first, event: event), .init(model: second, event: event))
        }
      }
    }
    let settings = settings
    let wanted = pairs
    let outcome = await Interruption.cancelling { () async -> Result<RowComparison, Run.Failure> in
      do throws(Run.Failure) {
        return .success(try await RowComparison.execute(models, wanted, settings))
      } catch {
        return .failure(error)
      }
    }
    switch outcome {
    case .success(let comparison): return comparison
    case .failure(let failure): throw Failure(failure)
    }
  }
}

extension SimulationModel {
  /// The rung of what happened, in a case.
  fileprivate var observedRank: Int? {
    scenario.observation.map { rulebook.outcomes[$0.outcome].rank }
  }
}

extension Failure {
  /// Why a run has no result.
  init(_ failure: Run.Failure) {
    switch failure {
    case .draw(let error): self.init(.badInput, [error.diagnostic])
    case .cancelled:
      self.init(.interrupted, in: "run", "interrupted before the first 2,048 draws were finished")
    }
  }
}
