public import CasusSampling

/// What made a run: with the texts of the rulebook and the scenario, all that is needed to repeat it.
public struct RunManifest: Hashable, Sendable {
  /// The rulebook's identifier.
  public let rulebook: String
  /// The scenario's identifier.
  public let scenario: String
  /// The seed, the key of all streams.
  public let seed: UInt64
  /// The number of draws that was asked for; 0 where nothing is drawn (section 3.4.2).
  public let drawsAsked: Int
  /// The number of draws that the result holds: whole groups of 2,048.
  public let draws: Int
  /// The number of rows of 64 draws.
  public let rows: Int
  /// Whether the run was stopped before it had made all draws; the result is then that of a run with ``draws``.
  public let isInterrupted: Bool
  /// How requests and judgements were chosen.
  public let design: RunDesign
  /// One fingerprint of all quantile tables and cut points in use, in the order of their names.
  public let tableFingerprint: UInt64
  /// The version of the arithmetic: runs of different versions are never mixed.
  public let numericVersion: Int
  /// The overrides as the user stated them, in order.
  public let overrides: [String]

  /// Creates a manifest from its parts, as they were stored.
  public init(
    rulebook: String, scenario: String, seed: UInt64, drawsAsked: Int, draws: Int, rows: Int,
    isInterrupted: Bool, design: RunDesign, tableFingerprint: UInt64, numericVersion: Int,
    overrides: [String]
  ) {
    self.rulebook = rulebook
    self.scenario = scenario
    self.seed = seed
    self.drawsAsked = drawsAsked
    self.draws = draws
    self.rows = rows
    self.isInterrupted = isInterrupted
    self.design = design
    self.tableFingerprint = tableFingerprint
    self.numericVersion = numericVersion
    self.overrides = overrides
  }
}

/// How a run's requests and judgements were chosen.
public enum RunDesign: Hashable, Sendable {
  /// Both were drawn.
  case drawn(Design)
  /// Both were enumerated (section 3.4.2).
  case exact
  /// Requests were enumerated, and judgements were drawn independently.
  case exactInRequest

  /// How far standard errors of means are known: the degrees of freedom of Student's t where they come from replicates.
  public var degreesOfFreedom: Int? {
    if case .drawn(let design) = self { design.degreesOfFreedom } else { nil }
  }

  /// The name that results give: that of the ``CasusSampling/Design``, or how exact the run is.
  public var name: String {
    switch self {
    case .drawn(let design): design.rawValue
    case .exact: "exact"
    case .exactInRequest: "exact in the request, sampled in the judgements"
    }
  }

  /// The design with a name; nil where there is none.
  public init?(name: String) {
    if let design = Design(rawValue: name) {
      self = .drawn(design)
    } else if let exact = [RunDesign.exact, .exactInRequest].first(where: { $0.name == name }) {
      self = exact
    } else {
      return nil
    }
  }
}

/// The version of the arithmetic from streams to tallies, raised whenever equal input gives other bits.
public enum NumericVersion {
  /// The version of this build.
  public static let current = 1
}
