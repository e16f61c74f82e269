import CasusExpressions
@testable import CasusRulebook
import Testing

private let smallTable = """
  casus: tests/1
  id: small-table
  title: A small table
  rulebook: small
  date: 2005-06-01
  requester: brum
  given: {threat.origin: internal}
  pin: {reading: narrow}
  cases:
    - {name: first, stage: council, answer: no, at_least: 0.5, active: [inside-matter], inactive: [severity]}
    - {name: second, given: {threat.severity: 3}, criterion: severity, active: yes}
    - {name: third, date: 2011-01-01, requester: {outsider: Doria}, outcome: ineligible}
    - {name: fourth, stage: council, answer: yes, about: 0.5, within: 0.4, likelier_than_with: {reading: wide, strength/inside-matter: 0, lean/council: 1}}
    - {name: fifth, todo: later, path: [eligible: yes, council, troops], between: [0.1, 0.9]}
    - name: sixth
      pin: {eligible: yes}
      expect:
        - {verdict: refused, at_most: 0.9}
        - {outcome: troops, likelier_than: declined}
  """

private func readTable(_ text: String) throws(DiagnosticList) -> TestTable {
  let file = try TestFile(SourceText(name: "table.yaml", text: text))
  return try TestTable.read(file, rulebook: try readRulebook(smallRulebook))
}

private func complaints(inTable text: String) -> String {
  do throws(DiagnosticList) {
    _ = try readTable(text)
    return "nothing"
  } catch {
    let sources = ["table.yaml": SourceText(name: "table.yaml", text: text)]
    return DiagnosticRenderer(sources: sources).render(error.diagnostics)
  }
}

@Suite("Reading a table of tests")
struct TestTableReadingTests {
  @Test("A table that uses every part of the format reads without complaint")
  func readsEveryPart() throws {
    #expect(complaints(inTable: smallTable) == "nothing")
    let cases = try readTable(smallTable).cases
    #expect(cases.map(\.name) == ["first", "second", "third", "fourth", "fifth", "sixth"])
    #expect(cases.map(\.checks.count) == [3, 1, 1, 2, 1, 2])
    #expect(cases[4].todo == "later")
    #expect(cases[2].requester == .outsider("Doria"))
    #expect(cases[2].date.description == "2011-01-01")
    #expect(cases[5].conditions.answers == [true, nil])
  }

  @Test("A case takes what the table states for all, and states otherwise what it states itself")
  func sharesConditions() throws {
    let cases = try readTable(smallTable).cases
    #expect(cases[0].conditions.factors[0] == .string("internal"))
    #expect(cases[0].conditions.factors[1] == nil)
    #expect(cases[1].conditions.factors[1] == .double(3))
    #expect(cases[0].conditions.judgements[0] == .string("narrow"))
    guard case .likelierThanWith(let other) = cases[3].checks[0].bound else {
      Issue.record("the fourth case compares with nothing")
      return
    }
    #expect(other.judgements[0] == .string("wide"))
    #expect(other.factors[0] == .string("internal"))
    #expect(other.leans[1] == 1)
  }

  @Test("What is asked about without a bound is certain")
  func certainty() throws {
    let cases = try readTable(smallTable).cases
    #expect(cases[2].checks[0].subject == .event(.outcome(0)))
    #expect(cases[2].checks[0].bound == .within(1...1))
    #expect(cases[1].checks[0].bound == .within(1...1))
    #expect(cases[0].checks[1].bound == .within(0...0))
  }

  @Test("A path is read as its stages, answers and outcome")
  func path() throws {
    let check = try readTable(smallTable).cases[4].checks[0]
    let steps = [
      ExpectedPath.Step(stage: 0, isYes: true), ExpectedPath.Step(stage: 1, isYes: nil),
    ]
    #expect(check.subject == .path(ExpectedPath(steps: steps, outcome: 2)))
  }

