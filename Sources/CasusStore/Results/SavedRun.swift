public import CasusExpressions
import CasusSampling
public import CasusSimulation

/// A line of the list of saved runs.
public struct SavedRunEntry: Hashable, Sendable {
  /// Its id, which is never used again.
  public let id: Int64
  /// Its name, which no other run of the file has.
  public let name: String
  /// What made it.
  public let manifest: RunManifest
  /// What was enumerated; nil for a run of draws.
  public let exact: ExactExtent?
  /// The scenario's title.
  public let title: String
  /// Where, when and how it was made.
  public let origin: RunOrigin
  /// How many of its draws are kept, from the first.
  public let keptDraws: Int
  /// How likely approval is given that something was asked; nil where nothing was ever asked.
  public let approvedGivenAsked: ProbabilityResult?
}

/// A saved run, with all that is needed to make its result again, or the run itself.
public struct SavedRun: Sendable {
  /// What made it.
  public let entry: SavedRunEntry
  /// The texts of the rulebook and the scenario, and the overrides.
  public let texts: ModelTexts
  /// The numbers behind the result.
  public let lines: TallyLines
  /// The fingerprints of its parts.
  public let blocks: [RunBlock]
  /// The estimates as they were saved, outcome by outcome in the rulebook's order.
  public let outcomes: [SavedOutcome]
  /// The estimates of the verdicts, in the order of ``CasusRulebook/Verdict``.
  public let verdicts: [SavedVerdict]

  /// The settings that give the run again, with as many draws as its result holds.
  public var settings: RunSettings {
    var design = Design.random
    if case .drawn(let drawn) = entry.manifest.design { design = drawn }
    let draws = entry.exact?.isComplete == true ? 1 : entry.manifest.draws
    return RunSettings(seed: entry.manifest.seed, design: design, draws: draws)
  }

  /// The model that the stored texts make.
  ///
  /// - Throws: What this version of the tool does not accept in them.
  public func model() throws(DiagnosticList) -> SimulationModel { try texts.model() }

  /// The result, made again from the stored numbers.
  ///
  /// - Parameter model: What ``model()`` gives.
  /// - Throws: That the numbers do not fit the model, so that they were changed, or this version of the tool tallies
  ///   otherwise.
  public func result(_ model: SimulationModel) throws(UnfitTallies) -> RunResult {
    try RunResult(model, stored: entry.manifest, exact: entry.exact, lines: lines)
  }
}

/// An outcome's estimate, as it was saved.
public struct SavedOutcome: Hashable, Sendable {
  /// The outcome's identifier.
  public let id: String
  /// What happens, in plain words.
  public let title: String
  /// Its rung on the ladder.
  public let rank: Int
  /// How likely it is.
  public let probability: ProbabilityResult
}

/// A verdict's estimates, as they were saved.
public struct SavedVerdict: Hashable, Sendable {
  /// The verdict's word.
  public let id: String
  /// How likely it is, whether or not anything was asked.
  public let probability: ProbabilityResult
  /// The same given that something was asked.
  public let givenAsked: ProbabilityResult?
}
