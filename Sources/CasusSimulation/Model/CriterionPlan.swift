import CasusExpressions
import CasusRulebook

/// What evaluation needs of a criterion, without its words and grounds: copying those for each draw would cost more
/// than evaluating the condition.
struct CriterionPlan: Sendable {
  /// When it is active.
  let condition: Expression
  /// What multiplies its strength; nil where it states no scale.
  let scale: Expression?
  /// Whether its condition or its scale reads `member`.
  let readsMember: Bool
  /// To which member it is addressed, an index; nil for everyone.
  let addressee: Int?

  init(_ criterion: Criterion, memberSlot: Int, holders: [Int]) {
    condition = criterion.condition
    if case .strength(_, let stated) = criterion.force { scale = stated } else { scale = nil }
    readsMember = [condition, scale].compactMap(\.self).contains { $0.slots.contains(memberSlot) }
    addressee =
      switch criterion.addressee {
      case .everyone: nil
      case .member(let member): member
      case .role(let role): holders[role]
      }
  }
}

/// How a criterion weighs.
struct CriterionShape: Hashable, Sendable {
  /// What it does by itself.
  enum Kind: Hashable, Sendable {
    /// It adds to one side.
    case weighs
    /// It makes the answer no.
    case bars
    /// It makes the answer yes, unless a bar is active.
    case settles
  }

  /// What it does by itself.
  let kind: Kind
  /// Whether it says yes.
  let saysYes: Bool
  /// Its group, an index, where only the strongest on each side counts; nil otherwise.
  let contest: Int?

  init(_ criterion: Criterion, groups: [CriterionGroup]) {
    kind =
      switch criterion.force {
      case .strength: .weighs
      case .bars: .bars
      case .settles: .settles
      }
    saysYes = criterion.saysYes
    contest = criterion.group.flatMap { groups[$0].countsStrongestOnly ? $0 : nil }
  }
}
