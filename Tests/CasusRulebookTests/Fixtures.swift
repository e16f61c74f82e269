import CasusExpressions
import CasusRulebook
import Foundation

/// A small rulebook that uses every part of the format once.
let smallRulebook = """
  casus: rulebook/1
  id: small
  title: A small alliance
  sources:
    book: {title: A book, author: A. Author, date: 2001}
  strengths:
    moderate: {mean: 1.1, sd: 0.4, because: From even to three in four., unsourced: a convention}
    shared: 0.3
  leans:
    even: {mean: 0, sd: 0.5, because: Nothing is known., unsourced: a convention}
  members:
    alba: {name: Alba, seated: [{from: 2000-01-01}]}
    brum: {name: Brum, seated: [{from: 2000-01-01, to: 2010-01-01}, {from: 2015-01-01}]}
    cara: {name: Cara, seated: [{from: 2000-01-01}]}
  roles: {lead: alba, chair: council.chair}
  dated:
    council.chair: [{from: 2000-01-01, to: 2012-01-01, value: brum}, {from: 2012-01-01, value: cara}]
    treaty.text: [{from: 2000-01-01, value: "1999"}]
  factors:
    threat.origin:
      asks: Where does the threat come from?
      choice: {internal: inside, state: another state}
    threat.severity:
      asks: How grave is it?
      number: {range: [0, 4], unit: degree}
      default:
        - {when: 'threat.origin == "state"', value: 2 to 3, because: States are strong., cite: [{source: book, at: p. 1}]}
        - {value: 1, because: It is mild., unsourced: a guess}
    claim.outside_hand:
      asks: Is an outside hand claimed?
      yes_no: {yes: it is, no: it is not}
      default: {value: {chance: 0.25}, because: Rarely., unsourced: a guess}
    request.size:
      asks: How many troops are asked for?
      count: {range: [0, 100], unit: troops}
      default: {value: {poisson: {mean: 10}}, because: Few., unsourced: a guess}
    adversary.friends:
      asks: Who is a friend of the adversary?
      members: any
      default: {value: [], because: Nobody., unsourced: a guess}
  judgements:
    reading:
      asks: Which reading holds?
      choice: {narrow: narrow, wide: wide}
      belief: {weights: {narrow: 3, wide: 1}}
      because: The book says so.
      cite: [{source: book, at: p. 2}]
    aside:
      asks: How readily does a member stand aside?
      number: {range: [0, 6], unit: log-odds}
      belief: 0.5 to 2.5
      because: It is common.
      unsourced: a guess
  facts:
    inside: {is: 'threat.origin == "internal" && !claim.outside_hand', means: a matter inside}
    grave: 'threat.severity >= 2.5'
  groups:
    page-two: {combine: strongest, because: One passage.}
  stages:
    - {id: eligible, by: council, asks: May it ask?, lean: even, because: Never speaks., unsourced: formal, yes: council, no: ineligible}
    - id: council
      by: council
      asks: Does the council agree?
      lean: even
      because: Nothing is known.
      unsourced: a guess
      council: {rule: consensus, not_asked: 'member in adversary.friends', stands_aside: aside, nobody_asked: no}
      yes: troops
      no: declined
  criteria:
    - {id: stranger, stage: eligible, when: '!seated(requester)', says: no, bars: yes, because: Only members., cite: [{source: book, at: p. 3}]}
    - {id: seated, stage: eligible, when: 'seated(requester)', says: yes, settles: yes, because: Members may., cite: [{source: book, at: p. 3}]}
    - {id: inside-matter, stage: council, when: 'inside && reading == "narrow"', says: no, strength: moderate, group: page-two, because: Not a case., cite: [{source: book, at: p. 2}]}
    - {id: severity, stage: council, when: 'grave', says: yes, strength: moderate, scale: 'threat.severity / 4.0', because: It is grave., cite: [{source: book, at: p. 4}]}
    - {id: chair-brake, stage: council, to: chair, when: 'request.size > 50 && member != lead', says: no, strength: moderate, because: Too many., cite: [{source: book, at: p. 5}]}
    - {id: old-text, stage: council, when: 'treaty.text == "1999" && date < date("2020-01-01")', says: yes, strength: moderate, because: Old., cite: [{source: book, at: p. 6}]}
  outcomes:
    - {id: ineligible, title: Not a member, rank: 0, verdict: none}
    - {id: declined, title: Declined, rank: 1, verdict: refused}
    - {id: troops, title: Troops are sent, rank: 2, verdict: 'inside ? "approved" : "approved"', gives: [troops]}
  quantities:
    days:
      title: Days to the decision
      unit: days
      range: [0.1, 100]
      scale: log
      of:
        - {outcomes: [troops], value: {mixture: [{weight: 'grave ? 0.8 : 0.2', of: {lognormal: {median: 1, spread: 2}}}, {weight: 0.2, of: 10 to 30}]}, because: Two regimes., unsourced: a guess}
        - {outcomes: [declined], value: {lognormal: {median: '5.0 + threat.severity + supporters("council")', spread: 2}}, because: Slow., unsourced: a guess}
    days_done:
      title: Days until it is done
      unit: days
      range: [0, 400]
      whole: yes
      of:
        - {outcomes: [troops], value: {gamma: {mean: 20, sd: 10}}, floor: days, because: Later., unsourced: a guess}
  """

