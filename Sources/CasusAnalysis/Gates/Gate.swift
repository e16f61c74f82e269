public import CasusRulebook
import CasusSampling
public import CasusSimulation

/// Holds a scenario's run against what its author expects of it.
///
/// It looks after 1,024, 2,048, 4,096 and so on rows until each expectation is decided (sections 3.3.5 and 3.3.8).
public struct Gate: Sendable {
  /// The scenario.
  public let model: SimulationModel
  /// What is expected.
  public let expectations: [Expectation]
  /// The scenario that each expectation compares with, by the expectation's place; nil where it compares with none.
  public let others: [SimulationModel?]

  /// Creates a gate.
  ///
  /// - Parameter others: For each expectation the scenario of the file that it names; what is missing stays
  ///   inconclusive.
  public init(_ model: SimulationModel, _ expectations: [Expectation], others: [SimulationModel?] = []) {
    self.model = model
    self.expectations = expectations
    self.others = expectations.indices.map { others.indices.contains($0) ? others[$0] : nil }
  }

  /// What was found.
  public struct Verdict: Sendable {
    /// One finding for each expectation, in their order.
    public let findings: [GateFinding]
    /// The run at the last look.
    public let result: RunResult
  }

  /// Makes the run, look by look.
  ///
  /// - Parameters:
  ///   - settings: All but the number of draws, which is the ceiling; below that of the first look there is one look with
  ///     just those draws.
  ///   - stopsAtFailure: Whether to stop at the look at which the first expectation fails; the others stay as they
  ///     stood.
  /// - Throws: ``CasusSimulation/Run/Failure``.
  public func run(
    _ settings: RunSettings, stopsAtFailure: Bool = false
  ) async throws(Run.Failure) -> Verdict {
    var looks = Precision(standardError: 0, draws: settings.draws).looks
    if looks.isEmpty { looks = [settings.groups] }
    let engine = GroupEngine(model, settings)
    var tallies = RunTallies(model, design: settings.design)
    var paths = try expectations.map { (expectation) throws(Run.Failure) in
      try PathGate(expectation, model, settings)
    }
    var findings = [GateFinding?](repeating: nil, count: expectations.count)
    var last: RunResult?
    for look in looks {
      tallies.merge(try await engine.compute(tallies.groups..<look).tallies)
      guard tallies.groups == look else { throw .cancelled }
      var settings = settings
      settings.drawsAsked = look * RunTallies.drawsPerGroup
      let judge = GateJudge(
        result: RunResult(model, tallies, settings), rulebook: model.rulebook)
      last = judge.result
      for place in expectations.indices where findings[place]?.isOpen ?? true {
        findings[place] = try await finding(place, judge, settings, &paths[place])
      }
      if findings.allSatisfy({ $0.map { !$0.isOpen } ?? false }) { break }
      if stopsAtFailure, findings.contains(where: { $0?.decision == .failed }) { break }
    }
    guard let last else { throw .cancelled }
    return Verdict(findings: findings.compactMap(\.self), result: last)
  }

  private func finding(
    _ place: Int, _ judge: GateJudge, _ settings: RunSettings, _ path: inout PathGate?
  ) async throws(Run.Failure) -> GateFinding {
    let expectation = expectations[place]
    if let own = judge.finding(of: expectation) { return own }
    if case .within(let wanted) = expectation.bound, let estimate = try await path?.estimate(settings) {
      return judge.finding(of: expectation, estimate, within: wanted)
    }
    if case .compared(_, let isLikelier, _) = expectation.bound, let other = others[place],
      case .event(let event) = expectation.subject,
      let difference = try await Self.difference(event, model, other, settings)
    {
      return judge.finding(of: expectation, difference: isLikelier ? difference : difference.negated)
    }
    return GateFinding(
      expectation: expectation, decision: .inconclusive, measure: nil, remark: nil, draws: settings.draws)
  }

  /// By how much an event is likelier in one scenario than in the other, in common draws; proved where it is in both.
  private static func difference(
    _ event: Expectation.Event, _ model: SimulationModel, _ other: SimulationModel, _ settings: RunSettings
  ) async throws(Run.Failure) -> RunEstimate? {
    try await PairedRun.execute(other, model, settings, hasFlips: false)
      .difference(of: event.pairedEvent(in: model.rulebook))?.estimate
  }
}

extension GateFinding {
  /// Whether a longer run may still decide it.
  fileprivate var isOpen: Bool { decision == .inconclusive }
}

extension RunEstimate {
  fileprivate var negated: RunEstimate {
    RunEstimate(
      value: -value, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      isProvedConstant: isProvedConstant)
  }
}
