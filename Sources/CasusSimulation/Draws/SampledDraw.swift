public import CasusExpressions
public import CasusRulebook
public import CasusSampling

/// One draw as it is kept: the request, and the one path that its named coins take (section 3.2.5).
public struct SampledDraw: Sendable {
  /// The draw's index.
  public let draw: UInt64
  /// The value of each factor, by index; nil where the condition of a default failed.
  public let factors: [Value?]
  /// The answer of each stage on the sampled path, by index; nil for a stage that the path does not come to.
  public let answers: [Bool?]
  /// The outcome in which the sampled path ends, an index.
  public let outcome: Int
  /// What that outcome counts towards.
  public let verdict: Verdict?
  /// The probability of each outcome in this draw, by index, in units of 2^-32: what a run adds up.
  public let units: [UInt64]
  /// Each quantity after the sampled outcome, by index, in its own unit; nil where it has none.
  public let quantities: [Double?]
}

/// A group of 32 rows of draws: what is computed at a time.
public struct SampledGroup: Sendable {
  /// The first row of the group.
  public let firstRow: UInt64
  /// The judgements of its rows, in order.
  public let judgements: [RowJudgements]
  /// Its draws, in order: 64 for each row.
  public let draws: [SampledDraw]
}

/// Makes single draws of a run, each of which can be computed alone.
public struct DrawSampler: Sendable {
  private let evaluator: ScalarEvaluator

  /// Creates the sampler of a model's draws under a seed and a design.
  public init(_ model: SimulationModel, seed: UInt64, design: Design) {
    evaluator = ScalarEvaluator(model, seed: seed, design: design)
  }

  /// Makes a group's draws.
  ///
  /// - Returns: nil where the task was cancelled on the way.
  /// - Throws: ``DrawError`` for the lowest draw in which an expression fails.
  public func group(_ group: Int) throws(DrawError) -> SampledGroup? {
    let first = UInt64(group * RunTallies.rowsPerGroup)
    var judgements: [RowJudgements] = []
    var draws: [SampledDraw] = []
    draws.reserveCapacity(RunTallies.drawsPerGroup)
    for row in first..<(first + UInt64(RunTallies.rowsPerGroup)) {
      if Task.isCancelled { return nil }
      let own = evaluator.judgements(row: row)
      judgements.append(own)
      let perRow = UInt64(RowMeanHistogram.drawsPerRow)
      for draw in (row * perRow)..<((row + 1) * perRow) {
        draws.append(
          sampled(
            try evaluator.evaluate(
              draw: draw, request: evaluator.request(draw: draw), judgements: own)))
      }
    }
    return SampledGroup(firstRow: first, judgements: judgements, draws: draws)
  }

  /// Makes the groups 0 to `groups` - 1, several at the same time, and gives them to `fold` in their order.
  ///
  /// - Parameters:
  ///   - width: How many are computed at a time.
  ///   - fold: Returns whether to go on.
  /// - Returns: Whether all were made; otherwise the task was cancelled, or `fold` did not want to go on.
  /// - Throws: ``Run/Failure/draw(_:)`` for the lowest draw that fails.
  public func make(
    groups: Int, width: Int, fold: (SampledGroup) -> Bool
  ) async throws(Run.Failure) -> Bool {
    // A handful of groups at a time, so that folding can end the work.
    var done = 0
    while done < groups {
      let count = min(4 * width, groups - done)
      let first = done
      var goesOn = true
      let isComplete = try await GroupPipeline.run(
        groups: count, width: width,
        compute: { place -> Result<SampledGroup?, DrawError> in
          do throws(DrawError) {
            return .success(try group(first + place))
          } catch {
            return .failure(error)
          }
        },
        fold: { if goesOn { goesOn = fold($0) } })
      guard isComplete, goesOn else { return false }
      done += count
    }
    return true
  }

  private func sampled(_ evaluation: DrawEvaluation) -> SampledDraw {
    let draw = evaluation.draw ?? 0
    let path = PathFinder.sampled(evaluator, evaluation, draw: draw)
    var answers = [Bool?](repeating: nil, count: evaluation.stages.count)
    for step in path.steps { answers[step.stage] = step.isYes }
    return SampledDraw(
      draw: draw, factors: evaluation.request.values, answers: answers, outcome: path.outcome,
      verdict: evaluation.outcomes[path.outcome].verdict, units: evaluation.outcomes.map(\.units),
      quantities: evaluation.quantities.map { $0[path.outcome] })
  }
}
