import CasusSampling

/// A criterion as one answerer hears it, before anything is weighed.
public struct HeardCriterion: Sendable {
  /// The criterion, an index.
  public let criterion: Int
  /// Whether its condition holds.
  public let isActive: Bool
  /// Its strength in log-odds, not below zero; nil for bars and settles.
  public let strength: Double?
  /// What multiplies the strength: 1 where it states no scale or is not active.
  public let scale: Double

  /// What it would add to the log-odds on its side: strength x scale.
  public var force: Double { (strength ?? 0) * scale }
}

/// What one answerer makes of the criteria at a stage (section 3.1.2).
public struct Weighing: Sendable {
  /// What decides.
  public enum Ruling: Hashable, Sendable {
    /// A bar is active: no.
    case barred
    /// A settle is active, and no bar: yes.
    case settled
    /// The log-odds.
    case weighed
  }

  /// The log-odds that hold where nothing bars or settles, within [-40, 40].
  public let logOdds: Double
  /// What decides.
  public let ruling: Ruling
  /// For each criterion heard, the stronger one of its group on its side, an index of the rulebook's criteria,
  /// because of which it did not count; nil where it counted or is not active.
  public let outweighedBy: [Int?]

  /// The limit to which log-odds are held.
  public static let limit = 40.0

  /// P(yes) and P(no) of a single answerer.
  public var answer: AnswerProbability {
    switch ruling {
    case .barred: .certain(false)
    case .settled: .certain(true)
    case .weighed: AnswerProbability(logOdds: logOdds)
    }
  }

  /// The vote of a member that stands aside by `w`.
  func vote(standsAside w: Double) -> MemberVote {
    switch ruling {
    case .barred: .objection
    case .settled: .support
    case .weighed: MemberVote(logOdds: logOdds, standsAside: w)
    }
  }

  /// Weighs what was heard: lean, plus or less strength x scale of each criterion that counts, in file order.
  ///
  /// - Parameters:
  ///   - heard: The criteria in file order.
  ///   - lean: The stage's lean, in log-odds.
  ///   - shapes: How each of the rulebook's criteria weighs, by index.
  ///   - leftOut: Criteria, by index, to be treated as if they were not in the rulebook.
  init(
    _ heard: [HeardCriterion], lean: Double, shapes: [CriterionShape], leavingOut leftOut: [Int] = []
  ) {
    var isBarred = false
    var isSettled = false
    var sum = lean
    var outweighedBy = [Int?](repeating: nil, count: heard.count)
    for (place, item) in heard.enumerated() where item.isActive && !leftOut.contains(item.criterion) {
      switch shapes[item.criterion].kind {
      case .bars: isBarred = true
      case .settles: isSettled = true
      case .weighs:
        if let stronger = Self.stronger(than: place, in: heard, shapes, leftOut) {
          outweighedBy[place] = stronger
        } else if shapes[item.criterion].saysYes {
          sum += item.force
        } else {
          sum -= item.force
        }
      }
    }
    logOdds = min(max(sum, -Self.limit), Self.limit)
    ruling = isBarred ? .barred : isSettled ? .settled : .weighed
    self.outweighedBy = outweighedBy
  }

  /// The strongest of the criterion's group on its side, where only that one counts and it is another: of several
  /// alike the first.
  private static func stronger(
    than place: Int, in heard: [HeardCriterion], _ shapes: [CriterionShape], _ leftOut: [Int]
  ) -> Int? {
    let own = shapes[heard[place].criterion]
    guard own.contest != nil else { return nil }
    var strongest = place
    for (other, item) in heard.enumerated() where item.isActive && !leftOut.contains(item.criterion) {
      guard shapes[item.criterion] == own else { continue }
      let isBefore = other < strongest
      if item.force > heard[strongest].force || (isBefore && item.force == heard[strongest].force) {
        strongest = other
      }
    }
    return strongest == place ? nil : heard[strongest].criterion
  }
}
