import CasusRulebook
import CasusSampling
import CasusSimulation

/// Holds one run's result against expectations.
struct GateJudge {
  private let rule = GateRule()
  let result: RunResult
  let rulebook: Rulebook

  /// What an expectation comes to that is about this run alone; nil for a path and for what another file's run is needed for.
  func finding(of expectation: Expectation) -> GateFinding? {
    switch (expectation.subject, expectation.bound) {
    case (.event(let event), .within(let wanted)):
      return probability(of: event, within: wanted, expectation)
    case (.event(let event), .likelierThan(let other)):
      return likelier(event, than: other, expectation)
    case (.answer(let stage, let isYes), let bound):
      guard let yes = result.stages[stage].yes else {
        return finding(expectation, .failed, nil, .neverReached)
      }
      return share(isYes ? yes : yes.complement, bound, expectation)
    case (.active(let criterion), let bound):
      guard let active = result.criteria[criterion].active else {
        return finding(expectation, .failed, nil, .neverReached)
      }
      return share(active, bound, expectation)
    case (.quantile(let quantity, let share), .within(let wanted)):
      return quantile(share, of: quantity, within: wanted, expectation)
    default: return nil
    }
  }

  /// What an estimate of a probability that lies in a range comes to.
  ///
  /// A probability lies within 0 to 1 whatever its interval says: an end of the range that is 0 or 1 asks nothing.
  func finding(
    of expectation: Expectation, _ estimate: RunEstimate, within wanted: ClosedRange<Double>
  ) -> GateFinding {
    let low = wanted.lowerBound <= 0 ? -.infinity : wanted.lowerBound
    let high = wanted.upperBound >= 1 ? .infinity : wanted.upperBound
    let decision = rule.decide(estimate, within: low...high)
    return finding(expectation, decision, .probability(estimate), estimate.isProvedConstant ? .proved : nil)
  }

  /// What an estimate of a difference that is to be above 0 comes to.
  func finding(of expectation: Expectation, difference: RunEstimate) -> GateFinding {
    let decision = rule.decide(difference, within: Double.leastNonzeroMagnitude ... .infinity)
    return finding(
      expectation, decision, .difference(difference), difference.isProvedConstant ? .proved : nil)
  }

  private func finding(
    _ expectation: Expectation, _ decision: GateRule.Decision, _ measure: GateFinding.Measure?,
    _ remark: GateFinding.Remark?
  ) -> GateFinding {
    GateFinding(
      expectation: expectation, decision: decision, measure: measure, remark: remark,
      draws: result.manifest.draws)
  }

  private func probability(
    of event: Expectation.Event, within wanted: ClosedRange<Double>, _ expectation: Expectation
  ) -> GateFinding {
    let event = event.runEvent(in: rulebook)
    guard let probability = result.probability(of: event) else {
      return finding(expectation, .inconclusive, nil, .neverAsked)
    }
    guard let level = expectation.credibly, probability.interval != nil,
      !probability.estimate.isProvedConstant
    else { return finding(of: expectation, probability.estimate, within: wanted) }
    return credibly(level, event, within: wanted, expectation)
  }

