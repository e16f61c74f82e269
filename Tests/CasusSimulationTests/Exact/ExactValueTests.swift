import CasusRulebook
import CasusSimulation
import Testing

@Suite("Exact runs: values worked out by hand")
struct ExactValueTests {
  private static let number = "number: {range: [0, 10], unit: u}"
  private static let count = "count: {range: [0, 20], unit: u}"

  @Test("A chance counts by its cut point, not by the decimal that was stated")
  func chance() async throws {
    let book = TestBook.asking("x", of: "yes_no: {yes: y, no: n}", "{chance: 0.3}")
    let result = try await book.exact()
    #expect(isClose(try result.chanceOfActive(), 1_288_490_189 * 0x1p-32, within: 1e-12))
    #expect(result.manifest.design.name == "exact")
    #expect(result.exact == ExactExtent(requests: 2, judgementSets: 1, isComplete: true))
    #expect(result.manifest.draws == 0 && result.manifest.rows == 0)
  }

  @Test(
    "A continuous factor is cut at the constants that it is compared with",
    arguments: [
      ("x < 2.5", 0.25), ("x >= 2.5", 0.75), ("2.5 < x", 0.75), ("x > 2.5 && x <= 2.0 * 3.0", 0.35),
      ("x > 10", 0), ("x < 1 || x > 9", 0.2), ("x in [1.0, 2.0]", 0), ("x != 3.0", 1),
    ])
  func continuous(condition: String, expected: Double) async throws {
    let book = TestBook.asking(condition, of: Self.number, "{uniform: {low: 0, high: 10}}")
    #expect(isClose(try await book.exact().chanceOfActive(), expected, within: 2e-8))
  }

  @Test("Whole numbers have ties: at least is not more than", arguments: [(">=", 0.375), (">", 0.125)])
  func ties(comparison: String, expected: Double) async throws {
    // Rounded to the nearest: 3 is what lies from 2.5 to below 3.5, and 4 what lies above.
    let book = TestBook.asking("x \(comparison) 3", of: Self.count, "{uniform: {low: 0, high: 4}}")
    let result = try await book.exact()
    #expect(isClose(try result.chanceOfActive(), expected, within: 2e-8))
    #expect(result.exact?.requests == 3)
  }

  @Test("Counts: compared with a constant, or enumerated one by one where their value matters")
  func counts() async throws {
    let compared = try await TestBook.asking("x >= 2", of: Self.count, "{poisson: {mean: 1.5}}").exact()
    #expect(isClose(try compared.chanceOfActive(), 1 - exponential(-1.5) * 2.5, within: 1e-9))
    #expect(compared.exact?.requests == 3)
    let valued = try await TestBook.asking("x % 2 == 1", of: Self.count, "{poisson: {mean: 1.5}}").exact()
    #expect(isClose(try valued.chanceOfActive(), (1 - exponential(-3)) / 2, within: 1e-9))
    #expect((valued.exact?.requests ?? 0) > 10)
  }

  @Test("Options that nothing tells apart, and factors that nothing reads, are not enumerated")
  func dropped() async throws {
    var book = TestBook()
    book.factors =
      "{side: {asks: S?, choice: {a: a, b: b, c: c, d: d}}, idle: {asks: I?, number: {range: [0, 1], unit: u}}}"
    book.stated = "{side: {weights: {a: 1, b: 2, c: 3, d: 2}}, idle: {uniform: {low: 0, high: 1}}}"
    book.facts = "{unread: 'idle * 2.0 > 1.0'}"
    book.criteria = "\n  - {id: a, stage: ask, when: 'side in [\"b\", \"d\"]', says: yes, strength: one, $G}"
    book.quantities =
      "{days: {title: D, unit: d, range: [0, 9], of: [{outcomes: [good], value: {normal: {mean: idle, sd: 1}}, $G}]}}"
    let result = try await book.exact()
    #expect(result.exact?.requests == 3)
    #expect(isClose(try result.chanceOfActive(), 0.5, within: 1e-12))
    #expect(result.quantities.isEmpty)
  }