let smallScenario = """
  casus: scenario/1
  id: first
  title: Brum asks
  rulebook: small
  date: 2005-06-01
  requester: brum
  factors:
    threat.origin: internal
    threat.severity: {pert: {low: 1, mode: 3, high: 4}, cite: [{source: book, at: p. 9}]}
  known:
    eligible: {answer: yes, cite: [{source: book, at: p. 9}]}
  correlate:
    - {between: [threat.severity, claim.outside_hand], rank: 0.5}
  observed: {outcome: declined, quantities: {days: 3}, cite: [{source: book, at: p. 9}]}
  expect:
    - {verdict: refused, at_least: 0.5}
    - {or_higher: troops, between: [0.1, 0.9], credibly: 0.9}
    - {outcome: declined, about: 0.5, within: 0.25}
    - {outcome: declined, likelier_than: troops}
  """

extension String {
  /// The text with a part replaced that must stand in it.
  func replacing(once part: String, with replacement: String) -> String {
    guard let range = range(of: part) else { return "the fixture does not hold: \(part)" }
    return replacingCharacters(in: range, with: replacement)
  }
}

func readRulebook(_ text: String) throws(DiagnosticList) -> Rulebook {
  try Rulebook.read(SourceText(name: "small.yaml", text: text))
}

/// What a reader complains of, as a user sees it.
func complaints(inRulebook text: String) -> String {
  let source = SourceText(name: "small.yaml", text: text)
  do throws(DiagnosticList) {
    _ = try Rulebook.read(source)
    return "nothing"
  } catch {
    return DiagnosticRenderer(sources: ["small.yaml": source]).render(error.diagnostics)
  }
}

func complaints(inScenario text: String, varying base: String? = nil) throws -> String {
  let rulebook = try readRulebook(smallRulebook)
  let source = SourceText(name: "first.yaml", text: text)
  let baseSource = base.map { SourceText(name: "base.yaml", text: $0) }
  do throws(DiagnosticList) {
    let file = try ScenarioFile(source)
    var baseFile: ScenarioFile?
    if let baseSource { baseFile = try ScenarioFile(baseSource) }
    _ = try Scenario.read(file, varying: baseFile, rulebook: rulebook)
    return "nothing"
  } catch {
    var sources = ["first.yaml": source]
    sources["base.yaml"] = baseSource
    return DiagnosticRenderer(sources: sources).render(error.diagnostics)
  }
}
