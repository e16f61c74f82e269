import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import SystemPackage

/// Judges scenarios and tables of tests, one file after the other.
struct TestSession {
  let library: Library
  /// The rulebook that takes the place of the files' own; nil for those.
  let rules: String?
  /// How runs are made; the number of draws is the ceiling.
  let settings: RunSettings
  let filter: TestFilter
  let stopsAtFailure: Bool
  /// Whether scenarios are run even where nothing is expected of them: for baselines and coverage.
  let needsRuns: Bool

  /// What became of a file.
  struct Outcome {
    /// The report; nil where nothing in the file was wanted.
    var suite: TestSuite?
    /// The scenario's model; nil for tables, for what could not be read, and where no baseline is wanted.
    var model: SimulationModel?
    /// The scenario's run at the last look.
    var result: RunResult?
    /// The rulebook of the file.
    var rulebook: Rulebook?
    /// The cases that were judged.
    var cases: [TestResult] = []
    /// The table's file, to be read under other rulebooks.
    var table: TestFile?
    /// The scenario's files, to be read under other rulebooks.
    var entry: MutationBench.Entry?
  }

  /// Judges a file; what is wrong with it is part of the report.
  ///
  /// - Throws: That the user interrupted it.
  func judge(_ target: TestTargets.Target) async throws(Failure) -> Outcome {
    let start = ContinuousClock.now
    var outcome: Outcome
    do throws(Failure) {
      switch target.kind {
      case .scenario: outcome = try await judgeScenario(at: target.path)
      case .tests: outcome = try judgeTable(at: target.path)
      case .unreadable(let failure): throw failure
      }
    } catch {
      if error.code == .interrupted { throw error }
      outcome = Outcome(
        suite: TestSuite(
          file: target.path, id: target.path, title: "",
          items: [TestItem(error.diagnostics, name: "reading the file")], seconds: 0))
    }
    outcome.suite?.seconds = (ContinuousClock.now - start) / .seconds(1)
    return outcome
  }

  private func judgeTable(at path: String) throws(Failure) -> Outcome {
    let (table, rulebook) = try library.tests(at: path, rules: rules)
    var bench = TestBench(rulebook)
    var results: [TestResult] = []
    for testCase in table.cases where filter.wants(testCase.name, in: path, id: table.id) {
      results.append(bench.judge(testCase, in: table.text))
      if stopsAtFailure, results.last?.isBroken == true { break }
    }
    let items = results.map { TestItem($0, of: rulebook) }
    return Outcome(
      suite: items.isEmpty
        ? nil : TestSuite(file: path, id: table.id, title: table.title, items: items, seconds: 0),
      rulebook: rulebook, cases: results,
      table: try library.reading { () throws(DiagnosticList) in try TestFile(table.text) })
  }

  private func judgeScenario(at path: String) async throws(Failure) -> Outcome {
    let (scenario, rulebook) = try library.scenario(at: path, rules: rules)
    let words = ExpectationWords(rulebook)
    let all = scenario.expectations.filter {
      filter.wants(words.text(of: $0), in: path, id: scenario.id)
    }
    let wanted = all.filter { $0.todo == nil }
    let isBaselineWanted = needsRuns && filter.wants(TestItem.baselineName, in: path, id: scenario.id)
    guard !all.isEmpty || isBaselineWanted else { return Outcome() }
    let model = try model(of: scenario, rulebook)
    var judged: [Expectation] = []
    var unread: [TestItem] = []
    var others: [SimulationModel?] = []
    var named: [(path: String, files: ScenarioRevision.Files)] = []
    for expectation in wanted {
      do throws(Failure) {
        let other = try other(expectation, beside: path, rulebook)
        if let other, case .compared(let file, _, _) = expectation.bound {
          named.append((file, try files(of: other.scenario)))
        }
        judged.append(expectation)
        others.append(other)
      } catch {
        unread.append(TestItem(error.diagnostics, name: words.text(of: expectation)))
      }
    }
    let gate = Gate(model, judged, others: others)
    let (settings, stops) = (settings, stopsAtFailure)
    let simulation = Simulation(settings: settings, isQuiet: true)
    let verdict: Gate.Verdict
    do throws(Run.Failure) {
      verdict = try await simulation.cancelling { () async throws(Run.Failure) in
        try await gate.run(settings, stopsAtFailure: stops)
      }
    } catch {
      throw Failure(error)
    }
    return Outcome(
      suite: TestSuite(
        file: path, id: scenario.id, title: scenario.title,
        items: verdict.findings.map { TestItem($0, of: rulebook) } + unread
          + all.filter { $0.todo != nil }.map { TestItem(toDo: $0, of: rulebook) }, seconds: 0,
        draws: verdict.result.manifest.draws),
      model: isBaselineWanted ? model : nil, result: verdict.result, rulebook: rulebook,
      entry: MutationBench.Entry(try files(of: scenario), others: named))
  }

  private func files(of scenario: Scenario) throws(Failure) -> ScenarioRevision.Files {
    try library.reading { () throws(DiagnosticList) in try ScenarioRevision.Files(of: scenario) }
  }

  private func model(of scenario: Scenario, _ rulebook: Rulebook) throws(Failure) -> SimulationModel {
    try library.reading { () throws(DiagnosticList) in
      try SimulationModel(rulebook: rulebook, scenario: scenario)
    }
  }

  /// The scenario that an expectation compares with; nil where it compares with none.
  private func other(
    _ expectation: Expectation, beside path: String, _ rulebook: Rulebook
  ) throws(Failure) -> SimulationModel? {
    guard case .compared(let file, _, let span) = expectation.bound else { return nil }
    let otherPath = FilePath(path).removingLastComponent().pushing(FilePath(file)).string
    let other: (scenario: Scenario, rulebook: Rulebook)
    do throws(Failure) {
      other = try library.scenario(at: otherPath, rules: rules)
    } catch {
      guard let reason = error.diagnostics.first else { throw error }
      throw Failure(
        error.code,
        [
          Diagnostic(
            reason.code, in: path, at: span, "'\(file)' cannot be compared with: \(reason.message)",
            notes: [reason.source])
        ])
    }
    guard other.rulebook.text.text == rulebook.text.text else {
      throw Failure(
        .badInput,
        [
          Diagnostic(
            "other-rulebook", in: path, at: span,
            "'\(file)' is under another rulebook, and only scenarios of one rulebook are compared")
        ])
    }
    return try model(of: other.scenario, other.rulebook)
  }
}
