import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation
import Testing

@Suite("The cases of test tables")
struct TestBenchTests {
  private func judge(_ cases: [String], _ rulebook: Rulebook? = nil) throws -> [TestResult] {
    let rulebook = try rulebook ?? GateBook.rulebook()
    let text = SourceText(
      name: "table.yaml",
      text: """
        casus: tests/1
        id: table
        title: A table
        rulebook: gatebook
        date: 2020-01-01
        requester: brum
        pin: {mood: good}
        cases:
        \(cases.map { "  - \($0)" }.joined(separator: "\n"))
        """)
    let table = try TestTable.read(try TestFile(text), rulebook: rulebook)
    var bench = TestBench(rulebook)
    return table.cases.map { bench.judge($0, in: text) }
  }

  private func value(_ line: String) throws -> Double? {
    guard case .judged(let findings)? = try judge(["{name: a, \(line)}"]).first?.ending else { return nil }
    return findings.first?.value
  }

  @Test("are computed without chance, as worked out by hand")
  func values() throws {
    #expect(try value("stage: first, answer: yes") == 0.5)
    #expect(try value("stage: first, answer: no") == 0.5)
    #expect(try value("outcome: help") == 0.25)
    #expect(try value("or_higher: refusal") == 0.5)
    #expect(try value("verdict: approved") == 0.5)
    #expect(try value("verdict: none") == 0.5)
    #expect(try value("path: [first: yes, council: no]") == 0.25)
    #expect(try value("path: [first, help]") == 0.25)
    #expect(try value("path: [first: no, nothing]") == 0.5)
    #expect(try value("pin: {mood: bad}, outcome: help") == 0)
    #expect(try value("pin: {first: yes}, outcome: help") == 0.5)
    let pushed = try #require(try value("given: {push: yes}, stage: first, answer: yes"))
    #expect(abs(pushed - 0.880797077977882) < 1e-12)
    let lean = try #require(try value("pin: {lean/first: -2}, stage: first, answer: no"))
    #expect(abs(lean - 0.880797077977882) < 1e-12)
    let weak = try #require(
      try value("given: {push: yes}, pin: {strength/pushed: 0}, stage: first, answer: yes"))
    #expect(weak == 0.5)
  }

  @Test("ask about a stage that the request never comes to")
  func unreachedStage() throws {
    #expect(try value("pin: {first: no}, stage: council, answer: yes") == 0.5)
  }

  @Test("take the defaults' branch that holds under what they state")
  func defaults() throws {
    let results = try judge([
      "{name: low, inactive: [high-level]}", "{name: high, given: {level: 7}, active: [high-level]}",
      "{name: stated, given: {level: 7, echo: low}, inactive: [high-level]}",
    ])
    #expect(results.map(\.isBroken) == [false, false, false])
  }

  @Test("agree with the central request that explain shows")
  func explain() throws {
    let scenario = try GateBook.scenario(factors: "{level: 7}")
    let central = try ScalarEvaluator(try GateBook.model(scenario)).evaluateCentral()
    let outcomes = try ["nothing", "refusal", "help"].map { outcome in
      try value("given: {level: 7}, outcome: \(outcome)")
    }
    #expect(outcomes == central.outcomes.map(\.probability))
  }

  @Test("hold or break as what they expect says")
  func checks() throws {
    let results = try judge([
      "{name: a, stage: first, answer: yes, at_least: 0.5}",
      "{name: b, stage: first, answer: yes, at_least: 0.51}",
      "{name: c, stage: first, answer: yes, less_likely_than_with: {push: yes}}",
      "{name: d, stage: first, answer: yes, likelier_than_with: {push: yes}}",
      "{name: e, stage: first, answer: yes, likelier_than_with: {level: 4}}",
      "{name: f, todo: later, outcome: help}", "{name: g, outcome: help, likelier_than: nothing}",
      "{name: h, outcome: nothing, likelier_than: help}",
      "{name: i, requester: {outsider: Cara}, outcome: help, about: 0.125, within: 0.0}",
    ])
    #expect(results.map(\.isBroken) == [false, true, false, true, true, false, true, false, false])
    guard case .skipped = results[5].ending else {
      Issue.record("what is to be done was judged")
      return
    }
  }

  @Test("report a failing expression instead of ending")
  func failure() throws {
    let rulebook = try GateBook.rulebook {
      $0.replacingFirst("when: push,", with: "when: '1 / (push ? 0 : 1) == 1',")
    }
    let results = try judge(
      [
        "{name: a, given: {push: yes}, stage: first, answer: yes}",
        "{name: b, stage: first, answer: yes, at_least: 0.1}",
      ],
      rulebook)
    guard case .failed(let diagnostics) = results[0].ending else {
      Issue.record("the failure is not reported")
      return
    }
    #expect(diagnostics.first?.message.contains("zero") == true, "\(diagnostics)")
    #expect(!results[1].isBroken)
  }

  @Test("cover the criteria and answers that they come to")
  func coverage() throws {
    var coverage = Coverage(of: try GateBook.rulebook())
    for result in try judge(["{name: a, given: {push: yes}, outcome: help, at_least: 0.1}"]) {
      coverage.add(result)
    }
    #expect(coverage.criteria.map(\.tests) == [1, 0, 0])
    let reached = coverage.stages.map(\.isReached)
    #expect(reached == [true, true])
    #expect(coverage.shareOfCriteria == 1.0 / 3)
    for result in try judge(["{name: b, pin: {mood: bad}, active: [bad-mood]}"]) { coverage.add(result) }
    #expect(coverage.criteria.map(\.tests) == [1, 0, 1])
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with replacement: String) -> String {
    guard let range = firstRange(of: part) else { return "not found: \(part)" }
    return replacingCharacters(in: range, with: replacement)
  }

  private func replacingCharacters(in range: Range<String.Index>, with replacement: String) -> String {
    String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
  }
}
