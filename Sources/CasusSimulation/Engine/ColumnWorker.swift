import CColumns
import CasusRulebook
import CasusSampling

/// Computes blocks of rows, and adds up what they give: one for each thread.
///
/// Nothing is allocated, retained or looked up while a block is computed: the program's lists are copied here with the
/// addresses of this worker's tables, and the kernels run over them. It is used by one task at a time.
final class ColumnWorker {
  private let program: ColumnProgram
  private let memory = ColumnMemory()
  private let set: UnsafePointer<casus_instruction_set>?
  private let arena: UnsafeMutablePointer<UInt8>
  private let rowIndices: UnsafeMutablePointer<UInt64>
  private let replicates: UnsafeMutablePointer<UInt32>
  private let rows: UnsafeBufferPointer<casus_instruction>
  private let checks: UnsafeBufferPointer<casus_instruction>
  private let draws: UnsafeBufferPointer<casus_instruction>
  private let measured: UnsafeBufferPointer<casus_instruction>
  private let sums: ColumnSums

  /// - Parameter set: The number of an instruction set that this processor has.
  init(_ program: ColumnProgram, on set: Int32) {
    self.program = program
    self.set = casus_instruction_set_at(set)
    let memory = memory
    arena = memory.room(program.arenaSize, of: UInt8.self)
    for constant in program.constants {
      Self.fill(arena + Int(constant.offset), constant.element, constant.bits)
    }
    rowIndices = memory.room(ColumnGeometry.rowsPerBlock, of: UInt64.self)
    replicates = memory.room(ColumnGeometry.rowsPerBlock, of: UInt32.self)
    sums = ColumnSums(program, memory)
    let addresses = ColumnAddresses(program, memory, sums)
    rows = addresses.instructions(program.rows)
    checks = addresses.instructions(program.checks)
    draws = addresses.instructions(program.draws)
    measured = addresses.instructions(program.measured)
  }

  private static func fill(_ place: UnsafeMutablePointer<UInt8>, _ element: ColumnElement, _ bits: UInt64) {
    let raw = UnsafeMutableRawPointer(place)
    for row in 0..<ColumnGeometry.rowsPerBlock {
      switch element {
      case .double, .long: raw.storeBytes(of: bits, toByteOffset: 8 * row, as: UInt64.self)
      case .word: raw.storeBytes(of: UInt32(truncatingIfNeeded: bits), toByteOffset: 4 * row, as: UInt32.self)
      case .byte: raw.storeBytes(of: UInt8(truncatingIfNeeded: bits), toByteOffset: row, as: UInt8.self)
      }
    }
  }

  /// Computes the rows of a block and adds them.
  ///
  /// - Parameter rows: At most 32 row indices, in any order.
  /// - Returns: Whether they were added; not where something may have failed, so that the scalar evaluator must look.
  func add(_ rows: some Collection<UInt64>) -> Bool {
    let count = min(rows.count, ColumnGeometry.rowsPerBlock)
    for (place, row) in rows.prefix(count).enumerated() {
      rowIndices[place] = row
      replicates[place] = UInt32(row % UInt64(RunTallies.rowsPerGroup))
    }
    var frame = casus_frame(
      arena: arena, rows: 1, width: UInt32(ColumnGeometry.rowsPerBlock), first_row: 0, failed: 0,
      row_indices: rowIndices, replicates: replicates, key: program.seed)
    run(&frame, self.rows)
    frame.width = UInt32(ColumnGeometry.drawsPerRow)
    if checks.count > 0 { runStretches(&frame, checks, rows: count) }
    if frame.failed != 0 { return false }
    runStretches(&frame, draws, rows: count)
    frame.first_row = 0
    frame.rows = 1
    frame.width = UInt32(count * ColumnGeometry.measuredPerRow)
    run(&frame, measured)
    if let ticks {
      let start = casus_ticks()
      sums.add(arena, replicates, rows: count)
      ticks[Int(CASUS_operation_count.rawValue)] += casus_ticks() - start
    } else {
      sums.add(arena, replicates, rows: count)
    }
    return true
  }

  /// Where the ticks of each operation, and of adding rows, are added up while the engine is measured; nil otherwise.
  var ticks: UnsafeMutablePointer<UInt64>?

  private func run(_ frame: inout casus_frame, _ instructions: UnsafeBufferPointer<casus_instruction>) {
    if let ticks {
      casus_profile(set, &frame, instructions.baseAddress, instructions.count, ticks)
      return
    }
    set?.pointee.run(&frame, instructions.baseAddress, instructions.count)
  }

  private func runStretches(
    _ frame: inout casus_frame, _ instructions: UnsafeBufferPointer<casus_instruction>, rows: Int
  ) {
    for first in stride(from: 0, to: rows, by: ColumnGeometry.rowsPerStretch) {
      frame.first_row = UInt32(first)
      frame.rows = UInt32(min(ColumnGeometry.rowsPerStretch, rows - first))
      run(&frame, instructions)
    }
  }

  /// What was added so far, as tallies of some groups.
  func tallies(groups: Int) -> RunTallies { sums.tallies(groups: groups) }
}

/// Puts addresses into a program's instructions.
private struct ColumnAddresses {
  private let memory: ColumnMemory
  private let tables: [UnsafeRawPointer?]

  init(_ program: ColumnProgram, _ memory: ColumnMemory, _ sums: ColumnSums) {
    self.memory = memory
    tables = program.tables.map { table in
      switch table {
      case .quantiles(let tables): UnsafeRawPointer(memory.quantiles(tables))
      case .cuts(let cuts, let first): UnsafeRawPointer(memory.cuts(cuts, first: first))
      case .bytes(let values): UnsafeRawPointer(memory.copy(values))
      case .doubles(let values): UnsafeRawPointer(memory.copy(values))
      case .longs(let values): UnsafeRawPointer(memory.copy(values))
      case .designed(let stream): UnsafeRawPointer(memory.designed(stream))
      case .histogram(let quantity): UnsafeRawPointer(sums.histograms + quantity)
      case .products(let pair): UnsafeRawPointer(sums.products + pair)
      }
    }
  }

  func instructions(_ steps: [ColumnProgram.Step]) -> UnsafeBufferPointer<casus_instruction> {
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
