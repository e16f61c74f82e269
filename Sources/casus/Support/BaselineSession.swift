import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation
import SystemPackage

/// Holds scenarios against their baselines, or writes them.
struct BaselineSession {
  /// What is done.
  enum Mode {
    /// Baselines are written: for the first time, or anew.
    case update(isFirst: Bool)
    /// Scenarios are held against them.
    case compare
  }

  let folder: BaselineFolder
  let library: Library
  let mode: Mode
  let settings: RunSettings
  let isContinuousIntegration: Bool
  let allowed: AllowedMoves
  /// The allowances that something came under or exceeds, by place.
  private(set) var needed: Set<Int> = []
  /// The scenarios that were judged, in their order.
  private(set) var judged: [Judged] = []
  /// How many baselines were written.
  private(set) var written = 0
  /// How many scenarios were the same to the bit, in how many draws each at least.
  private(set) var same = (scenarios: 0, draws: Int.max)
  private(set) var moves: [(scenario: String, move: BaselineMove)] = []

  /// A scenario that was held against its baseline.
  struct Judged {
    let scenario: String
    let path: String
    /// What can move in it, by name.
    var names: [String]
  }

  init(
    _ folder: BaselineFolder, library: Library, mode: Mode, settings: RunSettings,
    isContinuousIntegration: Bool
  ) throws(Failure) {
    self.folder = folder
    self.library = library
    self.mode = mode
    self.settings = settings
    self.isContinuousIntegration = isContinuousIntegration
    allowed = try folder.allowedMoves(library)
  }

  /// What became of a scenario's baseline.
  ///
  /// - Parameter path: The scenario's file.
  /// - Throws: That the user interrupted it.
  mutating func judge(_ model: SimulationModel, at path: String) async throws(Failure) -> TestItem {
    let scenario = model.scenario.id
    if let other = judged.first(where: { $0.scenario == scenario }) {
      return TestItem(sharingIdentifierWith: other.path)
    }
    judged.append(Judged(scenario: scenario, path: path, names: AllowedMoves.names(in: model.rulebook)))
    do throws(Failure) {
      if case .compare = mode {
        if let baseline = try folder.baseline(of: scenario) {
          judged[judged.count - 1].names += baseline.namesOfMoves
          return try await compare(baseline, model, at: path)
        }
        return TestItem(newBaselineRecorded: false, isContinuousIntegration: isContinuousIntegration)
      }
      try await record(model)
      written += 1
      return TestItem(newBaselineRecorded: true, isContinuousIntegration: isContinuousIntegration)
    } catch {
      if error.code == .interrupted { throw error }
      return TestItem(baselineFailure: error.diagnostics)
    }
  }

  private func record(_ model: SimulationModel) async throws(Failure) {
    var settings = settings
    settings.drawsAsked = Baseline.standardDraws
    let result = try await running { [settings] () async throws(Run.Failure) in
      try await Run.execute(model, settings)
    }
    try folder.write(Baseline(result, of: model, design: settings.design), of: model)
  }

  private mutating func compare(
    _ baseline: Baseline, _ model: SimulationModel, at path: String
  ) async throws(Failure) -> TestItem {
    let comparison = BaselineComparison(baseline, model, width: settings.width)
    switch try await running({ () async throws(Run.Failure) in try await comparison.standing() }) {
    case .same:
      same = (same.scenarios + 1, min(same.draws, baseline.draws))
      return TestItem(sameInDraws: baseline.draws)
    case .otherNumbers: return TestItem(otherNumbersIn: folder.file(of: baseline.scenario).string)
    case .moved: break
    }
    let old = try folder.model(of: baseline, library)
    let move = try await running { () async throws(Run.Failure) in
      try await comparison.move(from: old)
    }
    moves.append((baseline.scenario, move))
    let allowances = MoveAllowances(move, in: baseline.scenario, under: allowed)
    needed.formUnion(allowances.needed)
    return TestItem(
      move, allowances, commands: folder.commands(telling: move, from: baseline, to: model, at: path))
  }

  private func running<Result: Sendable>(
    _ work: @escaping @Sendable () async throws(Run.Failure) -> Result
  ) async throws(Failure) -> Result {
    do throws(Run.Failure) {
      return try await Simulation(settings: settings, isQuiet: true).cancelling(work)
    } catch {
      throw Failure(error)
    }
  }

  /// Removes what no baseline needs any more, where they were written anew.
  func tidy() throws(Failure) {
    guard case .update = mode, written > 0 else { return }
    try folder.removeUnusedTexts()
  }
}
