public import CasusExpressions

/// A stretch of days, from `from` up to but not including `to`; an end that is nil is open.
public struct Period: Hashable, Sendable {
  /// The first day; nil for always before.
  public let from: CivilDate?
  /// The first day no longer in it; nil for ever after.
  public let to: CivilDate?

  /// Creates a period from its two ends.
  public init(from: CivilDate?, to: CivilDate?) {
    self.from = from
    self.to = to
  }

  /// Whether `date` lies in it.
  public func contains(_ date: CivilDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (to.map { date < $0 } ?? true)
  }

  /// Whether some day lies in both.
  public func overlaps(_ other: Period) -> Bool {
    let begins = [from, other.from].compactMap(\.self).max()
    let ends = [to, other.to].compactMap(\.self).min()
    guard let begins, let ends else { return true }
    return begins < ends
  }
}
