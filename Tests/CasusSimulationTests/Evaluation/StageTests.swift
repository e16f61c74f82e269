import CasusSimulation
import Testing

@Suite("A stage that one party answers")
struct StageTests {
  private func criterion(_ id: String, _ says: String, _ rest: String, when: String = "true") -> String {
    "- {id: \(id), stage: ask, when: '\(when)', says: \(says), \(rest), $G}"
  }

  private func pYes(_ criteria: [String], lean: String = "even", groups: String = "{}") throws -> Double {
    var book = TestBook()
    book.stages = "- {id: ask, by: someone, asks: Is it so?, lean: \(lean), $G, yes: good, no: bad}"
    book.criteria = criteria.isEmpty ? "[]" : "\n  " + criteria.joined(separator: "\n  ")
    book.groups = groups
    let evaluation = try book.draw()
    #expect(isClose(evaluation.outcomes[0].probability + evaluation.outcomes[1].probability, 1))
    return evaluation.outcomes[1].probability
  }

  @Test("The lean alone decides where nothing speaks")
  func lean() throws {
    #expect(try pYes([]) == 0.5)
    #expect(isClose(try pYes([], lean: "up"), logistic(1)))
  }

  @Test("Strength times scale adds on the side that the criterion says")
  func scale() throws {
    let yes = criterion("a", "yes", "strength: two, scale: '0.75'")
    let no = criterion("b", "no", "strength: one")
    let silent = criterion("c", "no", "strength: two", when: "1 > 2")
    #expect(isClose(try pYes([yes, no, silent], lean: "up"), logistic(1 + 2 * 0.75 - 1)))
  }

  @Test("A bar makes it no whatever else holds; a settle makes it yes unless barred")
  func absolute() throws {
    let bar = criterion("a", "no", "bars: yes")
    let settle = criterion("b", "yes", "settles: yes")
    let strong = criterion("c", "no", "strength: two, scale: '19.0'")
    #expect(try pYes([bar, settle]) == 0)
    #expect(try pYes([settle, strong]) == 1)
    #expect(try pYes([bar, strong]) == 0)
  }

  @Test("Only the strongest of a group counts on each side, where the group says so")
  func groups() throws {
    let members = [
      criterion("a", "yes", "strength: one, group: g"), criterion("b", "yes", "strength: two, group: g"),
      criterion("c", "no", "strength: one, group: g"),
      criterion("d", "no", "strength: one, scale: '0.5', group: g"),
    ]
    let strongest = "{g: {combine: strongest, because: one passage}}"
    let sum = "{g: {combine: sum, because: one passage}}"
    #expect(isClose(try pYes(members, groups: strongest), logistic(2 - 1)))
    #expect(isClose(try pYes(members, groups: sum), logistic(3 - 1.5)))
  }

  @Test("Log-odds are held to 40 on either side")
  func clamping() throws {
    let much = criterion("a", "yes", "strength: two, scale: '1000.0'")
    var book = TestBook()
    book.criteria = "\n  " + much
    let evaluation = try book.draw()
    let stage = try #require(evaluation.stages[0])
    #expect(isClose(stage.answer.no / logistic(-40), 1, within: 1e-9))
    #expect(stage.answer.yes == 1)
    #expect(evaluation.outcomes[1].units == 1 << 32)
  }

  @Test("A draw's units sum to 2^32, the remainder going to the likeliest")
  func units() throws {
    let evaluation = try TestBook().draw()
    #expect(evaluation.outcomes.reduce(0) { $0 + $1.units } == 1 << 32)
  }

  @Test("Adding a criterion that is never active changes no bit")
  func neverActive() throws {
    let yes = criterion("a", "yes", "strength: drawn")
    let silent = criterion("z", "no", "strength: drawn", when: "false")
    #expect(try pYes([yes]) == (try pYes([yes, silent])))
  }

  @Test("A criterion that says yes never lowers P(yes) in any draw")
  func monotone() throws {
    var without = TestBook()
    without.stages = "- {id: ask, by: someone, asks: Is it so?, lean: wide, $G, yes: good, no: bad}"
    var with = without
    with.criteria = "\n  " + criterion("a", "yes", "strength: drawn")
    let plain = ScalarEvaluator(try without.model())
    let moved = ScalarEvaluator(try with.model())
    for draw in stride(from: UInt64(0), to: 64_000, by: 640) {
      let before = try plain.evaluate(draw: draw).outcomes[1].probability
      #expect(try moved.evaluate(draw: draw).outcomes[1].probability >= before)
    }
  }
}
