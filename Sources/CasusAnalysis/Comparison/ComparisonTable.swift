import CasusRulebook
import CasusSampling
import CasusSimulation

/// The lines of a comparison, with intervals that hold together.
struct ComparisonTable {
  let verdicts: [ComparedLine]
  let outcomes: [ComparedLine]
  let rungs: [ComparedLine]

  init(runs: [ComparedRun], pairing: RunComparison.Pairing) {
    let ids = runs.reduce(into: [String]()) { all, run in
      all += run.result.outcomes.map(\.id).filter { !all.contains($0) }
    }
    let ranks = Set(runs.flatMap(\.ranks)).sorted()
    let lists: [[PairedEvent]] = [
      [.verdictGivenAsked(.approved), .verdictGivenAsked(.refused), .verdict(.none)],
      ids.map { .outcome($0) }, ranks.dropFirst().map { .rankOrHigher($0) },
    ]
    let found = lists.map { events in events.compactMap { Difference(of: $0, runs, pairing) } }
    // Lines that cannot be otherwise need no part of the error.
    let open = found.joined().filter { !$0.estimate.isProvedConstant }
    let share = 1 - (1 - RunComparison.confidence) / Double(max(1, open.count))
    let lines = found.map { differences in
      differences.map {
        $0.line(
          reach: StudentT.halfWidth(
            confidence: share, degreesOfFreedom: $0.estimate.degreesOfFreedom))
      }
    }
    verdicts = lines[0]
    outcomes = lines[1]
    rungs = lines[2]
  }
}

/// A difference before its interval is known.
private struct Difference {
  let event: PairedEvent
  let sides: [RunEstimate?]
  let estimate: RunEstimate
  let isUnchanged: Bool

  /// - Returns: nil for what neither side knows, or one never asks.
  init?(of event: PairedEvent, _ runs: [ComparedRun], _ pairing: RunComparison.Pairing) {
    self.event = event
    sides = runs.map { run in
      event.event(in: run.model.rulebook).flatMap { run.result.probability(of: $0)?.estimate }
    }
    if case .paired(let paired) = pairing {
      guard let difference = paired.difference(of: event) else { return nil }
      estimate = difference.estimate
      isUnchanged = difference.isUnchanged
      return
    }
    let isRatio = if case .verdictGivenAsked = event { true } else { false }
    guard sides.contains(where: { $0 != nil }), !isRatio || sides.allSatisfy({ $0 != nil }) else {
      return nil
    }
    let values = sides.map { $0 ?? RunEstimate(value: 0, standardError: 0, isProvedConstant: true) }
    let errors = values.map { $0.standardError * $0.standardError }
    let hasReplicates = runs.contains { $0.result.manifest.design.degreesOfFreedom != nil }
    estimate = RunEstimate(
      value: values[1].value - values[0].value, standardError: (errors[0] + errors[1]).squareRoot(),
      degreesOfFreedom: isRatio || hasReplicates ? DesignPoint.replicates - 1 : nil,
      isProvedConstant: values.allSatisfy(\.isProvedConstant))
    isUnchanged = estimate.isProvedConstant && estimate.value == 0
  }

  /// - Parameter reach: How many standard errors the interval reaches to each side.
  func line(reach: Double) -> ComparedLine {
    let width = reach * estimate.standardError
    // No difference of two probabilities is greater than 1.
    let ends = (max(-1, estimate.value - width), min(1, estimate.value + width))
    return ComparedLine(
      event: event, sides: sides, difference: estimate, interval: ends.0...max(ends.0, ends.1),
      isUnchanged: isUnchanged)
  }
}
