/// Which shard of how many: `3/64`.
public struct ShardNumber: Hashable, Sendable, CustomStringConvertible {
  /// Which one, from 1.
  public let number: Int
  /// Of how many.
  public let count: Int

  /// Creates a number; nil unless 1 <= `number` <= `count` <= 2^21.
  public init?(_ number: Int, of count: Int) {
    guard number >= 1, number <= count, count <= 1 << 21 else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `3/64`; nil where the text is not of that form.
  public init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([1-9][0-9]{0,6})\/([1-9][0-9]{0,6})/),
      let number = Int(match.1), let count = Int(match.2)
    else { return nil }
    self.init(number, of: count)
  }

  /// The number as it is read.
  public var description: String { "\(number)/\(count)" }

  /// The shard's groups among those of a run; empty for some shards where there are more of them than groups.
  public func groups(of groups: Int) -> Range<Int> {
    (groups * (number - 1) / count)..<(groups * number / count)
  }
}
