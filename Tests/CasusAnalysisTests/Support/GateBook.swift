import CasusExpressions
import CasusRulebook
import CasusSimulation

/// A rulebook with two stages whose probabilities can be worked out by hand, and its scenarios.
///
/// `first` answers yes with the probability that log-odds 0 (or 2 with `push`) give; then `council`, of alba and brum,
/// agrees by consensus. All strengths and leans are exact.
enum GateBook {
  static let text = """
    casus: rulebook/1
    id: gatebook
    title: For gates
    sources: {}
    strengths:
      exact: {mean: 2, sd: 0, because: For tests., unsourced: a test}
    leans:
      even: {mean: 0, sd: 0, because: For tests., unsourced: a test}
    members:
      alba: {name: Alba, seated: [{from: 2000-01-01}]}
      brum: {name: Brum, seated: [{from: 2000-01-01}]}
    roles: {lead: alba}
    factors:
      push: {asks: Is there a push?, yes_no: {yes: yes, no: no}, default: {value: no, because: None., unsourced: a test}}
      level: {asks: How high?, number: {range: [0, 10], unit: steps}, default: {value: 5, because: Middle., unsourced: a test}}
      echo:
        asks: Does it follow the level?
        choice: {low: low, high: high}
        default:
          - {when: 'level > 6.0', value: high, because: It does., unsourced: a test}
          - {value: low, because: It does., unsourced: a test}
    judgements:
      mood: {asks: Which mood?, choice: {good: good, bad: bad}, belief: {weights: {good: 1, bad: 1}}, because: Even., unsourced: a test}
    stages:
      - {id: first, by: lead, asks: First?, lean: even, because: Even., unsourced: a test, yes: council, no: nothing}
      - id: council
        by: council
        asks: Council?
        lean: even
        because: Even.
        unsourced: a test
        council: {rule: consensus, nobody_asked: no}
        yes: help
        no: refusal
    criteria:
      - {id: pushed, stage: first, when: push, says: yes, strength: exact, because: Pushed., unsourced: a test}
      - {id: high-level, stage: first, when: 'echo == "high"', says: no, strength: exact, because: High., unsourced: a test}
      - {id: bad-mood, stage: council, when: 'mood == "bad"', says: no, bars: yes, because: Bad., unsourced: a test}
    outcomes:
      - {id: nothing, title: Nothing, rank: 0, verdict: none}
      - {id: refusal, title: Refused, rank: 1, verdict: refused}
      - {id: help, title: Helped, rank: 2, verdict: approved}
    quantities:
      days:
        title: Days
        unit: days
        range: [0, 10]
        of:
          - {outcomes: [help], value: {uniform: {low: 0, high: 10}}, because: Spread., unsourced: a test}
    """

  static func rulebook(_ edit: (String) -> String = { $0 }) throws -> Rulebook {
    try Rulebook.read(SourceText(name: "gatebook.yaml", text: edit(text)))
  }

  static func scenario(
    _ expectations: [String] = [], factors: String = "{push: no, level: 5}", id: String = "trial",
    in rulebook: Rulebook? = nil
  ) throws -> Scenario {
    let lines = expectations.isEmpty ? " []" : "\n" + expectations.map { "  - \($0)" }.joined(separator: "\n")
    let text = """
      casus: scenario/1
      id: \(id)
      title: A trial
      rulebook: gatebook
      date: 2020-01-01
      requester: brum
      factors: \(factors)
      expect:\(lines)
      """
    let file = try ScenarioFile(SourceText(name: "\(id).yaml", text: text))
    return try Scenario.read(file, rulebook: try rulebook ?? self.rulebook())
  }

  static func model(_ scenario: Scenario, _ rulebook: Rulebook? = nil) throws -> SimulationModel {
    try SimulationModel(rulebook: try rulebook ?? self.rulebook(), scenario: scenario)
  }
}
