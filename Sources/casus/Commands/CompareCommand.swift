import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation
import CasusStore
import SystemPackage

struct CompareCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, chart, json, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Say what differs between scenarios, rulebooks or saved runs, how sure that is, and which outcomes change.",
    discussion: """
      The first is the reference, and each other one is compared with it, draw for draw in common random worlds: the same \
      requests, judgements and coins, but for what sets the two apart. Each difference comes with an interval; all \
      intervals together hold with a confidence of 95%. The table of changes says how likely a request ends in one \
      outcome under the one and in another under the other.

      With --rules given twice or more, every scenario is compared under these rulebooks; the first is the reference.

      A saved run (see 'casus results') is named by its name, its id, or 'last', and is as it was made. A scenario file \
      beside it is run with its seed, draws and design; --seed, --draws, --design, --rules, --set and --pin are about \
      scenario files only. Runs that share no draws are compared as such, and the result says so and why. A word with a \
      slash or an ending like .yaml is a file; any other is the file of that name where there is one, else a saved run.

      EXAMPLES
        casus compare scenarios/cases/kazakhstan-2022.yaml scenarios/cases/armenia-2021.yaml
        casus compare --rules csto --rules my-rules.yaml scenarios/cases/*.yaml
        casus compare --pin reading.article4=outside A.yaml B.yaml
        casus compare before after
        casus compare before scenarios/cases/armenia-2021.yaml
        casus compare --format json --out difference.json A.yaml B.yaml C.yaml
      """)

  @Argument(
    help: ArgumentHelp(
      "Scenario files or saved runs; the first is the reference unless --rules is given twice.",
      valueName: "file or run"),
    completion: .file(extensions: ["yaml"]))
  var names: [String]

  @Option(
    help: ArgumentHelp(
      """
      Use this rulebook instead of the one that the scenario files name: a bundled identifier or a file. Given several \
      times, compare these rulebooks on each scenario.
      """, valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var rules: [String] = []

  @OptionGroup var changes: ChangeOptions

  @Option(
    help: ArgumentHelp(
      """
      How many requests to simulate on each side; rounded up to a multiple of 2,048. (default: \(Self.defaultDraws), or \
      those of the saved run)
      """, valueName: "number"))
  var draws: Int?

  @OptionGroup var sampling: StatedSamplingOptions

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

  @OptionGroup var store: StoreOptions

  static let defaultDraws = 262_144

  private var comparesRules: Bool { rules.count > 1 }

  func validate() throws {
    let greatest = RunSettings.greatestDraws(under: sampling.design ?? .random)
    if let draws, !(1...greatest).contains(draws) {
      throw ValidationError("--draws must be from 1 to \(greatest), not \(draws)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    guard !comparesRules, names.count < 2 else { return }
    throw ValidationError(
      rules.isEmpty
        ? "two scenario files or saved runs are needed, or --rules twice: one has nothing to be compared with"
        : "two scenario files are needed, or --rules twice: name the other rulebook with another --rules, the reference first"
    )
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let groups = try groups(library)
      if !quiet {
        Console.report(groups.flatMap { $0.members.flatMap(\.model.warnings) }.unique, quoting: library)
      }
      let work = ComparisonWork(
        isQuiet: quiet, threads: threads, greatestLedger: why ? LedgerWork.greatestEdits : nil)
      let outcome = await work.compare(groups)
      if !outcome.finished.isEmpty {
        try show(outcome.finished, isInterrupted: outcome.failure?.code == .interrupted)
      }
      if let failure = outcome.failure { throw failure }
    }
  }

  /// The sides against each other, or the rulebooks on each scenario.
  private func groups(_ library: Library) throws(Failure) -> [ComparisonWork.Group] {
    let reader = SideReader(changes: changes, store: store, library: library) { text in
      if !quiet { Console.printError(text) }
    }
    var stated = SideReader.Stated(
      seed: sampling.seed, draws: draws, design: sampling.design, threads: threads)
    guard comparesRules else {
      stated.rules = rules.first
      return [ComparisonWork.Group(subject: "", members: try reader.members(names, stated))]
    }
    var groups: [ComparisonWork.Group] = []
    for name in names {
      guard case .file(let path) = try NamedInput(name, store, library) else {
        throw Failure(
          .badInput, in: name,
          "this is a saved run, which is as it was made: rulebooks are compared on scenario files",
          hint: "name the scenario's file")
      }
      let members = try reader.members(path, rules: rules, stated)
      let scenario = members[0].model.scenario
      groups.append(ComparisonWork.Group(subject: "\(scenario.title) (\(scenario.id))", members: members))
    }
    return groups
  }

  private func show(_ comparisons: [LabelledComparison], isInterrupted: Bool) throws(Failure) {
    let style = TerminalStyle(
      usesColor: out == nil && Console.showsColor(onTerminal: Console.outputIsTerminal),
      usesUnicode: Console.showsUnicode, width: Console.width)
    let text =
      switch format ?? .table {
      case .table:
        ComparisonReport(comparisons, command: command(comparisons), isInterrupted: isInterrupted).text(
          in: style)
      case .chart:
        ComparisonChartReport(comparisons, command: command(comparisons), isInterrupted: isInterrupted).text(
          in: style)
      case .json: ComparisonJSON.text(for: comparisons, isInterrupted: isInterrupted)
      case .csv: ComparisonCSV.text(for: comparisons)
      }
    guard let out else { return Console.print(text) }
    try Files.write(text, to: FilePath(out))
  }

  /// The command that gives the result again: with what was stated and, where nothing was saved, the usual seed and draws.
  private func command(_ comparisons: [LabelledComparison]) -> String {
    let hasSaved = comparisons.contains { $0.sides.contains { $0.store != nil } }
    let draws = draws ?? (hasSaved ? nil : Self.defaultDraws)
    let seed = sampling.seed ?? (hasSaved ? nil : 1)
    var words = ["casus", "compare"] + rules.flatMap { ["--rules", $0] } + changes.words
    words += draws.map { ["--draws", String($0)] } ?? []
    words += seed.map { ["--seed", String($0)] } ?? []
    words += sampling.design.map { ["--design", $0.rawValue] } ?? []
    words += (why ? [] : ["--no-why"]) + (hasSaved ? store.words : []) + names
    return words.map(\.shellQuoted).joined(separator: " ")
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
