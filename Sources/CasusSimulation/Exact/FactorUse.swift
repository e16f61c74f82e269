import CasusExpressions

/// One place at which something that can make a difference reads a factor.
enum FactorUse: Sendable {
  /// The factor alone is compared with values that are the same in every draw: for equality, or with numbers for order.
  case compared(with: [Value])
  /// The factor's value matters in another way.
  case otherwise(Obstacle)

  /// Why the factor cannot be cut into cells there.
  struct Obstacle: Sendable {
    /// What is done with it, in a clause.
    let what: String
    /// The expression that does it.
    let expression: Expression
    /// Where the factor stands.
    let span: SourceSpan
  }

  /// The constants that it is compared with in all its uses; nil where one of them is something else.
  static func constants(of uses: [FactorUse]) -> [Value]? {
    var constants: [Value] = []
    for use in uses {
      guard case .compared(let values) = use else { return nil }
      constants += values
    }
    return constants
  }

  /// The first use that is no comparison with constants.
  static func obstacle(in uses: [FactorUse]) -> Obstacle? {
    for use in uses {
      if case .otherwise(let obstacle) = use { return obstacle }
    }
    return nil
  }
}

extension BinaryOperator {
  /// Whether this asks how two values stand to each other.
  var compares: Bool { isOrdering || self == .equal || self == .notEqual }
}
