import CasusAnalysis
import CasusExpressions
public import CasusRulebook
import CasusSampling
import CasusSimulation

/// Comparisons as JSON: every number in full precision, keys in a stable order.
public enum ComparisonJSON {
  /// The name of this form.
  public static let schema = "casus-compare/1"

  /// Some comparisons as one object.
  ///
  /// - Parameter isInterrupted: Whether more was asked for than was finished.
  public static func value(for comparisons: [LabelledComparison], isInterrupted: Bool = false) -> JSONValue {
    .object([
      ("schema", .string(schema)), ("interrupted", .bool(isInterrupted)),
      ("comparisons", .array(comparisons.map { Builder($0).value })),
    ])
  }

  /// The text of ``value(for:isInterrupted:)``, ended by a line feed.
  public static func text(for comparisons: [LabelledComparison], isInterrupted: Bool = false) -> String {
    value(for: comparisons, isInterrupted: isInterrupted).text() + "\n"
  }
}

/// Makes one comparison's object.
private struct Builder {
  let labelled: LabelledComparison

  init(_ labelled: LabelledComparison) { self.labelled = labelled }

  var comparison: RunComparison { labelled.comparison }

  var value: JSONValue {
    .object([
      ("subject", .string(labelled.subject)),
      ("sides", .array(zip(labelled.sides, comparison.runs).map(side))),
      ("pairing", pairing),
      ("result", finding),
      ("remarks", .array(ComparisonWords(labelled).remarks.map { .string($0.plainSpaces) })),
      ("confidence_together", .number(RunComparison.confidence)),
      ("probabilities", .array(comparison.lines.map(line))),
      ("distances", .array(comparison.distances.map(distance))),
      ("quantities", .array(comparison.quantities.map(quantity))),
      ("flips", comparison.paired?.flips.map(flips) ?? .null),
      ("ledger", ledger),
    ])
  }

  private var ledger: JSONValue {
    guard case .ledger(let ledger, let edits) = labelled.reason else { return .null }
    return LedgerJSON.value(for: ledger, of: edits)
  }

  private func side(_ side: LabelledComparison.Side, _ run: ComparedRun) -> JSONValue {
    let manifest = run.result.manifest
    return .object([
      ("letter", .string(side.letter)), ("id", .string(side.id)), ("title", .string(side.title)),
      ("results_file", side.store.map { .string($0) } ?? .null),
      ("scenario", .string(manifest.scenario)), ("rulebook", .string(manifest.rulebook)),
      ("rulebook_file", rulebookFile(run.model.rulebook)),
      ("rulebook_fnv1a64", .string(HexText.of(FNV1a64.hash(run.model.rulebook.text.text)))),
      ("seed", .string("\(manifest.seed)")), ("design", .string(manifest.design.name)),
      ("draws", .int(manifest.draws)), ("rows", .int(manifest.rows)),
      ("numeric_version", .int(manifest.numericVersion)),
      ("table_fingerprint", .string(HexText.of(manifest.tableFingerprint))),
      ("overrides", .array(manifest.overrides.map { .string($0) })),
    ])
  }

  /// The file of a rulebook; null for a bundled one.
  private func rulebookFile(_ rulebook: Rulebook) -> JSONValue {
    let reference = BundledRulebooks.reference(to: rulebook)
    return reference == rulebook.id ? .null : .string(reference)
  }

  private var pairing: JSONValue {
    switch comparison.pairing {
    case .paired(let run):
      return .object([
        ("draw_for_draw", .bool(true)), ("touched_draws", .int(run.touchedDraws)),
        ("touched_share", .estimate(run.touchedShare)),
        ("stages_taken_for_independent", .array(run.entangledStages.map { .string($0) })),
      ])
    case .unpaired(let reasons):
      return .object([
        ("draw_for_draw", .bool(false)), ("because", .array(reasons.map { .string($0.code) })),
      ])
    }
  }

