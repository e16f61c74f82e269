import CasusExpressions
import CasusSimulation
import Testing

@Suite("Explanations")
struct ExplanationTests {
  private var book: TestBook {
    var book = TestBook()
    book.factors = """
      {x: {asks: How much?, number: {range: [0, 4], unit: u}}, y: {asks: Whether?, yes_no: {yes: y, no: n}, default: {value: {chance: 0.7}, $G}}}
      """
    book.stated = "{x: {uniform: {low: 0, high: 4}}}"
    book.judgements = "{w: {asks: How readily?, number: {range: [0, 6], unit: log-odds}, belief: 1, $G}}"
    book.facts = "{much: {is: 'x > 1.0', means: it is much}}"
    book.stages = """
      - {id: ask, by: someone, asks: First?, lean: even, $G, yes: council, no: bad}
        - {id: council, by: council, asks: Second?, lean: up, $G, council: {rule: consensus, stands_aside: w, nobody_asked: no}, yes: good, no: bad}
      """
    book.groups = "{g: {combine: strongest, because: one passage}}"
    book.criteria = """

        - {id: a, stage: ask, when: 'much', says: yes, strength: two, group: g, $G}
        - {id: b, stage: ask, when: 'y', says: yes, strength: one, group: g, $G}
        - {id: c, stage: ask, when: '!y', says: no, strength: one, $G}
        - {id: d, stage: council, to: beryl, when: 'true', says: no, strength: one, $G}
      """
    return book
  }

  @Test("The central request: medians, likeliest values and what became of each criterion")
  func central() throws {
    let explanation = try Explainer(try book.model()).explainCentral()
    #expect(explanation.draw == nil && explanation.sampledPath == nil)
    #expect(explanation.factors.map(\.value) == [.double(2), .bool(true)])
    #expect(explanation.factors[0].isDrawn)
    guard case .assumed(branch: 0) = explanation.factors[1].origin else {
      Issue.record("the factor is not assumed")
      return
    }
    let first = try #require(explanation.stages.first)
    #expect(isClose(first.answer.yes, logistic(2)))
    guard case .contributes(2) = first.criteria[0].fate, case .outweighed(by: 0) = first.criteria[1].fate,
      case .inactive = first.criteria[2].fate
    else {
      Issue.record("the criteria's fates are wrong: \(first.criteria.map(\.fate))")
      return
    }
    let council = try #require(explanation.stages.last)
    #expect(council.members.map(\.id) == ["amber", "beryl", "coral"])
    #expect(council.members.map(\.logOdds) == [nil, 0, 1])
    #expect(isClose(council.answer.yes, logistic(1) * logistic(2)))
    #expect(explanation.likeliestPath.steps.map(\.isYes) == [true, true])
    #expect(isClose(explanation.likeliestPath.probability, logistic(2) * logistic(1) * logistic(2)))
    #expect(explanation.outcomes.map(\.id) == ["good", "bad"])
    #expect(explanation.weights.first?.criterion == 3 || explanation.weights.first?.criterion == 0)
  }

  @Test("The likeliest path is that of the greatest product, not of the likeliest answers one by one")
  func likeliest() throws {
    var book = TestBook()
    book.stages = """
      - {id: ask, by: someone, asks: First?, lean: even, $G, yes: second, no: bad}
        - {id: second, by: someone, asks: Second?, lean: even, $G, yes: good, no: good}
      """
    book.criteria = "\n  - {id: a, stage: ask, when: 'true', says: yes, strength: one, scale: '0.1', $G}"
    let path = try Explainer(try book.model()).explainCentral().likeliestPath
    #expect(path.outcome == 0)
    #expect(isClose(path.probability, logistic(-0.1)))
  }

  @Test("Sampled paths come as often as they should, draw by draw")
  func sampled() throws {
    let explainer = Explainer(try book.model(), seed: 3)
    var expected = 0.0
    var variance = 0.0
    var found = 0.0
    for draw in UInt64(0)..<1_000 {
      let explanation = try explainer.explain(draw: draw)
      #expect(explanation.row == draw / 64)
      let path = try #require(explanation.sampledPath)
      let p = explanation.evaluation.outcomes[1].probability
      expected += p
      variance += p * (1 - p)
      if path.outcome == 1 { found += 1 }
      for vote in path.steps.flatMap(\.votes) where vote.member == 0 { #expect(vote.choice == .supports) }
    }
    #expect((found - expected).magnitude < 4 * variance.squareRoot())
  }

  @Test("An explanation shows the draw that the run used")
  func sameDraw() throws {
    let model = try book.model()
    let explanation = try Explainer(model, seed: 9).explain(draw: 1_234)
    let evaluation = try ScalarEvaluator(model, seed: 9).evaluate(draw: 1_234)
    #expect(explanation.evaluation.outcomes.map(\.units) == evaluation.outcomes.map(\.units))
    #expect(explanation.factors.map(\.value) == evaluation.request.values)
  }
}
