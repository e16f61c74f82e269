import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@Suite("Resolving a rulebook and a scenario")
struct ModelTests {
  private var numbers: TestBook {
    var book = TestBook()
    book.factors = """
      {x: {asks: X?, number: {range: [0, 4], unit: u}}, y: {asks: Y?, number: {range: [0, 4], unit: u}}, z: {asks: Z?, number: {range: [0, 4], unit: u}}}
      """
    book.stated = "{x: 1 to 3, y: {uniform: {low: 0, high: 4}}, z: 2}"
    return book
  }

  private func codes(_ book: TestBook) -> [String] {
    do {
      return try book.model().warnings.map(\.code)
    } catch let error as DiagnosticList {
      return error.diagnostics.map(\.code)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Much of a distribution outside the range is a warning, most of it an error")
  func truncation() {
    var book = numbers
    book.stated = "{x: {normal: {mean: 0.5, sd: 1}}, y: 2, z: 2}"
    #expect(codes(book) == ["truncated"])
    book.stated = "{x: {normal: {mean: -1, sd: 1}}, y: 2, z: 2}"
    #expect(throws: DiagnosticList.self) { try book.model() }
    #expect(codes(book) == ["truncated"])
    book.stated = "{x: {triangular: {low: 3, mode: 2, high: 1}}, y: 2, z: 2}"
    #expect(codes(book) == ["impossible-distribution"])
  }

  @Test("Of two overrides of one thing, the earlier is told to do nothing")
  func repeatedOverrides() throws {
    let warnings = try numbers.model(["x=1", "y=1", "x=2"]).warnings
    #expect(
      warnings.map(\.message) == [
        "'x=1' does nothing, because 'x=2' comes after it and changes the same"
      ])
    #expect(try numbers.model(["x=1", "y=1", "z=1"]).warnings.isEmpty)
  }

  @Test("Contradicting correlations name the smallest set")
  func correlations() throws {
    var book = numbers
    book.stated = "{x: 1 to 3, y: 1 to 3, z: 1 to 3}"
    book.correlate =
      "[{between: [x, y], rank: 0.95}, {between: [y, z], rank: 0.95}, {between: [x, z], rank: -0.95}]"
    #expect(codes(book) == ["impossible-correlation"])
  }

  @Test("A dated name without a value on the date is an error that names its periods")
  func dated() throws {
    var book = TestBook()
    book.dated = "{treaty: [{from: 1994-01-01, to: 2010-01-01, value: old}, {from: 2012-01-01, value: new}]}"
    book.criteria = "\n  - {id: a, stage: ask, when: 'treaty == \"new\"', says: yes, strength: one, $G}"
    #expect(isClose(try book.draw().outcomes[1].probability, logistic(1)))
    book.date = "2000-01-01"
    #expect(try book.draw().outcomes[1].probability == 0.5)
    book.date = "2011-01-01"
    #expect(codes(book) == ["no-value-on-date"])
  }

  @Test("A default's branches are tried in order, and listed where they can be taken")
  func defaults() throws {
    var book = TestBook()
    book.factors = """
      {grade: {asks: Grade?, choice: {low: low, high: high}}, x: {asks: X?, number: {range: [0, 4], unit: u}, default: [{when: 'grade == "low"', value: 1, $G}, {when: 'grade == "high"', value: 3, $G}, {value: 2, $G}]}}
      """
    book.criteria = "\n  - {id: a, stage: ask, when: 'true', says: yes, strength: one, scale: 'x', $G}"
    book.stated = "{grade: high}"
    let model = try book.model()
    #expect(model.assumed.map(\.name) == ["x"])
    #expect(model.assumed[0].branches.map(\.index) == [1])
    #expect(isClose(try book.draw().outcomes[1].probability, logistic(3)))
    book.stated = "{grade: {weights: {low: 1, high: 1}}}"
    #expect(try book.model().assumed[0].branches.map(\.index) == [0, 1, 2])
    let evaluation = try book.draw()
    let taken = evaluation.request.values[0] == .string("low") ? 1.0 : 3.0
    #expect(isClose(evaluation.outcomes[1].probability, logistic(taken)))
  }

  @Test("Editing one factor leaves the others' draws as they were, to the bit")
  func commonWorlds() throws {
    var edited = numbers
    edited.stated = "{x: 0 to 1.5, y: {uniform: {low: 0, high: 4}}, z: 2}"
    edited.stated = "{x: 0.5 to 1.5, y: {uniform: {low: 0, high: 4}}, z: 2}"
    let before = ScalarEvaluator(try numbers.model())
    let after = ScalarEvaluator(try edited.model())
    for draw in UInt64(0)..<200 {
      #expect(before.request(draw: draw).values[1] == after.request(draw: draw).values[1])
      #expect(before.request(draw: draw).values[0] != after.request(draw: draw).values[0])
    }
  }

  @Test("Central judgements are the likeliest value and the median")
  func central() throws {
    var book = TestBook()
    book.judgements = """
      {r: {asks: R?, choice: {a: a, b: b}, belief: {weights: {a: 0.4, b: 0.6}}, $G}, u: {asks: U?, number: {range: [0, 1], unit: u}, belief: {uniform: {low: 0, high: 1}}, $G}}
      """
    let evaluator = ScalarEvaluator(try book.model(["judgements=central"]))
    #expect(evaluator.judgements(row: 7).values == [.string("b"), .double(0.5)])
  }
}
