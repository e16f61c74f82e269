import CasusExpressions
@testable import CasusRulebook
import Testing

private func readScenario(_ text: String, varying base: String? = nil) throws -> Scenario {
  let file = try ScenarioFile(SourceText(name: "first.yaml", text: text))
  let baseFile = try base.map { try ScenarioFile(SourceText(name: "base.yaml", text: $0)) }
  return try Scenario.read(file, varying: baseFile, rulebook: readRulebook(smallRulebook))
}

@Suite("Reading a scenario")
struct ScenarioReadingTests {
  @Test("A scenario that uses every part of the format reads without complaint")
  func readsEveryPart() throws {
    #expect(try complaints(inScenario: smallScenario) == "nothing")
    let scenario = try readScenario(smallScenario)
    #expect(scenario.id == "first")
    #expect(scenario.requester == .member(1))
    #expect(scenario.date.description == "2005-06-01")
    #expect(scenario.factors.map { $0 != nil } == [true, true, false, false, false])
    #expect(scenario.known.map(\.stage) == [0])
    #expect(scenario.correlations.map(\.rank) == [0.5])
    #expect(scenario.observation?.outcome == 1)
    #expect(scenario.expectations.count == 4)
    #expect(scenario.expectations[2].bound == .within(0.25...0.75))
  }

  @Test("A variation takes what it does not state from its base, but neither observations nor expectations")
  func variationInherits() throws {
    let variation = """
      casus: scenario/1
      id: second
      title: Brum asks, attacked
      varies: first.yaml
      factors:
        threat.origin: state
      """
    let scenario = try readScenario(variation, varying: smallScenario)
    #expect(scenario.title == "Brum asks, attacked")
    #expect(scenario.requester == .member(1))
    guard case .exactly(.string("state"))? = scenario.factors[0]?.value.content else {
      Issue.record("the variation's own factor does not hold")
      return
    }
    #expect(scenario.factors[1] != nil)
    #expect(scenario.known.count == 1)
    #expect(scenario.correlations.count == 1)
    #expect(scenario.observation == nil)
    #expect(scenario.expectations.isEmpty)
    #expect(scenario.texts.map(\.name) == ["first.yaml", "base.yaml"])
  }

  @Test("An outsider asks by name")
  func outsiderAsks() throws {
    let scenario = try readScenario(
      smallScenario.replacing(once: "requester: brum", with: "requester: {outsider: Doria}"))
    #expect(scenario.requester == .outsider("Doria"))
  }
}

