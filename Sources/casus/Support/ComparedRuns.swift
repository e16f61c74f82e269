import CasusAnalysis
import CasusReport
import CasusRulebook
import CasusSimulation

/// Compares finished runs with the first of them for a report: draw for draw where both have the same draws.
struct ComparedRuns {
  let isQuiet: Bool
  /// How many threads to use; nil for all processors.
  let threads: Int?
  /// The words of the command that compares two runs by their names, which are not among them.
  let command: [String]

  /// Up to how many edits a report tells what each does: all their orders are taken.
  static let greatestLedger = Ledger.Options().greatestExact

  /// Each run but the first against the first; none for a run of another alliance, which has no outcome in common with it.
  func pairs(of runs: [CompletedRun]) async throws(Failure) -> [ComparisonPage.Pair] {
    let places = runs.indices.filter { $0 == 0 || Self.haveCommonOutcome(runs[0], runs[$0]) }
    let members = places.map { place in
      let (model, result) = (runs[place].model, runs[place].result)
      return ComparisonWork.Member(
        side: .init(
          letter: ComparisonReport.letter(place), title: model.scenario.title, id: runs[place].name),
        model: model, source: .finished(result))
    }
    let work = ComparisonWork(
      isQuiet: isQuiet, threads: threads, greatestLedger: Self.greatestLedger, longer: command)
    let outcome = await work.compare([ComparisonWork.Group(subject: "", members: members)])
    if let failure = outcome.failure { throw failure }
    return zip(outcome.finished, places.dropFirst()).map { ComparisonPage.Pair($0, first: 0, second: $1) }
  }

  private static func haveCommonOutcome(_ first: CompletedRun, _ second: CompletedRun) -> Bool {
    let outcomes = [first, second].map { Set($0.model.rulebook.outcomes.map(\.id)) }
    return !outcomes[0].isDisjoint(with: outcomes[1])
  }
}

extension CompletedRun {
  /// How the user named it.
  fileprivate var name: String {
    switch origin {
    case .file(let path): path
    case .saved(let name): name
    case nil: model.scenario.id
    }
  }
}
