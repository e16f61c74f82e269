import CasusExpressions
import CasusRulebook
import CasusSampling

extension TallyAnalysis {
  func judgementQuantile(_ share: Double, of event: RunEvent) -> Double? {
    if let constant = proofs.value(of: event) { return constant }
    return layout.interval(event).flatMap { judgementQuantile(share, at: $0) }
  }

  /// A quantile over rows of m + L (r - m), the strata together (section 3.3.2).
  func judgementQuantile(_ share: Double, at event: Int) -> Double? {
    let strata = tallies.intervals[event].filter { $0.rows.count > 0 }
    // Where no stratum spreads, the quantile is a stratum's mean itself.
    let shrunken = strata.map { stratum in
      ShrunkenRows(
        histogram: stratum.histogram, mean: stratum.mean,
        shrinkage: ShrunkenRows.shrinkage(
          withinRows: stratum.noise(layout.design), ofRowMeans: stratum.variance))
    }
    if let only = shrunken.first, shrunken.allSatisfy({ $0.shrinkage == 0 && $0.mean == only.mean }) {
      return only.mean
    }
    return ShrunkenRows.quantile(share, of: shrunken)
  }

  /// How the variance of an event's probability over draws divides: between rows (less noise) and within.
  struct VarianceParts {
    let judgements: Double
    let requests: Double
    /// The variance of row means by chance alone.
    let noise: Double
  }

  func variance(at event: Int) -> VarianceParts {
    var rows = MomentTally()
    var within = 0.0
    var requests = 0.0
    for stratum in tallies.intervals[event] {
      rows.merge(stratum.rows)
      within += stratum.noise(layout.design) * Double(stratum.rows.count)
      requests += stratum.requestVariance(layout.design) * Double(stratum.rows.count)
    }
    guard rows.count > 1, let variance = rows.variance else {
      return VarianceParts(judgements: 0, requests: 0, noise: 0)
    }
    let noise = within / Double(rows.count)
    return VarianceParts(
      judgements: max(0, variance * 0x1p-76 - noise), requests: requests / Double(rows.count), noise: noise)
  }

  /// The share of an event's variance over draws that judgements explain; nil where it does not vary.
  func judgementShare(at event: Int) -> Double? {
    let parts = variance(at: event)
    let all = parts.judgements + parts.requests
    return all > 0 ? parts.judgements / all : nil
  }

  /// The share of an event's variance from judgements that one discrete judgement explains by itself.
  ///
  /// It is the variance between the means of its values, less what chance alone would give, over the whole.
  func share(ofReading reading: Int, at event: Int) -> Double? {
    let whole = variance(at: event).judgements
    guard whole > 0 else { return nil }
    let values = tallies.readings[reading].map { $0.events[event].rows }.filter { $0.count > 0 }
    let count = values.reduce(0.0) { $0 + Double($1.count) }
    let mean = values.reduce(0.0) { $0 + Double($1.sum) } / count
    var between = 0.0
    var chance = 0.0
    for value in values {
      let share = Double(value.count) / count
      between += share * (value.mean - mean) * (value.mean - mean)
      chance += (1 - share) * (value.variance ?? 0) / count
    }
    return min(max(between - chance, 0) * 0x1p-76 / whole, 1)
  }

  func readings() -> [ReadingResult] {
    layout.readings.enumerated().map { index, reading in
      let kind = model.rulebook.judgements[reading.judgement].kind
      return ReadingResult(
        reading, of: model.rulebook, shareOfApproval: share(ofReading: index, at: layout.verdict(.approved)),
        shareOfOutcome: model.rulebook.outcomes.indices.map {
          share(ofReading: index, at: layout.outcome($0))
        },
        spread: { spread(ofReading: index, at: layout.outcome($0)) },
        values: zip(reading.values, tallies.readings[index]).map { line($0, $1, kind) })
    }
  }

  /// How far the means of a discrete judgement's values lie apart.
  private func spread(ofReading reading: Int, at event: Int) -> Double {
    let means = tallies.readings[reading].map { $0.events[event].rows }.filter { $0.count > 0 }.map(\.mean)
    return ((means.max() ?? 0) - (means.min() ?? 0)) * 0x1p-38
  }

  private func line(_ value: Value, _ tally: ReadingTally, _ kind: VariableKind) -> ReadingResult.Line {
    let rows = tally.rows.reduce(0, +)
    func estimate(_ place: Int, _ event: RunEvent) -> RunEstimate? {
      let moments = tally.events[place].rows
      guard rows > 0 else { return nil }
      if let constant = proofs.value(of: event) { return .constant(constant) }
      if layout.design != .random {
        let parts = zip(tally.events[place].replicates, tally.rows).map {
          (Double($0) * 0x1p-38, Double($1))
        }
        return ratio(parts, rows: Int(rows))
      }
      guard let estimate = Estimate.probability(rowTotals: moments) else {
        return RunEstimate(value: moments.mean * 0x1p-38, standardError: 1)
      }
      return RunEstimate(value: estimate.value, standardError: estimate.standardError)
    }
    func approvedGivenAsked() -> RunEstimate? {
      let headline = RunEvent.verdictGivenAsked(.approved)
      if let constant = proofs.value(of: headline) { return rows > 0 ? .constant(constant) : nil }
      if isAlwaysAsked { return estimate(layout.verdict(.approved), headline) }
      let parts = zip(
        zip(
          tally.events[layout.verdict(.approved)].replicates, tally.events[layout.verdict(.none)].replicates),
        tally.rows
      ).map { (Double($0.0), Double(($1 << 38) - $0.1)) }
      return ratio(parts, rows: Int(rows))
    }
    return ReadingResult.Line(
      value: kind.word(for: value), meaning: kind.meaning(of: value),
      share: Double(rows) / Double(tallies.rows), rows: Int(rows),
      outcomes: model.rulebook.outcomes.indices.map { estimate(layout.outcome($0), .outcome($0)) },
      verdicts: Verdict.allCases.map { estimate(layout.verdict($0), .verdict($0)) },
      approvedGivenAsked: approvedGivenAsked())
  }
}

extension VariableKind {
  /// A value as scenarios write it.
  func word(for value: Value) -> String {
    switch value {
    case .bool(let truth): truth ? "yes" : "no"
    case .string(let text): text
    default: value.description
    }
  }

  /// What a value means, in plain words; empty where the rulebook does not say.
  func meaning(of value: Value) -> String {
    switch (self, value) {
    case (.yesNo(let yes, let no), .bool(let truth)): truth ? yes : no
    case (.choice(let options, _), .string(let text)):
      options.first { $0.value == text }?.meaning ?? ""
    default: ""
    }
  }
}
