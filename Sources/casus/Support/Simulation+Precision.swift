import CasusReport
import CasusRulebook
import CasusSimulation

extension Simulation {
  /// Runs the models together until all of them are sure enough; the number of draws of the settings is the ceiling.
  func runs(of models: [SimulationModel], until standardError: Double) async throws(Failure) -> Runs {
    let progress = ProgressLine(isQuiet: isQuiet)
    defer { progress.clear() }
    let settings = settings
    let precision = Precision(standardError: standardError, draws: settings.draws)
    let titles = models.map(\.scenario.id)
    let stopped: Run.Stopped
    do throws(Run.Failure) {
      stopped = try await cancelling { () async throws(Run.Failure) in
        try await Run.execute(models, until: precision, settings) { place, state in
          progress.show(state, of: titles[place])
        }
      }
    } catch {
      throw Failure(error)
    }
    let completed = zip(models, stopped.results).map { CompletedRun(model: $0, result: $1) }
    var same = settings
    same.drawsAsked = stopped.results[0].manifest.drawsAsked
    var runs = Runs(completed: completed, settings: same, failure: Runs.interruption(completed))
    guard runs.failure == nil, let attained = stopped.attained else { return runs }
    let found =
      "the greatest standard error is \(words(attained)) after \(same.drawsAsked) draws in "
      + "\(stopped.results[0].manifest.rows) rows"
    if stopped.isPrecise {
      runs.note = "precision \(standardError): \(found)\n"
    } else {
      runs.failure = Failure(
        .inconclusive, in: "run", "not sure enough: \(found), and at most \(standardError) was wanted",
        hint: hint(after: same.drawsAsked))
    }
    return runs
  }

  /// An error that comes from replicates counts for more than it is.
  private func words(_ attained: RunEstimate) -> String {
    let error = ErrorText.of(attained.standardError)
    return attained.degreesOfFreedom == nil
      ? error : "\(error), which counts as \(ErrorText.of(Precision.counts(attained))) by Student's t,"
  }

  private func hint(after draws: Int) -> String {
    draws < Precision.greatestDraws
      ? "allow the next look with --draws \(2 * draws)"
      : "this is the last look; --precision must be greater"
  }
}
