/// Count, sum and sum of squares of whole numbers: what a mean and its standard error need, exactly.
///
/// Made for row totals, which are at most 2^38 (64 draws in units of 2^-32). It holds up to
/// ``maximumCount`` of those: 2^26 - 1 rows, which are 4,294,967,232 draws.
public struct MomentTally: Hashable, Sendable {
  /// How many row totals the sums hold without overflow.
  public static let maximumCount: UInt64 = (1 << 26) - 1

  /// How many numbers were added.
  public private(set) var count: UInt64 = 0
  /// Their sum.
  public private(set) var sum: UInt64 = 0
  /// The sum of their squares.
  public private(set) var sumOfSquares: UInt128 = 0

  /// Starts empty.
  public init() {}

  /// A tally as it was stored.
  public init(count: UInt64, sum: UInt64, sumOfSquares: UInt128) {
    self.count = count
    self.sum = sum
    self.sumOfSquares = sumOfSquares
  }

  /// Adds one number.
  public mutating func add(_ value: UInt64) {
    count += 1
    sum += value
    sumOfSquares += UInt128(value) * UInt128(value)
  }

  /// Adds all that another tally holds; the order of merging makes no difference to any bit.
  public mutating func merge(_ other: MomentTally) {
    count += other.count
    sum += other.sum
    sumOfSquares += other.sumOfSquares
  }

  /// The mean; what is not a number where nothing was added.
  public var mean: Double { Double(sum) / Double(count) }

  /// The variance with divisor count - 1, from the exact integers; nil for fewer than two numbers.
  public var variance: Double? {
    guard count >= 2 else { return nil }
    let square = UInt128(sum) * UInt128(sum)
    let (scaled, overflows) = sumOfSquares.multipliedReportingOverflow(by: UInt128(count))
    let pairs = Double(count) * Double(count - 1)
    if overflows {
      return max(0, (Double(sumOfSquares) - Double(sum) * mean) / Double(count - 1))
    }
    // Never negative, by Cauchy's inequality, unless the tally was stored wrongly.
    return scaled >= square ? Double(scaled - square) / pairs : 0
  }
}
