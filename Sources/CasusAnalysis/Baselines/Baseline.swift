import CasusRulebook
import CasusExpressions
public import CasusSampling
public import CasusSimulation

/// A run's summary, kept in version control to be compared with later.
///
/// Its numbers are rounded to the digits that their errors support, so that a file reads well in a diff; the fingerprint of
/// the integers says whether another run came to the same to the bit.
public struct Baseline: Hashable, Sendable {
  /// An estimate by name.
  public struct Number: Hashable, Sendable {
    /// What it is: `outcome/troops`, `verdict/approved`, `quantity/decision_days`.
    public let name: String
    /// The value, rounded.
    public let value: Double
    /// Its standard error, rounded up to two digits; 0 where the value is proved.
    public let standardError: Double

    /// Creates a number from its parts.
    public init(name: String, value: Double, standardError: Double) {
      self.name = name
      self.value = value
      self.standardError = standardError
    }
  }

  /// The scenario's identifier.
  public let scenario: String
  /// The rulebook's identifier.
  public let rulebook: String
  /// The fingerprints of the scenario's texts: its own, then that of the one which it varies, if any.
  public let scenarioTexts: [UInt64]
  /// The fingerprint of the rulebook's text.
  public let rulebookText: UInt64
  /// The seed.
  public let seed: UInt64
  /// The number of draws, never an adaptive one.
  public let draws: Int
  /// How they were drawn.
  public let design: Design
  /// The version of the arithmetic.
  public let numericVersion: Int
  /// The fingerprint of the quantile tables.
  public let tables: UInt64
  /// The fingerprint of the integers that requests came to.
  public let tallies: UInt64
  /// The estimates, by name.
  public let numbers: [Number]

  /// Creates a baseline from its parts.
  public init(
    scenario: String, rulebook: String, scenarioTexts: [UInt64], rulebookText: UInt64, seed: UInt64,
    draws: Int, design: Design, numericVersion: Int, tables: UInt64, tallies: UInt64, numbers: [Number]
  ) {
    self.scenario = scenario
    self.rulebook = rulebook
    self.scenarioTexts = scenarioTexts
    self.rulebookText = rulebookText
    self.seed = seed
    self.draws = draws
    self.design = design
    self.numericVersion = numericVersion
    self.tables = tables
    self.tallies = tallies
    self.numbers = numbers.sorted { $0.name < $1.name }
  }

  /// How many draws a baseline has unless it says otherwise.
  public static let standardDraws = 65_536

  /// The summary of a run of a model.
  public init(_ result: RunResult, of model: SimulationModel, design: Design) {
    self.init(
      scenario: model.scenario.id, rulebook: model.rulebook.id,
      scenarioTexts: model.scenario.texts.map { FNV1a64.hash($0.text) },
      rulebookText: FNV1a64.hash(model.rulebook.text.text), seed: result.manifest.seed,
      draws: result.manifest.draws, design: design, numericVersion: result.manifest.numericVersion,
      tables: result.manifest.tableFingerprint, tallies: result.tallies.outcomeLines.fingerprint,
      numbers: Self.numbers(of: result))
  }

  private static func numbers(of result: RunResult) -> [Number] {
    var numbers = result.outcomes.map { Number("outcome/\($0.id)", $0.probability.estimate) }
    for item in result.verdicts {
      guard let estimate = item.verdict == .none ? item.probability.estimate : item.givenAsked?.estimate
      else { continue }
      numbers.append(Number("verdict/\(item.verdict.rawValue)", estimate))
    }
    for item in result.quantities {
      guard let median = item.summary?.median.estimate else { continue }
      numbers.append(Number("quantity/\(item.name)", median))
    }
    return numbers
  }
}

extension Baseline.Number {
  fileprivate init(_ name: String, _ estimate: RunEstimate) {
    guard estimate.standardError > 0 else {
      self.init(name: name, value: estimate.value, standardError: 0)
      return
    }
    let rounded = RoundedEstimate(value: estimate.value, standardError: estimate.standardError)
    self.init(
      name: name, value: Double(rounded.value) ?? estimate.value,
      standardError: Double(rounded.error) ?? estimate.standardError)
  }
}
