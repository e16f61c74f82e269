import ArgumentParser
import CasusExpressions
import CasusReport
import CasusStore
import SystemPackage

struct ResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: "List, show, export and remove saved runs.",
    discussion: """
      `casus run --save` keeps runs in an SQLite file, with all that made them: the texts of rulebook and scenario, the \
      seed, the integers behind every figure. RUN is a saved run's name, its id, or 'last'.

      EXAMPLES
        casus run --save scenarios/cases/kazakhstan-2022.yaml
        casus results list
        casus results show last
        casus results export --format csv --out run.csv last
        casus results remove kazakhstan-2022
        sqlite3 results/casus.sqlite 'SELECT * FROM run_outcomes'
      """,
    subcommands: [List.self, Show.self, ResultsExportCommand.self, Remove.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the saved runs, the oldest first.",
      discussion: "EXAMPLE\n  casus results list --store other.sqlite")

    @OptionGroup var file: StoreOptions

    func run() async throws {
      try await Console.run(quoting: Library()) { () async throws(Failure) in
        let store = try file.open(for: .reading)
        let entries = try StoreOptions.failing { () throws(StoreFailure) in try store.entries() }
        let lines = entries.map {
          SavedRunLine(
            id: $0.id, name: $0.name, savedAt: $0.origin.savedAt, manifest: $0.manifest, exact: $0.exact,
            approved: $0.approvedGivenAsked, keptDraws: $0.keptDraws)
        }
        Console.print(SavedRunsReport(lines).text(in: Console.outputStyle))
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a saved run as `casus run` showed it.",
      discussion: "EXAMPLES\n  casus results show last\n  casus results show --format json base")

    @Argument(help: "A saved run's name or id, or 'last'.")
    var reference: String

    @OptionGroup var results: ResultOptions
    @OptionGroup var file: StoreOptions

    func run() async throws {
      let library = Library()
      try await Console.run(quoting: library) { () async throws(Failure) in
        let again = try SavedRunAgain(reference, in: try file.open(for: .reading), library)
        if let note = again.note, !results.quiet { Console.printError(note) }
        try await results.show([again.run], command: again.saved.entry.origin.command) {
          _ async throws(Failure) in
          throw Failure(.badInput, in: "results", "one run cannot be compared with itself")
        }
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a saved run, without asking.",
      discussion: "EXAMPLE\n  casus results remove base")

    @Argument(help: "A saved run's name or id, or 'last'.")
    var reference: String

    @OptionGroup var file: StoreOptions

    func run() async throws {
      try await Console.run(quoting: Library()) { () async throws(Failure) in
        guard Files.exists(file.store) else { throw Failure.noStore(file.store) }
        let store = try file.open(for: .writing)
        let entry = try StoreOptions.failing { () throws(StoreFailure) in try store.remove(reference) }
        Console.print("removed \(entry.name) from \(store.path)\n")
      }
    }
  }
}

extension Failure {
  /// That there is no results file.
  static func noStore(_ path: String) -> Failure {
    Failure(
      .missingFile, in: path, "there is no such results file",
      hint: "'casus run --save' makes it; --store FILE names another")
  }
}
