public import CasusAnalysis
public import CasusRulebook
import CasusSimulation

/// Ledgers as JSON: every event, numbers in full precision.
public enum LedgerJSON {
  /// A ledger as an object.
  ///
  /// - Parameter edits: All edits, which the ledger numbers by their places.
  public static func value(for ledger: Ledger, of edits: [Edit]) -> JSONValue {
    .object([
      ("draws", .int(ledger.draws)),
      ("sets_of_edits", .int(ledger.sets)),
      ("all_orders", .bool(ledger.takesAllOrders)),
      ("total", effects(ledger.events) { JSONValue.estimate(ledger.total(on: $0)) }),
      (
        "edits",
        .array(
          ledger.entries.map { entry in
            .object([
              ("edits", .array(entry.edits.map { RevisionJSON.value(for: edits[$0]) })),
              ("changes_nothing", .bool(entry.changesNothing)),
              ("effects", effects(ledger.events) { value(of: entry, on: $0) }),
            ])
          })
      ),
      (
        "not_run",
        .array(
          edits.filter { $0.effect < .probabilities }.map { RevisionJSON.value(for: $0) })
      ),
    ])
  }

  private static func effects(
    _ events: [PairedEvent], _ value: (PairedEvent) -> JSONValue?
  ) -> JSONValue {
    .object(events.map { (EventWords.key(of: $0), value($0) ?? .null) })
  }

  private static func value(of entry: Ledger.Entry, on event: PairedEvent) -> JSONValue? {
    guard entry.effect(.share, on: event) != nil else { return nil }
    return .object(Ledger.Effect.allCases.map { ($0.rawValue, .estimate(entry.effect($0, on: event))) })
  }
}
