import ArgumentParser
import CasusAnalysis
import CasusReport
import CasusSimulation
import SystemPackage

struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Hold scenarios and tables of tests against what is expected of them, and against baselines.",
    discussion: """
      Scenarios are judged by their `expect` blocks, tables of tests (casus: tests/1) case by case. Without a path \
      everything below the folder `scenarios` is tested.

      An expectation about a scenario passes or fails once its interval lies wholly on one side, at an error of 1 in \
      10,000 over all looks; a run is looked at after 1,024, 2,048, 4,096 ... rows of 64 draws, up to --draws. Where that \
      is not enough it is inconclusive. A test's case is one request, and is computed without chance.

      A baseline is the summary of a scenario's run that is kept in results/baselines. A scenario that comes to the same \
      passes; for one that moved it is told what moved by how much, which outcomes flipped, and which edit did it.

      EXAMPLES
        casus test
        casus test --rules mine.yaml
        casus test scenarios/tests/csto-access.yaml --filter "may ask"
        casus test --coverage --threshold 90
        casus test --update
        casus test --format junit --out junit.xml

      EXIT CODES
        0 everything holds, 1 something does not or could not be judged, 3 something is inconclusive
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit, github
  }

  @Argument(
    help: "Scenarios, tables of tests, or folders of them. (default: scenarios)",
    completion: .file(extensions: ["yaml"]))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Test this rulebook instead of the one that the files name.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var rules: String?

  @Option(
    help: ArgumentHelp("How many requests to simulate at most for a scenario.", valueName: "number"))
  var draws: Int = Self.defaultDraws

  @Option(help: ArgumentHelp("The seed of expectations; baselines have their own.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var sampling: SamplingOptions

  @Option(
    help: ArgumentHelp(
      "How many threads to use; nothing that is found depends on it. (default: all processors)",
      valueName: "number"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Test only what has this text in its file's path, its identifier or its words; or a /regular expression/.",
      valueName: "text"))
  var filter: String?

  @Flag(help: "Stop at the first that fails.")
  var failFast = false

  @OptionGroup var baselines: BaselineOptions

  @Flag(help: "Tell which criteria were active, decided, or never mattered.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      "Fail where fewer than this percentage of a rulebook's criteria were active anywhere.",
      valueName: "percent"))
  var threshold: Double?

  @Flag(
    help: ArgumentHelp(
      "Make small mistakes in the rulebooks, one at a time, and tell which of them nothing notices.",
      discussion: """
        Criteria are left out, flipped and weakened, thresholds shifted, routes swapped, leans and voting rules changed. \
        Survivors are explained in results/mutants.yaml; others fail.
        """))
  var mutate = false

  @Option(help: "How to print what was found: text, json, junit (XML), github (annotations).")
  var format: Format = .text

  @Option(
    help: ArgumentHelp("Write it to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var out: String?

  @Flag(help: "List what passed, too, and with --coverage every criterion.")
  var all = false

  static let defaultDraws = 4_194_304

  func validate() throws {
    let limit = RunSettings.greatestDraws(under: sampling.design)
    guard (1...limit).contains(draws) else {
      throw ValidationError("--draws must be from 1 to \(limit), not \(draws)")
    }
    guard (threads ?? 1) >= 1 else { throw ValidationError("--threads must be at least 1") }
    if let threshold {
      guard (0...100).contains(threshold) else {
        throw ValidationError("--threshold is a percentage from 0 to 100, not \(threshold)")
      }
      guard coverage else { throw ValidationError("--threshold means nothing without --coverage") }
    }
    if baselines.update, rules != nil {
      throw ValidationError("--update records the files' own rulebooks, and means nothing with --rules")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let report = try await report(library)
      try show(report)
      if report.hasFailed { throw Failure(.failed, []) }
      if report.isInconclusive { throw Failure(.inconclusive, []) }
    }
  }

  private var settings: RunSettings {
    RunSettings(seed: seed, design: sampling.design, draws: draws, width: threads)
  }

  private func report(_ library: Library) async throws(Failure) -> TestReport {
    let targets = try TestTargets(paths, rules: rules, library: library)
    if targets.leftAside > 0 {
      Console.printError(
        "note: \(targets.leftAside) files under other bundled rulebooks were left aside\n")
    }
    let scope: BaselineOptions.Scope =
      filter != nil || rules != nil ? .part : paths.isEmpty ? .everything : .named
    var keeper = try baselines.session(library, settings: settings, scope: scope)
    let session = TestSession(
      library: library, rules: rules, settings: settings, filter: try TestFilter(filter),
      stopsAtFailure: failFast, needsRuns: keeper != nil || coverage)
    var report = TestReport([])
    var covered = CoverageBook()
    var mutants = try MutationSession(settings, library: library)
    var isWhole = scope == .everything && !failFast
    var hasScenarios = false
    for target in targets.targets {
      var outcome = try await session.judge(target)
      covered.add(outcome)
      mutants.add(outcome)
      hasScenarios = hasScenarios || outcome.entry != nil
      if let model = outcome.model {
        if let item = try await keeper?.judge(model, at: target.path) { outcome.suite?.items.append(item) }
      } else if target.kind.canBeScenario {
        isWhole = false
      }
      guard let suite = outcome.suite, !suite.items.isEmpty else { continue }
      report.suites.append(suite)
      if failFast, report.hasFailed { break }
    }
    guard !report.suites.isEmpty else { throw nothing }
    try keeper?.tidy()
    if let keeper {
      if let suite = keeper.misspelt { report.suites.append(suite) }
      report.remarks += keeper.remarks(isWhole: isWhole)
    } else if hasScenarios, !baselines.noBaselines {
      report.remarks.append(TestReport.remark(onNoBaselinesIn: baselines.baselines))
    }
    if mutate { try await mutated(&report, mutants) }
    if coverage { report.add(covered.books, threshold: threshold.map { $0 / 100 }) }
    return report
  }

  /// Where something fails without any mistake, nothing can be said of those that are made.
  private func mutated(_ report: inout TestReport, _ mutants: MutationSession) async throws(Failure) {
    guard !report.hasFailed else {
      report.remarks.append("No mutants were made: everything must hold without them first.")
      return
    }
    try await mutants.mutate(into: &report, isQuiet: format != .text || out != nil)
  }

  private var nothing: Failure {
    let place = paths.isEmpty ? TestTargets.standardFolder : paths.joined(separator: ", ")
    return Failure(
      .failed, in: place,
      filter.map { "nothing here matches the filter '\($0)'" }
        ?? "nothing here expects anything: no scenario has an 'expect' block, and there is no table of tests")
  }

  private func show(_ report: TestReport) throws(Failure) {
    let style = TerminalStyle(
      usesColor: out == nil && Console.showsColor(onTerminal: Console.outputIsTerminal),
      usesUnicode: Console.showsUnicode, width: Console.width)
    let text =
      switch format {
      case .text: report.text(in: style, showsAll: all)
      case .json: report.jsonText
      case .junit: report.junit(timestamp: Clock.timestamp)
      case .github: report.github
      }
    guard let out else { return Console.print(text) }
    try Files.write(text, to: FilePath(out))
  }
}
