import CasusSimulation
import Testing

@Suite("A council stage")
struct CouncilTests {
  /// A council that amber asks; beryl and coral are asked, delta sat until 2010.
  private func book(_ council: String, criteria: [String] = [], requester: String = "amber") -> TestBook {
    var book = TestBook()
    book.requester = requester
    book.judgements = "{w: {asks: How readily?, number: {range: [0, 6], unit: log-odds}, belief: 0.5, $G}}"
    book.stages =
      "- {id: ask, by: council, asks: Is it so?, lean: up, $G, council: {\(council), nobody_asked: no}, yes: good, no: bad}"
    book.criteria =
      criteria.isEmpty
      ? "[]" : "\n  " + criteria.map { "- {stage: ask, \($0), $G}" }.joined(separator: "\n  ")
    return book
  }

  private func pYes(_ book: TestBook) throws -> Double { try book.draw().outcomes[1].probability }

  @Test("Consensus of the two asked; the requester supports and delta is no longer seated")
  func consensus() throws {
    #expect(isClose(try pYes(book("rule: consensus")), logistic(1) * logistic(1)))
    let aside = book("rule: consensus, stands_aside: w")
    #expect(isClose(try pYes(aside), logistic(1.5) * logistic(1.5)))
    var earlier = book("rule: consensus")
    earlier.date = "2005-01-01"
    #expect(isClose(try pYes(earlier), logistic(1) * logistic(1) * logistic(1)))
  }

  @Test("Counts and majorities include the requester, and abstention is no support")
  func counts() throws {
    let s = logistic(1)
    #expect(isClose(try pYes(book("at_least: 2, stands_aside: w")), 1 - (1 - s) * (1 - s)))
    #expect(isClose(try pYes(book("rule: majority, of: seated, stands_aside: w")), 1 - (1 - s) * (1 - s)))
    let o = logistic(-1.5)
    // One supports already, so only two objections, or one with an abstention, keep it from a majority.
    let a = 1 - s - o
    #expect(isClose(try pYes(book("rule: majority, of: voting, stands_aside: w")), 1 - (o * o + 2 * o * a)))
  }

  @Test("The lead alone; where it is absent the rulebook says")
  func lead() throws {
    #expect(isClose(try pYes(book("rule: lead, otherwise: no", requester: "beryl")), logistic(1)))
    #expect(try pYes(book("rule: lead, otherwise: no")) == 1)
    var absent = book("rule: lead, otherwise: yes", requester: "beryl")
    absent.roles = "{lead: delta}"
    #expect(try pYes(absent) == 1)
  }

  @Test("Members left out, and nobody asked")
  func notAsked() throws {
    #expect(isClose(try pYes(book("rule: consensus, not_asked: 'member == \"beryl\"'")), logistic(1)))
    #expect(try pYes(book("rule: consensus, not_asked: 'member != requester'")) == 0)
  }

  @Test("A bar makes a member object, a settle makes it support, by name, role and look")
  func absolute() throws {
    let bar = "id: a, to: beryl, when: 'true', says: no, bars: yes"
    #expect(try pYes(book("rule: consensus", criteria: [bar])) == 0)
    let settle = "id: b, when: 'member == \"beryl\"', says: yes, settles: yes"
    #expect(isClose(try pYes(book("rule: consensus", criteria: [settle])), logistic(1)))
    let both = book("at_least: 2", criteria: [bar, settle])
    #expect(isClose(try pYes(both), logistic(1)))
    let role = "id: c, to: lead, when: 'true', says: no, bars: yes"
    #expect(isClose(try pYes(book("rule: consensus", criteria: [role])), logistic(1) * logistic(1)))
    #expect(try pYes(book("rule: consensus", criteria: [role], requester: "beryl")) == 0)
  }

  @Test("The expected number of supporters can be used in quantities")
  func supporters() throws {
    var book = book("rule: consensus")
    book.quantities =
      "{n: {title: N, unit: u, range: [0, 10], of: [{outcomes: [good, bad], value: {normal: {mean: 'supporters(\"ask\")', sd: 0}}, $G}]}}"
    let evaluation = try book.draw()
    #expect(isClose(try #require(evaluation.quantities[0][1]), 1 + 2 * logistic(1)))
  }

  @Test("An outsider that asks is no member, and all seated are asked")
  func outsider() throws {
    #expect(
      isClose(
        try pYes(book("rule: consensus", requester: "{outsider: Onyx}")),
        logistic(1) * logistic(1) * logistic(1)))
  }
}
