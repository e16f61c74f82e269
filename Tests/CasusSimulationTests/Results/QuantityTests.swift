import CasusSimulation
import Testing

@Suite("Quantities")
struct QuantityTests {
  private func book(_ value: String, range: String = "[0, 20]", more: String = "") -> TestBook {
    var book = TestBook()
    book.quantities =
      "{n: {title: N, unit: u, range: \(range)\(more), of: [{outcomes: [good], value: \(value), $G}]}}"
    return book
  }

  private func summary(_ book: TestBook) async throws -> QuantityResult.Summary {
    let result = try await book.run(draws: 16_384)
    #expect(isClose(result.quantities[0].existence.value, 0.5, within: 1e-9))
    #expect(isClose(result.quantities[0].effectiveSize, 16_384, within: 1e-6))
    return try #require(result.quantities[0].summary)
  }

  @Test("A lognormal's median and 95% quantile, within four errors")
  func lognormal() async throws {
    let found = try await summary(book("{lognormal: {median: 2, spread: 1.5}}"))
    let high = 2 * exponential(1.6448536269514722 * 0.4054651081081644)
    #expect((found.median.estimate.value - 2).magnitude < 4 * found.median.estimate.standardError)
    #expect((found.high.estimate.value - high).magnitude < 4 * found.high.estimate.standardError)
    #expect(found.median.estimate.standardError < 0.04)
  }

  @Test("Parameters that vary by draw give what the same numbers give")
  func varying() async throws {
    let fixed = try await summary(book("{normal: {mean: 10, sd: 2}}"))
    let varying = try await summary(book("{normal: {mean: 'idle ? 10.0 : 0.0', sd: '1.0 + 1.0'}}"))
    #expect(fixed.median.estimate == varying.median.estimate)
    #expect((fixed.median.estimate.value - 10).magnitude < 4 * fixed.median.estimate.standardError)
  }

  @Test("A mixture takes its component by the uniform, and what is left of it within")
  func mixture() async throws {
    let parts =
      "{weight: 0.8, of: {uniform: {low: 0, high: 1}}}, {weight: 0.2, of: {uniform: {low: 9, high: 10}}}"
    let found = try await summary(book("{mixture: [\(parts)]}"))
    #expect(isClose(found.median.estimate.value, 0.625, within: 0.04))
    #expect(isClose(found.high.estimate.value, 9.75, within: 0.04))
  }

  @Test("Whole numbers get whole bins, and quantiles are whole")
  func whole() async throws {
    let found = try await summary(book("{uniform: {low: -0.5, high: 8.5}}", more: ", whole: yes"))
    #expect(found.median.estimate.value == 4)
    #expect(found.high.estimate.value == 8)
  }

  @Test("A quantile beyond the range says so")
  func overflow() async throws {
    let found = try await summary(book("{uniform: {low: 0, high: 10}}", range: "[1, 8]"))
    #expect(found.low.place == .below && found.low.estimate.value == 1)
    #expect(found.high.place == .above && found.high.estimate.value == 8)
    #expect(found.median.place == .within)
  }

  @Test("Below an effective size of 100 there is no summary")
  func few() async throws {
    var book = book("{uniform: {low: 0, high: 10}}")
    book.factors = "{x: {asks: X?, yes_no: {yes: y, no: n}}}"
    book.stated = "{x: {chance: 0.005}}"
    book.criteria = "\n  - {id: a, stage: ask, when: '!x', says: no, bars: yes, $G}"
    let result = try await book.run(draws: 2_048)
    #expect(result.quantities[0].effectiveSize < 100)
    #expect(result.quantities[0].summary == nil)
  }

  @Test("A floor is the earlier quantity in the same draw")
  func floor() throws {
    var book = TestBook()
    book.quantities = """
      {first: {title: F, unit: u, range: [0, 20], of: [{outcomes: [good], value: {uniform: {low: 0, high: 10}}, $G}]}, then: {title: T, unit: u, range: [0, 20], of: [{outcomes: [good], value: {uniform: {low: 0, high: 10}}, floor: first, $G}]}}
      """
    let evaluator = ScalarEvaluator(try book.model())
    var held = 0
    for draw in UInt64(0)..<100 {
      let evaluation = try evaluator.evaluate(draw: draw)
      let first = try #require(evaluation.quantities[0][1])
      let then = try #require(evaluation.quantities[1][1])
      #expect(then >= first)
      if then == first { held += 1 }
      #expect(evaluation.quantities[0][0] == nil)
    }
    #expect(held > 25 && held < 75)
  }

  @Test("A parameter that a draw makes impossible ends the run")
  func impossible() throws {
    #expect(throws: DrawError.self) {
      try book("{lognormal: {median: 'idle ? -1.0 : 1.0', spread: 2}}").draw()
    }
    #expect(throws: DrawError.self) {
      try book("{lognormal: {median: 1, spread: 'idle ? 0.5 : 1.0'}}").draw()
    }
  }
}
