import CColumns
import CasusExpressions
import CasusSampling

/// Finds each row's readings and stratum from the columns of its discrete judgements.
final class ColumnStrata {
  /// By reading, each row's value among those that can occur.
  let values: [UnsafeMutablePointer<UInt32>]
  /// Each row's stratum.
  let strata: UnsafeMutablePointer<UInt32>
  /// How many rows were found in each stratum.
  let counts: UnsafeMutablePointer<UInt64>
  /// How many rows of each replicate were found.
  let rowsByReplicate: UnsafeMutablePointer<UInt64>
  private let offsets: UnsafeMutablePointer<UInt32>
  private let readings: Int
  /// By reading, then byte of its column.
  private let places: UnsafeMutablePointer<UInt32>
  private let steps: UnsafeMutablePointer<UInt32>
  private let stratumOfCell: UnsafeMutablePointer<UInt32>

  init(_ program: ColumnProgram, _ memory: ColumnMemory) {
    let layout = program.layout
    readings = layout.readings.count
    values = layout.readings.map { _ in memory.room(ColumnGeometry.rowsPerBlock, of: UInt32.self) }
    strata = memory.room(ColumnGeometry.rowsPerBlock, of: UInt32.self)
    counts = memory.room(layout.strata.count, of: UInt64.self)
    rowsByReplicate = memory.room(RunTallies.rowsPerGroup, of: UInt64.self)
    offsets = memory.copy(program.plan.readings.map { program.code.offset($0.column) })
    places = memory.room(256 * readings, of: UInt32.self)
    var step = 1
    var steps: [UInt32] = []
    for (index, reading) in layout.readings.enumerated() {
      let column = program.plan.readings[index]
      if column.isTruth {
        for byte in 0...1 { places[256 * index + byte] = UInt32(reading.index(of: .bool(byte == 1))) }
      } else {
        for (byte, word) in column.words.enumerated() {
          places[256 * index + byte] = UInt32(reading.index(of: .string(word)))
        }
      }
      steps.append(UInt32(step))
      step *= reading.values.count
    }
    self.steps = memory.copy(steps)
    var cells = [UInt32](repeating: 0, count: step)
    for cell in cells.indices {
      var rest = cell
      let combination = layout.readings.map { reading -> Int in
        defer { rest /= reading.values.count }
        return rest % reading.values.count
      }
      cells[cell] = UInt32(layout.strata.index(of: combination))
    }
    stratumOfCell = memory.copy(cells)
  }

  func find(_ arena: UnsafeMutablePointer<UInt8>, _ replicates: UnsafeMutablePointer<UInt32>, rows: Int) {
    for row in 0..<rows {
      rowsByReplicate[Int(replicates[row])] += 1
      var cell: UInt32 = 0
      for reading in 0..<readings {
        let place = places[256 * reading + Int(arena[Int(offsets[reading]) + row])]
        values[reading][row] = place
        cell += place * steps[reading]
      }
      let stratum = stratumOfCell[Int(cell)]
      strata[row] = stratum
      counts[Int(stratum)] += 1
    }
  }
}
