import CColumns
import CasusSampling

/// Computes row totals by columns, a group of rows at a time: one for each task.
final class RowTotalsWorker {
  private let program: RowTotalsProgram
  private let memory = ColumnMemory()
  private let set: UnsafePointer<casus_instruction_set>?
  private let arena: UnsafeMutablePointer<UInt8>
  private let rowIndices: UnsafeMutablePointer<UInt64>
  private let replicates: UnsafeMutablePointer<UInt32>
  private let rows: UnsafeBufferPointer<casus_instruction>
  private let checks: UnsafeBufferPointer<casus_instruction>
  private let draws: UnsafeBufferPointer<casus_instruction>

  init(_ program: RowTotalsProgram) {
    self.program = program
    set = casus_instruction_set_at(program.set)
    let memory = memory
    arena = memory.room(program.arenaSize, of: UInt8.self)
    for constant in program.constants { Self.fill(arena + Int(constant.offset), constant) }
    rowIndices = memory.room(ColumnGeometry.rowsPerBlock, of: UInt64.self)
    replicates = memory.room(ColumnGeometry.rowsPerBlock, of: UInt32.self)
    let tables = program.tables.map { table -> UnsafeRawPointer? in
      switch table {
      case .quantiles(let values): UnsafeRawPointer(memory.quantiles(values))
      case .cuts(let cuts, let first): UnsafeRawPointer(memory.cuts(cuts, first: first))
      case .bytes(let values): UnsafeRawPointer(memory.copy(values))
      case .doubles(let values): UnsafeRawPointer(memory.copy(values))
      case .longs(let values): UnsafeRawPointer(memory.copy(values))
      case .designed(let stream): UnsafeRawPointer(memory.designed(stream))
      // No row total needs them.
      case .histogram, .products: nil
      }
    }
    rows = Self.instructions(program.rows, tables, memory)
    checks = Self.instructions(program.checks, tables, memory)
    draws = Self.instructions(program.draws, tables, memory)
  }

  /// The totals of a group's rows, by measure of the program, then row; nil where something may have failed.
  func totals(group: Int) -> [[UInt64]]? {
    for place in 0..<ColumnGeometry.rowsPerBlock {
      rowIndices[place] = UInt64(group * RunTallies.rowsPerGroup + place)
      replicates[place] = UInt32(place)
    }
    var frame = casus_frame(
      arena: arena, rows: 1, width: UInt32(ColumnGeometry.rowsPerBlock), first_row: 0, failed: 0,
      row_indices: rowIndices, replicates: replicates, key: program.seed)
    run(&frame, rows)
    frame.rows = UInt32(ColumnGeometry.rowsPerStretch)
    frame.width = UInt32(ColumnGeometry.drawsPerRow)
    if !checks.isEmpty { runStretches(&frame, checks) }
    if frame.failed != 0 { return nil }
    runStretches(&frame, draws)
    return program.sources.map { source in
      switch source {
      case .constant(let total): [UInt64](repeating: total, count: ColumnGeometry.rowsPerBlock)
      case .column(let offset):
        (0..<ColumnGeometry.rowsPerBlock).map {
          UnsafeRawPointer(arena).load(fromByteOffset: Int(offset) + 8 * $0, as: UInt64.self)
        }
      }
    }
  }

  private func run(_ frame: inout casus_frame, _ instructions: UnsafeBufferPointer<casus_instruction>) {
    set?.pointee.run(&frame, instructions.baseAddress, instructions.count)
  }

  private func runStretches(
    _ frame: inout casus_frame, _ instructions: UnsafeBufferPointer<casus_instruction>
  ) {
    for first in stride(from: 0, to: ColumnGeometry.rowsPerBlock, by: ColumnGeometry.rowsPerStretch) {
      frame.first_row = UInt32(first)
      run(&frame, instructions)
    }
  }

  private static func fill(
    _ place: UnsafeMutablePointer<UInt8>, _ constant: (offset: UInt32, element: ColumnElement, bits: UInt64)
  ) {
    let raw = UnsafeMutableRawPointer(place)
    for row in 0..<ColumnGeometry.rowsPerBlock {
      switch constant.element {
      case .double, .long: raw.storeBytes(of: constant.bits, toByteOffset: 8 * row, as: UInt64.self)
      case .word:
        raw.storeBytes(of: UInt32(truncatingIfNeeded: constant.bits), toByteOffset: 4 * row, as: UInt32.self)
      case .byte:
        raw.storeBytes(of: UInt8(truncatingIfNeeded: constant.bits), toByteOffset: row, as: UInt8.self)
      }
    }
  }

  private static func instructions(
    _ steps: [ColumnProgram.Step], _ tables: [UnsafeRawPointer?], _ memory: ColumnMemory
  ) -> UnsafeBufferPointer<casus_instruction> {
    let result = memory.room(steps.count, of: casus_instruction.self)
    for (index, step) in steps.enumerated() {
      func argument(_ place: Int) -> UInt32 { place < step.arguments.count ? step.arguments[place] : 0 }
      func part(_ place: Int) -> UInt32 { place < step.results.count ? step.results[place] : 0 }
      var table = step.table < 0 ? nil : tables[Int(step.table)]
      if step.operation == UInt16(CASUS_rounding.rawValue) {
        table = UnsafeRawPointer(memory.copy(step.arguments + step.results))
      }
      result[index] = casus_instruction(
        operation: step.operation, mode: step.mode, result: part(0), a: argument(0), b: argument(1),
        c: argument(2), second: part(1), third: part(2), count: step.count, table: table,
        immediate: step.immediate)
    }
    return UnsafeBufferPointer(start: result, count: steps.count)
  }
}