  @Test("A default's branch follows the factors before it")
  func defaults() async throws {
    var book = TestBook()
    book.factors = """
      {war: {asks: W?, yes_no: {yes: y, no: n}}, \
      fear: {asks: F?, yes_no: {yes: y, no: n}, default: [{when: war, value: {chance: 0.75}, $G}, {value: {chance: 0.25}, $G}]}}
      """
    book.stated = "{war: {chance: 0.5}}"
    book.criteria = "\n  - {id: a, stage: ask, when: 'fear && war', says: yes, strength: one, $G}"
    let result = try await book.exact()
    #expect(result.exact?.requests == 4)
    #expect(isClose(try result.chanceOfActive(), 0.375, within: 1e-12))
  }

  @Test("A pinned judgement is a constant like any other")
  func pinnedThreshold() async throws {
    var book = TestBook.asking("x < t", of: Self.number, "{uniform: {low: 0, high: 10}}")
    book.judgements =
      "{t: {asks: T?, number: {range: [0, 10], unit: u}, belief: {uniform: {low: 0, high: 8}}, $G}}"
    let result = try await book.exact(["judgements=central"])
    #expect(isClose(try result.chanceOfActive(), 0.4, within: 2e-8))
  }

  @Test("The headline, the ladder, the stages and the weights")
  func procedure() async throws {
    var book = TestBook()
    book.factors = "{s: {asks: S?, yes_no: {yes: y, no: n}}, r: {asks: R?, yes_no: {yes: y, no: n}}}"
    book.stated = "{s: {chance: 0.25}, r: {chance: 0.5}}"
    book.stages = """
      - {id: first, by: someone, asks: First?, lean: even, $G, yes: second, no: nil}
        - {id: second, by: someone, asks: Second?, lean: even, $G, yes: good, no: bad}
      """
    book.outcomes = """
      - {id: nil, title: Nil, rank: 0, verdict: none}
        - {id: bad, title: Bad, rank: 1, verdict: refused}
        - {id: good, title: Good, rank: 2, verdict: approved}
      """
    book.criteria = """

        - {id: bar, stage: first, when: 's', says: no, bars: yes, $G}
        - {id: push, stage: second, when: 'r', says: yes, strength: two, $G}
      """
    let result = try await book.exact()
    let yes = (logistic(2) + 0.5) / 2
    func value(_ event: RunEvent) -> Double { result.probability(of: event)?.estimate.value ?? .nan }
    #expect(isClose(value(.verdict(.none)), 0.625, within: 1e-12))
    #expect(isClose(value(.verdictGivenAsked(.approved)), yes, within: 1e-12))
    #expect(isClose(value(.rankOrHigher(1)), 0.375, within: 1e-12))
    #expect(isClose(value(.outcome(2)), 0.375 * yes, within: 1e-12))
    #expect(isClose(result.stages[1].reached.value, 0.375, within: 1e-12))
    #expect(isClose(result.stages[1].yes?.value ?? .nan, yes, within: 1e-12))
    #expect(isClose(result.criteria[0].weight.value, -0.25 * 0.5 * yes, within: 1e-12))
    #expect(isClose(result.criteria[0].active?.value ?? .nan, 0.25, within: 1e-12))
    #expect(isClose(result.criteria[1].weight.value, 0.375 * 0.5 * (logistic(2) - 0.5), within: 1e-12))
    let difference = result.difference(of: .outcome(2), minus: .outcome(1))
    #expect(isClose(difference?.value ?? .nan, 0.375 * (2 * yes - 1), within: 1e-12))
    #expect(difference?.isProvedConstant == true)
  }

  @Test("What is certain in every request is exactly 1, and what is nearly so is not")
  func nearlyCertain() async throws {
    var book = TestBook.asking("x", of: "yes_no: {yes: y, no: n}", "{chance: 0.5}")
    book.criteria = """

        - {id: a, stage: ask, when: 'x', says: yes, settles: yes, $G}
        - {id: b, stage: ask, when: '!(x)', says: yes, settles: yes, $G}
      """
    let certain = try #require(try await book.exact()[.approved]).probability.estimate
    #expect(certain.value == 1)
    book.criteria =
      "\n  - {id: a, stage: ask, when: 'true', says: yes, strength: one, scale: 'x ? 40.0 : 40.0', $G}"
    let nearly = try #require(try await book.exact()[.approved]).probability.estimate
    #expect(nearly.value < 1 && nearly.value > 1 - 1e-15)
  }
}
