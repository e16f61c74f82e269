import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation

/// Compares models with a reference, with a progress line, until Ctrl-C.
struct ComparisonWork {
  /// Models in common draws: the reference first.
  struct Group {
    /// What they have in common, in a line; empty where nothing is to be said.
    let subject: String
    let members: [Member]
  }

  /// One of them, and how it is shown.
  struct Member {
    let side: LabelledComparison.Side
    let model: SimulationModel
  }

  let settings: RunSettings
  let isQuiet: Bool
  /// Whether to find out which edits moved how much.
  let tellsWhy: Bool

  /// Compares every other model of each group with its reference.
  ///
  /// - Returns: The comparisons that were finished, and why there are no more.
  func compare(_ groups: [Group]) async -> (finished: [LabelledComparison], failure: Failure?) {
    var finished: [LabelledComparison] = []
    for group in groups {
      do throws(Failure) {
        finished += try await compare(group)
      } catch {
        return (finished, error)
      }
    }
    return (finished, nil)
  }

  private func compare(_ group: Group) async throws(Failure) -> [LabelledComparison] {
    let dimensions = SobolDimensions(of: group.members.map(\.model.rulebook))
    guard let reference = group.members.first else { return [] }
    for member in group.members.dropFirst() { try requireCommonOutcome(reference, member) }
    let first = try await run(reference, dimensions)
    var comparisons: [LabelledComparison] = []
    for member in group.members.dropFirst() {
      let second = try await run(member, dimensions)
      let paired = try await pair(reference, member, dimensions)
      let reason =
        tellsWhy
        ? try await LedgerWork(settings: settings, isQuiet: isQuiet).reason(reference.model, member.model)
        : nil
      comparisons.append(
        LabelledComparison(
          subject: group.subject, sides: [reference.side, member.side],
          RunComparison(first, second, .paired(paired)), reason: reason))
    }
    return comparisons
  }

  private func requireCommonOutcome(_ first: Member, _ second: Member) throws(Failure) {
    let outcomes = [first, second].map { Set($0.model.rulebook.outcomes.map(\.id)) }
    guard outcomes[0].isDisjoint(with: outcomes[1]) else { return }
    throw Failure(
      .badInput, in: second.side.id,
      "its rulebook '\(second.model.rulebook.id)' and '\(first.model.rulebook.id)' have no outcome in common",
      hint: "outcomes are matched by their id; compare rulebooks that share some of them")
  }

  private func run(_ member: Member, _ dimensions: SobolDimensions) async throws(Failure) -> ComparedRun {
    let (model, settings) = (member.model, settings)
    let result = try await working("\(member.side.letter) \(member.side.id)") {
      progress async throws(Run.Failure) in
      try await Run.execute(model, settings, dimensions: dimensions, progress: progress)
    }
    if result.manifest.isInterrupted { throw Self.interrupted }
    return ComparedRun(model, result)
  }

  private func pair(
    _ first: Member, _ second: Member, _ dimensions: SobolDimensions
  ) async throws(Failure) -> PairedRun {
    let (models, settings) = ([first.model, second.model], settings)
    let paired = try await working("\(second.side.letter) against \(first.side.letter)") {
      progress async throws(Run.Failure) in
      try await PairedRun.execute(models[0], models[1], settings, dimensions: dimensions, progress: progress)
    }
    if paired.isInterrupted { throw Self.interrupted }
    return paired
  }

  /// Does work with a progress line that Ctrl-C cancels.
  private func working<Result: Sendable>(
    _ title: String,
    _ work:
      @escaping @Sendable (@escaping @Sendable (Run.Progress) -> Void) async throws(Run.Failure) -> Result
  ) async throws(Failure) -> Result {
    let line = ProgressLine(isQuiet: isQuiet)
    defer { line.clear() }
    do throws(Run.Failure) {
      return try await Simulation(settings: settings, isQuiet: isQuiet).cancelling {
        () async throws(Run.Failure) in
        try await work { line.show($0, of: title) }
      }
    } catch {
      switch error {
      case .draw: throw Failure(error)
      case .cancelled: throw Self.interrupted
      }
    }
  }

  private static let interrupted = Failure(
    .interrupted, in: "compare", "interrupted before the comparison was finished")
}
