import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation
import SystemPackage

struct CompareCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, chart, json, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what differs between scenarios or rulebooks, how sure that is, and which outcomes change.",
    discussion: """
      The first is the reference, and each other one is compared with it, draw for draw in common random worlds: the same \
      requests, judgements and coins, but for what sets the two apart. Each difference comes with an interval; all \
      intervals together hold with a confidence of 95%. The table of changes says how likely a request ends in one \
      outcome under the one and in another under the other.

      With --rules given twice or more, every scenario is compared under these rulebooks; the first is the reference.

      EXAMPLES
        casus compare scenarios/cases/kazakhstan-2022.yaml scenarios/cases/armenia-2021.yaml
        casus compare --rules csto --rules my-rules.yaml scenarios/cases/*.yaml
        casus compare --pin reading.article4=outside A.yaml B.yaml
        casus compare --format json --out difference.json A.yaml B.yaml C.yaml
      """)

  @Argument(
    help: "Scenario files; the first is the reference unless --rules is given twice.",
    completion: .file(extensions: ["yaml"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      """
      Use this rulebook instead of the one that the scenarios name: a bundled identifier or a file. Given several times, \
      compare these rulebooks on each scenario.
      """, valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var rules: [String] = []

  @OptionGroup var changes: ChangeOptions

  @Option(
    help: ArgumentHelp(
      "How many requests to simulate on each side; rounded up to a multiple of 2,048.", valueName: "number"))
  var draws = 262_144

  @Option(
    help: ArgumentHelp("The seed; the same seed gives the same result to the last bit.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var sampling: SamplingOptions

  @Option(
    help: ArgumentHelp(
      "How many threads to use; no bit of the result depends on it. (default: all processors)",
      valueName: "number"))
  var threads: Int?

  @Option(help: "How to print the result. (default: table)")
  var format: Format?

  @Option(
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var out: String?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Tell what each edit from the one to the other does: alone, last, and its share of the change.",
      discussion: "Where more than 8 edits can change a probability, it takes a while."))
  var why = true

  @Flag(help: "Show neither progress nor warnings.")
  var quiet = false

  private var comparesRules: Bool { rules.count > 1 }

  func validate() throws {
    let greatest = RunSettings.greatestDraws(under: sampling.design)
    if !(1...greatest).contains(draws) {
      throw ValidationError("--draws must be from 1 to \(greatest), not \(draws)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    if !comparesRules, files.count < 2 {
      throw ValidationError(
        "two scenario files are needed, or --rules twice: one file has nothing to be compared with")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let groups = try comparesRules ? rulebookGroups(library) : [scenarioGroup(library)]
      if !quiet {
        Console.report(groups.flatMap { $0.members.flatMap(\.model.warnings) }.unique, quoting: library)
      }
      let settings = RunSettings(seed: seed, design: sampling.design, draws: draws, width: threads)
      let work = ComparisonWork(settings: settings, isQuiet: quiet, tellsWhy: why)
      let (finished, failure) = await work.compare(groups)
      if !finished.isEmpty { try show(finished) }
      if let failure { throw failure }
    }
  }

  /// The scenarios against each other.
  private func scenarioGroup(_ library: Library) throws(Failure) -> ComparisonWork.Group {
    var members: [ComparisonWork.Member] = []
    for file in files {
      let model = try changes.model(of: file, rules: rules.first, library: library)
      let side = side(members.count, title: "\(model.scenario.title) (\(file))", id: file)
      members.append(ComparisonWork.Member(side: side, model: model))
    }
    return ComparisonWork.Group(subject: "", members: members)
  }

  /// The rulebooks against each other, on each scenario.
  private func rulebookGroups(_ library: Library) throws(Failure) -> [ComparisonWork.Group] {
    var groups: [ComparisonWork.Group] = []
    for file in files {
      var members: [ComparisonWork.Member] = []
      for rulebook in rules {
        let model = try changes.model(of: file, rules: rulebook, library: library)
        let side = side(members.count, title: "under the rulebook \(rulebook)", id: rulebook)
        members.append(ComparisonWork.Member(side: side, model: model))
      }
      let scenario = members[0].model.scenario
      groups.append(ComparisonWork.Group(subject: "\(scenario.title) (\(scenario.id))", members: members))
    }
    return groups
  }

  private func side(_ index: Int, title: String, id: String) -> LabelledComparison.Side {
    LabelledComparison.Side(letter: ComparisonReport.letter(index), title: title, id: id)
  }

  private func show(_ comparisons: [LabelledComparison]) throws(Failure) {
    let style = TerminalStyle(
      usesColor: out == nil && Console.showsColor(onTerminal: Console.outputIsTerminal),
      usesUnicode: Console.showsUnicode, width: Console.width)
    let text =
      switch format ?? .table {
      case .table: ComparisonReport(comparisons, command: command).text(in: style)
      case .chart: ComparisonChartReport(comparisons, command: command).text(in: style)
      case .json: ComparisonJSON.text(for: comparisons)
      case .csv: ComparisonCSV.text(for: comparisons)
      }
    guard let out else { return Console.print(text) }
    try Files.write(text, to: FilePath(out))
  }

  /// The command that gives the result again.
  private var command: String {
    (["casus", "compare"] + rules.flatMap { ["--rules", $0] } + changes.words
      + ["--draws", String(draws), "--seed", String(seed)] + sampling.words + (why ? [] : ["--no-why"])
      + files)
      .map(\.shellQuoted).joined(separator: " ")
  }
}

extension [Diagnostic] {
  /// Each finding once, in the order in which they first come.
  fileprivate var unique: [Diagnostic] {
    reduce(into: []) { found, diagnostic in
      if !found.contains(diagnostic) { found.append(diagnostic) }
    }
  }
}