  private var finding: JSONValue {
    func object(_ event: PairedEvent? = nil, atLeast: Double? = nil, smallest: Double? = nil) -> JSONValue {
      .object([
        ("finding", .string(comparison.finding.code)),
        ("event", .optional(event.map { "\($0.kind):\($0.id)" })),
        ("at_least", .optional(atLeast)), ("smallest_seen", .optional(smallest)),
        ("in_words", .string(ComparisonWords(labelled).finding.plainSpaces)),
      ])
    }
    switch comparison.finding {
    case .changesNothing, .changesQuantitiesOnly: return object()
    case .noDifferenceSeen(let smallest), .notEnoughDraws(let smallest): return object(smallest: smallest)
    case .difference(let event, let atLeast): return object(event, atLeast: atLeast)
    }
  }

  private func line(_ line: ComparedLine) -> JSONValue {
    .object([
      ("kind", .string(line.event.kind)), ("id", .string(line.event.id)),
      ("title", .string(ComparisonWords(labelled).title(line.event))),
      ("values", .array(line.sides.map { .estimate($0) })), ("difference", .estimate(line.difference)),
      ("interval", .array([.number(line.interval.lowerBound), .number(line.interval.upperBound)])),
      ("unchanged", .bool(line.isUnchanged)), ("seen", .bool(line.isSeen)),
    ])
  }

  private func distance(_ distance: DistanceEstimate) -> JSONValue {
    .object([
      ("measure", .string(distance.measure.rawValue)), ("value", .number(distance.estimate.value)),
      ("standard_error", .number(distance.estimate.standardError)), ("noise_95", .optional(distance.noise)),
    ])
  }

  private func quantity(_ shift: QuantityShift) -> JSONValue {
    func summary(_ side: QuantityResult?) -> JSONValue {
      guard let side else { return .null }
      return .object([
        ("exists", .estimate(side.existence)), ("median", .estimate(side.summary?.median.estimate)),
        ("quantile_05", .estimate(side.summary?.low.estimate)),
        ("quantile_95", .estimate(side.summary?.high.estimate)),
      ])
    }
    return .object([
      ("id", .string(shift.name)), ("title", .string(shift.title)), ("unit", .string(shift.unit)),
      ("unchanged", .bool(shift.isUnchanged)), ("sides", .array(shift.sides.map(summary))),
      ("median", .estimate(shift.median)), ("quantile_05", .estimate(shift.low)),
      ("quantile_95", .estimate(shift.high)), ("distances", .array(shift.distances.map(distance))),
    ])
  }

  private func flips(_ table: FlipTable) -> JSONValue {
    .object([
      ("outcomes", .array(table.outcomes.map { .string($0) })),
      ("changed", .estimate(table.changed)),
      ("kept", .array(table.kept.map { .estimate($0) })),
      (
        "probabilities",
        .array(
          table.outcomes.indices.map { first in
            .array(table.outcomes.indices.map { .number(table.probability(first, $0)) })
          })
      ),
      (
        "changes",
        .array(
          table.flips.map {
            .object([
              ("from", .string(table.outcomes[$0.first])), ("to", .string(table.outcomes[$0.second])),
              ("probability", .estimate($0.probability)),
            ])
          })
      ),
    ])
  }
}

extension PairedEvent {
  /// What kind of event it is, in exports.
  var kind: String {
    switch self {
    case .outcome: "outcome"
    case .verdict: "verdict"
    case .verdictGivenAsked: "verdict_given_asked"
    case .rankOrHigher: "rung_or_higher"
    }
  }

  /// Which of its kind it is.
  var id: String {
    switch self {
    case .outcome(let id): id
    case .verdict(let verdict), .verdictGivenAsked(let verdict): verdict.rawValue
    case .rankOrHigher(let rank): "\(rank)"
    }
  }
}

extension ComparisonFinding {
  /// The finding's name in exports.
  var code: String {
    switch self {
    case .changesNothing: "changes_nothing"
    case .changesQuantitiesOnly: "changes_quantities_only"
    case .noDifferenceSeen: "no_difference_seen"
    case .difference: "difference"
    case .notEnoughDraws: "not_enough_draws"
    }
  }
}

extension UnpairedReason {
  /// The reason's name in exports.
  var code: String {
    switch self {
    case .seeds: "seeds"
    case .designs: "designs"
    case .draws: "draws"
    case .numericVersions: "numeric_versions"
    case .earlierArithmetic: "earlier_arithmetic"
    case .tables: "tables"
    case .enumerated: "enumerated"
    }
  }
}

extension String {
  /// The text with unbreakable spaces as plain ones.
  var plainSpaces: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
