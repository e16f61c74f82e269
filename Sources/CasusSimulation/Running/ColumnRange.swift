import CasusSampling
import Synchronization

/// Computes ranges of groups by columns, on several threads.
///
/// Who takes which groups, and in what order they are added, changes no bit: all sums are whole numbers.
struct ColumnRange: Sendable {
  /// What a range gave.
  struct Outcome: Sendable {
    var tallies: RunTallies
    /// How many rows the scalar evaluator computed, because something might have failed in them.
    var scalarRows = 0
    var failure: DrawError?
  }

  private let program: ColumnProgram
  private let set: InstructionSet

  /// Lowers a model, for the best instruction set of this processor or for one by name.
  ///
  /// - Throws: What columns cannot express.
  init(
    _ model: SimulationModel, seed: UInt64, design: Design, dimensions: SobolDimensions? = nil,
    instructionSet: String?
  ) throws(NotLowerable) {
    set = try InstructionSet.named(instructionSet)
    program = try ColumnProgram(model, seed: seed, design: design, dimensions: dimensions)
  }

  /// Runs the groups, or the longest beginning of them until cancelled.
  func run(_ groups: Range<Int>, threads: Int, progress: @escaping @Sendable (Int) -> Void) async -> Outcome {
    let workers = max(1, min(threads, groups.count))
    let queue = GroupDispenser(groups, atATime: groupsAtATime(groups.count, workers), progress: progress)
    let sum = OutcomeSum()
    await withTaskGroup(of: Void.self) { tasks in
      for _ in 0..<workers { tasks.addTask { work(queue, sum) } }
    }
    return sum.outcome ?? Outcome(tallies: RunTallies(program.layout))
  }

  /// A few groups at a time, so that their rows of one replicate fill a block; one where failures are possible, as the
  /// scalar evaluator takes long.
  private func groupsAtATime(_ groups: Int, _ workers: Int) -> Int {
    if program.code.canFail { return 1 }
    return max(1, min(ColumnGeometry.rowsPerBlock, groups / (4 * workers)))
  }

  /// Computes groups until none are left, a worker after the other, each for as many as it has room for.
  private func work(_ queue: GroupDispenser, _ sum: OutcomeSum) {
    var next = queue.take()
    while next != nil {
      let worker = ColumnWorker(program, on: set)
      var byDraw: Outcome?
      var done = 0
      while let groups = next, done <= ColumnWorker.groupsHeld {
        let left = worker.add(groups: groups)
        if !left.isEmpty {
          var outcome = byDraw ?? Outcome(tallies: RunTallies(program.layout))
          outcome.scalarRows += left.count
          outcome.failure = computeByDraw(left, &outcome.tallies)
          byDraw = outcome
          if outcome.failure != nil {
            queue.stop()
            next = nil
            break
          }
        }
        done += groups.count
        queue.finished(groups.count)
        next = queue.take()
      }
      sum.add { Outcome(tallies: worker.tallies(groups: done)) }
      if let byDraw { sum.add { byDraw } }
    }
  }

  /// Computes rows with the scalar evaluator.
  ///
  /// - Returns: The failure of the lowest draw that fails, if any.
  private func computeByDraw(_ rows: [UInt64], _ tallies: inout RunTallies) -> DrawError? {
    let evaluator = ScalarEvaluator(
      program.model, seed: program.code.seed, design: program.layout.design, dimensions: program.dimensions)
    for row in rows {
      do throws(DrawError) {
        tallies.add(
          try evaluator.totals(row: row, program.layout),
          replicate: Int(row % UInt64(RunTallies.rowsPerGroup)))
      } catch { return error }
    }
    return nil
  }
}

/// The sum of what the workers found.
///
/// One at a time, so that but one worker's sums are there as tallies beside the whole, however many workers there are.
private final class OutcomeSum: Sendable {
  private let sum = Mutex<ColumnRange.Outcome?>(nil)

  var outcome: ColumnRange.Outcome? { sum.withLock { $0 } }

  func add(_ part: () -> ColumnRange.Outcome) {
    sum.withLock { sum in
      if sum == nil { sum = part() } else { sum?.add(part()) }
    }
  }
}

extension ColumnRange.Outcome {
  /// Adds what another worker found; of two failures the one in the lower draw stands.
  fileprivate mutating func add(_ other: ColumnRange.Outcome) {
    tallies.merge(other.tallies)
    scalarRows += other.scalarRows
    guard let theirs = other.failure else { return }
    if let own = failure, (own.draw ?? 0) <= (theirs.draw ?? 0) { return }
    failure = theirs
  }
}
