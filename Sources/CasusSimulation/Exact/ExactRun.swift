public import CasusExpressions
import CasusRulebook
import CasusSampling

/// Makes runs without chance: every request that can make a difference is evaluated, with its exact share of the
/// words that a run draws from (section 3.4.2).
///
/// Factors that nothing reads are left out. A discrete factor is enumerated by its cut points, a continuous one cut at
/// the constants that it is compared with; where one is used otherwise, or two are correlated, there is no exact run.
/// Judgements are enumerated where those that matter are discrete or pinned. Otherwise rows of them are drawn, and
/// ``RunSettings/drawsAsked`` / 64 says how many; in a run where nothing is drawn it has no meaning, nor has the seed.
/// ``RunSettings/design`` is of no account: rows are drawn independently.
/// Quantities are left out: each has a distribution of its own.
public enum ExactRun {
  /// How many requests are enumerated at most, under all judgements that are enumerated with them.
  public static let limit = 1 << 20

  /// Why an exact run has no result.
  public enum Failure: Error, Sendable {
    /// The model cannot be enumerated, for reasons that each name a factor and a place.
    case refused(DiagnosticList)
    /// An expression failed in one of the requests.
    case draw(Diagnostic)
    /// The task was cancelled too early.
    case cancelled
  }

  /// Makes an exact run, chunks of requests at the same time; the result does not depend on how many.
  ///
  /// A task that is cancelled has no result where nothing was drawn; otherwise it keeps the longest complete run of
  /// groups of 32 rows, marked as interrupted.
  ///
  /// - Parameters:
  ///   - limit: How many requests are enumerated at most.
  ///   - progress: Called with growing numbers of evaluations, from any task, never twice at a time.
  /// - Throws: ``Failure``.
  public static func execute(
    _ model: SimulationModel, _ settings: RunSettings = RunSettings(), limit: Int = limit,
    progress: @escaping @Sendable (Run.Progress) -> Void = { _ in }
  ) async throws(Failure) -> RunResult {
    let plan: ExactPlan
    do throws(DiagnosticList) {
      plan = try ExactPlan(model, settings, limit: limit)
    } catch {
      throw .refused(error)
    }
    let tallies: ExactTallies
    do throws(Run.Failure) {
      tallies = try await plan.tallies(width: settings.width, progress: progress)
    } catch {
      switch error {
      case .draw(let failure): throw .draw(failure.diagnostic("in a request that --exact enumerates"))
      case .cancelled: throw .cancelled
      }
    }
    guard tallies.sets > 0 else { throw .cancelled }
    let extent = ExactExtent(
      requests: plan.requests, judgementSets: tallies.sets, isComplete: plan.sets.isComplete)
    return RunResult(
      ExactAnalysis(model: model, tallies: tallies, proofs: ConstantProofs(model), extent: extent), settings,
      isInterrupted: tallies.sets < plan.sets.count)
  }
}

extension ExactPlan {
  /// Adds up all requests under all sets of judgements, in their order.
  fileprivate func tallies(
    width: Int, progress: @Sendable (Run.Progress) -> Void
  ) async throws(Run.Failure) -> ExactTallies {
    let layout = TallyLayout(evaluator.model, design: .random)
    let total = requests.saturatingProduct(sets.count)
    var tallies = ExactTallies(layout)
    var whole = tallies
    var sums = ExactSums(layout)
    var chunks = 0
    let isComplete = try await GroupPipeline.run(
      groups: starts.count.saturatingProduct(sets.count), width: width,
      compute: { self.sums(of: $0 % starts.count, under: sets[$0 / starts.count].judgements, layout) },
      fold: { part in
        sums.merge(part)
        chunks += 1
        progress(
          Run.Progress(
            draws: chunks / starts.count * requests + chunks % starts.count * Self.chunk, total: total))
        guard chunks.isMultiple(of: starts.count) else { return }
        whole.add(sums, sets[whole.sets])
        sums = ExactSums(layout)
        if whole.sets.isMultiple(of: RunTallies.rowsPerGroup), !sets.isComplete { tallies = whole }
      })
    return isComplete ? whole : tallies
  }

  /// The sums of one chunk of requests; nil where the task was cancelled on the way.
  private func sums(
    of chunk: Int, under judgements: RowJudgements, _ layout: TallyLayout
  ) -> Result<ExactSums?, DrawError> {
    var sums = ExactSums(layout)
    var walk = starts[chunk]
    for _ in 0..<min(Self.chunk, requests - chunk * Self.chunk) {
      if Task.isCancelled { return .success(nil) }
      do throws(DrawError) {
        let evaluation = try evaluator.evaluate(
          draw: nil, request: walk.request, judgements: judgements, givesQuantities: false)
        var decisiveness = Decisiveness(evaluator, evaluation)
        sums.add(evaluation, decisiveness.weights(), chance: walk.chance, in: evaluator.model)
      } catch {
        return .failure(error)
      }
      _ = walk.advance()
    }
    return .success(sums)
  }
}

extension RunResult {
  /// Computes every figure of an exact run.
  init(_ analysis: ExactAnalysis, _ settings: RunSettings, isInterrupted: Bool) {
    let model = analysis.model
    let extent = analysis.extent
    let rows = extent.isComplete ? 0 : extent.judgementSets
    let none = RunTallies(analysis.layout)
    self.init(
      manifest: RunManifest(
        rulebook: model.rulebook.id, scenario: model.scenario.id, seed: settings.seed,
        drawsAsked: extent.isComplete ? 0 : settings.drawsAsked, draws: rows * RowMeanHistogram.drawsPerRow,
        rows: rows, isInterrupted: isInterrupted, design: extent.design,
        tableFingerprint: model.tableFingerprint, numericVersion: NumericVersion.current,
        overrides: model.overrides.map(\.text)),
      verdicts: analysis.verdicts(), outcomes: analysis.outcomes(), ladder: analysis.ladder(),
      readings: analysis.readings(), stages: analysis.stages(), criteria: analysis.criteria(),
      quantities: [], doubtful: analysis.doubtful(), correlations: [], assumed: model.assumed,
      warnings: model.warnings, tallies: none,
      analysis: TallyAnalysis(model: model, tallies: none, proofs: analysis.proofs),
      exactAnalysis: analysis)
  }
}
