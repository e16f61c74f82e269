import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
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
      or in the folder 'cases' beside it; --case names others.

      EXAMPLES
        casus report scenarios/cases/kazakhstan-2022.yaml --out report.html
        casus report --out report.md FILE
        casus report --pin reading.article4=outside --out outside.html FILE
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, markdown
  }

  @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml"]))
  var files: [String]

  @OptionGroup var changes: ModelOptions

  @Option(
    help: ArgumentHelp(
      "How many requests to simulate; rounded up to a multiple of 2,048.", valueName: "number"))
  var draws = RunCommand.defaultDraws

  @Option(
    help: ArgumentHelp(
      "The seed; the same seed gives the same report to the last digit.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var sampling: SamplingOptions

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

  @Flag(help: "List every criterion that decided, not the ten weightiest.")
  var all = false

  @Flag(help: "Show neither progress nor warnings.")
  var quiet = false

  func validate() throws {
    let greatest = RunSettings.greatestDraws(under: sampling.design)
    guard (1...greatest).contains(draws) else {
      throw ValidationError("--draws must be from 1 to \(greatest), not \(draws)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
    guard !noCases || cases.isEmpty else {
      throw ValidationError("--case cannot be used with --no-cases")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let model = try changes.model(of: files[0], library: library)
      if !quiet { Console.report(model.warnings, quoting: library) }
      let pastCases =
        noCases ? [] : try PastCases(library, changes).models(cases, beside: files[0], like: model)
      let simulation = Simulation(
        settings: RunSettings(seed: seed, design: sampling.design, draws: draws, width: threads),
        isQuiet: quiet)
      let runs = try await simulation.runs(of: [model] + pastCases)
      let reports = runs.completed.map { ReportedRun($0.result, of: $0.model) }
      let page = RunPage(
        reports[0],
        options: RunPage.Options(
          limit: all ? nil : 10, command: command, provenance: [("Tool", "casus \(Version.text)")],
          cases: Array(reports.dropFirst())))
      let text = isMarkdown ? page.markdown : page.html
      if let out { try Files.write(text, to: FilePath(out)) } else { Console.print(text) }
      if let failure = runs.failure { throw failure }
    }
  }

  private var isMarkdown: Bool {
    if let format { return format == .markdown }
    return ["md", "markdown"].contains(out.flatMap { FilePath($0).extension }?.lowercased() ?? "")
  }

  /// The command that writes this report again.
  private var command: String {
    var words = ["casus", "report"] + changes.words + ["--draws", String(draws), "--seed", String(seed)]
    words += sampling.words + cases.flatMap { ["--case", $0] } + (noCases ? ["--no-cases"] : [])
    words += (all ? ["--all"] : []) + (format.map { ["--format", $0.rawValue] } ?? [])
    words += (out.map { ["--out", $0] } ?? []) + files
    return words.map(\.shellQuoted).joined(separator: " ")
  }
}
