import CasusAnalysis
import CasusExpressions
import CasusReport
import CasusRulebook
import CasusSimulation

/// Holds scenarios against their baselines, or writes them.
struct BaselineSession {
  /// What is done.
  enum Mode {
    /// Baselines are written anew.
    case update
    /// Scenarios are held against them; those without one are recorded if `recordsNew`.
    case compare(recordsNew: Bool)
  }

  let folder: BaselineFolder
  let library: Library
  let mode: Mode
  let settings: RunSettings
  let isContinuousIntegration: Bool
  let allowed: AllowedMoves
  /// The allowances that something came under, by place.
  private(set) var used: Set<Int> = []
  /// How many scenarios were the same to the bit, in how many draws each at least.
  private var same = (scenarios: 0, draws: Int.max)
  private var moves: [(scenario: String, move: BaselineMove)] = []

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
  /// - Throws: That the user interrupted it.
  mutating func judge(_ model: SimulationModel) async throws(Failure) -> TestItem {
    do throws(Failure) {
      if case .compare(let recordsNew) = mode {
        if let baseline = try folder.baseline(of: model.scenario.id) {
          return try await compare(baseline, model)
        }
        guard recordsNew else {
          return TestItem(
            newBaselineRecorded: false, isContinuousIntegration: isContinuousIntegration)
        }
      }
      try await record(model)
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
    _ baseline: Baseline, _ model: SimulationModel
  ) async throws(Failure) -> TestItem {
    let comparison = BaselineComparison(baseline, model, width: settings.width)
    guard
      try await !running({ () async throws(Run.Failure) in try await comparison.isSame() })
    else {
      same = (same.scenarios + 1, min(same.draws, baseline.draws))
      return TestItem(sameInDraws: baseline.draws)
    }
    let old = try folder.model(of: baseline, library)
    let move = try await running { () async throws(Run.Failure) in
      try await comparison.move(from: old)
    }
    moves.append((baseline.scenario, move))
    let shifts = move.shifts.map { allowance($0.name, of: $0.difference.value, in: baseline.scenario) }
    let quantities = move.quantities.map {
      // Where one side has too few draws of it, there may be any difference, up to the greatest there is.
      allowance($0.name, of: $0.greatestDifference?.value ?? 1, in: baseline.scenario)
    }
    return TestItem(move, allowances: shifts, ofQuantities: quantities)
  }

  /// The first allowance that covers what moved, which is used then.
  private mutating func allowance(
    _ name: String, of size: Double, in scenario: String
  ) -> AllowedMoves.Move? {
    let place = allowed.moves.firstIndex {
      $0.covers(name, in: scenario) && size.magnitude <= $0.tolerance
    }
    guard let place else { return nil }
    used.insert(place)
    return allowed.moves[place]
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
    guard case .update = mode else { return }
    try folder.removeUnusedTexts()
  }

  /// What there is to say of all baselines, and of allowances that nothing came under.
  var remarks: [String] {
    var remarks: [String] = []
    if same.scenarios + moves.count > 0 {
      remarks.append(TestReport.remark(onSame: same.scenarios, draws: same.draws, moves: moves))
    }
    return remarks
      + allowed.moves.enumerated().filter { !used.contains($0.offset) }.map { _, move in
        "\(allowed.file ?? ""):\(move.span.start.line): nothing moved that this allowance is for "
          + "(\(move.scenario ?? "all"), \(move.what ?? "all")); remove it"
      }
  }
}
