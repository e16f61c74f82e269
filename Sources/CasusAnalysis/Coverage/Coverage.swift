public import CasusRulebook
public import CasusSimulation

/// What of a rulebook scenarios and tests reach: which criteria were active, which decided, which stages answered yes and no.
public struct Coverage: Sendable {
  /// What was seen of one criterion.
  public struct Criterion: Sendable {
    /// Its index in the rulebook.
    public let index: Int
    /// In how many scenarios it was active in some draw.
    public fileprivate(set) var scenarios = 0
    /// The greatest share of the requests that come to its stage in which it was active, over scenarios.
    public fileprivate(set) var share = 0.0
    /// The identifier of the scenario of ``share``; nil where it was active in none.
    public fileprivate(set) var scenario: String?
    /// The weight on P(approved) that is the greatest in size, over scenarios; nil where it never mattered in one.
    public fileprivate(set) var weight: Double?
    /// In how many scenarios leaving it out would have changed P(approved) in a draw that was measured.
    public fileprivate(set) var mattered = 0
    /// In how many cases of tests it was active.
    public fileprivate(set) var tests = 0

    /// Whether it was active anywhere.
    public var isReached: Bool { scenarios > 0 || tests > 0 }
  }

  /// What was seen of one stage.
  public struct Stage: Sendable {
    /// Its index in the rulebook.
    public let index: Int
    /// In how many scenarios it may have answered yes, in some draw.
    public fileprivate(set) var yes = 0
    /// In how many scenarios it may have answered no, in some draw.
    public fileprivate(set) var no = 0
    /// In how many cases of tests it may have answered yes.
    public fileprivate(set) var testsOfYes = 0
    /// In how many cases of tests it may have answered no.
    public fileprivate(set) var testsOfNo = 0

    /// Whether both answers were possible somewhere.
    public var isReached: Bool { yes + testsOfYes > 0 && no + testsOfNo > 0 }
  }

  /// The rulebook.
  public let rulebook: Rulebook
  /// Its criteria, in its order.
  public private(set) var criteria: [Criterion]
  /// Its stages, in its order.
  public private(set) var stages: [Stage]
  /// How many scenarios were taken up.
  public private(set) var scenarios = 0
  /// How many cases of tests were taken up.
  public private(set) var tests = 0

  /// Starts with nothing reached.
  public init(of rulebook: Rulebook) {
    self.rulebook = rulebook
    criteria = rulebook.criteria.indices.map { Criterion(index: $0) }
    stages = rulebook.stages.indices.map { Stage(index: $0) }
  }

  /// Takes up a scenario's run.
  public mutating func add(_ result: RunResult) {
    scenarios += 1
    for item in result.criteria {
      guard let active = item.active, active.value > 0 else { continue }
      criteria[item.index].scenarios += 1
      if active.value > criteria[item.index].share {
        criteria[item.index].share = active.value
        criteria[item.index].scenario = result.manifest.scenario
      }
      guard result.hasMattered(item.index) else { continue }
      criteria[item.index].mattered += 1
      if item.weight.value.magnitude >= criteria[item.index].weight?.magnitude ?? 0 {
        criteria[item.index].weight = item.weight.value
      }
    }
    for item in result.stages where item.reached.value > 0 {
      guard let yes = item.yes else { continue }
      if yes.value > 0 { stages[item.index].yes += 1 }
      if yes.value < 1 { stages[item.index].no += 1 }
    }
  }

  /// Takes up a test's case that was judged.
  public mutating func add(_ result: TestResult) {
    guard let coverage = result.coverage else { return }
    tests += 1
    for criterion in Set(coverage.active) { criteria[criterion].tests += 1 }
    for stage in coverage.yes { stages[stage].testsOfYes += 1 }
    for stage in coverage.no { stages[stage].testsOfNo += 1 }
  }

  /// The share, from 0 to 1, of the criteria that were active anywhere; 1 where there is none.
  public var shareOfCriteria: Double {
    guard !criteria.isEmpty else { return 1 }
    return Double(criteria.count { $0.isReached }) / Double(criteria.count)
  }
}
