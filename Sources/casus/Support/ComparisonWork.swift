import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSampling
import CasusSimulation

/// Compares models with a reference, with a progress line, until Ctrl-C.
struct ComparisonWork {
  /// Models that are compared with the first of them.
  struct Group {
    /// What they have in common, in a line; empty where nothing is to be said.
    let subject: String
    let members: [Member]
  }

  /// One of them, and how it is shown.
  struct Member {
    let side: LabelledComparison.Side
    let model: SimulationModel
    let source: Source
  }

  /// Where a member's run comes from.
  enum Source {
    /// It is made now.
    case made(RunSettings, isExact: Bool)
    /// It is there: it was saved, or made for more than the comparison.
    case finished(RunResult)
  }

  /// What came of it.
  struct Outcome {
    /// The comparisons that were finished, in order.
    var finished: [LabelledComparison] = []
    /// Why there are no more, or less is told of the last.
    var failure: Failure?
  }

  let isQuiet: Bool
  /// How many threads to use; nil for all processors.
  let threads: Int?
  /// Beyond how many edits it is not found out which of them moved how much; nil for never finding out.
  let greatestLedger: Int?
  /// The words of a command that finds it out for more edits, given the two sides; empty for none.
  var longer: [String] = []

  /// Compares every other member of each group with its reference.
  func compare(_ groups: [Group]) async -> Outcome {
    await Interruption.cancelling {
      var outcome = Outcome()
      do throws(Failure) {
        for group in groups { try await compare(group, &outcome.finished) }
      } catch {
        let needed = groups.reduce(0) { $0 + $1.members.count - 1 }
        outcome.failure =
          error.code == .interrupted ? Self.interruption(outcome.finished.count, of: needed) : error
      }
      return outcome
    }
  }

  private static func interruption(_ finished: Int, of needed: Int) -> Failure {
    let message =
      finished == 0
      ? "interrupted before the comparison was finished: there is no result"
      : finished == needed
        ? "interrupted before it was known what each edit does: the result is all but that"
        : "interrupted: the result is that of the \(finished) of \(needed) comparisons that were finished"
    return Failure(.interrupted, in: "compare", message)
  }

  private func compare(_ group: Group, _ finished: inout [LabelledComparison]) async throws(Failure) {
    let dimensions = SobolDimensions(of: group.members.map(\.model.rulebook))
    guard let reference = group.members.first else { return }
    for member in group.members.dropFirst() { try requireCommonOutcome(reference, member) }
    let first = try await run(reference, dimensions)
    for member in group.members.dropFirst() {
      let second = try await run(member, dimensions)
      let obstacles = RunComparison.obstacles(
        first.result.manifest, second.result.manifest,
        haveCommonTables: [first, second].allSatisfy {
          $0.result.manifest.tableFingerprint == $0.model.tableFingerprint
        })
      var pairing = RunComparison.Pairing.unpaired(obstacles)
      var reason: ComparisonReason?
      var interruption: Failure?
      if obstacles.isEmpty {
        let settings = settings(of: first.result)
        pairing = .paired(try await pair((reference, first), (member, second), settings, dimensions))
        do throws(Failure) {
          if let greatestLedger {
            reason = try await LedgerWork(settings: settings, isQuiet: isQuiet)
              .reason(
                reference.model, member.model, atMost: greatestLedger,
                longer: longer.isEmpty ? [] : longer + [reference.side.id, member.side.id])
          }
        } catch {
          guard error.code == .interrupted else { throw error }
          reason = .unknown("Interrupted before it was known what each edit does.")
          interruption = error
        }
      }
      finished.append(
        LabelledComparison(
          subject: group.subject, sides: [reference.side, member.side],
          RunComparison(first, second, pairing), reason: reason,
          remarks: zip([reference, member], [first, second]).compactMap { member, run in
            guard case .finished(let result) = member.source, member.isMadeAgain(result, dimensions) else {
              return nil
            }
            return
              "\(member.side.letter) was made again: Sobol' points are those of both rulebooks together, so that its "
              + "figures differ by chance from those that were saved."
          }))
      if let interruption { throw interruption }
    }
  }

