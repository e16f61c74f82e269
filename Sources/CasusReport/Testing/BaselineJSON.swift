import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSimulation

/// Moves of baselines as JSON: everything that moved, numbers in full precision.
enum BaselineJSON {
  static func value(for move: BaselineMove, _ allowances: MoveAllowances?) -> JSONValue {
    .object([
      ("draws", .int(move.draws)),
      ("causes", .array(move.causes.map { .string($0.code) })),
      ("touched", .estimate(move.touched)),
      ("smallest", .number(move.smallest)),
      ("rounding_only", .bool(move.isRounding)),
      ("shifts", .array(move.shifts.map(value))),
      ("flips", .array(move.flips.map(value))),
      ("quantities", .array(move.quantities.map(value))),
      ("reasons", reasons(move)),
      ("allowances", allowances.map { .array($0.lines.map(value(in: $0))) } ?? .null),
    ])
  }

  private static func value(for shift: BaselineMove.Shift) -> JSONValue {
    .object([
      ("event", .string(EventWords.key(of: shift.event))), ("name", .string(shift.name)),
      ("before", .estimate(shift.before)), ("now", .estimate(shift.now)),
      ("difference", .estimate(shift.difference)),
    ])
  }

  private static func value(for flip: (from: String, to: String, probability: RunEstimate)) -> JSONValue {
    .object([
      ("from", .string(flip.from)), ("to", .string(flip.to)), ("probability", .estimate(flip.probability)),
    ])
  }

  private static func value(for shift: QuantityShift) -> JSONValue {
    .object([
      ("name", .string(shift.name)), ("unit", .string(shift.unit)),
      ("median_before", .estimate(shift.sides.first??.summary?.median.estimate)),
      ("median_now", .estimate(shift.sides.last??.summary?.median.estimate)),
      ("median_difference", .estimate(shift.median)),
      ("greatest_difference", .estimate(shift.greatestDifference)),
    ])
  }

  private static func reasons(_ move: BaselineMove) -> JSONValue {
    var (accounts, count, problem): (JSONValue, JSONValue, JSONValue) = (.null, .null, .null)
    switch move.reasons {
    case .told(let told):
      accounts = .array(
        told.map { account in
          .object([
            ("edits", .array(account.edits.map { RevisionJSON.value(for: $0) })),
            ("changes_nothing", .bool(account.changesNothing)), ("share", .estimate(account.share)),
          ])
        })
    case .tooMany(let edits): count = .int(edits)
    case .unknown(let reason): problem = .string(reason)
    }
    return .object([
      ("event", .optional(move.shifts.first.map { EventWords.key(of: $0.event) })), ("accounts", accounts),
      ("too_many_edits", count), ("unknown", problem),
    ])
  }

  private static func value(in allowances: MoveAllowances) -> (MoveAllowances.Line) -> JSONValue {
    { line in
      let move = (line.allowance ?? line.exceeded).map { allowances.allowed.moves[$0] }
      return .object([
        ("name", .string(line.name)), ("size", .estimate(line.size)),
        ("allowed", .bool(line.allowance != nil)),
        ("tolerance", .optional(move?.tolerance)), ("because", .optional(move?.because)),
        ("line", move.map { .int($0.span.start.line) } ?? .null),
      ])
    }
  }
}

extension BaselineMove.Cause {
  fileprivate var code: String {
    switch self {
    case .rulebook: "rulebook"
    case .scenario: "scenario"
    case .tables: "tables"
    case .tool: "tool"
    }
  }
}
