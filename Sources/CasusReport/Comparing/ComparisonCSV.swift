import CasusAnalysis
import CasusRulebook
import CasusSimulation

/// Comparisons as one tidy table of comma-separated values (RFC 4180): a number per line, with what it is.
///
/// Columns: subject, reference, compared, kind, id, label, statistic, value, standard_error, low, high. Probabilities are
/// from 0 to 1; `low` and `high` are the ends of the interval that holds for all lines together, or for a distance
/// 0 and the level of noise. What has no number, such as a remark, leaves the value empty and stands in the label.
public enum ComparisonCSV {
  /// The table of some comparisons, lines ended by CR LF.
  public static func text(for comparisons: [LabelledComparison]) -> String {
    var writer = CSVWriter()
    writer.add([
      "subject", "reference", "compared", "kind", "id", "label", "statistic", "value", "standard_error",
      "low", "high",
    ])
    for labelled in comparisons {
      var lines = ComparisonLines(labelled)
      lines.addAll()
      for line in lines.lines { writer.add(line) }
    }
    return writer.text
  }
}

/// The lines of one comparison's table.
private struct ComparisonLines {
  private let labelled: LabelledComparison
  private let words: ComparisonWords
  private(set) var lines: [[String]] = []

  init(_ labelled: LabelledComparison) {
    self.labelled = labelled
    words = ComparisonWords(labelled)
  }

  mutating func addAll() {
    let comparison = labelled.comparison
    addSides()
    addPairing()
    addFinding()
    for line in comparison.lines {
      let (kind, id, label) = (line.event.kind, line.event.id, words.title(line.event))
      for (statistic, side) in zip(["reference", "compared"], line.sides) {
        if let side { add(kind, id, label, statistic, side) }
      }
      add(
        kind, id, label, "difference", line.difference, low: line.interval.lowerBound,
        high: line.interval.upperBound)
    }
    for distance in comparison.distances {
      add("distance", "outcomes", "", distance)
    }
    for shift in comparison.quantities { add(shift) }
    addLedger()
    guard let flips = comparison.paired?.flips else { return }
    add("flips", "", "", "changed", flips.changed)
    for (outcome, kept) in zip(flips.outcomes, flips.kept) where kept.value > 0 {
      add("kept", outcome, "", "probability", kept)
    }
    for flip in flips.flips {
      add(
        "flip", "\(flips.outcomes[flip.first])>\(flips.outcomes[flip.second])", "", "probability",
        flip.probability)
    }
  }

  private mutating func addSides() {
    for (side, run) in zip(labelled.sides, labelled.comparison.runs) {
      let manifest = run.result.manifest
      add("side", side.letter, side.title, "draws", manifest.draws)
      add("side", side.letter, side.title, "rows", manifest.rows)
      add("side", side.letter, side.title, "seed", ["\(manifest.seed)", "", "", ""])
      add("side", side.letter, manifest.design.name, "design")
    }
  }

  /// Whether the two were compared draw for draw, and if not, why not.
  private mutating func addPairing() {
    switch labelled.comparison.pairing {
    case .paired(let run):
      add("run", "", "", "draw_for_draw", 1)
      add("run", "", "", "draws", run.draws)
      add("run", "", "", "touched_draws", run.touchedDraws)
      add("run", "", "", "touched_share", run.touchedShare)
    case .unpaired(let reasons):
      add("run", "", "", "draw_for_draw", 0)
      for reason in reasons { add("run", reason.code, ComparisonWords.inWords(reason), "because") }
    }
  }

  /// The finding as its code and its sentence, with the number that goes with it.
  private mutating func addFinding() {
    let finding = labelled.comparison.finding
    add("result", finding.code, words.finding, "finding")
    switch finding {
    case .difference(let event, let atLeast):
      add("result", "\(event.kind):\(event.id)", words.title(event), "at_least", number: atLeast)
    case .noDifferenceSeen(let smallest), .notEnoughDraws(let smallest):
      add("result", finding.code, "", "smallest_seen", number: smallest)
    case .changesNothing, .changesQuantitiesOnly: break
    }
    for remark in words.remarks { add("remark", "", remark, "remark") }
  }

