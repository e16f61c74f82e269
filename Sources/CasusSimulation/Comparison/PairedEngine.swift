import CasusRulebook
import CasusSampling

/// Computes groups of rows of two models, by columns where both can be lowered, on several threads.
///
/// Who takes which groups, and in what order they are added, changes no bit: all sums are whole numbers.
struct PairedEngine: Sendable {
  /// What a range of groups gave.
  struct Outcome: Sendable {
    var tallies: PairedTallies
    /// How many rows the scalar evaluator computed, because something might have failed in them.
    var scalarRows = 0
    var failure: DrawError?

    /// Adds what another worker found; of two failures the one in the lower draw stands.
    mutating func add(_ other: Outcome) {
      tallies.merge(other.tallies)
      scalarRows += other.scalarRows
      guard let theirs = other.failure else { return }
      if let own = failure, (own.draw ?? 0) <= (theirs.draw ?? 0) { return }
      failure = theirs
    }
  }

  private let layout: PairedLayout
  private let width: Int
  private let evaluator: PairedEvaluator
  private let program: RowTotalsProgram?
  /// Why the scalar evaluator computes it all; nil where it was asked for, or does not.
  private let reason: String?

  init(
    _ models: [SimulationModel], _ layout: PairedLayout, _ settings: RunSettings, dimensions: SobolDimensions
  ) {
    self.layout = layout
    width = settings.width
    evaluator = PairedEvaluator(models, layout, settings, dimensions: dimensions)
    do throws(NotLowerable) {
      program = try RowTotalsProgram(models, layout, settings, dimensions: dimensions)
      reason = nil
    } catch {
      program = nil
      reason = settings.engine == .columns ? error.reason : nil
    }
  }

  /// What computed an outcome.
  func use(_ outcome: Outcome) -> Run.EngineUse {
    program == nil ? .scalar(reason: reason) : .columns(scalarRows: outcome.scalarRows)
  }

  /// Runs the groups, or the longest beginning of them until cancelled.
  func run(_ groups: Range<Int>, progress: @escaping @Sendable (Int) -> Void) async -> Outcome {
    let workers = max(1, min(width, groups.count))
    let isQuick = program.map { !$0.code.canFail } ?? false
    let queue = GroupDispenser(
      groups, atATime: isQuick ? max(1, min(32, groups.count / (4 * workers))) : 1, progress: progress)
    return await withTaskGroup(of: Outcome.self) { tasks in
      for _ in 0..<workers { tasks.addTask { work(queue) } }
      var whole = Outcome(tallies: PairedTallies(layout))
      for await part in tasks { whole.add(part) }
      return whole
    }
  }

  private func work(_ queue: GroupDispenser) -> Outcome {
    let worker = program.map(RowTotalsWorker.init)
    var outcome = Outcome(tallies: PairedTallies(layout))
    while let groups = queue.take() {
      for group in groups {
        if let totals = worker?.totals(group: group) {
          outcome.tallies.add(totals, layout)
          continue
        }
        do throws(DrawError) {
          // A group that was begun is finished, so that what is done is always a beginning.
          outcome.tallies.add(try evaluator.totals(group: group), layout)
          outcome.scalarRows += RunTallies.rowsPerGroup
        } catch {
          outcome.failure = error
          queue.stop()
          return outcome
        }
      }
      queue.finished(groups.count)
    }
    return outcome
  }
}
