import CasusRulebook
import CasusSampling

/// Adds up the 64 draws of a row.
struct RowAccumulator {
  private let model: SimulationModel
  private let layout: TallyLayout
  private var totals: RowTotals
  /// For each plain event, the sum of squares over the draws.
  private var squares: [UInt128]
  /// For each plain event, the sums over the draws of each half-row, where they are tallied.
  private var halves: [(first: UInt64, last: UInt64)] = []
  /// The units of the headline's verdicts and of what was asked, by draw.
  private var asked: [(verdicts: [UInt64], asked: UInt64)] = []

  init(_ model: SimulationModel, _ layout: TallyLayout, judgements: RowJudgements) {
    self.model = model
    self.layout = layout
    squares = [UInt128](repeating: 0, count: layout.plainEvents)
    if layout.hasHalves {
      halves = [(first: UInt64, last: UInt64)](repeating: (0, 0), count: layout.plainEvents)
    }
    totals = RowTotals(
      readings: layout.readings.map { $0.index(of: judgements.values[$0.judgement]) },
      measures: [UInt64](repeating: 0, count: layout.measures),
      within: [UInt128](repeating: 0, count: layout.intervalEvents),
      headline: nil,
      shared: [UInt64](repeating: 0, count: layout.criteria),
      unmeasured: [UInt64](repeating: 0, count: layout.criteria),
      squaredWeights: [UInt128](repeating: 0, count: layout.scales.count),
      products: [WordProducts](repeating: WordProducts(), count: layout.correlations))
    for criterion in 0..<layout.criteria {
      totals.measures[layout.weight(criterion)] = UInt64(TallyLayout.weightOffset)
    }
  }

  mutating func add(_ draw: DrawEvaluation) {
    addEvents(draw)
    addStages(draw)
    addQuantities(draw)
    guard let pairs = model.correlation?.pairs else { return }
    for (index, pair) in pairs.enumerated() {
      totals.products[index].add(draw.request.words[pair.first], draw.request.words[pair.second])
    }
  }

  /// Adds what each criterion did in a draw that is measured for weights.
  mutating func add(_ weights: [CriterionWeight]) {
    for item in weights {
      if item.isShared { totals.shared[item.criterion] += 1 }
      guard let weight = item.weight else {
        totals.unmeasured[item.criterion] += 1
        continue
      }
      let units = Probability32.units(of: weight.magnitude)
      totals.measures[layout.absoluteWeight(item.criterion)] += units
      if weight < 0 {
        totals.measures[layout.weight(item.criterion)] -= units
      } else {
        totals.measures[layout.weight(item.criterion)] += units
      }
    }
  }

  /// The row's totals, once all draws are in.
  func finished() -> RowTotals {
    var result = totals
    for event in 0..<layout.plainEvents {
      let sum = UInt128(totals.measures[event])
      result.within[event] = UInt128(RowMeanHistogram.drawsPerRow) * squares[event] - sum * sum
    }
    addHeadline(to: &result)
    if layout.hasHalves { addHalves(to: &result) }
    return result
  }

  private mutating func addEvents(_ draw: DrawEvaluation) {
    var units = [UInt64](repeating: 0, count: layout.plainEvents)
    for (index, outcome) in draw.outcomes.enumerated() where outcome.units > 0 {
      units[layout.outcome(index)] = outcome.units
      if let verdict = outcome.verdict { units[layout.verdict(verdict)] += outcome.units }
      for (place, rung) in layout.ranks.enumerated() where rung <= layout.rankOfOutcome[index] {
        units[layout.rank(place)] += outcome.units
      }
    }
    for (event, share) in units.enumerated() {
      totals.measures[event] += share
      squares[event] += UInt128(share) * UInt128(share)
    }
    addToHalf(units)
    asked.append(
      (
        TallyLayout.headlines.map { units[layout.verdict($0)] },
        Probability32.one - units[layout.verdict(.none)]
      ))
  }

