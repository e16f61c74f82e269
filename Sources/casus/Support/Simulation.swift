import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation

/// A run that was made, and what it was made of.
struct CompletedRun {
  let model: SimulationModel
  let result: RunResult
  /// What the user named to have it; nil where nothing has to be told of it.
  var origin: ReportedRun.Origin?

  /// The run for a report.
  var reported: ReportedRun { ReportedRun(result, of: model, origin: origin) }

  /// The run for a report that says what its variance rests on; where everything is enumerated, nothing varies by draws.
  var withVariance: ReportedRun {
    let shares =
      result.exact?.isComplete == true ? nil : try? VarianceShares(model, seed: result.manifest.seed)
    return ReportedRun(result, of: model, variance: shares, origin: origin)
  }
}

/// Makes runs with a progress line, until Ctrl-C.
struct Simulation {
  let settings: RunSettings
  let isQuiet: Bool
  /// Whether requests are enumerated rather than drawn.
  var isExact = false

  /// Runs that were made, and what is to be said of them.
  struct Runs {
    /// The runs; after an interruption, those that were begun.
    var completed: [CompletedRun]
    /// The settings that give them again.
    let settings: RunSettings
    /// What to tell on standard error.
    var note: String?

    /// That they were interrupted, or are not sure enough.
    var failure: Failure?

    /// Why the command does not end well, where an interruption is the reason.
    static func interruption(_ runs: [CompletedRun]) -> Failure? {
      guard runs.contains(where: \.result.manifest.isInterrupted) else { return nil }
      return Failure(
        .interrupted, in: "run",
        "interrupted: the result is that of a run with the draws that were finished")
    }
  }

  /// Runs the models one after the other; after an interruption, those that were begun.
  func runs(of models: [SimulationModel]) async throws(Failure) -> Runs {
    let progress = ProgressLine(isQuiet: isQuiet)
    defer { progress.clear() }
    // Between two runs, too, an interruption must find what is finished.
    return try await cancelling { () async throws(Failure) in try await runs(of: models, progress) }
  }

  private func runs(
    of models: [SimulationModel], _ progress: ProgressLine
  ) async throws(Failure) -> Runs {
    var runs: [CompletedRun] = []
    for model in models where runs.last?.result.manifest.isInterrupted != true {
      do throws(Failure) {
        let result = try await run(of: model) { progress.show($0, of: model.scenario.id) }
        runs.append(CompletedRun(model: model, result: result))
      } catch {
        if error.code == .interrupted, !runs.isEmpty {
          return Runs(completed: runs, settings: settings, failure: .interrupted(after: runs.count))
        }
        throw error
      }
    }
    return Runs(completed: runs, settings: settings, failure: Runs.interruption(runs))
  }

  private func run(
    of model: SimulationModel, progress: @escaping @Sendable (Run.Progress) -> Void
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

  /// The tallies of some groups of a model's run.
  func part(of model: SimulationModel, _ groups: Range<Int>) async throws(Failure) -> GroupEngine.Part {
    let progress = ProgressLine(isQuiet: isQuiet)
    defer { progress.clear() }
    let settings = settings
    do throws(Run.Failure) {
      return try await cancelling { () async throws(Run.Failure) in
        try await GroupEngine(model, settings).compute(groups) { done in
          let draws = RunTallies.drawsPerGroup
          progress.show(
            Run.Progress(draws: done * draws, total: groups.count * draws), of: model.scenario.id)
        }
      }
    } catch {
      throw Failure(error)
    }
  }

  /// Does work that Ctrl-C cancels.
  func cancelling<Result: Sendable, Reason: Error>(
    _ work: @escaping @Sendable () async throws(Reason) -> Result
  ) async throws(Reason) -> Result {
    let outcome = await Interruption.cancelling { () async -> Swift.Result<Result, Reason> in
      do throws(Reason) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
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
    var settings = settings
    settings.drawsAsked = runs.map(\.result.manifest.draws).min() ?? settings.drawsAsked
    if runs.contains(where: \.result.manifest.isInterrupted) {
      settings.drawsAsked = min(settings.drawsAsked, Self.drawsComparedAfterInterruption)
    }
    let (wanted, same) = (pairs, settings)
    do throws(Run.Failure) {
      return try await cancelling { () async throws(Run.Failure) in
        try await RowComparison.execute(models, wanted, same)
      }
    } catch {
      throw Failure(error)
    }
  }

  /// So few that who pressed Ctrl-C does not wait.
  private static let drawsComparedAfterInterruption = 65_536
}

extension SimulationModel {
  /// The rung of what happened, in a case.
  fileprivate var observedRank: Int? {
    scenario.observation.map { rulebook.outcomes[$0.outcome].rank }
  }
}

extension Failure {
  /// That only the first few of several runs were begun.
  static func interrupted(after runs: Int) -> Failure {
    Failure(.interrupted, in: "run", "interrupted: only the first \(runs) of the scenarios were run")
  }

  /// Why a run has no result.
  init(_ failure: Run.Failure) {
    switch failure {
    case .draw(let error): self.init(.badInput, [error.diagnostic])
    case .cancelled:
      self.init(.interrupted, in: "run", "interrupted before the first 2,048 draws were finished")
    }
  }
}
