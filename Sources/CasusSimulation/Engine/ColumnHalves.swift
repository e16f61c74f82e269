import CColumns
import CasusSampling

/// The sums of squared half-row differences of a worker, for designs whose draws within a row are not independent
/// (section 3.3.2).
final class ColumnHalves {
  /// By event with an interval, where its differences lie in the arena; nil where they are 0.
  private let offsets: [UInt32?]
  private let strataCount: Int
  /// By event, then stratum.
  private let sums: UnsafeMutablePointer<UInt128>

  init(_ program: ColumnProgram, _ memory: ColumnMemory) {
    offsets = program.plan.halves.map { $0.map { program.code.offset($0) } }
    strataCount = program.layout.strata.count
    sums = memory.room(offsets.count * strataCount, of: UInt128.self)
  }

  /// Adds a block's rows, each to its stratum.
  func add(
    _ arena: UnsafeMutablePointer<UInt8>, strata: UnsafeMutablePointer<UInt32>, rows: Int
  ) {
    for event in offsets.indices {
      guard let offset = offsets[event] else { continue }
      let differences = UnsafeMutableRawPointer(arena + Int(offset)).assumingMemoryBound(to: UInt64.self)
      let cells = sums + event * strataCount
      for row in 0..<rows {
        cells[Int(strata[row])] += UInt128(differences[row]) * UInt128(differences[row])
      }
    }
  }

  /// The sum of an event in a stratum, in units of 2^-64.
  func sum(event: Int, stratum: Int) -> UInt128 { sums[event * strataCount + stratum] }
}

extension ColumnMemory {
  /// A designed stream's permutations and directions in the form that the kernels want.
  func designed(_ stream: DesignedStream) -> UnsafeMutablePointer<casus_designed_stream> {
    let halves = stream.level == .draws ? 2 : 1
    let sequences = room(2 * DesignPoint.replicates, of: casus_sequence.self)
    for replicate in 0..<DesignPoint.replicates {
      for half in 0..<halves {
        guard let sequence = stream.sequence(replicate: replicate, half: half) else { continue }
        sequences[2 * replicate + half] = casus_sequence(
          scramble: sequence.scramble.forColumns,
          shuffle: sequence.shuffle?.forColumns ?? casus_permutation())
      }
    }
    let places = (0..<UInt32(DesignPoint.drawsPerHalf))
    let offsets = places.map { place in
      stream.directions?.reversedPoint(at: place) ?? UInt32(reversing: place)
    }
    let result = room(1, of: casus_designed_stream.self)
    result.pointee = casus_designed_stream(
      is_sobol: stream.directions == nil ? 0 : 1, sequences: UnsafePointer(sequences),
      directions: UnsafePointer(copy(stream.directions?.reversed ?? [])),
      offsets: UnsafePointer(copy(offsets)))
    return result
  }
}

extension UInt32 {
  /// The same bits from the other end.
  fileprivate init(reversing number: UInt32) {
    self = (0..<32).reduce(0) { $0 | (number >> UInt32($1) & 1) << UInt32(31 - $1) }
  }
}

extension NestedPermutation {
  fileprivate var forColumns: casus_permutation {
    casus_permutation(a: a, b: b, c: c, d: d, e: e, f: f, g: g, h: h)
  }
}
