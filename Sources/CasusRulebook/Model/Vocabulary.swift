public import CasusExpressions

/// The names that a rulebook's expressions see, each with a slot in the bindings of a draw.
///
/// Slots are given in this order: `date`, `requester`, roles, dated names, factors, judgements, facts, `member`. Each kind of
/// expression sees a leading part of them: defaults up to the factors, a fact up to the fact before it, everything
/// else all but `member`, which only a council's expressions see.
public struct Vocabulary: Sendable {
  /// The slot of the request's date.
  public static let dateSlot = 0
  /// The slot of the requester's identifier.
  public static let requesterSlot = 1
  /// The slot of the custom function `seated(member)`.
  public static let seatedFunction = 0
  /// The slot of the custom function `supporters(stage)`, the expected number of members in support.
  public static let supportersFunction = 1

  /// Every name and its type, by slot.
  public let variables: [Scope.Variable]

  /// The slot of the member being asked, the last one.
  public var memberSlot: Int { variables.count - 1 }
  /// How many slots a draw's bindings have.
  public var count: Int { variables.count }
}
