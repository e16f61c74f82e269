import CasusExpressions
import CasusRulebook
import CasusSimulation

/// A small rulebook and a scenario as YAML, in which `$G` stands for grounds.
///
/// Leans: `even` and `up` are exactly 0 and 1, `wide` is 0 with a standard deviation of 1. Strengths: `one` and `two` are
/// exactly 1 and 2, `drawn` is 1 with a standard deviation of 1.
struct TestBook {
  var factors = "{idle: {asks: Idle?, yes_no: {yes: it is, no: it is not}, default: {value: yes, $G}}}"
  var judgements = "{}"
  var facts = "{}"
  var dated = "{}"
  var groups = "{}"
  var roles = "{lead: amber}"
  var shared = "0"
  var stages = "- {id: ask, by: someone, asks: Is it so?, lean: even, $G, yes: good, no: bad}"
  var criteria = "[]"
  var outcomes = """
    - {id: bad, title: Bad, rank: 0, verdict: refused}
      - {id: good, title: Good, rank: 1, verdict: approved}
    """
  var quantities = "{}"
  var date = "2020-06-01"
  var requester = "amber"
  var stated = "{}"
  var known = "{}"
  var correlate = "[]"

  static let grounds = "because: a reason, unsourced: a test"

  var rulebookText: String {
    """
    casus: rulebook/1
    id: test
    title: A rulebook for a test
    sources: {s: {title: A source}}
    strengths:
      one: {mean: 1, sd: 0, $G}
      two: {mean: 2, sd: 0, $G}
      drawn: {mean: 1, sd: 1, $G}
      shared: \(shared)
    leans:
      even: {mean: 0, sd: 0, $G}
      up: {mean: 1, sd: 0, $G}
      wide: {mean: 0, sd: 1, $G}
    members:
      amber: {name: Amber, seated: [{from: 1990-01-01}]}
      beryl: {name: Beryl, seated: [{from: 1990-01-01}]}
      coral: {name: Coral, seated: [{from: 1990-01-01}]}
      delta: {name: Delta, seated: [{from: 2000-01-01, to: 2010-01-01}]}
    roles: \(roles)
    dated: \(dated)
    factors: \(factors)
    judgements: \(judgements)
    facts: \(facts)
    groups: \(groups)
    stages:
      \(stages)
    criteria: \(criteria)
    outcomes:
      \(outcomes)
    quantities: \(quantities)
    """.expandingGrounds
  }

  var scenarioText: String {
    """
    casus: scenario/1
    id: trial
    title: A trial
    rulebook: test
    date: \(date)
    requester: \(requester)
    factors: \(stated)
    known: \(known)
    correlate: \(correlate)
    """.expandingGrounds
  }

  func rulebook() throws -> Rulebook {
    try Rulebook.read(SourceText(name: "rulebook.yaml", text: rulebookText))
  }

  func model(_ overrides: [String] = []) throws -> SimulationModel {
    let rulebook = try rulebook()
    let file = try ScenarioFile(SourceText(name: "scenario.yaml", text: scenarioText))
    let scenario = try Scenario.read(file, rulebook: rulebook)
    let reader = OverrideReader(rulebook: rulebook)
    return try SimulationModel(
      rulebook: rulebook, scenario: scenario, overrides: try overrides.map { try reader.pin($0) })
  }

  /// One draw of the model.
  func draw(_ index: UInt64 = 0, _ overrides: [String] = []) throws -> DrawEvaluation {
    try ScalarEvaluator(try model(overrides)).evaluate(draw: index)
  }

  func run(draws: Int = 8_192, seed: UInt64 = 1, _ overrides: [String] = []) async throws -> RunResult {
    try await Run.execute(try model(overrides), RunSettings(seed: seed, draws: draws))
  }
}

extension String {
  fileprivate var expandingGrounds: String {
    var result = ""
    var rest = Substring(self)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      let next = rest.index(after: dollar)
      if rest[next...].first == "G" {
        result += TestBook.grounds
        rest = rest[rest.index(after: next)...]
      } else {
        result += "$"
        rest = rest[next...]
      }
    }
    return result + rest
  }
}

/// The logistic function by the definition.
func logistic(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }

/// e^x by its series with halving, accurate to about 1e-15: independent of the kernels under test.
func exponential(_ x: Double) -> Double {
  let halvings = 12
  let small = x / Double(1 << halvings)
  var term = 1.0
  var sum = 1.0
  for k in 1...12 {
    term *= small / Double(k)
    sum += term
  }
  for _ in 0..<halvings { sum *= sum }
  return sum
}

/// Whether two numbers agree.
func isClose(_ left: Double, _ right: Double, within tolerance: Double = 1e-11) -> Bool {
  (left - right).magnitude <= tolerance
}
