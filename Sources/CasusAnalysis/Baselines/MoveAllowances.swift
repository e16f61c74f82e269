public import CasusRulebook
public import CasusSimulation

/// Which of the moves that are meant cover what moved in a scenario.
public struct MoveAllowances: Sendable {
  /// Something that moved.
  public struct Line: Sendable {
    /// Its name: an outcome's identifier, a verdict, or a quantity's name.
    public let name: String
    /// By how much its probability moved, or by how much a quantity's distribution function at most, from -1 to 1; nil for a
    /// quantity of which one side has too few draws: there may be any difference.
    public let size: RunEstimate?
    /// The first allowance that covers it, by its place in the list; nil where none does.
    public let allowance: Int?
    /// Where none does: the widest of those that are about it, which it exceeds.
    public let exceeded: Int?
  }

  /// What moved: probabilities first, then quantities.
  public let lines: [Line]
  /// The moves that are meant.
  public let allowed: AllowedMoves

  /// Finds what covers a scenario's move.
  public init(_ move: BaselineMove, in scenario: String, under allowed: AllowedMoves) {
    self.allowed = allowed
    let moved: [(name: String, size: RunEstimate?)] =
      move.shifts.map { ($0.name, $0.difference) } + move.quantities.map { ($0.name, $0.greatestDifference) }
    lines = moved.map { name, size in
      let fitting = allowed.moves.indices.filter { allowed.moves[$0].covers(name, in: scenario) }
      let covering = fitting.first { (size?.value ?? 1).magnitude <= allowed.moves[$0].tolerance }
      let widest = fitting.max { allowed.moves[$0].tolerance < allowed.moves[$1].tolerance }
      return Line(name: name, size: size, allowance: covering, exceeded: covering == nil ? widest : nil)
    }
  }

  /// Whether everything that moved is covered.
  public var coversAll: Bool { lines.allSatisfy { $0.allowance != nil } }

  /// The allowances that something came under, or exceeds, by their places in the list.
  public var needed: Set<Int> { Set(lines.compactMap { $0.allowance ?? $0.exceeded }) }
}
