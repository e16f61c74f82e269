import CasusSampling

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
    return await withTaskGroup(of: Outcome.self) { tasks in
      for _ in 0..<workers { tasks.addTask { work(queue) } }
      var whole = Outcome(tallies: RunTallies(program.layout))
      for await part in tasks { whole.add(part) }
      return whole
    }
  }

  /// A few groups at a time, so that their rows of one replicate fill a block; one where failures are possible, as the
  /// scalar evaluator takes long.
  private func groupsAtATime(_ groups: Int, _ workers: Int) -> Int {
    if program.code.canFail { return 1 }
    return max(1, min(ColumnGeometry.rowsPerBlock, groups / (4 * workers)))
  }

  private func work(_ queue: GroupDispenser) -> Outcome {
    var worker = ColumnWorker(program, on: set)
    var outcome = Outcome(tallies: RunTallies(program.layout))
    var done = 0
    while let groups = queue.take() {
      if done > ColumnWorker.groupsHeld {
        outcome.tallies.merge(worker.tallies(groups: done))
        worker = ColumnWorker(program, on: set)
        done = 0
      }
      let left = worker.add(groups: groups)
      outcome.scalarRows += left.count
      if !left.isEmpty, let failure = computeByDraw(left, &outcome.tallies) {
        outcome.failure = failure
        queue.stop()
        break
      }
      done += groups.count
      queue.finished(groups.count)
    }
    outcome.tallies.merge(worker.tallies(groups: done))
    return outcome
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
