import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import SystemPackage

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Say how likely each response is, how sure that is, and why.",
    discussion: """
      For each outcome of a scenario: its probability with its standard error, the interval that the stated beliefs \
      about the rules leave, and which criteria decided. Several files make one table side by side.

      EXAMPLES
        casus run scenarios/cases/kazakhstan-2022.yaml
        casus run scenarios/cases/*.yaml
        casus run --pin reading.article4=outside --pin judgements=central FILE
        casus run --set "moscow.forces_free=0.05 to 0.2" --draws 1000000 FILE
        casus run --format json --out run.json FILE
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml"]))
  var files: [String]

  @OptionGroup var changes: ModelOptions

  @Option(
    help: ArgumentHelp(
      "How many requests to simulate; rounded up to a multiple of 2,048.", valueName: "number"))
  var draws = 65_536

  @Option(
    help: ArgumentHelp("The seed; the same seed gives the same result to the last bit.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var sampling: SamplingOptions

  @Option(help: "How to print the result.")
  var format = Format.table

  @Option(
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var out: String?

  @Flag(help: "List every criterion that decided, not the ten weightiest.")
  var all = false

  @Flag(help: "Show neither progress nor warnings.")
  var quiet = false

  func validate() throws {
    let greatest = RunSettings.greatestDraws(under: sampling.design)
    guard (1...greatest).contains(draws) else {
      throw ValidationError("--draws must be from 1 to \(greatest), not \(draws)")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      var models: [SimulationModel] = []
      for file in files { models.append(try changes.model(of: file, library: library)) }
      if !quiet { Console.report(models.flatMap(\.warnings), quoting: library) }
      let settings = RunSettings(seed: seed, design: sampling.design, draws: draws)
      let simulation = Simulation(settings: settings, isQuiet: quiet)
      let runs = try await simulation.runs(of: models)
      let text = try await self.text(of: runs, by: simulation)
      if let out {
        try Files.write(text, to: FilePath(out))
      } else {
        Console.print(text)
      }
      if runs.contains(where: \.result.manifest.isInterrupted) {
        throw Failure(
          .interrupted, in: "run",
          "interrupted: the result is that of a run with the draws that were finished")
      }
    }
  }

  private func text(of runs: [CompletedRun], by simulation: Simulation) async throws(Failure) -> String {
    let style = TerminalStyle(
      usesColor: out == nil && Console.showsColor(onTerminal: Console.outputIsTerminal),
      usesUnicode: Console.showsUnicode, width: Console.width)
    let reports = runs.map { ReportedRun($0.result, of: $0.model) }
    switch format {
    case .json: return RunJSON.text(for: reports)
    case .csv: return RunCSV.text(for: reports)
    case .table:
      if runs.count == 1, let run = runs.first {
        let options = RunReport.Options(limit: all ? nil : 10, command: command)
        return RunReport(run.result, of: run.model, options: options).text(in: style)
      }
      let comparison = try await simulation.comparison(of: runs)
      return SideBySideReport(reports, comparison: comparison, command: command).text(in: style)
    }
  }

  /// The command that gives this result again.
  private var command: String {
    let words =
      ["casus", "run"] + changes.words + ["--draws", String(draws), "--seed", String(seed)]
      + sampling.words + files
    return words.map(\.shellQuoted).joined(separator: " ")
  }
}
