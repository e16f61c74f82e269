import CasusRulebook
public import CasusSampling

/// Two models in common draws, draw for draw: what differs between them, and from which outcome to which other one
/// requests change over (section 3.3.6).
///
/// Both models are lowered into one graph of columns, so that what they have in common is computed once. Streams are keyed
/// by name, so that the two are in the same random world: an unchanged draw adds exactly nothing to any difference.
public struct PairedRun: Sendable {
  /// How it was made.
  public let settings: RunSettings
  /// How many draws were made of each side.
  public let draws: Int
  /// In how many draws the probability of an outcome or of a verdict differs, by at least 2^-32.
  ///
  /// 0 says that what sets the two apart changes nothing in any of these draws.
  public let touchedDraws: Int
  /// Whether it was stopped before it had made all draws.
  public let isInterrupted: Bool
  /// What computed the draws, which changes no bit.
  public let engine: Run.EngineUse
  /// What can be asked for in ``difference(of:)``: outcomes, verdicts and ranks of either side.
  public let events: [PairedEvent]
  /// Stages that come before one another in one order on the one side and in another on the other, so that the flip table
  /// takes their coins for independent; empty where it is exact.
  public let entangledStages: [String]
  /// From which outcome to which; nil where it was not asked for.
  public let flips: FlipTable?

  let layout: PairedLayout
  let tallies: PairedTallies
  let models: [SimulationModel]
  private let proofs: [ConstantProofs]

  /// How many rows of 64 draws were made of each side.
  public var rows: Int { tallies.rows }

  /// Runs two models in common draws.
  ///
  /// - Parameters:
  ///   - first: The reference.
  ///   - second: What is compared with it; of the same rulebook or of another one.
  ///   - settings: The seed, the number of draws and the design, the same for both.
  ///   - dimensions: Those of all rulebooks whose runs are set side by side; nil for the union of these two. They matter
  ///     under the design `sobol` alone.
  ///   - hasFlips: Whether the flip table is wanted, which takes most of the time.
  ///   - progress: Called with growing numbers as groups are done, from any task, never twice at a time.
  /// - Throws: ``Run/Failure``.
  public static func execute(
    _ first: SimulationModel, _ second: SimulationModel, _ settings: RunSettings = RunSettings(),
    dimensions: SobolDimensions? = nil, hasFlips: Bool = true,
    progress: @escaping @Sendable (Run.Progress) -> Void = { _ in }
  ) async throws(Run.Failure) -> PairedRun {
    let models = [first, second]
    let layout = PairedLayout(models, hasFlips: hasFlips)
    let engine = PairedEngine(
      models, layout, settings, dimensions: dimensions ?? SobolDimensions(of: models.map(\.rulebook)))
    let outcome = await engine.run(0..<settings.groups) { groups in
      progress(Run.Progress(draws: groups * RunTallies.drawsPerGroup, total: settings.draws))
    }
    if let failure = outcome.failure { throw .draw(failure) }
    guard outcome.tallies.groups > 0 else { throw .cancelled }
    return PairedRun(models, layout, outcome.tallies, settings, engine: engine.use(outcome))
  }

  private init(
    _ models: [SimulationModel], _ layout: PairedLayout, _ tallies: PairedTallies, _ settings: RunSettings,
    engine: Run.EngineUse
  ) {
    self.settings = settings
    self.layout = layout
    self.tallies = tallies
    self.models = models
    self.engine = engine
    proofs = models.map(ConstantProofs.init)
    draws = tallies.groups * RunTallies.drawsPerGroup
    touchedDraws = Int(tallies.touched.rows.sum >> 32)
    isInterrupted = tallies.groups < settings.groups
    events = layout.measures + TallyLayout.headlines.map { .verdictGivenAsked($0) }
    entangledStages = layout.walk.entangled.map { layout.routes.stages[$0] }
    flips = layout.hasFlips ? FlipTable(layout, tallies, settings.design) : nil
  }

  /// The share of draws in which the probability of an outcome or of a verdict differs.
  ///
  /// Its error is that of the mean of rows for independent draws, else that of the 32 replicates, not below 1/rows.
  public var touchedShare: RunEstimate {
    let value = Double(touchedDraws) / Double(draws)
    if isDeterministic { return .constant(value) }
    let error = tallies.touched.error(settings.design, groups: tallies.groups)
    return RunEstimate(
      value: value, standardError: max(error, 1 / Double(rows)),
      degreesOfFreedom: settings.design.degreesOfFreedom)
  }

  /// The value that an event's difference is proved to have, whatever is drawn; nil where nothing is proved.
  func provedDifference(of event: PairedEvent) -> Double? {
    let values = zip(models, proofs).map { model, proofs -> Double? in
      guard let own = event.event(in: model.rulebook) else { return 0 }
      return proofs.value(of: own)
    }
    guard let first = values[0], let second = values[1] else { return nil }
    return second - first
  }

  /// Whether nothing that is drawn can change a probability on either side.
  var isDeterministic: Bool { models.allSatisfy(\.isDeterministic) }
}
