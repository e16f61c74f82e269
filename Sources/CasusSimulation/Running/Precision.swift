import CasusRulebook
import CasusSampling

/// When a run may stop because it is sure enough (section 3.3.5).
///
/// It is looked at after 1,024, 2,048, 4,096 ... rows only, so that where it stops depends on the design of the looks
/// and not on threads; the run is then the one with that many draws.
public struct Precision: Hashable, Sendable {
  /// The greatest standard error that is sure enough.
  public let standardError: Double
  /// After how many groups of rows a run is looked at, ascending.
  public let looks: [Int]

  /// How many looks there are at most.
  public static let greatestLooks = 12
  /// How many rows there are at the first look.
  public static let rowsOfFirstLook = 1024
  /// How many draws the last look has.
  public static let greatestDraws =
    (rowsOfFirstLook << (greatestLooks - 1)) * RowMeanHistogram.drawsPerRow
  /// How many draws the first look has.
  public static let leastDraws = rowsOfFirstLook * RowMeanHistogram.drawsPerRow

  /// A precision with the looks that fit below a ceiling.
  ///
  /// - Parameters:
  ///   - standardError: The greatest standard error that is sure enough.
  ///   - draws: The ceiling; below ``leastDraws`` there is no look.
  public init(standardError: Double, draws: Int = Self.greatestDraws) {
    self.standardError = standardError
    let first = Self.rowsOfFirstLook / RunTallies.rowsPerGroup
    looks = (0..<Self.greatestLooks).map { first << $0 }.filter { $0 * RunTallies.drawsPerGroup <= draws }
  }

  /// Whether an estimate is sure enough: whether its error, as it ``counts(_:)``, is small enough.
  public func isMet(by attained: RunEstimate) -> Bool { Self.counts(attained) <= standardError }

  /// The standard error as it counts towards a precision.
  ///
  /// Where it comes from 32 replicates, as under ``Design/latin`` and ``Design/sobol`` and for ratios, it is itself uncertain,
  /// so that an interval of 95% reaches further, by Student's t with 31 degrees of freedom: it counts for more by that
  /// ratio, 4%, so that intervals are as narrow as those from independent rows.
  public static func counts(_ attained: RunEstimate) -> Double {
    guard let freedom = attained.degreesOfFreedom else { return attained.standardError }
    let ratio =
      StudentT.halfWidth(confidence: 0.95, degreesOfFreedom: freedom)
      / StudentT.halfWidth(confidence: 0.95, degreesOfFreedom: nil)
    return attained.standardError * ratio
  }

  /// What a run has to be sure of at a look: the outcomes' probabilities and P(approved) given that something was asked.
  static func watched(_ model: SimulationModel, _ tallies: RunTallies) -> [RunEstimate] {
    let analysis = TallyAnalysis(model: model, tallies: tallies, proofs: ConstantProofs(model))
    let events =
      model.rulebook.outcomes.indices.map { RunEvent.outcome($0) } + [.verdictGivenAsked(.approved)]
    return events.compactMap { analysis.estimate(of: $0) }
  }
}
