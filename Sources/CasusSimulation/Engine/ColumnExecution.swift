import CColumns
import CasusSampling

/// A worker's copy of code on columns: its arena, with the constants in place, and its instructions with the addresses of
/// its tables.
///
/// Nothing is allocated, retained or looked up while a block is computed. It is used by one task at a time.
final class ColumnExecution {
  /// What owns all the pointers.
  let memory: ColumnMemory
  let arena: UnsafeMutablePointer<UInt8>
  /// Each row's replicate, in the block that was computed last.
  let replicates: UnsafeMutablePointer<UInt32>
  /// Where the ticks are added up while the engine is measured, by phase, then operation; nil otherwise.
  var ticks: UnsafeMutablePointer<UInt64>?
  /// The least that each instruction took so far, the phases one after the other.
  private lazy var leastTicks = memory.copy(
    [UInt64](repeating: .max, count: rows.count + checks.count + draws.count + measured.count))
  /// How many ticks are told apart.
  static let placesOfTicks = ColumnCode.Phase.allCases.count * Int(CASUS_operation_count.rawValue)

  private let seed: UInt64
  private let set: UnsafePointer<casus_instruction_set>?
  private let rowIndices: UnsafeMutablePointer<UInt64>
  private let rows: UnsafeBufferPointer<casus_instruction>
  private let checks: UnsafeBufferPointer<casus_instruction>
  private let draws: UnsafeBufferPointer<casus_instruction>
  private let measured: UnsafeBufferPointer<casus_instruction>

  /// - Parameters:
  ///   - memory: What is to own this worker's memory.
  ///   - sink: The address of a table that is written to: a histogram, or the sums of a correlated pair.
  init(
    _ code: ColumnCode, on set: InstructionSet, _ memory: ColumnMemory,
    sink: (ColumnTables.Table) -> UnsafeRawPointer? = { _ in nil }
  ) {
    self.memory = memory
    seed = code.seed
    self.set = casus_instruction_set_at(set.number)
    arena = memory.room(code.arenaSize, of: UInt8.self)
    for constant in code.constants {
      Self.fill(arena + Int(constant.offset), constant.element, constant.bits)
    }
    rowIndices = memory.room(ColumnGeometry.rowsPerBlock, of: UInt64.self)
    replicates = memory.room(ColumnGeometry.rowsPerBlock, of: UInt32.self)
    let tables = code.tables.map { memory.address(of: $0) ?? sink($0) }
    rows = memory.instructions(code.rows, tables)
    checks = memory.instructions(code.checks, tables)
    draws = memory.instructions(code.draws, tables)
    measured = memory.instructions(code.measured, tables)
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

  /// Computes the rows of a block.
  ///
  /// - Parameter rows: At most 32 row indices, in any order.
  /// - Returns: Whether they were computed; not where something may have failed, so that the scalar evaluator must look.
  func compute(_ rows: some Collection<UInt64>) -> Bool {
    let count = min(rows.count, ColumnGeometry.rowsPerBlock)
    for (place, row) in rows.prefix(count).enumerated() {
      rowIndices[place] = row
      replicates[place] = UInt32(row % UInt64(RunTallies.rowsPerGroup))
    }
    var frame = casus_frame(
      arena: arena, rows: 1, width: UInt32(ColumnGeometry.rowsPerBlock), first_row: 0, failed: 0,
      row_indices: rowIndices, replicates: replicates, key: seed)
    run(&frame, self.rows, .rows)
    frame.width = UInt32(ColumnGeometry.drawsPerRow)
    if checks.count > 0 { runStretches(&frame, checks, .checks, rows: count) }
    if frame.failed != 0 { return false }
    runStretches(&frame, draws, .draws, rows: count)
    frame.first_row = 0
    frame.rows = 1
    frame.width = UInt32(count * ColumnGeometry.measuredPerRow)
    run(&frame, measured, .measured)
    return true
  }

  /// A column's number for each row of a block, from a column over rows or one of totals.
  func longs(at offset: UInt32) -> [UInt64] {
    let start = UnsafeRawPointer(arena + Int(offset)).assumingMemoryBound(to: UInt64.self)
    return Array(UnsafeBufferPointer(start: start, count: ColumnGeometry.rowsPerBlock))
  }

  private func run(
    _ frame: inout casus_frame, _ instructions: UnsafeBufferPointer<casus_instruction>,
    _ phase: ColumnCode.Phase
  ) {
    if let ticks {
      let start = ticks + phase.rawValue * Int(CASUS_operation_count.rawValue)
      let before =
        switch phase {
        case .rows: 0
        case .checks: rows.count
        case .draws: rows.count + checks.count
        case .measured: rows.count + checks.count + draws.count
        }
      casus_profile(
        set, &frame, instructions.baseAddress, instructions.count, start, leastTicks + before)
      return
    }
    set?.pointee.run(&frame, instructions.baseAddress, instructions.count)
  }

  private func runStretches(
    _ frame: inout casus_frame, _ instructions: UnsafeBufferPointer<casus_instruction>,
    _ phase: ColumnCode.Phase, rows: Int
  ) {
    for first in stride(from: 0, to: rows, by: ColumnGeometry.rowsPerStretch) {
      frame.first_row = UInt32(first)
      frame.rows = UInt32(min(ColumnGeometry.rowsPerStretch, rows - first))
      run(&frame, instructions, phase)
    }
  }
}

extension ColumnMemory {
  /// A copy of a table that is only read; nil for one that is written to.
  fileprivate func address(of table: ColumnTables.Table) -> UnsafeRawPointer? {
    switch table {
    case .quantiles(let tables): UnsafeRawPointer(quantiles(tables))
    case .cuts(let values, let first): UnsafeRawPointer(cuts(values, first: first))
    case .bytes(let values): UnsafeRawPointer(copy(values))
    case .doubles(let values): UnsafeRawPointer(copy(values))
    case .longs(let values): UnsafeRawPointer(copy(values))
    case .designed(let stream): UnsafeRawPointer(designed(stream))
    case .histogram, .products: nil
    }
  }

  /// Instructions with the addresses of their tables.
  fileprivate func instructions(
    _ steps: [ColumnCode.Step], _ tables: [UnsafeRawPointer?]
  ) -> UnsafeBufferPointer<casus_instruction> {
    let result = room(steps.count, of: casus_instruction.self)
    for (index, step) in steps.enumerated() {
      func argument(_ place: Int) -> UInt32 { place < step.arguments.count ? step.arguments[place] : 0 }
      func part(_ place: Int) -> UInt32 { place < step.results.count ? step.results[place] : 0 }
      var table = step.table < 0 ? nil : tables[Int(step.table)]
      if step.operation == UInt16(CASUS_rounding.rawValue) {
        table = UnsafeRawPointer(copy(step.arguments + step.results))
      }
      result[index] = casus_instruction(
        operation: step.operation, mode: step.mode, result: part(0), a: argument(0), b: argument(1),
        c: argument(2), second: part(1), third: part(2), count: step.count, table: table,
        immediate: step.immediate)
    }
    return UnsafeBufferPointer(start: result, count: steps.count)
  }
}
