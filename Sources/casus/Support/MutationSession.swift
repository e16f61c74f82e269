import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import Glibc
import SystemPackage

/// Tries the mutants of every rulebook that files were judged under.
struct MutationSession {
  /// What was judged under one rulebook.
  private struct Book {
    let rulebook: Rulebook
    var tables: [TestFile] = []
    var scenarios: [MutationBench.Entry] = []
  }

  let settings: RunSettings
  let explained: ExplainedMutants
  private var books: [Book] = []

  /// Where survivors are explained.
  static let explanations = "results/mutants.yaml"
  /// As many draws as a scenario has under a mutant at most.
  private static let draws = 262_144

  init(_ settings: RunSettings, library: Library) throws(Failure) {
    self.settings = settings
    guard access(Self.explanations, F_OK) == 0 else {
      explained = .none
      return
    }
    let text = try library.text(at: FilePath(Self.explanations))
    explained = try library.reading { () throws(DiagnosticList) in try ExplainedMutants.read(text) }
  }

  /// Takes up a file that was judged.
  mutating func add(_ outcome: TestSession.Outcome) {
    guard let rulebook = outcome.rulebook else { return }
    let place = books.firstIndex { $0.rulebook.text.text == rulebook.text.text } ?? books.count
    if place == books.count { books.append(Book(rulebook: rulebook)) }
    if let table = outcome.table { books[place].tables.append(table) }
    if let entry = outcome.entry { books[place].scenarios.append(entry) }
  }

  /// Adds what became of all mutants to a report.
  func mutate(into report: inout TestReport, isQuiet: Bool) async throws(Failure) {
    for book in books {
      let progress = ProgressLine(isQuiet: isQuiet)
      defer { progress.clear() }
      var own = settings
      own.drawsAsked = min(own.drawsAsked, Self.draws)
      own.width = 1
      let bench = MutationBench(tables: book.tables, scenarios: book.scenarios, own)
      let (rulebook, width) = (book.rulebook, settings.width)
      do throws(MutationRun.Failure) {
        let run = try await Simulation(settings: settings, isQuiet: isQuiet).cancelling {
          () async throws(MutationRun.Failure) in
          try await MutationRun.execute(rulebook, by: bench, width: width) { done, all in
            progress.show(Run.Progress(draws: done, total: all), of: "mutants of \(rulebook.id)")
          }
        }
        report.add(run, explained: explained)
      } catch {
        switch error {
        case .rulebook(let list): throw Failure(.badInput, list.diagnostics)
        case .cancelled: throw Failure(Run.Failure.cancelled)
        }
      }
    }
  }
}