  private mutating func addStages(_ draw: DrawEvaluation) {
    for (index, evaluation) in draw.stages.enumerated() {
      guard let evaluation else { continue }
      let reach = draw.reach[index]
      let stage = model.routes[index]
      totals.measures[layout.reached(index)] += Probability32.units(of: reach)
      totals.measures[layout.yes(index)] += Probability32.units(of: reach * evaluation.answer.yes)
      var ending = 0.0
      if case .outcome = stage.yes { ending += reach * evaluation.answer.yes }
      if case .outcome = stage.no { ending += reach * evaluation.answer.no }
      totals.measures[layout.ending(index)] += Probability32.units(of: ending)
      if let known = model.answers[index] {
        totals.measures[layout.expected(index)] += Probability32.units(
          of: reach * evaluation.rules.of(known.isYes))
      }
      for criterion in evaluation.activeCriteria {
        totals.measures[layout.active(criterion)] += Probability32.units(of: reach)
      }
    }
  }

  private mutating func addQuantities(_ draw: DrawEvaluation) {
    for (quantity, values) in draw.quantities.enumerated() {
      var weight: UInt64 = 0
      for (outcome, value) in values.enumerated() {
        guard let value else { continue }
        let units = draw.outcomes[outcome].units
        weight += units
        totals.values.append((quantity, value, units))
      }
      totals.measures[layout.existence(quantity)] += weight
      totals.squaredWeights[quantity] += UInt128(weight) * UInt128(weight)
    }
  }

  /// The row's headline and its within-row variance by linearisation: the residuals a - h b of the ratio h, over the mean of b.
  private func addHeadline(to result: inout RowTotals) {
    let whole = asked.reduce(UInt64(0)) { $0 + $1.asked }
    guard whole > 0 else { return }
    var headline: [UInt64] = []
    for place in TallyLayout.headlines.indices {
      let part = asked.reduce(UInt64(0)) { $0 + $1.verdicts[place] }
      headline.append(UInt64((UInt128(part) << 38) / UInt128(whole)))
      let ratio = Double(part) / Double(whole)
      // Every eighth draw has a sum of its own, so that an engine may add eight at a time.
      var lanes = SIMD8<Double>.zero
      for (index, draw) in asked.enumerated() {
        let residual = Double(draw.verdicts[place]) - ratio * Double(draw.asked)
        lanes[index % 8] += residual * residual
      }
      let sum =
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
      let mean = Double(whole) * 0x1p-38
      result.within[layout.plainEvents + place] = UInt128(64 * sum / (mean * mean))
    }
    result.headline = headline
  }

  private mutating func addToHalf(_ units: [UInt64]) {
    let isFirst = asked.count < DesignPoint.drawsPerHalf
    for event in halves.indices {
      if isFirst { halves[event].first += units[event] } else { halves[event].last += units[event] }
    }
  }

  private func addHalves(to result: inout RowTotals) {
    result.halves = halves.map { $0.first > $0.last ? $0.first - $0.last : $0.last - $0.first }
    let none = halves[layout.verdict(.none)]
    for verdict in TallyLayout.headlines {
      result.halves.append(HeadlineHalves.difference(of: halves[layout.verdict(verdict)], none: none))
    }
  }
}

/// By how much a row's two halves differ in a verdict given that something was asked.
enum HeadlineHalves {
  /// The linearised difference of the ratios: with a the verdict's units and b those of what was asked, in halves 1
  /// and 2, 4 (a1 b2 - a2 b1) / (b1 + b2)^2, in the unit of half-row sums (2^-37), cut to a whole number.
  ///
  /// It is the difference of the halves' mean residuals a - h b, h the row's ratio, over the mean of b; a half in which
  /// nothing was asked does no harm. 0 where neither has any.
  static func difference(
    of verdict: (first: UInt64, last: UInt64), none: (first: UInt64, last: UInt64)
  ) -> UInt64 {
    let whole = UInt64(DesignPoint.drawsPerHalf) << 32
    let asked = (first: whole - none.first, last: whole - none.last)
    let left = UInt128(verdict.first) * UInt128(asked.last)
    let right = UInt128(verdict.last) * UInt128(asked.first)
    let all = UInt128(asked.first + asked.last)
    guard all > 0 else { return 0 }
    return UInt64((left > right ? left - right : right - left) << 39 / (all * all))
  }
}

extension StageEvaluation {
  /// The criteria that are active, for at least one member that is asked in a council, ascending.
  public var activeCriteria: [Int] {
    switch answerer {
    case .single(let hearing): hearing.criteria.filter(\.isActive).map(\.criterion)
    case .council(let council):
      Set(council.members.flatMap { $0.hearing?.criteria.filter(\.isActive).map(\.criterion) ?? [] }).sorted()
    }
  }
}
