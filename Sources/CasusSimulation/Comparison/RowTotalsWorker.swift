import CColumns
import CasusSampling

/// Computes row totals by columns, a group of rows at a time: one for each task.
final class RowTotalsWorker {
  private let program: RowTotalsProgram
  private let execution: ColumnExecution

  init(_ program: RowTotalsProgram) {
    self.program = program
    execution = ColumnExecution(program.code, on: program.set, ColumnMemory())
  }

  /// The totals of a group's rows, by measure of the program, then row; nil where something may have failed.
  func totals(group: Int) -> [[UInt64]]? {
    let first = UInt64(group * RunTallies.rowsPerGroup)
    guard execution.compute(first..<(first + UInt64(RunTallies.rowsPerGroup))) else { return nil }
    return program.sources.map { source in
      switch source {
      case .constant(let total): [UInt64](repeating: total, count: RunTallies.rowsPerGroup)
      case .column(let offset): execution.longs(at: offset)
      }
    }
  }
}
