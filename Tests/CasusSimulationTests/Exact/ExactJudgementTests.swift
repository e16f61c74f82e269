import CasusRulebook
import CasusSimulation
import Testing

@Suite("Exact runs: judgements")
struct ExactJudgementTests {
  private var book: TestBook {
    var book = TestBook()
    book.factors = "{x: {asks: X?, yes_no: {yes: y, no: n}}}"
    book.stated = "{x: {chance: 0.5}}"
    book.judgements = """
      {r: {asks: R?, yes_no: {yes: strict, no: loose}, belief: {chance: 0.25}, $G}, \
      idle: {asks: I?, yes_no: {yes: y, no: n}, belief: {chance: 0.5}, $G}}
      """
    book.criteria = "\n  - {id: a, stage: ask, when: 'r && x', says: no, bars: yes, $G}"
    return book
  }

  @Test("Discrete judgements are enumerated: means, interval, shares of variance and readings are exact")
  func discrete() async throws {
    let result = try await book.exact()
    #expect(result.exact == ExactExtent(requests: 2, judgementSets: 2, isComplete: true))
    let approved = try #require(result[.approved]).probability
    #expect(isClose(approved.estimate.value, 0.5 - 0.25 * 0.25, within: 1e-12))
    #expect(approved.interval == 0.25...0.5)
    // Between readings 3/16 x (1/4)^2; within the strict one, which has a chance of 1/4, (1/4)^2.
    let (between, within) = (3.0 / 16 / 16, 0.25 / 16)
    #expect(isClose(approved.judgementShare ?? .nan, between / (between + within), within: 1e-12))
    #expect(result.readings.count == 2)
    let reading = result.readings[0]
    #expect(reading.isDominant && isClose(reading.shareOfApproval ?? .nan, 1, within: 1e-12))
    #expect(reading.values.map(\.share) == [0.25, 0.75])
    #expect(reading.values.map { $0.approvedGivenAsked?.value } == [0.25, 0.5])
    #expect(reading.values[0].outcomes.map { $0?.value } == [0.75, 0.25])
    let idle = result.readings[1]
    #expect(!idle.isDominant && idle.shareOfApproval == 0)
    #expect(idle.values.map { $0.approvedGivenAsked } == [approved.estimate, approved.estimate])
    #expect(isClose(result.judgementQuantile(0.3, of: .verdict(.approved)) ?? .nan, 0.5, within: 1e-12))
  }

  @Test(
    "A continuous judgement, strength or lean that matters is drawn by rows, which the design's name says")
  func sampled() async throws {
    var drawn = book
    drawn.criteria += "\n  - {id: b, stage: ask, when: 'x', says: yes, strength: drawn, $G}"
    let result = try await drawn.exact(draws: 65_536)
    #expect(result.manifest.design.name == "exact in the request, sampled in the judgements")
    #expect(result.exact == ExactExtent(requests: 2, judgementSets: 1_024, isComplete: false))
    let approved = try #require(result[.approved]).probability
    #expect(!approved.estimate.isProvedConstant && approved.estimate.standardError > 0)
    let run = try await drawn.run(draws: 65_536)
    let plain = try #require(run[.approved]).probability
    #expect(approved.estimate.standardError < plain.estimate.standardError)
    let error = plain.estimate.standardError
    #expect(isClose(approved.estimate.value, plain.estimate.value, within: 5 * error))
    let (own, other) = (try #require(approved.interval), try #require(plain.interval))
    #expect(isClose(own.lowerBound, other.lowerBound, within: 0.03))
    #expect(isClose(own.upperBound, other.upperBound, within: 0.03))
    let shares = (approved.judgementShare ?? .nan, plain.judgementShare ?? .nan)
    #expect(isClose(shares.0, shares.1, within: 0.05))
    #expect(result.readings.count == 2)
    // Pinned, nothing is left to draw.
    let pinned = try await drawn.exact(["judgements=central"])
    #expect(pinned.exact == ExactExtent(requests: 2, judgementSets: 1, isComplete: true))
  }

  @Test("A judgement that cannot matter leaves the run exact")
  func idleStrength() async throws {
    var drawn = book
    drawn.criteria += "\n  - {id: b, stage: ask, when: 'false', says: yes, strength: drawn, $G}"
    #expect(try await drawn.exact().manifest.design.name == "exact")
  }

  @Test("The result is the same to the last bit, however many work on it", arguments: [1, 3])
  func determinism(width: Int) async throws {
    var book = book
    let names = (0..<12).map { "f\($0)" }
    book.factors =
      "{x: {asks: X?, yes_no: {yes: y, no: n}}, "
      + names.map { "\($0): {asks: Q?, yes_no: {yes: y, no: n}}" }.joined(separator: ", ") + "}"
    book.stated = "{x: {chance: 0.5}, " + names.map { "\($0): {chance: 0.3}" }.joined(separator: ", ") + "}"
    book.criteria +=
      "\n  "
      + names.map { "- {id: k\($0), stage: ask, when: '\($0)', says: yes, strength: one, $G}" }.joined(
        separator: "\n  ")
    let wide = try await book.exact(["r=yes"], width: 7)
    let narrow = try await book.exact(["r=yes"], width: width)
    #expect(wide.exact?.requests == 8_192)
    #expect(wide.outcomes.map(\.probability) == narrow.outcomes.map(\.probability))
    #expect(wide.criteria.map(\.weight) == narrow.criteria.map(\.weight))
    #expect(wide.stages.map(\.yes) == narrow.stages.map(\.yes))
  }
}
