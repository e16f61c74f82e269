import CasusExpressions
import CasusSampling
import CasusSimulation
import Testing

@Suite("Expressions that fail")
struct FailureTests {
  /// `bad_fact` fails wherever n is 0, as it always is.
  private func book(when: String, first: String = "even", bar: Bool = false) -> TestBook {
    var book = TestBook()
    book.factors = "{n: {asks: N?, count: {range: [0, 9], unit: u}}, x: {asks: X?, yes_no: {yes: y, no: n}}}"
    book.stated = "{n: 0, x: yes}"
    book.facts = "{bad_fact: '10 / n > 1'}"
    book.stages = """
      - {id: first, by: someone, asks: First?, lean: even, $G, yes: second, no: bad}
        - {id: second, by: someone, asks: Second?, lean: even, $G, yes: good, no: bad}
      """
    let gate = bar ? "- {id: gate, stage: first, when: 'x', says: no, bars: yes, $G}\n  " : ""
    book.criteria = "\n  \(gate)- {id: a, stage: second, when: '\(when)', says: yes, strength: one, $G}"
    return book
  }

  @Test("A failure in a stage that is reached ends the evaluation, with place and values")
  func reachable() throws {
    let error = #expect(throws: DrawError.self) { try book(when: "bad_fact").draw(70) }
    #expect(error?.draw == 70)
    #expect(error?.failure.code == "division-by-zero")
    #expect(error?.failure.source == "rulebook.yaml")
    #expect(error?.failure.span != nil)
    #expect(error?.values.map(\.name) == ["n", "bad_fact"])
    #expect(error?.values.first?.value == .int(0))
  }

  @Test("A failure in a stage that is not reached, or in a fact that nobody reads, does no harm")
  func unreachable() throws {
    #expect(throws: Never.self) { try book(when: "bad_fact", bar: true).draw() }
    #expect(throws: Never.self) { try book(when: "true").draw() }
  }

  @Test(
    "CEL's operators absorb a failing fact, on either side",
    arguments: ["bad_fact || x", "!(x) && bad_fact", "x || bad_fact", "x ? true : bad_fact"])
  func absorbed(condition: String) throws {
    #expect(throws: Never.self) { try book(when: condition).draw() }
  }

  @Test(
    "A run names the lowest draw that fails, whatever the order of work",
    arguments: [RunSettings.Engine.columns, .scalar], Design.allCases)
  func lowest(engine: RunSettings.Engine, design: Design) async throws {
    var book = book(when: "bad_fact")
    book.stated = "{n: {poisson: {mean: 6}}, x: yes}"
    let model = try book.model()
    let evaluator = ScalarEvaluator(model, design: design)
    var expected: DrawError?
    for draw in 0..<UInt64(20_000) where expected == nil {
      do throws(DrawError) { _ = try evaluator.evaluate(draw: draw) } catch { expected = error }
    }
    #expect(expected?.failure.code == "division-by-zero")
    for width in [1, 4] {
      let failure = await #expect(throws: Run.Failure.self) {
        try await Run.execute(
          model, RunSettings(design: design, draws: 20_000, width: width, engine: engine))
      }
      guard case .draw(let error) = failure else {
        Issue.record("the run failed otherwise: \(String(describing: failure))")
        continue
      }
      #expect(error.draw == expected?.draw)
      #expect(error.diagnostic == expected?.diagnostic)
    }
  }

  @Test("A scale must be finite and not negative", arguments: ["-1.0", "1.0 / 0.0", "0.0 / 0.0"])
  func scale(text: String) throws {
    var book = TestBook()
    book.criteria = "\n  - {id: a, stage: ask, when: 'true', says: yes, strength: one, scale: '\(text)', $G}"
    #expect(throws: DrawError.self) { try book.draw() }
  }
}
