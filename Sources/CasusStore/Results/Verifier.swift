public import CasusExpressions
import CasusSampling
public import CasusSimulation

/// Computes a saved run again, or parts of it, and compares to the bit.
///
/// The numbers of a run are sums over its groups of rows. Of each part a fingerprint is saved that adds up as the
/// numbers do, so that two things hold the saved numbers to what is computed: the fingerprints of all parts sum to that of
/// the saved numbers, and those of the parts that are computed again are the same.
public struct Verifier: Sendable {
  /// Why there is no answer.
  public enum Failure: Error, Sendable {
    /// The file cannot be used.
    case store(StoreFailure)
    /// This version of the tool does not accept the stored texts.
    case texts(DiagnosticList)
    /// The two cannot be compared.
    case obstacle(VerificationObstacle)
    /// A draw of the run fails.
    case draw(Run.Failure)
    /// The run cannot be enumerated again.
    case exact(ExactRun.Failure)
  }

  let store: ResultsStore
  let run: SavedRun
  let model: SimulationModel
  let width: Int?

  /// Prepares to verify a run.
  ///
  /// - Parameter width: How many parts are computed at a time; nil for as many as there are processors.
  /// - Throws: ``Failure``: why the run cannot be compared.
  public init(_ run: SavedRun, in store: ResultsStore, width: Int?) throws(Failure) {
    self.run = run
    self.store = store
    self.width = width
    let manifest = run.entry.manifest
    guard manifest.numericVersion == NumericVersion.current else {
      throw .obstacle(.arithmetic(saved: manifest.numericVersion, own: NumericVersion.current))
    }
    do throws(DiagnosticList) {
      model = try run.model()
    } catch {
      throw .texts(error)
    }
    guard manifest.tableFingerprint == model.tableFingerprint else {
      throw .obstacle(.tables(saved: manifest.tableFingerprint, own: model.tableFingerprint))
    }
  }

  /// Computes again and compares.
  ///
  /// A task that is cancelled ends without an answer.
  public func verify(
    _ extent: VerificationExtent, progress: @escaping @Sendable (Run.Progress) -> Void = { _ in }
  ) async throws(Failure) -> Verification {
    var found = Verification()
    let saved: RunResult
    do throws(UnfitTallies) {
      saved = try run.result(model)
    } catch {
      throw .obstacle(.unfit(error.reason))
    }
    if run.entry.exact != nil {
      try await verifyExact(&found, progress)
    } else if extent == .all || run.blocks.isEmpty {
      try await verifyAll(saved, &found, progress)
    } else if case .sample(let draws) = extent {
      try await verifySample(of: draws, saved, &found, progress)
    }
    compareManifest(&found)
    do throws(StoreFailure) {
      try compareFigures(saved, &found)
    } catch {
      throw .store(error)
    }
    return found
  }

  var settings: RunSettings {
    var settings = run.settings
    if let width { settings.width = max(width, 1) }
    return settings
  }

  private func verifyExact(
    _ found: inout Verification, _ progress: @escaping @Sendable (Run.Progress) -> Void
  ) async throws(Failure) {
    let again: RunResult
    do throws(ExactRun.Failure) {
      again = try await ExactRun.execute(model, settings, progress: progress)
    } catch {
      throw .exact(error)
    }
    found.isComplete = true
    found.blocks = (1, 1)
    found.draws = (again.exact?.requests ?? 0) * (again.exact?.judgementSets ?? 0)
    compare(again.lines, &found)
  }

  private func verifyAll(
    _ saved: RunResult, _ found: inout Verification, _ progress: @escaping @Sendable (Run.Progress) -> Void
  ) async throws(Failure) {
    let groups = run.entry.manifest.draws / RunTallies.drawsPerGroup
    let blocks = run.blocks.isEmpty ? [0..<groups] : run.blocks.map(\.groups)
    var whole = RunTallies(model, design: settings.design)
    for (place, block) in blocks.enumerated() {
      let tallies = try await compute(block, draws: (done: whole.draws, all: saved.tallies.draws), progress)
      if !run.blocks.isEmpty { compare(tallies, run.blocks[place], place, &found) }
      whole.merge(tallies)
    }
    found.isComplete = true
    found.blocks = (blocks.count, blocks.count)
    found.draws = whole.draws
    compare(whole.lines, &found)
    try compareDraws(0..<groups, &found)
  }

  private func verifySample(
    of draws: Int, _ saved: RunResult, _ found: inout Verification,
    _ progress: @escaping @Sendable (Run.Progress) -> Void
  ) async throws(Failure) {
    let sum = run.blocks.reduce(TallyDigest()) { $0 + $1.digest }
    if sum != saved.tallies.digest {
      found.note(
        "the fingerprint of all numbers", saved: "\(sum.value) by its parts",
        computed: "\(saved.tallies.digest.value)")
    }
    var picked: [Int] = []
    var count = 0
    for place in order where count < draws {
      picked.append(place)
      count += run.blocks[place].groups.count * RunTallies.drawsPerGroup
    }
    found.blocks = (run.blocks.count, picked.count)
    for place in picked.sorted() {
      let block = run.blocks[place]
      let tallies = try await compute(block.groups, draws: (done: found.draws, all: count), progress)
      found.draws += tallies.draws
      compare(tallies, block, place, &found)
      try compareDraws(block.groups, &found)
    }
    found.isComplete = picked.count == run.blocks.count
  }

  /// The parts in the order in which a sample takes them: by a hash of the run's seed and texts and the part's place.
  private var order: [Int] {
    let texts = ([run.texts.rulebook] + run.texts.scenario).map { String($0.fingerprint) }.joined(
      separator: " ")
    let keyed = run.blocks.indices.map { place in
      (FNV1a64.hash("verify \(run.entry.manifest.seed) \(texts) \(place)"), place)
    }
    return keyed.sorted { $0 < $1 }.map(\.1)
  }

  private func compute(
    _ groups: Range<Int>, draws: (done: Int, all: Int),
    _ progress: @escaping @Sendable (Run.Progress) -> Void
  ) async throws(Failure) -> RunTallies {
    do throws(Run.Failure) {
      let part = try await GroupEngine(model, settings).compute(groups) { done in
        progress(Run.Progress(draws: draws.done + done * RunTallies.drawsPerGroup, total: draws.all))
      }
      guard part.tallies.groups == groups.count else { throw .cancelled }
      return part.tallies
    } catch {
      throw .draw(error)
    }
  }
}
