import CColumns
import CasusRulebook
import CasusSampling

/// Where the numbers of a row that are added up come from.
struct TallyPlan: Sendable {
  /// A row's total.
  enum Source: Hashable, Sendable {
    /// The same in every row.
    case constant(UInt64)
    /// A column of totals, or one over rows.
    case column(Column)
  }

  /// An event with an interval: its total, and in two halves what lies within the row.
  enum Event: Sendable {
    case constant(UInt64)
    case columns(total: Column, low: Column, high: Column)
    /// It has no value in any row.
    case never
  }

  /// By measure of the layout.
  var measures: [Source]
  /// By event with an interval.
  var events: [Event]
  /// By event with an interval, by how much its half-rows differ; nil for 0, and where half-rows are not tallied.
  var halves: [Column?]
  /// The total of the units of what was not asked, over rows.
  var nothingAsked: Column
  /// The column of each discrete judgement, over rows.
  var readings: [(column: Column, isTruth: Bool, words: [String])] = []
  /// For each quantity the sums of squared weights, in two halves; nil for 0.
  var squaredWeights: [(low: Column, high: Column)?] = []
  /// Criteria and in how many measured draws of a block they shared the credit.
  var shared: [(criterion: Int, count: Column)] = []
  /// What has its effect elsewhere: histograms and products of correlated words.
  var effects: [Column] = []

  /// All columns that must be computed.
  var roots: [Column] {
    var roots: [Column] = effects + shared.map(\.count) + readings.map(\.column) + [nothingAsked]
    roots += halves.compactMap(\.self)
    for source in measures {
      if case .column(let column) = source { roots.append(column) }
    }
    for event in events {
      if case .columns(let total, let low, let high) = event { roots += [total, low, high] }
    }
    for item in squaredWeights {
      if let item { roots += [item.low, item.high] }
    }
    return roots
  }
}

extension ModelLowering {
  /// Lowers the whole model: everything that a row's totals need.
  mutating func tallies(_ layout: TallyLayout) throws(NotLowerable) -> TallyPlan {
    let routes = try routes()
    var plan = TallyPlan(
      measures: [TallyPlan.Source](repeating: .constant(0), count: layout.measures),
      events: [TallyPlan.Event](repeating: .constant(0), count: layout.intervalEvents),
      halves: [Column?](repeating: nil, count: layout.intervalEvents), nothingAsked: graph.long(0))
    try addEvents(routes, layout, to: &plan)
    try addStages(routes, layout, to: &plan)
    try addQuantities(routes, layout, to: &plan)
    try addWeights(routes, layout, to: &plan)
    try addReadings(layout, to: &plan)
    for (index, pair) in (model.correlation?.pairs ?? []).enumerated() {
      let words = factorWords()
      let table = graph.tables.add(.products(pair: index))
      plan.effects.append(
        graph.effect(CASUS_products, [words[pair.first], words[pair.second]], table: table))
    }
    return plan
  }

  private mutating func addEvents(
    _ routes: LoweredRoutes, _ layout: TallyLayout, to plan: inout TallyPlan
  ) throws(NotLowerable) {
    for (outcome, units) in routes.units.enumerated() {
      if let units { add(units, as: layout.outcome(outcome), layout, to: &plan) }
    }
    var verdicts: [Verdict: Column] = [:]
    for verdict in Verdict.allCases {
      let units = self.units(of: verdict, routes)
      if let units { add(units, as: layout.verdict(verdict), layout, to: &plan) }
      verdicts[verdict] = units ?? graph.long(0)
    }
    let nothingAsked = plan.measures[layout.verdict(.none)]
    if case .column(let column) = nothingAsked { plan.nothingAsked = column }
    for (place, verdict) in TallyLayout.headlines.enumerated() {
      guard nothingAsked != .constant(TallyPlan.whole) else {
        plan.events[layout.plainEvents + place] = .never
        continue
      }
      let columns = [verdicts[verdict], verdicts[.none]].map { $0 ?? graph.long(0) }
      let node = graph.total(CASUS_headline, columns, parts: 3).node
      plan.events[layout.plainEvents + place] = .columns(
        total: Column(node: node), low: Column(node: node, part: 1), high: Column(node: node, part: 2))
      if layout.hasHalves {
        plan.halves[layout.plainEvents + place] = graph.total(CASUS_headline_halves, columns)
      }
    }
    addRanks(routes, layout, to: &plan)
  }

  /// The units of a verdict; nil where it has none in any draw.
  mutating func units(of verdict: Verdict, _ routes: LoweredRoutes) -> Column? {
    let live = routes.units.indices.filter { routes.units[$0] != nil }
    let isCertain = live.allSatisfy { outcome in
      routes.verdicts[outcome][verdict].map { graph.constant($0) == 1 } ?? false
    }
    if isCertain { return graph.long(Int64(Probability32.one)) }
    var sum: Column?
    for outcome in live {
      guard let units = routes.units[outcome], let mask = routes.verdicts[outcome][verdict] else { continue }
      sum = graph.addUnits(sum, graph.select(mask, units, graph.long(0)))
    }
    return sum
  }

  private mutating func addRanks(_ routes: LoweredRoutes, _ layout: TallyLayout, to plan: inout TallyPlan) {
    let live = routes.units.indices.filter { routes.units[$0] != nil }
    var sum: Column?
    for (place, rung) in layout.ranks.enumerated().reversed() {
      for outcome in live where layout.rankOfOutcome[outcome] == rung {
        if let units = routes.units[outcome] { sum = graph.addUnits(sum, units) }
      }
      if live.allSatisfy({ layout.rankOfOutcome[$0] >= rung }) {
        add(graph.long(Int64(Probability32.one)), as: layout.rank(place), layout, to: &plan)
      } else if let sum {
        add(sum, as: layout.rank(place), layout, to: &plan)
      }
    }
  }