  /// Asks it of the central interval from judgements: both of its ends are to lie in the range.
  ///
  /// A quantile over n rows lies, but for the gate's error, between the quantiles whose shares are by z standard errors
  /// sqrt(q (1 - q) / n) lower and higher (the interval of order statistics; R. S. Woodruff, JASA 47 (1952), 635-646).
  private func credibly(
    _ level: Double, _ event: RunEvent, within wanted: ClosedRange<Double>, _ expectation: Expectation
  ) -> GateFinding {
    let tail = (1 - level) / 2
    let degreesOfFreedom = result.manifest.design.degreesOfFreedom
    let slack =
      rule.halfWidth(degreesOfFreedom: degreesOfFreedom)
      * (tail * (1 - tail) / Double(result.manifest.rows)).squareRoot()
    func quantile(_ share: Double) -> Double {
      if share <= 0 { return -.infinity }
      if share >= 1 { return .infinity }
      return result.judgementQuantile(share, of: event) ?? .nan
    }
    let low = quantile(tail - slack)...max(quantile(tail - slack), quantile(tail + slack))
    let high = quantile(1 - tail - slack)...max(quantile(1 - tail - slack), quantile(1 - tail + slack))
    let ends = quantile(tail)...max(quantile(tail), quantile(1 - tail))
    // A probability lies within 0 to 1 whatever the rows say.
    let isLowEnough = wanted.upperBound >= 1 || high.upperBound <= wanted.upperBound
    let isHighEnough = wanted.lowerBound <= 0 || low.lowerBound >= wanted.lowerBound
    let isOut = high.lowerBound > wanted.upperBound || low.upperBound < wanted.lowerBound
    let decision: GateRule.Decision = isOut ? .failed : isLowEnough && isHighEnough ? .passed : .inconclusive
    return finding(expectation, decision, .interval(ends), nil)
  }

  private func likelier(
    _ event: Expectation.Event, than other: Expectation.Event, _ expectation: Expectation
  ) -> GateFinding {
    guard
      let difference = result.difference(
        of: event.runEvent(in: rulebook), minus: other.runEvent(in: rulebook))
    else { return finding(expectation, .inconclusive, nil, .neverAsked) }
    return finding(of: expectation, difference: difference)
  }

  /// A share in a range, or one that is to be whole or nothing: a single draw where it is otherwise decides that.
  private func share(
    _ share: RunEstimate, _ bound: Expectation.Bound, _ expectation: Expectation
  ) -> GateFinding {
    switch bound {
    case .within(let wanted): return finding(of: expectation, share, within: wanted)
    case .always(let isSo):
      let isKept = share.value == (isSo ? 1 : 0)
      return finding(
        expectation, isKept ? .passed : .failed, .probability(share),
        share.isProvedConstant ? .proved : isKept ? .inEveryDraw : nil)
    case .likelierThan, .compared: return finding(expectation, .inconclusive, .probability(share), nil)
    }
  }

  /// A quantile at q lies at or below x where at least q of the weight does, and at or above x where at most q lies below
  /// it: both are shares with an error of their own, whatever the quantity's bins.
  private func quantile(
    _ share: Double, of quantity: Int, within wanted: ClosedRange<Double>, _ expectation: Expectation
  ) -> GateFinding {
    let item = result.quantities[quantity]
    if item.existence.isProvedConstant, item.existence.value == 0 {
      return finding(expectation, .failed, nil, .neverExists)
    }
    guard item.effectiveSize >= 100, let value = result.quantile(share, ofQuantity: quantity) else {
      return finding(expectation, .inconclusive, nil, .tooFewDraws)
    }
    var decisions: [GateRule.Decision] = []
    var high: RunEstimate?
    var low: RunEstimate?
    if wanted.upperBound.isFinite {
      high = result.share(ofQuantity: quantity, upTo: wanted.upperBound, includingValue: true)
      decisions.append(decide(high, within: share ... .infinity))
    }
    if wanted.lowerBound.isFinite {
      low = result.share(ofQuantity: quantity, upTo: wanted.lowerBound, includingValue: false)
      decisions.append(decide(low, within: -.infinity...share))
    }
    let decision: GateRule.Decision =
      decisions.contains(.failed) ? .failed : decisions.contains(.inconclusive) ? .inconclusive : .passed
    return finding(expectation, decision, .quantile(value, upToHigh: high, belowLow: low), nil)
  }

  private func decide(_ estimate: RunEstimate?, within wanted: ClosedRange<Double>) -> GateRule.Decision {
    estimate.map { rule.decide($0, within: wanted) } ?? .inconclusive
  }
}

extension RunEstimate {
  /// 1 less the estimate.
  var complement: RunEstimate {
    RunEstimate(
      value: 1 - value, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      isProvedConstant: isProvedConstant)
  }
}
