import CColumns
import CasusSampling
import Testing

@testable import CasusSimulation

/// Each kernel of each instruction set against the Swift that it was written after, bit for bit.
@Suite struct EngineKernelTests {
  static let sets = InstructionSet.available.map(\.name)
  static let count = 1 << 16

  /// One operation on flat columns; `a` and the results are 8 or 4 bytes wide.
  static func run<Input: BitwiseCopyable, Output: BitwiseCopyable>(
    _ operation: casus_operation, on set: String, _ a: [Input], gives _: Output.Type, immediate: UInt64 = 0,
    table: UnsafeRawPointer? = nil
  ) throws -> (first: [Output], second: [Output]) {
    let number = try InstructionSet.named(set).number
    let memory = ColumnMemory()
    let width = a.count
    let arena = memory.room(24 * width, of: UInt8.self)
    UnsafeMutableRawPointer(arena).copyMemory(from: a, byteCount: width * MemoryLayout<Input>.stride)
    let rows = memory.copy((0..<UInt64(width)).map { 3 * $0 + 1 })
    var instruction = casus_instruction()
    instruction.operation = UInt16(operation.rawValue)
    instruction.result = UInt32(8 * width)
    instruction.second = UInt32(16 * width)
    instruction.table = table
    instruction.immediate = immediate
    var frame = casus_frame()
    frame.arena = arena
    frame.rows = 1
    frame.width = UInt32(width)
    frame.row_indices = UnsafePointer(rows)
    frame.key = 7
    casus_instruction_set_at(number)?.pointee.run(&frame, &instruction, 1)
    func column(_ offset: Int) -> [Output] {
      let start = UnsafeRawPointer(arena + offset).assumingMemoryBound(to: Output.self)
      return Array(UnsafeBufferPointer(start: start, count: width))
    }
    return (column(8 * width), column(16 * width))
  }

  static let words: [UInt32] = {
    let stream = Stream(seed: 3, name: .factor("words"))
    let edges: [UInt32] = [
      0, 1, 2, .max, .max - 1, 1 << 31, (1 << 31) - 1, 322_122_546, 322_122_547, 3_972_844_748, 3_972_844_749,
    ]
    return edges + (0..<UInt64(count - edges.count)).map { stream.word(at: $0) }
  }()

  static func spread(_ low: Double, _ high: Double) -> [Double] {
    [low, high, 0, -0.0] + words.dropFirst(4).map { low + (high - low) * UniformVariate.value(of: $0) }
  }

  static func same(_ columns: [Double], _ expected: [Double]) -> Bool {
    zip(columns, expected).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
  }

