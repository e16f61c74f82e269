import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation
import CasusStore
import SystemPackage

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report to read, print or send: one page of HTML, or Markdown.",
    discussion: """
      The page opens without a network and holds everything: the answer in words and figures, the way of the requests \
      through the procedure, what decided and by which source, what all of it rests on, the quantities, what would \
      change the answer, past cases under the same rules, and how to reproduce it.

      Past cases are the scenarios with something observed, under the same rulebook, that lie in the scenario's folder \
      or in the folder 'cases' beside it; --case names others. With several scenarios the report compares them draw for \
      draw.

      A saved run (see 'casus results') is named by its name, its id, or 'last', and is as it was made; past cases beside \
      it are run with its seed, draws and design. --seed, --draws, --design, --rules, --set and --pin are about scenario \
      files only.

      EXAMPLES
        casus report scenarios/cases/kazakhstan-2022.yaml --out report.html
        casus report --out report.md FILE
        casus report --along moscow.forces_free --out report.html FILE
        casus report --out compared.html scenarios/cases/*.yaml
        casus report --out last.html last
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, markdown
  }

  @Argument(
    help: ArgumentHelp("Scenario files or saved runs; several are compared.", valueName: "run or file"),
    completion: .file(extensions: ["yaml"]))
  var files: [String]

  @OptionGroup var changes: ModelOptions

  @Option(
    help: ArgumentHelp(
      """
      How many requests to simulate; rounded up to a multiple of 2,048. (default: \(RunCommand.defaultDraws), or those of \
      the saved run)
      """, valueName: "number"))
  var draws: Int?

  @OptionGroup var sampling: StatedSamplingOptions

  @Option(
    help: ArgumentHelp(
      "How many threads to use; no bit of the result depends on it. (default: all processors)",
      valueName: "number"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Write the report to a file instead of standard output; .md makes it Markdown.", valueName: "file"),
    completion: .file(extensions: ["html", "md"]))
  var out: String?

  @Option(help: "How to write it. (default: by the file's ending, else html)")
  var format: Format?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Compare with this past case. May be given several times.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var cases: [String] = []

  @Flag(help: "Compare with no past cases.")
  var noCases = false

  @Option(
    help: ArgumentHelp(
      "Draw how the answer moves along a factor, from one end of its range to the other. May be given several times.",
      valueName: "factor"))
  var along: [String] = []

  @Flag(help: "List every criterion that decided, not the ten weightiest.")
  var all = false

  @Flag(help: "Show neither progress nor warnings.")
  var quiet = false

  @OptionGroup var store: StoreOptions

  func validate() throws {
    let greatest = RunSettings.greatestDraws(under: sampling.design ?? .random)
    if let draws, !(1...greatest).contains(draws) {
      throw ValidationError("--draws must be from 1 to \(greatest), not \(draws)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    if files.count > 1, !cases.isEmpty || noCases || !along.isEmpty {
      throw ValidationError(
        "--case, --no-cases and --along are for the report of one scenario, not of \(files.count)")
    }
    guard !noCases || cases.isEmpty else {
      throw ValidationError("--case cannot be used with --no-cases")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      var inputs: [ReportInput] = []
      for name in files {
        inputs.append(try ReportInput(name, changes.changes, rules: changes.rules, store, library))
      }
      if inputs.allSatisfy(\.isSaved), let option = stated.first { throw .unchangeable(files[0], option) }
      if !quiet {
        Console.report(inputs.flatMap(\.model.warnings), quoting: library)
        for case .saved(let again) in inputs { again.note.map(Console.printError) }
      }
      if inputs.count == 1 { try await report(inputs[0], library) } else { try await compare(inputs) }
    }
  }

  /// Writes the report of one run.
  private func report(_ input: ReportInput, _ library: Library) async throws(Failure) {
    let file = if case .saved(let again) = input { again.saved.entry.origin.file } else { files[0] }
    let pastCases =
      noCases ? [] : try PastCases(library, changes).models(cases, beside: file, like: input.model)
    let settings = settings(for: [input])
    let simulation = simulation(settings)
    let run = try await input.run(by: simulation)
    let others = run.failure == nil ? try await simulation.runs(of: pastCases) : nil
    let lines = try await Sweep(library, simulation).lines(
      along: run.failure == nil ? along : [], of: input.model)
    let page = RunPage(
      run.completed[0].withVariance,
      options: RunPage.Options(
        limit: all ? nil : 10, command: command(settings, [input]),
        provenance: tool + input.provenance(letter: ""),
        cases: (others?.completed ?? []).map(\.reported), lines: lines))
    try write(isMarkdown ? page.markdown : page.html)
    if let failure = run.failure ?? others?.failure { throw failure }
  }

  /// Writes the report of several runs.
  private func compare(_ inputs: [ReportInput]) async throws(Failure) {
    let settings = settings(for: inputs)
    var runs: [CompletedRun] = []
    var failure: Failure?
    for input in inputs where failure == nil {
      let run = try await input.run(by: simulation(settings))
      runs += run.completed
      failure = run.failure
    }
    let pairs =
      failure == nil
      ? try await ComparedRuns(isQuiet: quiet, threads: threads, command: longer).pairs(of: runs) : []
    let provenance = inputs.enumerated().flatMap { $1.provenance(letter: ComparisonReport.letter($0)) }
    let page = ComparisonPage(
      runs.map(\.reported),
      options: ComparisonPage.Options(
        command: command(settings, inputs), provenance: tool + provenance, pairs: pairs))
    try write(isMarkdown ? page.markdown : page.html)
    if let failure { throw failure }
  }

  /// How scenarios are run: as the user says, else as the first saved run was, so that the two can be compared draw for draw.
  private func settings(for inputs: [ReportInput]) -> RunSettings {
    let saved = inputs.lazy.compactMap(\.savedSettings).first
    return RunSettings(
      seed: sampling.seed ?? saved?.seed ?? 1,
      design: sampling.design ?? saved?.design ?? .random,
      draws: draws ?? saved?.drawsAsked ?? RunCommand.defaultDraws, width: threads)
  }

  /// What was stated about runs that are made now, as words of a command line.
  private var stated: [String] {
    (draws.map { ["--draws", String($0)] } ?? []) + sampling.words
  }

  /// The command that compares two of the runs at length, without their names.
  private var longer: [String] { ["casus", "compare"] + changes.words + stated + store.words }

  private func simulation(_ settings: RunSettings) -> Simulation {
    Simulation(settings: settings, isQuiet: quiet)
  }

  private var tool: [(name: String, value: String)] { [("Tool", "casus \(Version.text)")] }

  private func write(_ text: String) throws(Failure) {
    if let out { try Files.write(text, to: FilePath(out)) } else { Console.print(text) }
  }

  private var isMarkdown: Bool {
    if let format { return format == .markdown }
    return ["md", "markdown"].contains(out.flatMap { FilePath($0).extension }?.lowercased() ?? "")
  }

  /// The command that writes this report again.
  private func command(_ settings: RunSettings, _ inputs: [ReportInput]) -> String {
    var words = ["casus", "report"] + changes.words
    if !inputs.allSatisfy(\.isSaved) {
      words += ["--draws", String(settings.drawsAsked), "--seed", String(settings.seed)]
      words += sampling.design.map { ["--design", $0.rawValue] } ?? SamplingOptions.words(settings.design)
    }
    words += cases.flatMap { ["--case", $0] } + (noCases ? ["--no-cases"] : [])
    words +=
      along.flatMap { ["--along", $0] } + (all ? ["--all"] : [])
      + (format.map { ["--format", $0.rawValue] } ?? [])
    if store.store != StoreOptions.usual { words += ["--store", store.store] }
    words += (out.map { ["--out", $0] } ?? []) + files
    return words.map(\.shellQuoted).joined(separator: " ")
  }
}
