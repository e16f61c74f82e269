import CasusAnalysis
import CasusRulebook
import CasusSimulation
import Testing

// In the trial scenario P(first) = 1/2; brum asks, so that alba alone is asked in the council: barred in a bad mood,
// even otherwise. P(help) = 1/2 x 1/2 x 1/2 = 1/8, P(refusal) = 3/8, P(nothing) = 1/2.
@Suite("A gate's expectations of a scenario")
struct GateTests {
  private func findings(
    _ lines: [String], factors: String = "{push: no, level: 5}", draws: Int = 65_536
  ) async throws -> [GateFinding] {
    let scenario = try GateBook.scenario(lines, factors: factors)
    let gate = Gate(try GateBook.model(scenario), scenario.expectations)
    return try await gate.run(RunSettings(draws: draws)).findings
  }

  private func decision(_ line: String, factors: String = "{push: no, level: 5}") async throws
    -> GateRule.Decision?
  {
    try await findings([line], factors: factors).first?.decision
  }

  @Test(
    "are decided as the hand-worked probabilities have it",
    arguments: [
      ("{outcome: help, about: 0.125, within: 0.05}", GateRule.Decision.passed),
      ("{outcome: help, at_least: 0.3}", .failed), ("{outcome: nothing, at_most: 0.6}", .passed),
      ("{verdict: none, between: [0.4, 0.6]}", .passed),
      ("{verdict: approved, about: 0.25, within: 0.1}", .passed),
      ("{verdict: approved, at_least: 0.5}", .failed),
      ("{or_higher: refusal, at_least: 0.4}", .passed), ("{or_higher: refusal, at_least: 0.6}", .failed),
      ("{outcome: refusal, likelier_than: help}", .passed),
      ("{outcome: help, likelier_than: refusal}", .failed),
      ("{stage: council, answer: no, about: 0.75, within: 0.1}", .passed),
      ("{stage: first, answer: yes, at_least: 0.7}", .failed),
      ("{criterion: bad-mood, between: [0.4, 0.6]}", .passed),
      ("{criterion: bad-mood, at_least: 0.8}", .failed),
      ("{criterion: bad-mood, active: yes}", .failed), ("{criterion: pushed, active: no}", .passed),
      ("{criterion: pushed, active: yes}", .failed), ("{stage: first, answer: yes}", .failed),
      ("{quantity: days, at_most: 6}", .passed), ("{quantity: days, at_most: 4}", .failed),
      ("{quantity: days, quantile: 0.9, between: [8, 10]}", .passed),
      ("{quantity: days, quantile: 0.9, at_least: 9.8}", .failed),
      ("{path: [first: yes, council: no], about: 0.375, within: 0.05}", .passed),
      ("{path: [council, help], about: 0.125, within: 0.05}", .passed),
      ("{path: [first: no], at_most: 0.4}", .failed), ("{path: [first, council], at_least: 0.6}", .failed),
    ])
  func handWorked(line: String, expected: GateRule.Decision) async throws {
    #expect(try await decision(line) == expected, "\(line)")
  }

  @Test("stay open where the truth lies on the bound, and say so after the ceiling")
  func onTheBound() async throws {
    let finding = try #require(try await findings(["{stage: council, answer: yes, at_most: 0.25}"]).first)
    #expect(finding.decision == .inconclusive)
    #expect(finding.draws == 65_536)
  }

  @Test("are decided at once where the rules leave no other value")
  func proved() async throws {
    let scenario = try GateBook.scenario(
      ["{outcome: help, at_most: 0.0}"], factors: "{push: no, level: 5}")
    let base = try GateBook.model(scenario)
    let pinned = try SimulationModel(
      rulebook: base.rulebook, scenario: scenario,
      overrides: [try OverrideReader(rulebook: base.rulebook).pin("first=no")])
    let verdict = try await Gate(pinned, scenario.expectations).run(RunSettings(draws: 1))
    #expect(verdict.findings.map(\.decision) == [.passed])
    #expect(verdict.findings[0].remark == .proved)
  }

