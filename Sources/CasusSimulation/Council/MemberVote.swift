import CasusSampling

/// How a member of a council may vote (section 3.1.3).
public struct MemberVote: Hashable, Sendable {
  /// P(supports) = logistic(e).
  public let supports: Double
  /// P(objects) = logistic(-e - w).
  public let objects: Double
  /// P(does not support) = logistic(-e), computed by itself.
  public let doesNotSupport: Double
  /// P(does not object) = logistic(e + w), computed by itself.
  public let doesNotObject: Double

  /// P(stands aside), which is not objecting: what is left of 1; exactly 0 where w is 0.
  public var standsAside: Double { max(0, doesNotSupport - objects) }

  /// The vote of a member with log-odds *e*, from -40 to 40, that stands aside by *w*, not below 0.
  public init(logOdds e: Double, standsAside w: Double) {
    (supports, doesNotSupport) = Kernel.logisticPair(e)
    (doesNotObject, objects) = Kernel.logisticPair(e + w)
  }

  private init(supports: Double, objects: Double) {
    self.supports = supports
    self.objects = objects
    doesNotSupport = 1 - supports
    doesNotObject = 1 - objects
  }

  /// A member that is certain to support: one that a settle moves, or the requester.
  public static let support = MemberVote(supports: 1, objects: 0)
  /// A member that is certain to object: one that a bar holds.
  public static let objection = MemberVote(supports: 0, objects: 1)
  /// A member that is certain to stand aside.
  public static let abstention = MemberVote(supports: 0, objects: 0)
}
