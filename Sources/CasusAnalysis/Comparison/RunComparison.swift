import CasusRulebook
import CasusSampling
public import CasusSimulation

/// Two runs compared: how much likelier each outcome is, how sure that is, and how far the distributions lie apart
/// (section 3.3.6).
public struct RunComparison: Sendable {
  /// Whether the runs are compared draw for draw.
  public enum Pairing: Sendable {
    /// In common draws.
    case paired(PairedRun)
    /// As two runs that know nothing of each other, and why; the reasons are not empty.
    case unpaired([UnpairedReason])
  }

  /// The reference, then what is compared with it.
  public let runs: [ComparedRun]
  /// How they are compared.
  public let pairing: Pairing
  /// The headline's verdicts given that something was asked, then that nothing is.
  public let verdicts: [ComparedLine]
  /// The outcomes of either side, in the order of the first, then those that only the second has.
  public let outcomes: [ComparedLine]
  /// The ladder of both sides, from the second lowest rank upward: that rank or a higher one.
  public let rungs: [ComparedLine]
  /// How far the outcomes' distributions lie apart.
  public let distances: [DistanceEstimate]
  /// The quantities of either side.
  public let quantities: [QuantityShift]
  /// The result in words.
  public let finding: ComparisonFinding

  /// The confidence of the table's intervals together.
  public static let confidence = 0.95

  /// Compares two runs.
  ///
  /// - Parameters:
  ///   - first: The reference.
  ///   - second: What is compared with it.
  ///   - pairing: How they are compared; a paired run must be one of these two models with the settings of both runs.
  public init(_ first: ComparedRun, _ second: ComparedRun, _ pairing: Pairing) {
    runs = [first, second]
    self.pairing = pairing
    let table = ComparisonTable(runs: [first, second], pairing: pairing)
    verdicts = table.verdicts
    outcomes = table.outcomes
    rungs = table.rungs
    distances = OutcomeDistances([first, second]).estimates()
    quantities = QuantityShift.all([first, second])
    finding = Self.finding(table.verdicts + table.outcomes + table.rungs, quantities, pairing)
  }

  /// The paired run; nil where the runs are compared unpaired.
  public var paired: PairedRun? {
    if case .paired(let run) = pairing { run } else { nil }
  }

  /// All lines of the table.
  public var lines: [ComparedLine] { verdicts + outcomes + rungs }

  /// Changes of factors, judgements, strengths, leans or answers that one side was run with and the other was not.
  public var unlikeOverrides: [[String]] {
    let texts = runs.map { $0.result.manifest.overrides }
    return [
      texts[0].filter { !texts[1].contains($0) }, texts[1].filter { !texts[0].contains($0) },
    ]
  }

  /// Why two runs cannot be compared draw for draw; empty where they can be.
  ///
  /// - Parameter haveCommonTables: Whether the quantile tables of both are those that this machine makes.
  public static func obstacles(
    _ first: RunManifest, _ second: RunManifest, haveCommonTables: Bool = true
  ) -> [UnpairedReason] {
    var reasons: [UnpairedReason] = []
    guard case .drawn(let one) = first.design, case .drawn(let other) = second.design else {
      return [.enumerated]
    }
    if first.seed != second.seed { reasons.append(.seeds(first.seed, second.seed)) }
    if one != other { reasons.append(.designs(one.rawValue, other.rawValue)) }
    if first.draws != second.draws { reasons.append(.draws(first.draws, second.draws)) }
    if first.numericVersion != second.numericVersion {
      reasons.append(.numericVersions(first.numericVersion, second.numericVersion))
    } else if first.numericVersion != NumericVersion.current {
      reasons.append(.earlierArithmetic(first.numericVersion, own: NumericVersion.current))
    }
    if !haveCommonTables { reasons.append(.tables) }
    return reasons
  }

  private static func finding(
    _ lines: [ComparedLine], _ quantities: [QuantityShift], _ pairing: Pairing
  ) -> ComparisonFinding {
    if case .paired(let paired) = pairing, paired.touchedDraws == 0, lines.allSatisfy(\.isUnchanged) {
      return quantities.allSatisfy(\.isUnchanged) ? .changesNothing : .changesQuantitiesOnly
    }
    let farthest = lines.filter(\.isSeen).max { $0.atLeast < $1.atLeast }
    if let farthest { return .difference(farthest.event, atLeast: farthest.atLeast) }
    let smallest = lines.map(\.reach).max() ?? 0
    return smallest > ComparisonFinding.tooMuch
      ? .notEnoughDraws(smallest: smallest) : .noDifferenceSeen(smallest: smallest)
  }
}
