public import CasusExpressions
public import CasusRulebook
import CasusSimulation

/// What became of a test's case.
public struct TestResult: Sendable {
  /// The case.
  public let testCase: TestCase
  /// How it ended.
  public let ending: Ending
  /// What it reached; nil where it was not judged.
  public let coverage: Coverage?

  /// How a case ended.
  public enum Ending: Sendable {
    /// Each of its checks was judged, in their order.
    case judged([TestFinding])
    /// It is to be done.
    case skipped
    /// It could not be judged.
    case failed([Diagnostic])
  }

  /// What a case's request reached.
  public struct Coverage: Hashable, Sendable {
    /// The criteria that were active, as indices.
    public let active: [Int]
    /// The stages that may have answered yes, as indices.
    public let yes: [Int]
    /// The stages that may have answered no, as indices.
    public let no: [Int]
  }

  /// Whether something that the case expects is not so.
  public var isBroken: Bool {
    switch ending {
    case .judged(let findings): findings.contains { !$0.isKept }
    case .skipped: false
    case .failed: true
    }
  }
}

/// What was found for one check of a case.
public struct TestFinding: Sendable {
  /// The check.
  public let check: TestCheck
  /// Whether it holds.
  public let isKept: Bool
  /// What is asked about: a probability, without error; for a criterion 1 where it is active, else 0.
  public let value: Double
  /// What it is compared with; nil where it is held against numbers.
  public let other: Double?
}

extension DrawEvaluation {
  /// How likely an event is in this one request; not a number for a headline where nothing is asked.
  func probability(of event: Expectation.Event, in rulebook: Rulebook) -> Double {
    switch event {
    case .outcome(let outcome): return outcomes[outcome].probability
    case .orHigher(let outcome):
      let rank = rulebook.outcomes[outcome].rank
      return zip(rulebook.outcomes, outcomes).reduce(0) { $1.0.rank >= rank ? $0 + $1.1.probability : $0 }
    case .verdict(.none): return probability(of: .none)
    case .verdict(let verdict):
      let asked = probability(of: .approved) + probability(of: .refused)
      return probability(of: verdict) / asked
    }
  }

  private func probability(of verdict: Verdict) -> Double {
    outcomes.reduce(0) { $1.verdict == verdict ? $0 + $1.probability : $0 }
  }

  /// How likely a way through the stages is in this one request, forward over the graph.
  func probability(of path: ExpectedPath, in rulebook: Rulebook) -> Double {
    let led = rulebook.endingOffPath(path)
    var reach = [Double](repeating: 0, count: led.stages.count)
    var ends = [Double](repeating: 0, count: led.outcomes.count)
    if let first = led.stageOrder.first { reach[first] = 1 }
    for stage in led.stageOrder where reach[stage] > 0 {
      guard let answer = stages[stage]?.answer else { continue }
      for isYes in [true, false] {
        let share = reach[stage] * answer.of(isYes)
        switch isYes ? led.stages[stage].yes : led.stages[stage].no {
        case .stage(let next): reach[next] += share
        case .outcome(let outcome): ends[outcome] += share
        }
      }
    }
    if let outcome = path.outcome { return ends[outcome] }
    return ends.dropLast().reduce(0, +)
  }
}