  @Test(
    "Mistakes are told with their place and what to do",
    arguments: [
      (
        "stage: council, answer: no", "stage: counsil, answer: no",
        "table.yaml:10:26: error: there is no stage 'counsil'"
      ),
      ("stage: council, answer: no", "stage: council", "error: 'stage' needs 'answer'"),
      ("[inside-matter]", "[inside-mater]", "did you mean 'inside-matter'?"),
      ("{threat.severity: 3}", "{threat.severity: 2 to 3}", "takes one value in it"),
      ("{threat.severity: 3}", "{reading: wide}", "state it under 'pin'"),
      ("strength/inside-matter: 0", "strength/inside-mater: 0", "did you mean 'strength/inside-matter'?"),
      ("strength/inside-matter: 0", "strength/inside-matter: -1", "log-odds lie from 0 to 40"),
      ("at_most: 0.9", "at_most: 0.9, at_least: 0.1", "may have only one of"),
      ("council, troops]", "council, ineligible]", "no way leads from council to 'ineligible'"),
      ("council, troops]", "troops, council]", "nothing comes after an outcome"),
      ("criterion: severity, active: yes", "active: yes", "'active' means nothing without 'criterion'"),
      ("name: second", "name: first", "there is a case of this name already"),
      ("outcome: ineligible", "given: {}", "the case expects nothing"),
      ("given: {threat.origin: internal}", "", "the factor 'threat.origin' must be given"),
      ("date: 2005-06-01\n", "", "a case lacks 'date'"),
      ("at_most: 0.9", "about: 0.9", "'about' needs 'within'"),
      ("at_most: 0.9", "at_most: 9", "a probability lies from 0 to 1, and 9 does not"),
    ])
  func mistakes(part: String, replacement: String, complaint: String) {
    let text = complaints(inTable: smallTable.replacing(once: part, with: replacement))
    #expect(text.contains(complaint), "\(text)")
  }
}

@Suite("Reading a scenario's expectations")
struct ExpectationReadingTests {
  private func expectations(_ line: String) throws -> [CasusRulebook.Expectation] {
    let text = smallScenario.replacing(once: "{verdict: refused, at_least: 0.5}", with: line)
    let file = try ScenarioFile(SourceText(name: "first.yaml", text: text))
    return try Scenario.read(file, rulebook: readRulebook(smallRulebook)).expectations
  }

  @Test("Every kind of expectation is read")
  func kinds() throws {
    #expect(
      try expectations("{quantity: days, quantile: 0.9, at_most: 30}")[0].subject
        == .quantile(quantity: 0, share: 0.9))
    #expect(try expectations("{quantity: days, at_most: 30}")[0].bound == .within(-.infinity...30))
    #expect(try expectations("{criterion: severity, active: no}")[0].bound == .always(false))
    #expect(try expectations("{criterion: severity, at_least: 0.2}")[0].bound == .within(0.2...1))
    #expect(try expectations("{stage: council, answer: no}")[0].bound == .always(true))
    #expect(
      try expectations("{stage: council, answer: no, at_most: 0.7}")[0].subject
        == .answer(stage: 1, isYes: false))
    guard
      case .compared(let file, let isLikelier, let span) = try expectations(
        "{outcome: troops, less_likely_than_in: other.yaml}")[0].bound
    else {
      Issue.record("nothing is compared")
      return
    }
    #expect(file == "other.yaml" && !isLikelier && span.start.line == 16)
  }

  @Test(
    "Mistakes are told",
    arguments: [
      ("{verdict: refused}", "an expectation needs to say what is asked"),
      ("{verdict: refused, at_least: 0.5, at_most: 0.6}", "may have only one of"),
      ("{outcome: troops, stage: council, answer: no}", "may have only one of"),
      ("{stage: council, answer: no, likelier_than: troops}", "only a verdict or an outcome can be likelier"),
      ("{criterion: severity, active: yes, credibly: 0.9}", "has an interval from judgements"),
      ("{quantity: dayz, at_most: 3}", "did you mean 'days'?"),
      ("{verdict: refused, at_least: 1.5}", "a probability lies from 0 to 1, and 1.5 does not"),
      ("{verdict: refused, quantile: 0.5, at_least: 0.5}", "'quantile' means nothing without 'quantity'"),
      ("{path: [council, eligible], at_least: 0.5}", "no way leads from council to 'eligible'"),
    ])
  func mistakes(line: String, complaint: String) throws {
    let text = try complaints(
      inScenario: smallScenario.replacing(once: "{verdict: refused, at_least: 0.5}", with: line))
    #expect(text.contains(complaint), "\(text)")
  }
}
