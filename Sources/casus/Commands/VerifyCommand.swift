import ArgumentParser
import CasusExpressions
import CasusReport
import CasusSimulation
import CasusStore

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compute a saved run again, or a sample of it, and say whether it agrees to the bit.",
    discussion: """
      The model is made from the texts that were saved with the run, so that it does not matter what has become of the \
      files. A run is saved in up to 32 parts, each with a fingerprint of its integers; the fingerprints sum to that of \
      the whole. A sample computes some of the parts again, picked by a hash of the run; --all computes every one and \
      compares every integer. Kept draws of the parts are compared value by value.

      The exit code is 0 where all agrees, 1 where something differs, and 65 where the two cannot be compared because this \
      machine's quantile tables, or this tool's arithmetic, are others.

      EXAMPLES
        casus verify last
        casus verify --all base
        casus verify --draws 1000000 base
      """)

  @Argument(help: "A saved run's name or id, or 'last'.")
  var reference: String

  @Flag(help: "Compute all of the run again.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "How many draws to compute again at least, in whole parts of the run. (default: \(Self.defaultDraws))",
      valueName: "number"))
  var draws: Int?

  @Option(
    help: ArgumentHelp("How many threads to use. (default: all processors)", valueName: "number"))
  var threads: Int?

  @Flag(help: "Show no progress, and no report where all agrees.")
  var quiet = false

  @OptionGroup var file: StoreOptions

  static let defaultDraws = 65_536

  func validate() throws {
    if all, draws != nil { throw ValidationError("--all and --draws exclude each other") }
    if let draws, draws < 1 { throw ValidationError("--draws must be at least 1, not \(draws)") }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
  }

  func run() async throws {
    let library = Library()
    var agrees = true
    try await Console.run(quoting: library) { () async throws(Failure) in
      let store = try file.open(for: .reading)
      let run = try StoreOptions.failing { () throws(StoreFailure) in try store.run(reference) }
      for text in run.texts.scenario + [run.texts.rulebook] {
        _ = library.keep(SourceText(name: text.name, text: text.text))
      }
      let found = try await verification(of: run, store)
      agrees = found.agrees
      if agrees, quiet { return }
      Console.print(report(found, run).text(in: Console.outputStyle))
    }
    if !agrees { throw ExitCode(1) }
  }

  private func verification(of run: SavedRun, _ store: ResultsStore) async throws(Failure) -> Verification {
    let progress = ProgressLine(isQuiet: quiet)
    defer { progress.clear() }
    let name = run.entry.name
    let extent: VerificationExtent = all ? .all : .sample(draws: draws ?? Self.defaultDraws)
    let width = threads
    do throws(Verifier.Failure) {
      let verifier = try Verifier(run, in: store, width: width)
      let simulation = Simulation(settings: run.settings, isQuiet: quiet)
      return try await simulation.cancelling { () async throws(Verifier.Failure) in
        try await verifier.verify(extent) { progress.show($0, of: "verifying \(name)") }
      }
    } catch {
      throw Failure(error, run.entry, in: store.path)
    }
  }

  private func report(_ found: Verification, _ run: SavedRun) -> VerificationReport {
    VerificationReport(
      name: run.entry.name, draws: run.entry.manifest.draws, checkedDraws: found.draws,
      parts: found.blocks.all, checkedParts: found.blocks.checked, isComplete: found.isComplete,
      keptDraws: found.keptDraws, isExact: run.entry.exact != nil,
      differences: found.differences.map {
        VerificationReport.Difference(place: $0.place, saved: $0.saved, computed: $0.computed)
      }, differenceCount: found.differenceCount)
  }
}

extension Failure {
  /// Why a saved run is neither verified nor refuted.
  fileprivate init(_ failure: Verifier.Failure, _ entry: SavedRunEntry, in path: String) {
    let place = "\(path), run \(entry.name)"
    switch failure {
    case .store(let failure): self.init(failure)
    case .texts(let list): self.init(.badInput, list.diagnostics)
    case .draw(.draw(let error)): self.init(.badInput, [error.diagnostic])
    case .exact(.refused(let list)): self.init(.badInput, list.diagnostics)
    case .exact(.draw(let diagnostic)): self.init(.badInput, [diagnostic])
    case .draw(.cancelled), .exact(.cancelled):
      self.init(.interrupted, in: "verify", "interrupted before the run was verified")
    case .obstacle(.arithmetic(let saved, let own)):
      self.init(
        .badInput, in: place,
        "the run was made with arithmetic version \(saved), and this casus has version \(own): they cannot be compared",
        hint: "verify with casus \(entry.origin.toolVersion)")
    case .obstacle(.tables(let saved, let own)):
      self.init(
        .badInput, in: place,
        "the run's quantile tables have the fingerprint \(HexText.of(saved)), and those that this machine "
          + "makes \(HexText.of(own)): they cannot be compared",
        hint: "the run was made on \(entry.origin.system) with \(entry.origin.instructionSet)")
    case .obstacle(.unfit(let reason)):
      self.init(
        .badInput, in: place, "the saved numbers do not fit the saved rulebook: \(reason)",
        hint: "the file was changed after the run was saved")
    }
  }
}