  @Test("go on to later looks while one is undecided, and stop as soon as all are decided")
  func looks() async throws {
    // 0.375 against 0.362, where rows vary by 0.125: some thousands of them tell.
    let narrow = try GateBook.scenario(["{outcome: refusal, at_least: 0.362}"])
    let run = try await Gate(try GateBook.model(narrow), narrow.expectations).run(RunSettings(draws: 1 << 20))
    #expect(run.findings[0].decision == .passed)
    #expect(run.result.manifest.draws > 65_536)
    #expect(try await findings(["{outcome: help, at_least: 0.3}"], draws: 1 << 20)[0].draws == 65_536)
  }

  @Test("ask credibly of the interval from judgements, which a lump may leave though the mean does not")
  func credibly() async throws {
    // Given the mood, P(help) is 1/4 or 0: the mean is 1/8, the interval [0, 1/4].
    #expect(try await decision("{outcome: help, at_least: 0.1}") == .passed)
    #expect(try await decision("{outcome: help, at_least: 0.1, credibly: 0.9}") == .failed)
    #expect(try await decision("{outcome: help, at_most: 0.3, credibly: 0.9}") == .passed)
    #expect(try await decision("{outcome: help, at_most: 0.2, credibly: 0.9}") == .failed)
  }

  @Test("compare two scenarios in common rows")
  func betweenFiles() async throws {
    let calm = try GateBook.scenario(
      ["{outcome: help, likelier_than_in: other.yaml}", "{outcome: help, less_likely_than_in: other.yaml}"])
    let pushed = try GateBook.model(try GateBook.scenario(factors: "{push: yes, level: 5}", id: "other"))
    let gate = Gate(try GateBook.model(calm), calm.expectations, others: [pushed, pushed])
    #expect(try await gate.run(RunSettings()).findings.map(\.decision) == [.failed, .passed])
  }

  // In a bad mood the push makes asking likelier, and nobody helps: P(approved | asked) = 1/8 / (1/4 + 0.88/2) = 0.181
  // instead of 1/4, while the mean over moods of P(approved | asked, mood) stays at 1/4.
  @Test("compare a verdict given that something is asked as a ratio of means, not as a mean of ratios")
  func verdictBetweenFiles() async throws {
    let rulebook = try GateBook.rulebook {
      $0.replacing("when: push,", with: "when: 'push && mood == \"bad\"',")
    }
    let calm = try GateBook.scenario(
      ["{verdict: approved, likelier_than_in: other.yaml}"], in: rulebook)
    let pushed = try GateBook.scenario(factors: "{push: yes, level: 5}", id: "other", in: rulebook)
    let models = try [calm, pushed].map { try SimulationModel(rulebook: rulebook, scenario: $0) }
    let run = try await Gate(models[0], calm.expectations, others: [models[1]]).run(RunSettings())
    #expect(run.findings.map(\.decision) == [.passed])
  }

  @Test("find no difference between a scenario and itself, for which there is no verdict")
  func itself() async throws {
    let calm = try GateBook.scenario(["{outcome: help, likelier_than_in: trial.yaml}"])
    let model = try GateBook.model(calm)
    let run = try await Gate(model, calm.expectations, others: [model]).run(RunSettings())
    #expect(run.findings.map(\.decision) == [.inconclusive])
  }

  @Test("do not depend on the number of threads")
  func threads() async throws {
    let scenario = try GateBook.scenario(["{outcome: help, at_most: 0.126}"])
    let gate = Gate(try GateBook.model(scenario), scenario.expectations)
    let one = try await gate.run(RunSettings(draws: 131_072, width: 1)).findings[0].measure
    #expect(try await gate.run(RunSettings(draws: 131_072, width: 3)).findings[0].measure == one)
  }
}
