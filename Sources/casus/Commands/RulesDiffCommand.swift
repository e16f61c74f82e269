import ArgumentParser
import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import SystemPackage

extension RulesCommand {
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what differs in meaning between two rulebooks.",
      discussion: """
        Criterion by criterion, citation by citation, belief by belief: what was added, removed, changed, or moved where \
        order matters. Comments, white space, the order of keys, quoting and spellings of numbers are no difference.

        With scenarios, each edit is made alone on the old rulebook, and it is told in how many draws it changes a \
        probability; where it is none, the edit changes no probability there. A scenario that only one of the two rulebooks can \
        read is named, with the reason.

        EXAMPLES
          casus rules diff csto mine.yaml
          casus rules diff csto mine.yaml scenarios/cases/*.yaml
          casus rules diff old.yaml new.yaml --format json
          casus rules diff --exit-code csto mine.yaml || echo results may differ
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    @Argument(
      help: "The old rulebook: a bundled identifier, or a file.", completion: .file(extensions: ["yaml"]))
    var old: String

    @Argument(
      help: "The new rulebook: a bundled identifier, or a file.", completion: .file(extensions: ["yaml"]))
    var new: String

    @Argument(
      help: "Scenarios, to tell how many of their draws each edit touches.",
      completion: .file(extensions: ["yaml"]))
    var scenarios: [String] = []

    @Option(
      help: ArgumentHelp(
        "How many draws of each scenario to make; rounded up to a multiple of 2,048.", valueName: "number"))
    var draws = 16_384

    @Option(help: ArgumentHelp("The seed of the draws.", valueName: "number"))
    var seed: UInt64 = 1

    @OptionGroup var sampling: SamplingOptions

    @Flag(help: "Show no progress.")
    var quiet = false

    @Option(help: "How to print the differences.")
    var format = Format.text

    @Option(
      help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
      completion: .file())
    var out: String?

    @Flag(help: "End with exit code 1 where a result can differ.")
    var exitCode = false

    func run() async throws {
      let library = Library()
      var canDiffer = false
      try await Console.run(quoting: library) { () async throws(Failure) in
        let books = (try library.rulebook(old), try library.rulebook(new))
        let revision = try library.reading { () throws(DiagnosticList) in
          try Revision(from: books.0, to: books.1)
        }
        canDiffer = !revision.effective.isEmpty
        try show(revision, scenarios.isEmpty ? nil : try await touches(revision, library))
      }
      if exitCode, canDiffer { throw ExitCode(1) }
    }

    func validate() throws {
      guard draws >= 1, draws <= RunSettings.greatestDraws(under: sampling.design) else {
        throw ValidationError("--draws must be a number from 1 to that of the design's distinct points")
      }
    }

    private func touches(_ revision: Revision, _ library: Library) async throws(Failure) -> TouchReport {
      var files: [ScenarioRevision.Files] = []
      var names: [String] = []
      var unread: [TouchReport.Unread] = []
      for path in scenarios {
        let (scenario, lacking) = try scenario(at: path, library)
        if let lacking { unread.append(lacking) }
        // What only one of the two can read has no draws on both sides.
        guard lacking == nil else { continue }
        names.append(scenario.id)
        files.append(
          try library.reading { () throws(DiagnosticList) in try ScenarioRevision.Files(of: scenario) })
      }
      let settings = RunSettings(seed: seed, design: sampling.design, draws: draws)
      let progress = ProgressLine(isQuiet: quiet)
      defer { progress.clear() }
      let simulation = Simulation(settings: settings, isQuiet: quiet)
      let (scenarios, title, notRead) = (files, names.joined(separator: ", "), unread)
      do throws(Ledger.Failure) {
        let touches = try await simulation.cancelling { () async throws(Ledger.Failure) in
          try await EditTouches.execute(revision, scenarios: scenarios, settings) { done, needed in
            progress.show(
              Run.Progress(draws: done * settings.draws, total: needed * settings.draws), of: title)
          }
        }
        return TouchReport(
          scenarios: names, draws: touches.draws,
          rows: touches.rows.map { row in
            TouchReport.Row(row.edits.map { revision.edits[$0] }, touched: row.touched)
          }, unread: notRead)
      } catch {
        throw Failure(error)
      }
    }

    /// A scenario, and which of the two rulebooks cannot be asked about it, if either.
    ///
    /// - Throws: What is wrong with it under both.
    private func scenario(
      at path: String, _ library: Library
    ) throws(Failure) -> (scenario: Scenario, lacking: TouchReport.Unread?) {
      func lacking(_ rulebook: String, _ scenario: Scenario, _ failure: Failure) -> TouchReport.Unread {
        let reason = failure.diagnostics.first
        let line = reason?.span.map { ":\($0.start.line)" } ?? ""
        return TouchReport.Unread(
          scenario: scenario.id, rulebook: rulebook,
          reason: reason.map { "\($0.message) (\($0.source)\(line))" } ?? "")
      }
      do throws(Failure) {
        let scenario = try readable(path, old, library)
        do throws(Failure) {
          _ = try readable(path, new, library)
          return (scenario, nil)
        } catch {
          return (scenario, lacking(new, scenario, error))
        }
      } catch {
        guard error.code == .badInput, let scenario = try? readable(path, new, library) else { throw error }
        return (scenario, lacking(old, scenario, error))
      }
    }

    /// The scenario in a file, where a rulebook can be asked about it.
    private func readable(_ path: String, _ rulebook: String, _ library: Library) throws(Failure) -> Scenario
    {
      let (scenario, book) = try library.scenario(at: path, rules: rulebook)
      _ = try library.reading { () throws(DiagnosticList) in
        try SimulationModel(rulebook: book, scenario: scenario)
      }
      return scenario
    }

    private func show(_ revision: Revision, _ touches: TouchReport?) throws(Failure) {
      var style = Console.outputStyle
      if out != nil { style.usesColor = false }
      let text =
        switch format {
        case .text: RevisionReport(revision, touches: touches).text(in: style)
        case .json: RevisionJSON.value(for: revision, touches: touches).text() + "\n"
        }
      guard let out else { return Console.print(text) }
      try Files.write(text, to: FilePath(out))
    }
  }
}

extension Failure {
  /// Why there is no ledger.
  init(_ failure: Ledger.Failure) {
    switch failure {
    case .model(let list): self.init(.badInput, list.diagnostics)
    case .draw(let error): self.init(.badInput, [error.diagnostic])
    case .cancelled:
      self.init(.interrupted, in: "casus", "interrupted before the effects of the edits were known")
    }
  }
}