  private func requireCommonOutcome(_ first: Member, _ second: Member) throws(Failure) {
    let outcomes = [first, second].map { Set($0.model.rulebook.outcomes.map(\.id)) }
    guard outcomes[0].isDisjoint(with: outcomes[1]) else { return }
    throw Failure(
      .badInput, in: second.side.id,
      "its rulebook '\(second.model.rulebook.id)' and '\(first.model.rulebook.id)', that of \(first.side.id), have no outcome in common",
      hint: "outcomes are matched by their id; compare rulebooks that share some of them")
  }

  /// The settings that give a run again.
  private func settings(of result: RunResult) -> RunSettings {
    let manifest = result.manifest
    var design = Design.random
    if case .drawn(let drawn) = manifest.design { design = drawn }
    return RunSettings(seed: manifest.seed, design: design, draws: manifest.draws, width: threads)
  }

  /// A member's run.
  ///
  /// Sobol' points belong to the rulebooks of both sides together, so that a saved run is made again where its own are
  /// others.
  private func run(_ member: Member, _ dimensions: SobolDimensions) async throws(Failure) -> ComparedRun {
    switch member.source {
    case .made(let settings, isExact: true):
      return try await exactRun(member, settings)
    case .made(let settings, isExact: false):
      return try await run(member, settings, dimensions)
    case .finished(let result):
      guard member.isMadeAgain(result, dimensions) else { return ComparedRun(member.model, result) }
      return try await run(member, settings(of: result), dimensions)
    }
  }

  private func run(
    _ member: Member, _ settings: RunSettings, _ dimensions: SobolDimensions
  ) async throws(Failure) -> ComparedRun {
    let model = member.model
    let result = try await working("\(member.side.letter) \(member.side.id)") {
      progress async throws(Run.Failure) in
      try await Run.execute(model, settings, dimensions: dimensions, progress: progress)
    }
    if result.manifest.isInterrupted { throw Self.interruption(0, of: 1) }
    return ComparedRun(model, result)
  }

  private func exactRun(_ member: Member, _ settings: RunSettings) async throws(Failure) -> ComparedRun {
    let simulation = Simulation(settings: settings, isQuiet: isQuiet, isExact: true)
    let runs = try await simulation.runs(of: [member.model])
    if let failure = runs.failure { throw failure }
    return ComparedRun(runs.completed[0].model, runs.completed[0].result)
  }

  /// Both sides in common draws; a saved side's probabilities must come out again to the bit.
  private func pair(
    _ first: (member: Member, run: ComparedRun), _ second: (member: Member, run: ComparedRun),
    _ settings: RunSettings, _ dimensions: SobolDimensions
  ) async throws(Failure) -> PairedRun {
    let models = [first.member.model, second.member.model]
    let paired = try await working("\(second.member.side.letter) against \(first.member.side.letter)") {
      progress async throws(Run.Failure) in
      try await PairedRun.execute(models[0], models[1], settings, dimensions: dimensions, progress: progress)
    }
    if paired.isInterrupted { throw Self.interruption(0, of: 1) }
    for (index, side) in [first, second].enumerated() where !paired.agrees(with: side.run.result, side: index)
    {
      throw Failure(
        .badInput, in: side.member.side.id,
        "made again from its texts, the saved run has other probabilities than those that were saved",
        hint: "'casus verify --all \(side.member.side.id)' says where they differ")
    }
    return paired
  }

  /// Does work with a progress line.
  private func working<Result: Sendable>(
    _ title: String,
    _ work:
      @escaping @Sendable (@escaping @Sendable (Run.Progress) -> Void) async throws(Run.Failure) -> Result
  ) async throws(Failure) -> Result {
    let line = ProgressLine(isQuiet: isQuiet)
    defer { line.clear() }
    do throws(Run.Failure) {
      return try await work { line.show($0, of: title) }
    } catch {
      switch error {
      case .draw: throw Failure(error)
      case .cancelled: throw Self.interruption(0, of: 1)
      }
    }
  }
}

extension ComparisonWork.Member {
  /// Whether a saved run has other Sobol' points than the comparison, and can be made with those.
  fileprivate func isMadeAgain(_ result: RunResult, _ dimensions: SobolDimensions) -> Bool {
    let manifest = result.manifest
    return manifest.design == .drawn(.sobol) && dimensions != SobolDimensions(of: [model.rulebook])
      && manifest.numericVersion == NumericVersion.current
      && manifest.tableFingerprint == model.tableFingerprint
  }
}