  /// Adds an event by its units in each draw.
  private mutating func add(
    _ units: Column, as event: Int, _ layout: TallyLayout, to plan: inout TallyPlan
  ) {
    if layout.hasHalves, graph.constant(units) == nil {
      plan.halves[event] = graph.total(CASUS_half_difference, [units])
    }
    if let bits = graph.constant(units) {
      plan.measures[event] = .constant(bits * UInt64(ColumnGeometry.drawsPerRow))
      plan.events[event] = .constant(bits * UInt64(ColumnGeometry.drawsPerRow))
      return
    }
    let node = graph.total(CASUS_event, [units], parts: 3, immediate: 1).node
    plan.measures[event] = .column(Column(node: node))
    plan.events[event] = .columns(
      total: Column(node: node), low: Column(node: node, part: 1), high: Column(node: node, part: 2))
  }

  private mutating func addStages(
    _ routes: LoweredRoutes, _ layout: TallyLayout, to plan: inout TallyPlan
  ) throws(NotLowerable) {
    for (index, stage) in routes.stages.enumerated() {
      guard let stage else { continue }
      let route = model.routes[index]
      plan.measures[layout.reached(index)] = graph.total(of: stage.reach)
      plan.measures[layout.yes(index)] = graph.total(of: stage.yes)
      var ending = graph.double(0)
      if case .outcome = route.yes { ending = graph.join(ending, stage.yes) }
      if case .outcome = route.no { ending = graph.join(ending, stage.no) }
      plan.measures[layout.ending(index)] = graph.total(of: ending)
      if let fixed = model.answers[index], let rules = stage.rules {
        plan.measures[layout.expected(index)] = graph.total(
          of: graph.share(stage.reach, fixed.isYes ? rules.yes : rules.no))
      }
      for item in try activity(index) {
        plan.measures[layout.active(item.criterion)] = total(of: stage.reach, where: item.mask)
      }
    }
  }

  /// The same over the draws of a mask.
  private mutating func total(of share: Column, where mask: Column) -> TallyPlan.Source {
    if let value = graph.constant(mask) { return value == 0 ? .constant(0) : graph.total(of: share) }
    if graph.shape(mask) == .row, graph.shape(share) == .row {
      let units = graph.apply(CASUS_row_units, [share], gives: .long)
      return .column(graph.select(mask, units, graph.long(0)))
    }
    let units = graph.apply(CASUS_units, [share], gives: .long)
    return .column(graph.total(CASUS_sum_if, [units, mask]))
  }

  private mutating func addQuantities(
    _ routes: LoweredRoutes, _ layout: TallyLayout, to plan: inout TallyPlan
  ) throws(NotLowerable) {
    for (quantity, values) in try quantities(routes).enumerated() {
      let table = graph.tables.add(.histogram(quantity: quantity))
      var weight: Column?
      for (outcome, value) in values.enumerated() {
        guard let value, let units = routes.units[outcome] else { continue }
        weight = graph.addUnits(weight, units)
        plan.effects.append(graph.effect(CASUS_histogram, [value, units], table: table))
      }
      guard let weight else {
        plan.squaredWeights.append(nil)
        continue
      }
      let node = graph.total(CASUS_event, [weight], parts: 3).node
      plan.measures[layout.existence(quantity)] = .column(Column(node: node))
      plan.squaredWeights.append((low: Column(node: node, part: 1), high: Column(node: node, part: 2)))
    }
  }

  private mutating func addWeights(
    _ routes: LoweredRoutes, _ layout: TallyLayout, to plan: inout TallyPlan
  ) throws(NotLowerable) {
    for criterion in 0..<layout.criteria {
      plan.measures[layout.weight(criterion)] = .constant(UInt64(TallyLayout.weightOffset))
    }
    for item in try weights(routes) {
      graph.domain = .measured
      defer { graph.domain = .draw }
      let node = graph.total(CASUS_weight, [item.weight], parts: 2).node
      plan.measures[layout.weight(item.criterion)] = .column(Column(node: node))
      plan.measures[layout.absoluteWeight(item.criterion)] = .column(Column(node: node, part: 1))
      if let shared = item.shared, graph.constant(shared) != 0 {
        plan.shared.append((item.criterion, graph.total(CASUS_count, [shared], shape: .block)))
      }
    }
  }

  private mutating func addReadings(
    _ layout: TallyLayout, to plan: inout TallyPlan
  ) throws(NotLowerable) {
    for reading in layout.readings {
      switch try value(ofSlot: model.judgementSlots[reading.judgement]) {
      case .truth(let column): plan.readings.append((column, true, []))
      case .text(let column, let words): plan.readings.append((column, false, words))
      default: throw NotLowerable("a reading that is neither yes, no nor a text")
      }
    }
  }
}

extension TallyPlan {
  /// What a row's units of all that can happen sum to.
  static let whole = UInt64(ColumnGeometry.drawsPerRow) << 32
}

extension ColumnGraph {
  /// A row's sum of a probability in units.
  mutating func total(of share: Column) -> TallyPlan.Source {
    if let number = number(share) {
      return .constant(UInt64(ColumnGeometry.drawsPerRow) * Probability32.units(of: number))
    }
    if shape(share) == .row { return .column(apply(CASUS_row_units, [share], gives: .long)) }
    return .column(total(CASUS_sum_units, [share]))
  }
}
