public import CasusSampling

/// Makes runs.
public enum Run {
  /// How far a run has come.
  public struct Progress: Hashable, Sendable {
    /// How many draws are done.
    public let draws: Int
    /// How many there will be.
    public let total: Int

    /// Creates a progress from its parts.
    public init(draws: Int, total: Int) {
      self.draws = draws
      self.total = total
    }
  }

  /// What computed a run's draws.
  public enum EngineUse: Hashable, Sendable {
    /// Columns, but for as many rows in which something might have failed, which the scalar evaluator computed.
    case columns(scalarRows: Int)
    /// The scalar evaluator, because columns cannot express what the reason says; nil where it was asked for.
    case scalar(reason: String?)
  }

  /// Why a run has no result.
  public enum Failure: Error, Sendable {
    /// An expression failed in a draw, the lowest in which one does.
    case draw(DrawError)
    /// The task was cancelled before the first group of rows was complete.
    case cancelled
  }

  /// Makes a run: groups of 2,048 draws at the same time, whose whole numbers are added.
  ///
  /// A task that is cancelled keeps the longest complete run of groups from the first; the result then equals that of
  /// a run with as many draws, but is marked as interrupted.
  ///
  /// - Parameters:
  ///   - dimensions: Those of the comparison that the run is part of, which matter under the design `sobol` alone; nil for
  ///     its rulebook's own.
  ///   - progress: Called with growing numbers as groups are done, from any task, never twice at a time.
  /// - Throws: ``Failure``.
  public static func execute(
    _ model: SimulationModel, _ settings: RunSettings = RunSettings(), dimensions: SobolDimensions? = nil,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws(Failure) -> RunResult {
    let engine = GroupEngine(model, settings, dimensions: dimensions)
    let part = try await engine.compute(0..<settings.groups, blocks: settings.blocks) { groups in
      progress(Progress(draws: groups * RunTallies.drawsPerGroup, total: settings.draws))
    }
    guard part.tallies.groups > 0 else { throw .cancelled }
    var result = RunResult(
      model, part.tallies, settings, isInterrupted: part.tallies.groups < settings.groups)
    result.engine = part.engine
    result.blocks = part.blocks
    return result
  }

  /// The tallies of a range of groups, computed one after the other by the scalar evaluator.
  public static func tallies(
    _ model: SimulationModel, seed: UInt64, design: Design = .random, groups: Range<Int>
  ) throws(DrawError) -> RunTallies {
    let evaluator = ScalarEvaluator(model, seed: seed, design: design)
    var tallies = RunTallies(model, design: design)
    for group in groups {
      switch evaluator.totals(group: group, tallies.layout) {
      case .success(let rows?): tallies.add(group: rows)
      case .success(nil): return tallies
      case .failure(let error): throw error
      }
    }
    return tallies
  }
}

extension ScalarEvaluator {
  /// The totals of a group's 32 rows; nil where the task was cancelled on the way.
  func totals(group: Int, _ layout: TallyLayout) -> Result<[RowTotals]?, DrawError> {
    var rows: [RowTotals] = []
    for row in group * RunTallies.rowsPerGroup..<(group + 1) * RunTallies.rowsPerGroup {
      if Task.isCancelled { return .success(nil) }
      do throws(DrawError) {
        rows.append(try totals(row: UInt64(row), layout))
      } catch {
        return .failure(error)
      }
    }
    return .success(rows)
  }

  /// The totals of a row's 64 draws.
  func totals(row: UInt64, _ layout: TallyLayout) throws(DrawError) -> RowTotals {
    let judgements = judgements(row: row)
    var accumulator = RowAccumulator(model, layout, judgements: judgements)
    for place in 0..<RowMeanHistogram.drawsPerRow {
      let draw = row * UInt64(RowMeanHistogram.drawsPerRow) + UInt64(place)
      let evaluation = try evaluate(draw: draw, request: request(draw: draw), judgements: judgements)
      accumulator.add(evaluation)
      if place % TallyLayout.weightStride == 0 {
        var decisiveness = Decisiveness(self, evaluation)
        accumulator.add(decisiveness.weights())
      }
    }
    return accumulator.finished()
  }
}
