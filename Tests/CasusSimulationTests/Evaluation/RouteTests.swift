import CasusRulebook
import CasusSimulation
import Testing

@Suite("Routes, known steps and verdicts")
struct RouteTests {
  /// Two chances in a row: the second basis is tried where the first says no.
  private var chain: TestBook {
    var book = TestBook()
    book.stages = """
      - {id: first, by: someone, asks: First?, lean: up, $G, yes: last, no: second}
        - {id: second, by: someone, asks: Second?, lean: even, $G, yes: last, no: bad}
        - {id: last, by: someone, asks: Last?, lean: up, $G, yes: good, no: middling}
      """
    book.outcomes = """
      - {id: bad, title: Bad, rank: 0, verdict: none}
        - {id: middling, title: Middling, rank: 1, verdict: 'wants == "much" ? "refused" : "approved"'}
        - {id: good, title: Good, rank: 2, verdict: approved}
      """
    book.factors = "{wants: {asks: How much?, choice: {much: much, little: little}}}"
    book.stated = "{wants: much}"
    return book
  }

  @Test("Reach probabilities are products and sums over the graph")
  func products() throws {
    let evaluation = try chain.draw()
    let u = logistic(1)
    let last = u + (1 - u) * 0.5
    #expect(isClose(evaluation.reach[1], 1 - u))
    #expect(isClose(evaluation.reach[2], last))
    #expect(isClose(evaluation.outcomes[0].probability, (1 - u) * 0.5))
    #expect(isClose(evaluation.outcomes[1].probability, last * (1 - u)))
    #expect(isClose(evaluation.outcomes[2].probability, last * u))
    #expect(evaluation.outcomes[1].verdict == .refused)
  }

  @Test("The headline is given that something was asked")
  func headline() async throws {
    let result = try await chain.run(draws: 2_048)
    let approved = try #require(result[.approved]?.givenAsked)
    let none = try #require(result[.none])
    #expect(isClose(approved.estimate.value, logistic(1), within: 1e-8))
    #expect(isClose(none.probability.estimate.value, (1 - logistic(1)) / 2, within: 1e-8))
    #expect(none.givenAsked == nil)
  }

  @Test("A known step is certain, and its surprise is what the rules would have given")
  func known() async throws {
    var book = chain
    book.known = "{first: {answer: no, cite: [{source: s, at: there}]}}"
    let evaluation = try book.draw()
    #expect(evaluation.reach[1] == 1)
    #expect(isClose(evaluation.stages[0]?.rules.no ?? 0, 1 - logistic(1)))
    let result = try await book.run(draws: 2_048)
    let surprise = try #require(result.stages[0].known)
    #expect(!surprise.isYes && !surprise.isPinned)
    #expect(isClose(try #require(surprise.expected).value, 1 - logistic(1), within: 1e-8))
  }

  @Test("A pin is certain too, and overrides what is known")
  func pinned() throws {
    var book = chain
    book.known = "{first: {answer: no, cite: [{source: s, at: there}]}}"
    let evaluation = try book.draw(0, ["first=yes"])
    #expect(evaluation.reach[1] == 0)
    #expect(evaluation.stages[1] == nil)
  }

  @Test("What no draw can reach is proved to be 0, everything else is not")
  func proofs() async throws {
    var book = chain
    book.known = "{first: {answer: yes, cite: [{source: s, at: there}]}}"
    book.factors =
      "{wants: {asks: How much?, choice: {much: much, little: little}}, x: {asks: X?, yes_no: {yes: y, no: n}}}"
    book.stated = "{wants: much, x: {chance: 0.5}}"
    let result = try await book.run(draws: 2_048)
    #expect(result.outcomes[0].probability.estimate.isProvedConstant)
    #expect(result.outcomes[0].probability.estimate.value == 0)
    #expect(!result.outcomes[2].probability.estimate.isProvedConstant)
    #expect(result.outcomes[2].probability.estimate.standardError >= 1.0 / 32)
    #expect(result.ladder[0].orHigher.estimate.value == 1)
    #expect(result.ladder[0].orHigher.estimate.isProvedConstant)
    #expect(result.outcomes[1].verdicts == [.refused])
  }
}
