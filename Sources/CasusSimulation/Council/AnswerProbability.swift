import CasusSampling

/// The probabilities of yes and of no, each computed by itself so that a small one keeps its digits.
public struct AnswerProbability: Hashable, Sendable {
  /// The probability of yes, from 0 to 1.
  public let yes: Double
  /// The probability of no, from 0 to 1; with that of yes it sums to 1 but for rounding.
  public let no: Double

  /// Creates a pair from its parts.
  public init(yes: Double, no: Double) {
    self.yes = yes
    self.no = no
  }

  /// The logistic of log-odds, and of the negated log-odds.
  public init(logOdds: Double) {
    (yes, no) = Kernel.logisticPair(logOdds)
  }

  /// An answer that is certain.
  public static func certain(_ isYes: Bool) -> AnswerProbability {
    AnswerProbability(yes: isYes ? 1 : 0, no: isYes ? 0 : 1)
  }

  /// The probability of one of the answers.
  public func of(_ isYes: Bool) -> Double { isYes ? yes : no }
}
