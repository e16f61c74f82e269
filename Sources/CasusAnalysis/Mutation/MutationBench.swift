import CasusExpressions
public import CasusRulebook
import CasusSampling
public import CasusSimulation

/// Asks of an altered rulebook whether any test or expectation notices (mutation testing).
///
/// Tests come first, those about the altered stages before the others, because they are computed without chance; then the
/// expectations of scenarios. It stops at the first that notices.
public struct MutationBench: Sendable {
  /// A scenario with the files that its expectations compare it with.
  public struct Entry: Sendable {
    /// The scenario.
    public let files: ScenarioRevision.Files
    /// The files that expectations name, by the path by which they name them.
    public let others: [(path: String, files: ScenarioRevision.Files)]

    /// Creates an entry from its parts.
    public init(_ files: ScenarioRevision.Files, others: [(path: String, files: ScenarioRevision.Files)]) {
      self.files = files
      self.others = others
    }
  }

  /// What noticed.
  public enum Notice: Hashable, Sendable {
    /// A case of a table of tests.
    case test(file: String, name: String)
    /// An expectation of a scenario.
    case expectation(file: String, line: Int)
    /// A file that can no longer be read or run, since it names what is gone.
    case unreadable(file: String)
  }

  private let tables: [TestFile]
  private let scenarios: [Entry]
  private let settings: RunSettings

  /// Creates a bench.
  ///
  /// - Parameter settings: How runs are made; the number of draws is the ceiling.
  public init(tables: [TestFile], scenarios: [Entry], _ settings: RunSettings) {
    self.tables = tables
    self.scenarios = scenarios
    self.settings = settings
  }

  /// What first notices that the rulebook is altered; nil where nothing does.
  ///
  /// - Parameter reach: What is altered; tests about that are asked first.
  /// - Throws: That the task was cancelled.
  func firstNotice(
    of rulebook: Rulebook, reaching reach: MutantReach
  ) async throws(Run.Failure) -> Notice? {
    if let notice = testNotice(of: rulebook, reach) { return notice }
    for entry in scenarios {
      if let notice = try await notice(of: rulebook, entry) { return notice }
    }
    return nil
  }

  private func testNotice(of rulebook: Rulebook, _ reach: MutantReach) -> Notice? {
    var cases = [[(table: TestTable, testCase: TestCase)]](repeating: [], count: 3)
    for file in tables {
      do throws(DiagnosticList) {
        let table = try TestTable.read(file, rulebook: rulebook)
        for testCase in table.cases {
          cases[reach.rank(of: testCase, in: rulebook)].append((table, testCase))
        }
      } catch {
        return .unreadable(file: file.text.name)
      }
    }
    var bench = TestBench(rulebook)
    for (table, testCase) in cases.joined()
    where bench.judge(testCase, in: table.text, covering: false).isBroken {
      return .test(file: table.text.name, name: testCase.name)
    }
    return nil
  }

  private func notice(of rulebook: Rulebook, _ entry: Entry) async throws(Run.Failure) -> Notice? {
    let file = entry.files.own.text.name
    let gate: Gate
    do throws(DiagnosticList) {
      let scenario = try Scenario.read(entry.files.own, varying: entry.files.base, rulebook: rulebook)
      let expectations = scenario.expectations.filter { $0.todo == nil }
      guard !expectations.isEmpty else { return nil }
      let others = try expectations.map { (expectation) throws(DiagnosticList) in
        try other(expectation, entry, rulebook)
      }
      gate = Gate(
        try SimulationModel(rulebook: rulebook, scenario: scenario), expectations, others: others)
    } catch {
      return .unreadable(file: file)
    }
    do throws(Run.Failure) {
      let verdict = try await gate.run(settings, stopsAtFailure: true)
      return verdict.findings.first { $0.decision == .failed }.map {
        .expectation(file: file, line: $0.expectation.span.start.line)
      }
    } catch {
      if case .cancelled = error { throw error }
      return .unreadable(file: file)
    }
  }

  private func other(
    _ expectation: Expectation, _ entry: Entry, _ rulebook: Rulebook
  ) throws(DiagnosticList) -> SimulationModel? {
    guard case .compared(let path, _, _) = expectation.bound,
      let files = entry.others.first(where: { $0.path == path })?.files
    else { return nil }
    let scenario = try Scenario.read(files.own, varying: files.base, rulebook: rulebook)
    return try SimulationModel(rulebook: rulebook, scenario: scenario)
  }
}

extension Expectation.Subject {
  /// The stage that is asked about; nil where it is about the way as a whole.
  func stage(in rulebook: Rulebook) -> Int? {
    switch self {
    case .answer(let stage, _): stage
    case .active(let criterion): rulebook.criteria[criterion].stage
    case .event, .path, .quantile: nil
    }
  }
}
