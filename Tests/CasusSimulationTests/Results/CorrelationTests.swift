import CasusExpressions
import CasusSimulation
import Testing

@Suite("Correlations")
struct CorrelationTests {
  @Test("The stated rank correlation of factors is attained")
  func factors() async throws {
    var book = TestBook()
    book.factors =
      "{x: {asks: X?, number: {range: [0, 4], unit: u}}, y: {asks: Y?, yes_no: {yes: y, no: n}}, z: {asks: Z?, number: {range: [0, 4], unit: u}}}"
    book.stated = "{x: 1 to 3, y: {chance: 0.4}, z: 2}"
    book.correlate = "[{between: [x, y], rank: 0.6}, {between: [x, z], rank: 0.3}]"
    let result = try await book.run(draws: 16_384)
    #expect(isClose(try #require(result.correlations[0].attained), 0.6, within: 0.02))
    #expect(result.correlations[1].attained == nil)
    #expect(result.warnings.map(\.code) == ["idle-correlation"])
  }

  @Test(
    "The strengths' shared correlation is attained; without it they are independent", arguments: [0.0, 0.5])
  func strengths(shared: Double) throws {
    var book = TestBook()
    book.shared = "\(shared)"
    book.criteria = """

        - {id: a, stage: ask, when: 'true', says: yes, strength: drawn, $G}
        - {id: b, stage: ask, when: 'true', says: yes, strength: drawn, $G}
      """
    let evaluator = ScalarEvaluator(try book.model())
    let rows = (UInt64(0)..<4_000).map { evaluator.judgements(row: $0).strengths }
    let first = ranks(try rows.map { try #require($0[0]) })
    let second = ranks(try rows.map { try #require($0[1]) })
    let n = Double(first.count)
    let squares = zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    #expect(isClose(1 - 6 * squares / (n * (n * n - 1)), shared, within: 0.05))
    #expect(rows.allSatisfy { ($0[0] ?? -1) >= 0 })
  }

  private func ranks(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    for (rank, index) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
      result[index] = Double(rank)
    }
    return result
  }
}
