import ArgumentParser
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import CasusStore
import SystemPackage

struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the shards of a run together into its result.",
    discussion: """
      The result is that of the run in one piece, to the last byte. Shards of different runs, shards that overlap, and \
      gaps between them are refused, and so are shards whose quantile tables or arithmetic are not this machine's.

      EXAMPLES
        for k in 1 2 3 4; do casus run --draws 1000000000 --shard $k/4 --out part-$k FILE; done
        casus merge part-*
        casus merge --format json --out run.json part-*
        casus merge --save long part-*
      """)

  @Argument(help: "Shard files, in any order.", completion: .file())
  var files: [String]

  @OptionGroup var results: ResultOptions

  @OptionGroup(title: "Saving") var saving: SaveOptions

  func validate() throws {
    if let problem = saving.problem(draws: nil, isExact: false) { throw ValidationError(problem) }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let shards = try read(library)
      let result = try library.reading { () throws(DiagnosticList) in try shards.result() }
      let saves = try saving.prepare([shards.model.scenario.id])
      if !results.quiet { Console.report(shards.model.warnings, quoting: library) }
      let command = shards.command
      let changes = ModelOptions.words(
        rules: command.rules, sets: command.overrides.filter { !$0.isPin }.map(\.text),
        pins: command.overrides.filter(\.isPin).map(\.text))
      let text = RunCommandLine.text(
        changes: changes, draws: shards.header.drawsAsked, seed: shards.header.seed,
        design: shards.header.design, files: [command.file])
      let run = CompletedRun(model: shards.model, result: result)
      try await results.show([run], command: text) {
        _ async throws(Failure) in
        throw Failure(.badInput, in: "merge", "one run cannot be compared with itself")
      }
      let making = RunSaving.Making(command: text, file: command.file, rules: command.rules)
      let simulation = Simulation(settings: shards.header.settings, isQuiet: results.quiet)
      try await saves?.save([run], [making], by: simulation)
    }
  }

  private func read(_ library: Library) throws(Failure) -> ShardSet {
    var shards: ShardSet?
    for file in files {
      let bytes = try Files.bytes(at: FilePath(file), limit: Self.greatestSize)
      let shard: ShardFile
      do throws(Diagnostic) {
        shard = try ShardFile(bytes, name: file)
      } catch {
        throw Failure(.badInput, [error])
      }
      if shards == nil {
        for text in shard.header.scenario + [shard.header.rulebook] {
          _ = library.keep(SourceText(name: text.name, text: text.text))
        }
        shards = try library.reading { () throws(DiagnosticList) in
          try ShardSet(shard.header, name: file)
        }
      }
      shards?.add(shard, name: file)
    }
    guard let shards else { throw Failure(.missingFile, in: "merge", "there is no shard to merge") }
    return shards
  }

  /// How many bytes a shard file may have.
  private static let greatestSize = 256 * 1024 * 1024
}