@Suite("Golden messages for mistakes in a scenario")
struct ScenarioComplaintTests {
  static let mistakes: [Mistake] = [
    Mistake(
      "a misspelt member", "requester: brum", "requester: brun",
      #"""
      first.yaml:6:12: error: there is no member 'brun'
          6 | requester: brun
            |            ^~~~
            = did you mean 'brum'?

      """#),
    Mistake(
      "an outsider without saying so", "requester: brum", "requester: doria",
      #"""
      first.yaml:6:12: error: there is no member 'doria'
          6 | requester: doria
            |            ^~~~~
            = known: alba, brum, cara
            = a state that was never a member is written {outsider: doria}

      """#),
    Mistake(
      "a misspelt factor", "threat.severity: {", "threat.severty: {",
      #"""
      first.yaml:9:3: error: there is no factor 'threat.severty'
          9 |   threat.severty: {pert: {low: 1, mode: 3, high: 4}, cite: [{source: book, at: p. 9}]}
            |   ^~~~~~~~~~~~~~
            = did you mean 'threat.severity'?

      """#),
    Mistake(
      "a factor without a default left out", "threat.origin: internal", "request.size: 3",
      #"""
      first.yaml:8:3: error: the factor 'threat.origin' must be stated: Where does the threat come from?
          8 |   request.size: 3
            |   ^~~~~~~~~~~~
            = one of: internal, state

      """#),
    Mistake(
      "a misspelt value", "threat.origin: internal", "threat.origin: interal",
      #"""
      first.yaml:8:18: error: threat.origin has no value 'interal'
          8 |   threat.origin: interal
            |                  ^~~~~~~
            = expected one of: internal, state
            = did you mean 'internal'?

      """#),
    Mistake(
      "a chance for a choice", "threat.origin: internal", "threat.origin: {chance: 0.5}",
      #"""
      first.yaml:8:19: error: this does not fit threat.origin: a choice takes one of its values or {weights: {…}}
          8 |   threat.origin: {chance: 0.5}
            |                   ^~~~~~

      """#),
    Mistake(
      "a word for a number", "{pert: {low: 1, mode: 3, high: 4}, cite", "{value: grave, cite",
      #"""
      first.yaml:9:28: error: threat.severity is a number (degree) or an interval such as 2 to 4, not 'grave'
          9 |   threat.severity: {value: grave, cite: [{source: book, at: p. 9}]}
            |                            ^~~~~

      """#),
    Mistake(
      "a backward interval", "{pert: {low: 1, mode: 3, high: 4}, cite", "{value: 3 to 2, cite",
      #"""
      first.yaml:9:28: error: an interval must end above where it begins, and '3 to 2' does not
          9 |   threat.severity: {value: 3 to 2, cite: [{source: book, at: p. 9}]}
            |                            ^~~~~~

      """#),
    Mistake(
      "a Poisson for a real number", "{pert: {low: 1, mode: 3, high: 4}, cite", "{poisson: {mean: 2}, cite",
      #"""
      first.yaml:9:21: error: a Poisson is for counts, and threat.severity is a real number
          9 |   threat.severity: {poisson: {mean: 2}, cite: [{source: book, at: p. 9}]}
            |                     ^~~~~~~

      """#),
    Mistake(
      "two families", "{pert: {low: 1, mode: 3, high: 4}, cite", "{value: 2, gamma: {mean: 2, sd: 1}, cite",
      #"""
      first.yaml:9:31: error: 'threat.severity' may have only one of 'value', 'chance', 'weights', 'uniform', 'triangular', 'pert', 'normal', 'lognormal', 'beta', 'gamma', 'poisson' or 'quantiles'
          9 |   threat.severity: {value: 2, gamma: {mean: 2, sd: 1}, cite: [{source: book, at: p. 9}]}
            |                               ^~~~~

      """#),
    Mistake(
      "an unordered factor in a correlation", "claim.outside_hand], rank", "threat.origin], rank",
      #"""
      first.yaml:13:33: error: 'threat.origin' has values without an order, so that it cannot be correlated
         13 |   - {between: [threat.severity, threat.origin], rank: 0.5}
            |                                 ^~~~~~~~~~~~~

      """#),
    Mistake(
      "a rank beyond one", "rank: 0.5", "rank: 1.5",
      #"""
      first.yaml:13:60: error: 'rank' must be a number from -0.999 to 0.999, not '1.5'
         13 |   - {between: [threat.severity, claim.outside_hand], rank: 1.5}
            |                                                            ^~~

      """#),
    Mistake(
      "an unknown observed outcome", "{outcome: declined, quantities", "{outcome: declinde, quantities",
      #"""
      first.yaml:14:21: error: there is no outcome 'declinde'
         14 | observed: {outcome: declinde, quantities: {days: 3}, cite: [{source: book, at: p. 9}]}
            |                     ^~~~~~~~
            = did you mean 'declined'?

      """#),
    Mistake(
      "no day", "date: 2005-06-01", "date: June 2005",
      #"""
      first.yaml:5:7: error: 'date' must be a day such as 2022-01-05, not 'June 2005'
          5 | date: June 2005
            |       ^~~~~~~~~

      """#),
    Mistake(
      "about without within", "about: 0.5, within: 0.25", "about: 0.5",
      #"""
      first.yaml:18:6: error: 'about' needs 'within': how far from it is near enough
         18 |   - {outcome: declined, about: 0.5}
            |      ^~~~~~~

      """#),
  ]

  @Test("Each mistake gets its message", arguments: mistakes)
  func message(for mistake: Mistake) throws {
    let text = smallScenario.replacing(once: mistake.part, with: mistake.replacement)
    let complaint = try complaints(inScenario: text)
    #expect(complaint == mistake.complaint)
  }

  @Test("A mistake in the scenario that is varied is reported in its own file")
  func baseMistakesAreLocated() throws {
    let variation = "casus: scenario/1\nid: second\ntitle: Second\nvaries: base.yaml\n"
    let base = smallScenario.replacing(once: "rank: 0.5", with: "rank: 5")
    #expect(try complaints(inScenario: variation, varying: base).hasPrefix("base.yaml:13:"))
  }

  @Test("A scenario cannot vary a variation")
  func variationsDoNotChain() throws {
    let variation = "casus: scenario/1\nid: second\ntitle: Second\nvaries: base.yaml\n"
    let base = smallScenario + "\nvaries: other.yaml\n"
    let expected = "first.yaml:4:9: error: the scenario that this one varies itself varies 'other.yaml'"
    #expect(try complaints(inScenario: variation, varying: base).hasPrefix(expected))
  }
}
