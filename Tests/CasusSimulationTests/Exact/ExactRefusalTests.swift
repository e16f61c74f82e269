import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@Suite("Exact runs: what is refused")
struct ExactRefusalTests {
  private func refusal(of book: TestBook, limit: Int = ExactRun.limit) async throws -> String {
    do throws(ExactRun.Failure) {
      let model: SimulationModel
      do { model = try book.model() } catch { return "no model: \(error)" }
      _ = try await ExactRun.execute(model, limit: limit)
      return "not refused"
    } catch {
      switch error {
      case .refused(let list): return DiagnosticRenderer().render(list.diagnostics)
      case .draw(let diagnostic): return DiagnosticRenderer().render([diagnostic])
      case .cancelled: return "cancelled"
      }
    }
  }

  private func asking(_ condition: String) -> TestBook {
    var book = TestBook.asking(
      condition, of: "number: {range: [0, 10], unit: u}", "{uniform: {low: 0, high: 10}}")
    book.judgements = """
      {t: {asks: T?, number: {range: [0, 10], unit: u}, belief: {uniform: {low: 0, high: 8}}, $G}}
      """
    return book
  }

  @Test(
    "A continuous factor that is more than compared with constants",
    arguments: [
      ("x * 2.0 > 3.0", 32, "its value is used for more than comparisons with constants"),
      ("3.0 < x + 1.0", 38, "its value is used for more than comparisons with constants"),
      ("x < t", 32, "it is compared with what differs between draws"),
      ("t >= x", 37, "it is compared with what differs between draws"),
    ])
  func uncut(condition: String, column: Int, clause: String) async throws {
    let text = try await refusal(of: asking(condition))
    #expect(
      text == """
        rulebook.yaml:28:\(column): error: --exact cannot cut 'x' into cells: \(clause)
              = The expression: \(condition)
              = pin it (--pin x=VALUE), or run without --exact

        """)
  }

  @Test("A factor that a fact reads, which a criterion reads")
  func throughFact() async throws {
    var book = asking("high")
    book.facts = "{high: 'abs(x) > 1.0'}"
    let text = try await refusal(of: book)
    #expect(text.contains("= The expression: abs(x) > 1.0"))
  }

  @Test("Where the part that reads the factor cannot matter, nothing is refused")
  func deadParts() async throws {
    for condition in ["x * 2.0 > 3.0 || true", "x > 1.0 && (true || x + 1.0 > t)"] {
      #expect(try await refusal(of: asking(condition)) == "not refused")
    }
  }

  @Test("Factors that are correlated, where both matter")
  func correlated() async throws {
    var book = TestBook()
    let number = "number: {range: [0, 1], unit: u}"
    book.factors = "{a: {asks: A?, \(number)}, b: {asks: B?, \(number)}}"
    book.stated = "{a: {uniform: {low: 0, high: 1}}, b: {uniform: {low: 0, high: 1}}}"
    book.correlate = "[{between: [a, b], rank: 0.5}]"
    book.criteria = "\n  - {id: k, stage: ask, when: 'a > 0.5 && b > 0.5', says: yes, strength: one, $G}"
    let text = try await refusal(of: book)
    #expect(
      text == """
        scenario.yaml:9:14: error: --exact cannot enumerate 'a' and 'b', which are correlated
              = pin one of them, or run without --exact

        """)
    book.criteria = "\n  - {id: k, stage: ask, when: 'a > 0.5', says: yes, strength: one, $G}"
    #expect(try await refusal(of: book) == "not refused")
  }

  @Test("More requests and judgements than the limit; as many as it are fine")
  func limit() async throws {
    var book = TestBook()
    book.factors = "{a: {asks: A?, yes_no: {yes: y, no: n}}, n: {asks: N?, count: {range: [0, 9], unit: u}}}"
    book.stated = "{a: {chance: 0.5}, n: {uniform: {low: 0, high: 9}}}"
    book.judgements = "{r: {asks: R?, yes_no: {yes: y, no: n}, belief: {chance: 0.5}, $G}}"
    book.criteria = "\n  - {id: k, stage: ask, when: 'a && r && n % 2 == 0', says: yes, strength: one, $G}"
    #expect(try await refusal(of: book, limit: 40) == "not refused")
    let text = try await refusal(of: book, limit: 39)
    #expect(
      text == """
        scenario.yaml: error: --exact would have to enumerate more than 39 requests and judgements
              = Values or cells: n 10, a 2.
              = Sets of judgements: 2.
              = pin some of them, or run without --exact

        """)
    let values = try await refusal(of: book, limit: 9)
    #expect(
      values == """
        scenario.yaml: error: --exact would have to enumerate more than 9 values of 'n'
              = pin it (--pin n=VALUE), or run without --exact

        """)
  }

  @Test("An expression that fails in one of the requests")
  func failure() async throws {
    let book = TestBook.asking(
      "10 / x > 2", of: "count: {range: [0, 9], unit: u}", "{poisson: {mean: 2}}")
    let text = try await refusal(of: book)
    #expect(
      text == """
        rulebook.yaml:28:32: error: division by zero in a request that --exact enumerates
              = Values: x = 0.

        """)
  }
}
