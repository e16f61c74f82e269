import CasusAnalysis
import CasusSimulation

/// Comparisons as one tidy table of comma-separated values (RFC 4180): a number per line, with what it is.
///
/// Columns: subject, reference, compared, kind, id, label, statistic, value, standard_error, low, high. Probabilities are
/// from 0 to 1; `low` and `high` are the ends of the interval that holds for all lines together, or for a distance
/// 0 and the level of noise.
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
    if let paired = comparison.paired {
      add("run", "", "", "draws", paired.draws)
      add("run", "", "", "touched_draws", paired.touchedDraws)
    }
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

  private mutating func addLedger() {
    guard case .ledger(let ledger, let edits) = labelled.reason else { return }
    for event in ledger.events {
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
    _ kind: String, _ id: String, _ label: String, _ statistic: String, _ numbers: [String]
  ) {
    lines.append(
      [labelled.subject, labelled.sides[0].id, labelled.sides[1].id, kind, id, label, statistic] + numbers)
  }
}