  private mutating func addLedger() {
    switch labelled.reason {
    case .ledger(let ledger, let edits): add(ledger, edits)
    case .unknown(let sentence), .long(let sentence, _): add("ledger", "", sentence, "unknown")
    case nil: break
    }
  }

  private mutating func add(_ ledger: Ledger, _ edits: [Edit]) {
    add("ledger", "", "", "draws", ledger.draws)
    for entry in ledger.entries where entry.changesNothing {
      add("edit", "", EditWords.text(of: entry.edits.map { edits[$0] }), "changes_nothing", 1)
    }
    for edit in edits where edit.effect < .probabilities {
      add("edit", "", EditWords.text(of: edit), "cannot_change_a_probability", 1)
    }
    for event in ledger.events {
      if let total = ledger.total(on: event) {
        add("ledger", EventWords.key(of: event), "all together", "total", total)
      }
      for entry in ledger.entries {
        let names = entry.edits.map { EditWords.text(of: edits[$0]) }.joined(separator: " and ")
        for effect in Ledger.Effect.allCases {
          guard let estimate = entry.effect(effect, on: event) else { continue }
          add("edit", EventWords.key(of: event), names, effect.rawValue, estimate)
        }
      }
    }
  }

  private mutating func add(_ shift: QuantityShift) {
    for (name, side) in zip(["reference", "compared"], shift.sides) {
      guard let side else { continue }
      add("quantity", shift.name, shift.title, "\(name)_exists", side.existence)
      guard let summary = side.summary else { continue }
      for (statistic, quantile) in [
        ("median", summary.median), ("quantile_05", summary.low), ("quantile_95", summary.high),
      ] {
        add("quantity", shift.name, shift.title, "\(name)_\(statistic)", quantile.estimate)
      }
    }
    for (statistic, estimate) in [
      ("median_difference", shift.median), ("quantile_05_difference", shift.low),
      ("quantile_95_difference", shift.high),
    ] {
      if let estimate { add("quantity", shift.name, shift.title, statistic, estimate) }
    }
    for distance in shift.distances { add("distance", shift.name, shift.title, distance) }
  }

  private mutating func add(_ kind: String, _ id: String, _ label: String, _ distance: DistanceEstimate) {
    add(
      kind, id, label, distance.measure.rawValue, distance.estimate, low: distance.noise == nil ? nil : 0,
      high: distance.noise)
  }

  private mutating func add(
    _ kind: String, _ id: String, _ label: String, _ statistic: String, _ estimate: RunEstimate,
    low: Double? = nil, high: Double? = nil
  ) {
    let numbers = [estimate.value, estimate.standardError, low, high].map { $0.map(CSVNumber.text) ?? "" }
    add(kind, id, label, statistic, numbers)
  }

  private mutating func add(_ kind: String, _ id: String, _ label: String, _ statistic: String, _ count: Int)
  {
    add(kind, id, label, statistic, ["\(count)", "", "", ""])
  }

  private mutating func add(
    _ kind: String, _ id: String, _ label: String, _ statistic: String, number: Double
  ) {
    add(kind, id, label, statistic, [CSVNumber.text(of: number), "", "", ""])
  }

  /// A line without a number.
  private mutating func add(_ kind: String, _ id: String, _ label: String, _ statistic: String) {
    add(kind, id, label, statistic, ["", "", "", ""])
  }

  private mutating func add(
    _ kind: String, _ id: String, _ label: String, _ statistic: String, _ numbers: [String]
  ) {
    lines.append(
      [labelled.subject, labelled.sides[0].id, labelled.sides[1].id, kind, id, label.plainSpaces, statistic]
        + numbers)
  }
}
