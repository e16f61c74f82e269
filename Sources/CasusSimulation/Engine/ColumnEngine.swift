import CColumns
import CasusRulebook
import CasusSampling
import Synchronization

/// Makes runs by columns.
struct ColumnEngine: Sendable {
  let program: ColumnProgram
  /// The instruction set's number.
  let set: Int32

  /// Lowers a model, for the best instruction set of this processor or for one by name.
  ///
  /// - Throws: What columns cannot express, so that the scalar evaluator must make the run.
  init(
    _ model: SimulationModel, seed: UInt64, design: Design, instructionSet: String? = nil
  ) throws(NotLowerable) {
    guard let set = Self.instructionSets.last(where: { instructionSet == nil || $0.name == instructionSet })
    else {
      throw NotLowerable("no such instruction set on this processor")
    }
    self.set = set.number
    program = try ColumnProgram(model, seed: seed, design: design)
  }

  /// The instruction sets that this processor has, the plainest first.
  static var instructionSets: [(name: String, number: Int32)] {
    (0..<casus_instruction_set_count()).compactMap { number in
      guard let set = casus_instruction_set_at(number) else { return nil }
      return (String(cString: set.pointee.name), number)
    }
  }

  /// What a run of groups gave.
  struct Outcome: Sendable {
    var tallies: RunTallies
    /// How many rows the scalar evaluator computed, because something might have failed in them.
    var scalarRows: Int
    var failure: DrawError?
  }

  /// Runs the groups 0 to `groups` - 1 on some threads, or the longest beginning of them until cancelled.
  ///
  /// Workers take the next few groups from a counter and finish what they took, so that what is done is always a
  /// beginning. Whoever takes what, and in what order it is added, changes no bit: all sums are whole numbers.
  func run(
    groups: Int, threads: Int, progress: @escaping @Sendable (Int) -> Void
  ) async -> Outcome {
    let workers = max(1, min(threads, groups))
    let queue = GroupQueue(groups: groups, atATime: groupsAtATime(groups, workers), progress: progress)
    return await withTaskGroup(of: Outcome.self) { tasks in
      for _ in 0..<workers { tasks.addTask { work(queue) } }
      var whole = Outcome(tallies: RunTallies(program.layout), scalarRows: 0, failure: nil)
      for await part in tasks { whole.add(part) }
      return whole
    }
  }

  /// A few groups at a time, so that their rows of one replicate fill a block; one where failures are possible, as the
  /// scalar evaluator takes long.
  private func groupsAtATime(_ groups: Int, _ workers: Int) -> Int {
    guard program.checks.isEmpty, !program.checksRows else { return 1 }
    return max(1, min(ColumnGeometry.rowsPerBlock, groups / (4 * workers)))
  }

  private func work(_ queue: GroupQueue) -> Outcome {
    let worker = ColumnWorker(program, on: set)
    var outcome = Outcome(tallies: RunTallies(program.layout), scalarRows: 0, failure: nil)
    var done = 0
    while let groups = queue.next() {
      let left = compute(groups, worker)
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

  /// Computes groups, replicate by replicate, so that a block's values fall in few histograms.
  ///
  /// - Returns: The rows that are left to the scalar evaluator, ascending.
  func compute(_ groups: Range<Int>, _ worker: ColumnWorker) -> [UInt64] {
    let rowsPerGroup = UInt64(RunTallies.rowsPerGroup)
    var rows: [UInt64] = []
    rows.reserveCapacity(groups.count * RunTallies.rowsPerGroup)
    for replicate in 0..<rowsPerGroup {
      for group in groups { rows.append(UInt64(group) * rowsPerGroup + replicate) }
    }
    var left: [UInt64] = []
    for start in stride(from: 0, to: rows.count, by: ColumnGeometry.rowsPerBlock) {
      let block = rows[start..<(start + ColumnGeometry.rowsPerBlock)]
      if !worker.add(block) { left += block }
    }
    return left.sorted()
  }

  /// Computes rows with the scalar evaluator.
  ///
  /// - Returns: The failure of the lowest draw that fails, if any.
  private func computeByDraw(_ rows: [UInt64], _ tallies: inout RunTallies) -> DrawError? {
    let evaluator = ScalarEvaluator(
      program.model, seed: program.seed, design: program.layout.design)
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

extension ColumnEngine.Outcome {
  /// Adds what another worker found; of two failures the one in the lower draw stands.
  mutating func add(_ other: ColumnEngine.Outcome) {
    tallies.merge(other.tallies)
    scalarRows += other.scalarRows
    guard let theirs = other.failure else { return }
    if let own = failure, (own.draw ?? 0) <= (theirs.draw ?? 0) { return }
    failure = theirs
  }
}

/// Hands out groups to workers, and says how far they have come.
private final class GroupQueue: Sendable {
  private let groups: Int
  private let atATime: Int
  private let counter = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let done = Mutex<Int>(0)
  private let progress: @Sendable (Int) -> Void

  init(groups: Int, atATime: Int, progress: @escaping @Sendable (Int) -> Void) {
    self.groups = groups
    self.atATime = atATime
    self.progress = progress
  }

  /// The next groups to compute; nil where there are none, or the run is to end.
  func next() -> Range<Int>? {
    if Task.isCancelled || isStopped.load(ordering: .relaxed) { return nil }
    let start = counter.wrappingAdd(atATime, ordering: .relaxed).oldValue
    return start < groups ? start..<min(start + atATime, groups) : nil
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Reports progress in growing numbers.
  func finished(_ count: Int) {
    done.withLock { done in
      done += count
      progress(done)
    }
  }
}
