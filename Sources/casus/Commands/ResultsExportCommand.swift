import ArgumentParser
import CasusExpressions
import CasusReport
import CasusStore
import SystemPackage

struct ResultsExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write saved runs out as CSV, JSON Lines or JSON.",
    discussion: """
      CSV and JSON Lines are one tidy table: a number per line, with what it is. JSON is what `casus run --format json` \
      writes. With --draws the draws are written that `casus run --save --keep-draws` kept: one line a draw, with every \
      factor, judgement, answer, outcome and quantity.

      EXAMPLES
        casus results export --format csv --out base.csv base
        casus results export --format jsonl base variant
        casus results export --draws --format csv --out draws.csv last
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, json
  }

  @Argument(help: "Saved runs' names or ids, or 'last'.")
  var references: [String]

  @Option(help: "The form of the file: csv, jsonl (JSON Lines) or json.")
  var format: Format

  @Flag(help: "Write the kept draws, one line each, instead of the results.")
  var draws = false

  @Option(
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var out: String?

  @OptionGroup var file: StoreOptions

  func validate() throws {
    if draws, format == .json { throw ValidationError("--draws goes with --format csv or jsonl, not json") }
    if draws, references.count > 1 {
      throw ValidationError(
        "--draws takes one run, not \(references.count): the columns of others may differ")
    }
  }

  func run() async throws {
    let library = Library()
    try await Console.run(quoting: library) { () async throws(Failure) in
      let store = try file.open(for: .reading)
      if draws { return try exportDraws(store) }
      var runs: [ReportedRun] = []
      for reference in references {
        let again = try SavedRunAgain(reference, in: store, library)
        if let note = again.note { Console.printError(note) }
        runs.append(again.run.withVariance)
      }
      let text: String =
        switch format {
        case .csv: RunCSV.text(for: runs)
        case .jsonl: RunJSONLines.text(for: runs)
        case .json: RunJSON.text(for: runs)
        }
      guard let out else { return Console.print(text) }
      try Files.write(text, to: FilePath(out))
    }
  }

  private func exportDraws(_ store: ResultsStore) throws(Failure) {
    let entry = try StoreOptions.failing { () throws(StoreFailure) in try store.entry(references[0]) }
    guard entry.keptDraws > 0 else {
      throw Failure(
        .badInput, in: store.path, "the draws of \(entry.name) were not kept",
        hint: "keep them with --keep-draws: \(entry.origin.command) --save --replace --keep-draws")
    }
    let columns = try StoreOptions.failing { () throws(StoreFailure) in try store.drawColumns(of: entry) }
    let lines = DrawLines(format == .csv ? .csv : .jsonLines, columns: columns.map(\.name))
    guard let out else { return try write(lines, entry, store) { Console.print($0) } }
    try Files.write(to: FilePath(out)) { append throws(Failure) in try write(lines, entry, store, append) }
  }

  /// Writes the draws in pieces of a fair size.
  private func write(
    _ lines: DrawLines, _ entry: SavedRunEntry, _ store: ResultsStore, _ append: (String) -> Void
  ) throws(Failure) {
    try StoreOptions.failing { () throws(StoreFailure) in
      var piece = lines.heading
      try store.eachDraw(of: entry) { values in
        piece += lines.line(values)
        if piece.utf8.count > 1 << 18 {
          append(piece)
          piece = ""
        }
      }
      append(piece)
    }
  }
}
