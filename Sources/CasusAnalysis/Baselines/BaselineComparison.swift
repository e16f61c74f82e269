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

  /// How a scenario stands to its baseline.
  public enum Standing: Hashable, Sendable {
    /// The integers are the same.
    case same
    /// The integers are the same, and the baseline's numbers are not those that follow from them.
    case otherNumbers
    /// The integers differ.
    case moved
  }

  /// How the run of the baseline's seed and draws stands to it.
  public func standing() async throws(Run.Failure) -> Standing {
    let run = Baseline(try await Run.execute(model, settings), of: model, design: baseline.design)
    guard run.tallies == baseline.tallies else { return .moved }
    return run.numbers == baseline.numbers ? .same : .otherNumbers
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
    let outcomes = max(old.rulebook.outcomes.count, model.rulebook.outcomes.count)
    let differences = pair.events.compactMap { event in
      pair.difference(of: event).flatMap { $0.isUnchanged ? nil : (event: event, difference: $0) }
    }
    let seen = differences.filter { !$0.difference.isRounding(outcomes: outcomes) }
    let shifts = Self.shifts(seen, runs)
    let quantities = QuantityShift.all(runs).filter { !$0.isUnchanged }
    return BaselineMove(
      causes: causes, shifts: shifts, quantities: quantities.filter { !$0.isRounding(outcomes: outcomes) },
      touched: pair.touchedShare, flips: seen.isEmpty ? [] : Self.flips(of: pair),
      isRounding: !causes.contains(.tool) && !causes.contains(.tables)
        && seen.isEmpty && !(differences.isEmpty && quantities.isEmpty)
        && quantities.allSatisfy { $0.isRounding(outcomes: outcomes) },
      reasons: try await reasons(from: old, shifts.first?.event), draws: pair.draws,
      smallest: Self.smallest(pair))
  }

  private static func shifts(
    _ differences: [(event: PairedEvent, difference: PairedDifference)], _ runs: [ComparedRun]
  ) -> [BaselineMove.Shift] {
    let shifts = differences.compactMap { event, difference -> BaselineMove.Shift? in
      guard let name = event.baselineName else { return nil }
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
  public static let greatestLedger = 8

  /// What each edit of the rulebook and the scenario did to an event; nil where no probability moved.
  private func reasons(
    from old: SimulationModel, _ event: PairedEvent?
  ) async throws(Run.Failure) -> BaselineMove.Reasons {
    let revision: ModelRevision
    do throws(DiagnosticList) {
      revision = try ModelRevision(from: old, to: model)
    } catch { return .unknown(error.diagnostics.first?.message ?? "the texts cannot be compared") }
    let moving = revision.moving
    guard moving.count <= Self.greatestLedger else { return .tooMany(moving.count) }
    let others = revision.edits.filter { $0.effect == .quantities }.map {
      BaselineMove.Account(edits: [$0], changesNothing: true, share: nil)
    }
    guard let event, !moving.isEmpty else {
      return .told(
        moving.map { BaselineMove.Account(edits: [revision.edits[$0]], changesNothing: false, share: nil) }
          + others)
    }
    do throws(Ledger.Failure) {
      let ledger = try await Ledger.execute(edits: moving, inseparable: revision.inseparable, settings) {
        (edits: Set<Int>) throws(DiagnosticList) -> SimulationModel in
        try revision.model(applyingEffective: edits)
      }
      return .told(
        ledger.entries.map { entry in
          BaselineMove.Account(
            edits: entry.edits.map { revision.edits[$0] }, changesNothing: entry.changesNothing,
            share: entry.effect(.share, on: event))
        } + others)
    } catch {
      switch error {
      case .cancelled: throw .cancelled
      case .draw(let failure): throw .draw(failure)
      case .model(let list):
        return .unknown(list.diagnostics.first?.message ?? "some edits cannot be made without others")
      }
    }
  }
}

extension PairedDifference {
  /// Whether it is no more than the rounding of each probability to a multiple of 2^-32, the remainder to the likeliest
  /// outcome, can make of equal ones: less than a unit a draw on average, and in no replicate more than one for each outcome.
  fileprivate func isRounding(outcomes: Int) -> Bool {
    estimate.value.magnitude < 0x1p-32
      && replicates.allSatisfy { $0.magnitude < Double(outcomes) * 0x1p-32 }
  }
}

extension QuantityShift {
  /// Whether no more weight lies elsewhere than the rounding of probabilities can move.
  fileprivate func isRounding(outcomes: Int) -> Bool {
    guard let greatestDifference else { return false }
    let weight = sides.compactMap { $0?.existence.value }.max() ?? 1
    return greatestDifference.value * weight < Double(outcomes) * 0x1p-32
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
