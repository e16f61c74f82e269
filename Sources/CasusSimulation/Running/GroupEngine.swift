public import CasusSampling

/// Computes groups of rows of one model, any range of them: what a run, a shard and a run that is continued are made of.
///
/// The model is lowered once, however many ranges are computed.
public struct GroupEngine: Sendable {
  /// What computing a range gave.
  public struct Part: Sendable {
    /// The tallies of the range's longest complete beginning.
    public let tallies: RunTallies
    /// What computed them.
    public let engine: Run.EngineUse
  }

  private enum Method {
    case columns(ColumnRange)
    case scalar(ScalarEvaluator, reason: String?)
  }

  private let model: SimulationModel
  private let width: Int
  private let method: Method

  /// Prepares a model: by columns where it can be lowered, else for the scalar evaluator.
  ///
  /// - Parameters:
  ///   - settings: The number of draws is of no account here.
  ///   - dimensions: Those of the comparison that the run is part of; nil for its rulebook's own.
  public init(_ model: SimulationModel, _ settings: RunSettings, dimensions: SobolDimensions? = nil) {
    self.model = model
    width = settings.width
    let evaluator = ScalarEvaluator(
      model, seed: settings.seed, design: settings.design, dimensions: dimensions)
    guard settings.engine == .columns else {
      method = .scalar(evaluator, reason: nil)
      return
    }
    do throws(NotLowerable) {
      method = .columns(
        try ColumnRange(
          model, seed: settings.seed, design: settings.design, dimensions: dimensions,
          instructionSet: settings.instructionSet))
    } catch {
      method = .scalar(evaluator, reason: error.reason)
    }
  }

  /// Computes a range of groups, or its longest beginning that is complete when the task is cancelled.
  ///
  /// - Parameter progress: Called with growing numbers of groups done, from any task, never twice at a time.
  /// - Throws: ``Run/Failure/draw(_:)`` for the lowest draw that fails.
  public func compute(
    _ groups: Range<Int>, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(Run.Failure) -> Part {
    switch method {
    case .columns(let columns):
      let outcome = await columns.run(groups, threads: width, progress: progress)
      if let failure = outcome.failure { throw .draw(failure) }
      return Part(tallies: outcome.tallies, engine: .columns(scalarRows: outcome.scalarRows))
    case .scalar(let evaluator, let reason):
      var tallies = RunTallies(model, design: evaluator.design)
      let layout = tallies.layout
      _ = try await GroupPipeline.run(
        groups: groups.count, width: width,
        compute: { evaluator.totals(group: groups.lowerBound + $0, layout) },
        fold: { rows in
          tallies.add(group: rows)
          progress(tallies.groups)
        })
      return Part(tallies: tallies, engine: .scalar(reason: reason))
    }
  }
}
