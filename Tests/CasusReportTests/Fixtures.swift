import CasusExpressions
import CasusRulebook
@testable import CasusSimulation

import CasusReport

let leagueText = """
  casus: rulebook/1
  id: league
  title: How a small league answers a call for help
  sources:
    book-2001: {title: "On leagues, old and new", author: Ada Ash, outlet: Small Press, date: 2001-05}
    report: {title: A report, outlet: The Gazette, date: 2003, note: Written from memory.}
  strengths:
    moderate: {mean: 1.1, sd: 0.4, because: From even to three in four., unsourced: a convention}
    strong: {mean: 2.2, sd: 0.6, because: From even to nine in ten., unsourced: a convention}
  leans:
    even: {mean: 0, sd: 0.5, because: Nothing is known., unsourced: a convention}
  members:
    alba: {name: Alba, seated: [{from: 2000-01-01}]}
    brum: {name: Brum, seated: [{from: 2000-01-01}]}
    cara: {name: Cara, seated: [{from: 2000-01-01}]}
  roles: {lead: alba}
  factors:
    threat.origin:
      asks: Where does the threat come from?
      choice: {internal: inside the country, state: another state}
    threat.severity:
      asks: How grave is it (0 to 4)?
      number: {range: [0, 4], unit: points}
      default: {value: 1 to 3, because: Most are in between., cite: [{source: report, at: table 2}]}
    claim.outside:
      asks: Is an outside hand claimed?
      yes_no: {yes: it is, no: it is not}
      default: {value: {chance: 0.25}, because: It is rarely claimed., unsourced: a guess}
  judgements:
    reading:
      asks: Which reading of the pact holds?
      choice: {narrow: attacks from outside only, wide: any armed attack}
      belief: {weights: {narrow: 3, wide: 1}}
      because: The founders said so.
      cite: [{source: book-2001, at: p. 2}]
    aside:
      asks: How readily does a member stand aside?
      number: {range: [0, 6], unit: log-odds}
      belief: 0.5 to 2.5
      because: It is common.
      unsourced: a guess
  groups:
    page-nine: {combine: strongest, because: One passage.}
  stages:
    - {id: asks, by: requester, asks: Does it ask?, lean: even, because: Nothing is known., unsourced: a guess, yes: pact, no: silence}
    - {id: pact, by: lead, asks: Is it a case under the pact?, lean: even, because: It is open., cite: [{source: book-2001, at: p. 3}], yes: council, no: declined}
    - id: council
      by: council
      asks: Does the council agree to send forces?
      lean: even
      because: It is open.
      cite: [{source: book-2001, at: p. 4}]
      council: {rule: consensus, stands_aside: aside, nobody_asked: no}
      yes: troops
      no: aid
  criteria:
    - {id: in-danger, stage: asks, when: 'threat.severity >= 1.5', says: yes, strength: strong, because: The endangered ask., cite: [{source: report, at: p. 7}]}
    - {id: home-affair, stage: pact, when: 'reading == "narrow" && threat.origin == "internal" && !claim.outside', says: no, strength: strong, because: What is inside is its own affair., cite: [{source: book-2001, at: p. 2}]}
    - {id: grave-case, stage: pact, when: 'threat.severity >= 1.0', says: yes, strength: strong, scale: 'threat.severity / 2.0', group: page-nine, because: It is grave., cite: [{source: book-2001, at: p. 9}]}
    - {id: loud-case, stage: pact, when: 'threat.severity >= 1.0', says: yes, strength: moderate, group: page-nine, because: It is heard of., cite: [{source: book-2001, at: p. 9}, {source: report, at: p. 1}]}
    - {id: lead-follows-itself, stage: council, to: lead, when: 'true', says: yes, settles: yes, because: It said yes already., unsourced: the order of the stages}
    - {id: cara-is-poor, stage: council, to: cara, when: 'true', says: no, strength: moderate, because: Cara has no money., cite: [{source: report, at: p. 3}], confidence: low}
  outcomes:
    - {id: silence, title: Nobody asks, rank: 0, verdict: none}
    - {id: declined, title: The call is declined, rank: 1, verdict: refused}
    - {id: aid, title: 'Goods, and no troops', rank: 2, verdict: refused}
    - {id: troops, title: Troops are sent, rank: 3, verdict: approved}
  quantities:
    days:
      title: Days to the decision
      unit: days
      range: [0.1, 100]
      scale: log
      of:
        - {outcomes: [troops], value: {lognormal: {median: 2, spread: 2}}, because: It was so., cite: [{source: report, at: p. 4}]}
  """

let callText = """
  casus: scenario/1
  id: brum-calls
  title: Brum calls for help
  question: Would the league come?
  rulebook: league
  date: 2005-06-01
  requester: brum
  factors:
    threat.origin: {value: internal, because: It was a revolt., cite: [{source: report, at: p. 5}]}
  known:
    asks: {answer: yes, because: It did., cite: [{source: report, at: p. 6}]}
  observed: {outcome: aid, cite: [{source: report, at: p. 8}]}
  """

func model(of scenario: String = callText, rules: String = leagueText) throws -> SimulationModel {
  let rulebook = try Rulebook.read(SourceText(name: "league.yaml", text: rules))
  let file = try ScenarioFile(SourceText(name: "brum.yaml", text: scenario))
  return try SimulationModel(
    rulebook: rulebook, scenario: Scenario.read(file, varying: nil, rulebook: rulebook))
}

/// A run of the small league whose figures are written down here, so that texts can be compared to the letter.
func writtenDownRun() async throws -> ReportedRun {
  let model = try model()
  let run = try await Run.execute(model, RunSettings(seed: 7, draws: 2048))
  return ReportedRun(run.with(WrittenDown.self), of: model, variance: WrittenDown.variance)
}

/// Figures that no run gave.
enum WrittenDown {
  static let outcomes: [ProbabilityResult] = [
    proved(0), figure(0.412345, 0.0123, 0.13...0.62), figure(0.25, 0.0311, 0.1...0.4),
    figure(0.337655, 0.0211, 0.002...0.9995),
  ]
  static let approved = figure(0.337655, 0.0211, 0.002...0.9995)
  static let refused = figure(0.662345, 0.0211, 0.0005...0.998)

  static func figure(_ value: Double, _ error: Double, _ interval: ClosedRange<Double>) -> ProbabilityResult {
    ProbabilityResult(
      estimate: RunEstimate(value: value, standardError: error), interval: interval, judgementShare: 0.734)
  }

  static let variance = VarianceShares(
    doubtful: estimate(0.4159, 0.0123),
    assumed: RunEstimate(value: 0, standardError: 0, isProvedConstant: true))

  static func proved(_ value: Double) -> ProbabilityResult {
    ProbabilityResult(
      estimate: RunEstimate(value: value, standardError: 0, isProvedConstant: true), interval: nil,
      judgementShare: nil)
  }
}

func estimate(_ value: Double, _ error: Double) -> RunEstimate {
  RunEstimate(value: value, standardError: error)
}
