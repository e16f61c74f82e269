import CasusRulebook
import CasusSimulation
import Testing

@Suite("What judgements do to a probability")
struct JudgementTests {
  private func reading(_ chance: Double) -> TestBook {
    var book = TestBook()
    book.judgements = "{r: {asks: R?, yes_no: {yes: strict, no: loose}, belief: {chance: \(chance)}, $G}}"
    book.criteria = "\n  - {id: a, stage: ask, when: 'r', says: no, bars: yes, $G}"
    return book
  }

  @Test("One atom: nothing varies, which is proved, and the interval has no width")
  func oneAtom() async throws {
    let result = try await TestBook().run()
    let approved = try #require(result[.approved]).probability
    #expect(approved.interval == 0.5...0.5)
    #expect(approved.judgementShare == nil)
    #expect(approved.estimate.value == 0.5 && approved.estimate.isProvedConstant)
  }

  @Test("Two atoms: the interval reaches from one to the other, and the reading is dominant")
  func twoAtoms() async throws {
    let result = try await reading(0.5).run(draws: 16_384)
    let approved = try #require(result[.approved]).probability
    let interval = try #require(approved.interval)
    #expect(isClose(interval.lowerBound, 0, within: 1.0 / 4096))
    #expect(isClose(interval.upperBound, 0.5, within: 1.0 / 4096))
    #expect(isClose(try #require(approved.judgementShare), 1))
    let line = try #require(result.readings.first)
    #expect(line.isDominant)
    #expect(isClose(try #require(line.shareOfApproval), 1, within: 0.01))
    #expect(line.values.map(\.value) == ["yes", "no"])
    #expect(line.values.map(\.meaning) == ["strict", "loose"])
    #expect(line.values[0].outcomes[1]?.value == 0)
    #expect(line.values[1].outcomes[1]?.value == 0.5)
    #expect(line.values[1].approvedGivenAsked?.value == 0.5)
    #expect(isClose(line.values[0].share, 0.5, within: 0.13))
  }

  @Test("A rare reading below 5% does not widen the interval")
  func rareAtom() async throws {
    let result = try await reading(0.02).run(draws: 16_384)
    let interval = try #require(result[.approved]?.probability.interval)
    #expect(isClose(interval.lowerBound, 0.5, within: 1.0 / 4096))
  }

  @Test("A continuous spread: the 5% and 95% quantiles, the standard error and the share of variance")
  func continuous() async throws {
    let result = try await RunTests.spread.run(draws: 65_536)
    let approved = try #require(result[.approved]).probability
    let interval = try #require(approved.interval)
    #expect(isClose(interval.lowerBound, 0.05, within: 0.025))
    #expect(isClose(interval.upperBound, 0.95, within: 0.025))
    // The row mean varies by 1/12 from p and by E p(1 - p)/64 = 1/384 from the requests.
    let theory = ((1.0 / 12 + 1.0 / 384) / 1_024).squareRoot()
    #expect(isClose(approved.estimate.standardError / theory, 1, within: 0.05))
    #expect((approved.estimate.value - 0.5).magnitude < 4 * theory)
    #expect(isClose(try #require(approved.judgementShare), (1.0 / 12) / (1.0 / 12 + 1.0 / 6), within: 0.03))
  }

  @Test("Noise within rows is taken out of the interval")
  func noiseOnly() async throws {
    var book = RunTests.spread
    book.judgements = """
      {p: {asks: P?, number: {range: [0, 1], unit: p}, belief: 0.3, $G}, \
      idle: {asks: I?, number: {range: [0, 1], unit: i}, belief: {uniform: {low: 0, high: 1}}, $G}}
      """
    let result = try await book.run(draws: 65_536)
    let approved = try #require(result[.approved]).probability
    let interval = try #require(approved.interval)
    // Without shrinking it would be 0.3 -+ 1.645 x 0.057.
    #expect(interval.upperBound - interval.lowerBound < 0.1)
    let share = try #require(approved.judgementShare)
    #expect(share < 0.004)
    let theory = (0.3 * 0.7 / 65_536).squareRoot()
    #expect(isClose(approved.estimate.standardError / theory, 1, within: 0.08))
  }

  @Test("Where every judgement has one value, there is no interval from judgements, and they explain nothing")
  func fixedJudgements() async throws {
    var book = RunTests.spread
    book.judgements = "{p: {asks: P?, number: {range: [0, 1], unit: p}, belief: 0.3, $G}}"
    let result = try await book.run(draws: 4_096)
    let approved = try #require(result[.approved]).probability
    #expect(approved.interval == nil)
    #expect(approved.judgementShare == 0)
  }

  @Test("Strata: more than sixteen combinations, the rarest pooled, leave sums as they are")
  func manyStrata() async throws {
    var book = TestBook()
    let names = ["a", "b", "c", "d", "e"]
    book.judgements =
      "{"
      + names.map { "\($0): {asks: Q?, yes_no: {yes: y, no: n}, belief: {chance: 0.3}, $G}" }.joined(
        separator: ", ")
      + "}"
    book.criteria =
      "\n  "
      + names.map { "- {id: k\($0), stage: ask, when: '\($0)', says: yes, strength: one, $G}" }.joined(
        separator: "\n  ")
    let result = try await book.run(draws: 16_384)
    #expect(result.readings.count == 5)
    #expect(result.readings.allSatisfy { !$0.isDominant })
    let share = result.readings.compactMap(\.shareOfApproval).reduce(0, +)
    #expect(isClose(share, 1, within: 0.3))
  }

  @Test("The difference of two events in one run knows that they come from the same draws")
  func difference() async throws {
    let result = try await reading(0.5).run()
    let difference = try #require(result.difference(of: .verdict(.approved), minus: .outcome(1)))
    #expect(difference.value == 0)
    let quantile = try #require(result.judgementQuantile(0.95, of: .verdict(.approved)))
    #expect(isClose(quantile, 0.5, within: 1.0 / 4096))
    #expect(
      result.probability(of: .rankOrHigher(1))?.estimate.value
        == result.outcomes[1].probability.estimate.value)
    #expect(result.probability(of: .rankOrHigher(2)) == nil)
  }
}
