import CasusExpressions
import CasusRulebook
import CasusSampling
public import CasusSimulation

/// Holds a scenario against its baseline.
public struct BaselineComparison: Sendable {
  /// The baseline.
  public let baseline: Baseline
  /// The scenario as it is now.
  public let model: SimulationModel
  /// How many threads to use.
  public let width: Int

  /// Creates a comparison.
  public init(_ baseline: Baseline, _ model: SimulationModel, width: Int) {
    self.baseline = baseline
    self.model = model
    self.width = width
  }

  private var settings: RunSettings {
    RunSettings(seed: baseline.seed, design: baseline.design, draws: baseline.draws, width: width)
  }

  /// Whether the run of the baseline's seed and draws comes to the same integers.
  public func isSame() async throws(Run.Failure) -> Bool {
    try await Run.execute(model, settings).tallies.outcomeLines.fingerprint == baseline.tallies
  }

  /// How the run differs from that of the baseline's own texts, in common draws.
  ///
  /// - Parameters:
  ///   - old: The model of the texts that were stored with the baseline.
  public func move(from old: SimulationModel) async throws(Run.Failure) -> BaselineMove {
    let pair = try await PairedRun.execute(old, model, settings)
    let runs = [
      ComparedRun(old, try await Run.execute(old, settings)),
      ComparedRun(model, try await Run.execute(model, settings)),
    ]
    var causes: [BaselineMove.Cause] = []
    if FNV1a64.hash(model.rulebook.text.text) != baseline.rulebookText { causes.append(.rulebook) }
    if model.scenario.texts.map({ FNV1a64.hash($0.text) }) != baseline.scenarioTexts {
      causes.append(.scenario)
    }
    if old.tableFingerprint != baseline.tables {
      causes.append(.tables)
    } else if runs[0].result.tallies.outcomeLines.fingerprint != baseline.tallies {
      causes.append(.tool)
    }
    let shifts = Self.shifts(of: pair, runs)
    return BaselineMove(
      causes: causes, shifts: shifts, quantities: QuantityShift.all(runs).filter { !$0.isUnchanged },
      touched: pair.touchedShare, flips: Self.flips(of: pair),
      accounts: try await accounts(from: old, shifts.first?.event), draws: pair.draws,
      smallest: Self.smallest(pair))
  }

  private static func shifts(of pair: PairedRun, _ runs: [ComparedRun]) -> [BaselineMove.Shift] {
    let shifts = pair.events.compactMap { event -> BaselineMove.Shift? in
      guard let name = event.baselineName, let difference = pair.difference(of: event),
        !difference.isUnchanged
      else { return nil }
      return BaselineMove.Shift(
        event: event, name: name, before: runs[0].estimate(of: event), now: runs[1].estimate(of: event),
        difference: difference.estimate)
    }
    return shifts.enumerated().sorted { left, right in
      let (a, b) = (left.element.difference.value.magnitude, right.element.difference.value.magnitude)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
  }

  private static func flips(
    of pair: PairedRun
  ) -> [(from: String, to: String, probability: RunEstimate)] {
    guard let table = pair.flips else { return [] }
    return table.flips.enumerated().sorted { left, right in
      let (a, b) = (left.element.probability.value, right.element.probability.value)
      return a != b ? a > b : left.offset < right.offset
    }.map { (table.outcomes[$1.first], table.outcomes[$1.second], $1.probability) }
  }

  /// What the gate's interval reaches to one side of the paired difference that is known the least.
  private static func smallest(_ pair: PairedRun) -> Double {
    let reaches = pair.events.compactMap { pair.difference(of: $0)?.estimate }.map {
      GateRule().halfWidth(degreesOfFreedom: $0.degreesOfFreedom) * $0.standardError
    }
    return reaches.max() ?? GateRule().halfWidth(degreesOfFreedom: nil) / Double(pair.rows)
  }

  /// Of more edits a ledger takes too long for a gate; `casus compare` makes one.
  static let greatestLedger = 8

  /// What each edit of the rulebook did to an event; nothing where there is none, or more than ``greatestLedger``.
  private func accounts(
    from old: SimulationModel, _ event: PairedEvent?
  ) async throws(Run.Failure) -> [BaselineMove.Account] {
    guard let event, let revision = Self.revision(from: old.rulebook, to: model.rulebook) else { return [] }
    let effective = revision.effective
    guard !effective.isEmpty, effective.count <= Self.greatestLedger else { return [] }
    let scenario = model.scenario
    let files = Self.files(of: scenario)
    let overrides = model.overrides
    do throws(Ledger.Failure) {
      let ledger = try await Ledger.execute(
        edits: effective, inseparable: revision.renamings, settings
      ) {
        (edits: Set<Int>) throws(DiagnosticList) -> SimulationModel in
        let rulebook = try revision.rulebook(applyingEffective: edits)
        let own = try files.map { (files) throws(DiagnosticList) in
          try Scenario.read(files.own, varying: files.base, rulebook: rulebook)
        }
        return try SimulationModel(rulebook: rulebook, scenario: own ?? scenario, overrides: overrides)
      }
      return ledger.entries.map { entry in
        BaselineMove.Account(
          edits: entry.edits.map { revision.edits[$0] }, changesNothing: entry.changesNothing,
          share: entry.effect(.share, on: event))
      }
    } catch {
      switch error {
      case .cancelled: throw .cancelled
      case .draw(let failure): throw .draw(failure)
      case .model: return []
      }
    }
  }

  private static func revision(from old: Rulebook, to new: Rulebook) -> Revision? {
    do throws(DiagnosticList) {
      return try Revision(from: old, to: new)
    } catch { return nil }
  }

  private static func files(of scenario: Scenario) -> ScenarioRevision.Files? {
    do throws(DiagnosticList) {
      return try ScenarioRevision.Files(of: scenario)
    } catch { return nil }
  }
}

extension PairedEvent {
  /// The name by which moves are told and allowed; nil for what is told by others.
  var baselineName: String? {
    switch self {
    case .outcome(let id): id
    case .verdictGivenAsked(.approved): Verdict.approved.rawValue
    case .verdict(.none): Verdict.none.rawValue
    case .verdictGivenAsked, .verdict, .rankOrHigher: nil
    }
  }
}
