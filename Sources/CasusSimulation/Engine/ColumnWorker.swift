import CColumns
import CasusRulebook
import CasusSampling

/// Computes rows by columns, and adds up what they give: one for each thread.
final class ColumnWorker {
  /// How many groups a worker surely has room for: its bins count rows in 32 bits.
  static let groupsHeld = Int(UInt32.max) / RunTallies.rowsPerGroup / 2

  private let execution: ColumnExecution
  private let sums: ColumnSums

  init(_ program: ColumnProgram, on set: InstructionSet) {
    let memory = ColumnMemory()
    let sums = ColumnSums(program, memory)
    self.sums = sums
    execution = ColumnExecution(program.code, on: set, memory) { sums.address(of: $0) }
  }

  /// Computes groups and adds them, replicate by replicate, so that a block's values fall in few histograms.
  ///
  /// - Returns: The rows that are left to the scalar evaluator, because something may have failed in them, ascending.
  func add(groups: Range<Int>) -> [UInt64] {
    let rowsPerGroup = UInt64(RunTallies.rowsPerGroup)
    let rows = (0..<rowsPerGroup).flatMap { replicate in
      groups.map { UInt64($0) * rowsPerGroup + replicate }
    }
    var left: [UInt64] = []
    for start in stride(from: 0, to: rows.count, by: ColumnGeometry.rowsPerBlock) {
      let block = rows[start..<(start + ColumnGeometry.rowsPerBlock)]
      if !add(rows: block) { left += block }
    }
    return left.sorted()
  }

  /// Computes the rows of a block and adds them.
  ///
  /// - Parameter rows: At most 32 row indices, in any order.
  /// - Returns: Whether they were added; not where something may have failed, so that the scalar evaluator must look.
  func add(rows: some Collection<UInt64>) -> Bool {
    guard execution.compute(rows) else { return false }
    let count = min(rows.count, ColumnGeometry.rowsPerBlock)
    let start = ticks == nil ? 0 : casus_ticks()
    sums.add(execution.arena, execution.replicates, rows: count)
    ticks?[ColumnExecution.placesOfTicks] += casus_ticks() - start
    return true
  }

  /// As for ``ColumnExecution``, with the ticks of adding rows at the end.
  var ticks: UnsafeMutablePointer<UInt64>? {
    get { execution.ticks }
    set { execution.ticks = newValue }
  }

  /// What was added so far, as tallies of some groups.
  func tallies(groups: Int) -> RunTallies { sums.tallies(groups: groups) }
}
