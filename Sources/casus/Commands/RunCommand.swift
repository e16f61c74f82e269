import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import CasusStore

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Say how likely each response is, how sure that is, and why.",
    discussion: """
      For each outcome of a scenario: its probability with its standard error, the interval that the stated beliefs \
      about the rules leave, and which criteria decided. Several files make one table side by side.

      With --precision the run goes on until the standard error of every outcome's probability, and of P(approved) given \
      that something was asked, is at most that. It is looked at after 1,024, 2,048, 4,096 ... rows of 64 draws, at most \
      12 times; no standard error is below 1/rows. Under latin and sobol, whose errors come from 32 replicates, it must be \
      4% smaller, by Student's t. Where the ceiling comes first, the result is printed all the same and \
      the exit code is 3.

      With --save the run is kept in a results file, from which it can be shown, exported, compared and verified: \
      `casus help results`.

      With --shard only a part of a run's draws is made; `casus merge` puts the parts together.

      EXAMPLES
        casus run scenarios/cases/kazakhstan-2022.yaml
        casus run scenarios/cases/*.yaml
        casus run --pin reading.article4=outside --pin judgements=central FILE
        casus run --exact --pin judgements=central FILE
        casus run --set "moscow.forces_free=0.05 to 0.2" --draws 1000000 FILE
        casus run --precision 0.001 FILE
        casus run --format chart --along moscow.forces_free FILE
        casus run --draws 1000000000 --shard 3/64 --out part-3 FILE
        casus run --format json --out run.json FILE
        casus run --save FILE                       (then: casus results show last)
        casus run --save base --keep-draws FILE
      """)

  @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml"]))
  var files: [String]

  @OptionGroup var changes: ModelOptions

  @Option(
    help: ArgumentHelp(
      """
      How many requests to simulate; rounded up to a multiple of 2,048. With --precision the ceiling. (default: \
      \(Self.defaultDraws); with --precision \(Precision.greatestDraws))
      """, valueName: "number"))
  var draws: Int?

  @Option(
    help: ArgumentHelp("Go on until no standard error is greater than this.", valueName: "number"))
  var precision: Double?

  @Option(
    help: ArgumentHelp("The seed; the same seed gives the same result to the last bit.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var sampling: SamplingOptions

  @Flag(
    help: ArgumentHelp(
      "Enumerate every request that can differ in effect instead of drawing.",
      discussion: """
        At most 1,048,576 requests, with numbers cut at the constants they are compared with. Where every judgement \
        that matters is discrete or pinned, nothing is sampled, and --draws and --seed have no effect; otherwise \
        judgements are still sampled, one row for every 64 of --draws. Quantities are left out.
        """))
  var exact = false

  @Option(
    help: ArgumentHelp(
      "How many threads to use; no bit of the result depends on it. (default: all processors)",
      valueName: "number"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Make only this shard of the run, such as 3/64, and write its integers to --out.", valueName: "k/n"),
    transform: Self.shard)
  var shard: ShardNumber?

  @Option(
    help: ArgumentHelp(
      "Draw how the answer moves along a factor, from one end of its range to the other. May be given several times.",
      valueName: "factor"))
  var along: [String] = []

  @OptionGroup var results: ResultOptions

  @OptionGroup(title: "Saving") var saving: SaveOptions

  static let defaultDraws = 65_536

  /// How many draws to make, or to make at most.
  var greatestDraws: Int { draws ?? (precision == nil ? Self.defaultDraws : Precision.greatestDraws) }

  var settings: RunSettings {
    var settings = RunSettings(seed: seed, design: sampling.design, draws: greatestDraws, width: threads)
    if saving.save != nil { settings.blocks = RunSaving.blocks }
    return settings
  }

  func validate() throws {
    if let problem = usageProblem { throw ValidationError(problem) }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      var models: [SimulationModel] = []
      for file in files { models.append(try changes.model(of: file, library: library)) }
      if !results.quiet { Console.report(models.flatMap(\.warnings), quoting: library) }
      let simulation = Simulation(settings: settings, isQuiet: results.quiet, isExact: exact)
      let saves = try saving.prepare(models.map(\.scenario.id))
      if let shard, let out = results.out, let model = models.first {
        let work = ShardWork(shard: shard, file: files[0], rules: changes.rules)
        return try await work.write(model, by: simulation, to: out)
      }
      let runs =
        if let precision {
          try await simulation.runs(of: models, until: precision)
        } else {
          try await simulation.runs(of: models)
        }
      let lines =
        along.isEmpty || runs.failure != nil
        ? []
        : try await Sweep(
          library, Simulation(settings: runs.settings, isQuiet: results.quiet, isExact: exact)
        )
        .lines(along: along, of: models[0])
      try await show(runs, lines, by: simulation, saves)
    }
  }

  private func show(
    _ runs: Simulation.Runs, _ lines: [TippingLine], by simulation: Simulation, _ saves: RunSaving?
  ) async throws(Failure) {
    let printed = command(runs, files, along: along)
    try await results.show(runs.completed, command: printed, lines: lines) {
      completed async throws(Failure) in
      try await simulation.comparison(of: completed)
    }
    if let note = runs.note, !results.quiet { Console.printError(note) }
    let makings = files.map {
      RunSaving.Making(command: command(runs, [$0]), file: $0, rules: changes.rules)
    }
    try await saves?.save(runs.completed, makings, by: simulation)
    if let failure = runs.failure { throw failure }
  }

  /// The command that makes the runs of some files again; in which form they are shown is not part of it.
  private func command(_ runs: Simulation.Runs, _ files: [String], along: [String] = []) -> String {
    RunCommandLine.text(
      changes: (exact ? ["--exact"] : []) + changes.words + along.flatMap { ["--along", $0] },
      draws: runs.settings.drawsAsked, seed: seed, design: sampling.design, files: files)
  }
}
