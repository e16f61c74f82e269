import CasusExpressions
import CasusSampling
import Testing

@testable import CasusSimulation

@Suite("Exact runs: cells of a factor")
struct ExactCellTests {
  /// A table whose words all give 1 below the median, and from 1 to 2 above it.
  private func table() throws -> QuantileTable {
    let lower = [Double](repeating: 1, count: 33)
    let upper = (0...32).map { 2 - Double($0) / 32 }
    return try #require(
      QuantileTable(nodes: lower + upper, octaveBits: [UInt8](repeating: 0, count: 64)))
  }

  @Test("Words that give a constant itself are a cell of their own")
  func pointMass() throws {
    let table = try table()
    let cells = FactorCells(sampler: .real(table), limit: 10).cells(comparedWith: [.double(1), .int(2)])
    let atOne = UInt64(1 << 31) + (table.value(of: 1 << 31) == 1 ? 1 : 0)
    #expect(cells.first?.value.number == 1)
    #expect(cells.first?.words == atOne)
    #expect(cells.map(\.words).reduce(0, +) == 1 << 32)
    #expect(cells.last?.words == (table.value(of: .max) == 2 ? 1 : (1 << 32) - atOne))
  }

  @Test("Cells end just where the table passes a constant", arguments: [-3.0, -0.7, 0, 0.1, 1.96, 4.5])
  func boundaries(constant: Double) throws {
    let table = try QuantileTable(Distribution.normal(mean: 0, sd: 1))
    let cells = FactorCells(sampler: .real(table), limit: 10).cells(comparedWith: [.double(constant)])
    var start: UInt64 = 0
    for cell in cells {
      let ends = (table.value(of: UInt32(start)), table.value(of: UInt32(start + cell.words - 1)))
      let value = try #require(cell.value.number)
      #expect((ends.0 < constant) == (value < constant) && (ends.1 < constant) == (value < constant))
      #expect((ends.0 > constant) == (value > constant) && (ends.1 > constant) == (value > constant))
      start += cell.words
    }
    #expect(start == 1 << 32)
    #expect(cells.count >= 2)
  }

  @Test("NaN, infinities and what lies outside cut nothing off")
  func idleConstants() throws {
    let sampler = Sampler.real(try table())
    let constants: [Value] = [
      .double(.nan), .double(.infinity), .double(-.infinity), .double(5), .string("x"),
    ]
    let cells = FactorCells(sampler: sampler, limit: 10).cells(comparedWith: constants)
    #expect(cells.map(\.words) == [1 << 32])
  }
}
