public import CasusSimulation

/// One probability of a comparison.
public struct ComparedLine: Sendable {
  /// What it is the probability of.
  public let event: PairedEvent
  /// The probability on each side; nil on a side that does not know it, where it is 0, or never asks.
  public let sides: [RunEstimate?]
  /// The second less the first, with its standard error.
  public let difference: RunEstimate
  /// Where the true difference lies, for all lines of the table together with a confidence of 95%.
  public let interval: ClosedRange<Double>
  /// Whether it is the same in every row of common draws, or proved to be; never in unpaired runs unless proved.
  public let isUnchanged: Bool

  /// Whether the interval does not hold 0.
  public var isSeen: Bool { !isUnchanged && !interval.contains(0) }

  /// How far the true difference is from 0 at least, whatever its sign; 0 where the interval holds 0.
  public var atLeast: Double {
    isSeen ? min(interval.lowerBound.magnitude, interval.upperBound.magnitude) : 0
  }

  /// By how much the interval reaches to each side: the smallest difference that could have been seen.
  public var reach: Double { (interval.upperBound - interval.lowerBound) / 2 }
}

/// The result of a comparison, in words.
public enum ComparisonFinding: Hashable, Sendable {
  /// Nothing differs in any of the common draws, to the bit: neither a probability nor a quantity.
  case changesNothing
  /// No probability differs in any of the common draws, but a quantity does.
  case changesQuantitiesOnly
  /// No difference in probability was seen; one of this size, or a greater one, could have been.
  case noDifferenceSeen(smallest: Double)
  /// An event's probability differs by at least so much: the event whose interval is farthest from 0.
  case difference(PairedEvent, atLeast: Double)
  /// Nothing was seen, and a difference of this size could have been missed, which is too much to say anything.
  case notEnoughDraws(smallest: Double)

  /// From what size on a difference that could have been missed is too much.
  public static let tooMuch = 0.05
}

/// Why two runs cannot be compared draw for draw.
public enum UnpairedReason: Hashable, Sendable {
  /// They have other seeds.
  case seeds(UInt64, UInt64)
  /// They chose their draws in other ways.
  case designs(String, String)
  /// They have other numbers of draws.
  case draws(Int, Int)
  /// They were computed by other versions of the arithmetic.
  case numericVersions(Int, Int)
  /// They were computed by a version of the arithmetic that is not this one, so that their draws cannot be made again.
  case earlierArithmetic(Int, own: Int)
  /// Their quantile tables differ from those that this machine makes.
  case tables
  /// They were enumerated, so that there are no draws.
  case enumerated
}