  @Test(arguments: sets) func elementaryFunctions(set: String) throws {
    let wide = Self.spread(-760, 720)
    #expect(
      Self.same(try Self.run(CASUS_exp, on: set, wide, gives: Double.self).first, wide.map { Kernel.exp($0) })
    )
    let positive = Self.spread(-800, 700).map { Kernel.exp($0) } + [0, -1, .infinity, 0x1p-1060]
    #expect(
      Self.same(
        try Self.run(CASUS_log, on: set, positive, gives: Double.self).first, positive.map { Kernel.log($0) })
    )
    let near = Self.spread(-45, 45)
    for x in [near, wide] {
      let pair = try Self.run(CASUS_logistic, on: set, x, gives: Double.self)
      #expect(Self.same(pair.first, x.map { Kernel.logisticPair($0).yes }))
      #expect(Self.same(pair.second, x.map { Kernel.logisticPair($0).no }))
    }
    for normals in [Self.spread(-40, 40), Self.spread(-6, 6), Self.spread(-1, 1)] {
      #expect(
        Self.same(
          try Self.run(CASUS_normal_cdf, on: set, normals, gives: Double.self).first,
          normals.map { Kernel.normalCDF($0) }))
    }
    let halves = Self.spread(-50, 50).map { ($0 * 4).rounded() / 4 } + [0x1p60, -0x1p53, 0.49999999999999994]
    #expect(
      Self.same(
        try Self.run(CASUS_whole, on: set, halves, gives: Double.self).first,
        halves.map { $0.rounded(.toNearestOrEven) }))
  }

  /// A million inputs for each: all sets against the plainest, which the tests above hold to the Swift.
  @Test(arguments: [
    (CASUS_exp, -760, 720), (CASUS_exp, -1, 1), (CASUS_logistic, -45, 45), (CASUS_normal_cdf, -6, 6),
    (CASUS_log, 0, 50), (CASUS_log, 0.9, 1.1), (CASUS_whole, -1e6, 1e6), (CASUS_units, -0.1, 1.1),
    (CASUS_word_of, -0.1, 1.1),
  ])
  func millionNumbers(operation: casus_operation, low: Double, high: Double) throws {
    let step = (high - low) / Double(1 << 20)
    let inputs = (0..<1 << 20).map { low + step * Double($0) }
    try Self.holdTogether(operation, inputs)
  }

  @Test(arguments: [CASUS_normal, CASUS_uniform]) func millionWords(operation: casus_operation) throws {
    try Self.holdTogether(operation, (0..<1 << 20 as Range<UInt32>).map { $0 &* 4_097 })
  }

  static func holdTogether<Input: BitwiseCopyable>(_ operation: casus_operation, _ inputs: [Input]) throws {
    let plain = try run(operation, on: sets[0], inputs, gives: UInt64.self)
    for set in sets.dropFirst() {
      let other = try run(operation, on: set, inputs, gives: UInt64.self)
      #expect(other.first == plain.first, "\(set)")
      #expect(other.second == plain.second, "\(set)")
    }
  }

  @Test(arguments: sets) func severalColumnsAtOnce(set: String) throws {
    let number = try InstructionSet.named(set).number
    let memory = ColumnMemory()
    let arena = memory.room(1 << 16, of: UInt8.self)
    UnsafeMutableRawPointer(arena).copyMemory(from: Self.words, byteCount: 4 * 96)
    var frame = casus_frame()
    frame.arena = arena
    frame.rows = 1
    frame.width = 32
    var instruction = casus_instruction()
    instruction.operation = UInt16(CASUS_normal.rawValue)
    instruction.result = 8192
    instruction.count = 2
    casus_instruction_set_at(number)?.pointee.run(&frame, &instruction, 1)
    let values = UnsafeRawPointer(arena + 8192).assumingMemoryBound(to: Double.self)
    let expected = Self.words.prefix(96).map { Kernel.normalQuantile(UniformVariate.value(of: $0)) }
    #expect(Self.same(Array(UnsafeBufferPointer(start: values, count: 96)), expected))
    #expect(values[96] == 0, "nothing beyond")
  }

  /// Two of several tables by a small number, with nodes of 24 bits and, around the year 2022, of more.
  @Test(arguments: sets) func tables(set: String) throws {
    let normal = try Distribution.normal(mean: 1, sd: 2)
    let year = try Distribution.normal(mean: 2022, sd: 0.001)
    for distributions in [[normal], [year], [normal, year]] {
      let tables = try distributions.map { try QuantileTable($0) }
      let memory = ColumnMemory()
      let table = UnsafeRawPointer(memory.quantiles(tables))
      let isNarrow = memory.quantiles(tables).pointee.narrow != nil
      #expect(isNarrow == !distributions.contains(year))
      let values = try Self.run(
        CASUS_quantile, on: set, Self.words, gives: Double.self, table: table
      ).first
      #expect(Self.same(values, Self.words.map { tables[0].value(of: $0) }))
    }
  }

  @Test(arguments: sets) func sampling(set: String) throws {
    let stream = Stream(seed: 7, name: .judgement("x"))
    let rows = try Self.run(
      CASUS_row_words, on: set, Self.words, gives: UInt32.self, immediate: stream.nameHash
    ).first
    #expect(rows == rows.indices.map { stream.word(at: 3 * UInt64($0) + 1) })
    let normals = try Self.run(CASUS_normal, on: set, Self.words, gives: Double.self).first
    #expect(Self.same(normals, Self.words.map { Kernel.normalQuantile(UniformVariate.value(of: $0)) }))
    let uniforms = Self.spread(-0.1, 1.1)
    #expect(
      try Self.run(CASUS_word_of, on: set, uniforms, gives: UInt32.self).first
        == uniforms.map { UniformVariate.word(of: $0) })
    #expect(
      try Self.run(CASUS_units, on: set, uniforms, gives: UInt64.self).first
        == uniforms.map { Probability32.units(of: $0) })
    let distributions = [
      try Distribution.normal(mean: 1, sd: 2), try Distribution.gamma(mean: 3, sd: 2),
      try Distribution.pert(low: 0, mode: 1, high: 5),
    ]
    for distribution in distributions {
      let table = try QuantileTable(distribution)
      let memory = ColumnMemory()
      let values = try Self.run(
        CASUS_quantile, on: set, Self.words, gives: Double.self,
        table: UnsafeRawPointer(memory.quantiles([table]))
      ).first
      #expect(Self.same(values, Self.words.map { table.value(of: $0) }))
    }
  }

  @Test(arguments: sets) func designedRows(set: String) throws {
    let name = StreamName.judgement("x")
    for dimensions in [SobolDimensions(), SobolDimensions(discreteJudgements: [.judgement("a"), name])] {
      let memory = ColumnMemory()
      let stream = DesignedStream(.sobol, seed: 7, name: name, level: .rows, dimensions: dimensions)
      let rows = try Self.run(
        CASUS_designed_row_words, on: set, Self.words, gives: UInt32.self,
        table: UnsafeRawPointer(memory.designed(stream))
      ).first
      #expect(rows == rows.indices.map { stream.word(at: 3 * UInt64($0) + 1) })
    }
  }
}
