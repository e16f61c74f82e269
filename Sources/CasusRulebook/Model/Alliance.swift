public import CasusExpressions

/// A state, and the periods in which it sat in the council.
public struct Member: Sendable {
  /// Its identifier, as conditions write it.
  public let id: String
  /// Its name in plain words.
  public let name: String
  /// The periods in which it was seated.
  public let seated: [Period]
  /// The sources for its periods.
  public let grounds: Grounds

  /// Whether it was seated on `date`.
  public func isSeated(on date: CivilDate) -> Bool { seated.contains { $0.contains(date) } }
}

/// A name for a member, such as `lead`.
public struct Role: Sendable {
  /// Who holds the role.
  public enum Holder: Hashable, Sendable {
    /// The member at this index of the rulebook's members, on every date.
    case member(Int)
    /// The value of the dated name at this index of the rulebook's dated names.
    case dated(Int)
  }

  /// The role's name, as conditions write it.
  public let name: String
  /// Who holds it.
  public let holder: Holder
  /// Its slot in the vocabulary.
  public let slot: Int
}

/// A name whose value depends on the date.
public struct DatedName: Sendable {
  /// Its dotted name.
  public let name: String
  /// Its values and when each holds; no two overlap.
  public let entries: [Entry]
  /// Its slot in the vocabulary.
  public let slot: Int

  /// A value and when it holds.
  public struct Entry: Sendable {
    /// When.
    public let period: Period
    /// What.
    public let value: String
    /// The sources for it.
    public let grounds: Grounds
  }

  /// The value on `date`; nil outside all periods.
  public func value(on date: CivilDate) -> String? {
    entries.first { $0.period.contains(date) }?.value
  }
}
