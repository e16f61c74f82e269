import CColumns
import CasusRulebook
import CasusSampling

/// The sums of a worker, flat: what the kernels and `casus_add_rows` add to.
///
/// Totals that are the same in every row are not added up, but multiplied at the end.
final class ColumnSums {
  private let layout: TallyLayout
  private let plan: TallyPlan
  private let model: SimulationModel
  private let histograms: UnsafeMutablePointer<casus_histogram>
  private let products: UnsafeMutablePointer<casus_products>
  private let tallies: UnsafeMutablePointer<casus_tallies>
  private let strata: ColumnStrata
  private let halves: ColumnHalves
  /// By reading, a block's rows in the order of their values.
  private let readingRuns: UnsafeMutablePointer<casus_runs>

  /// By layout measure, its place among those that are added up.
  private let measurePlaces: [Int?]
  /// By event with an interval, likewise.
  private let eventPlaces: [Int?]
  private let readingEvents: [Int]
  private let widePlaces: [Int?]

  init(_ program: ColumnProgram, _ memory: ColumnMemory) {
    layout = program.layout
    plan = program.plan
    model = program.model
    histograms = memory.room(layout.scales.count, of: casus_histogram.self)
    products = memory.room(layout.correlations, of: casus_products.self)
    for (index, scale) in layout.scales.enumerated() {
      histograms[index] = scale.forColumns(
        weights: memory.room(RunTallies.rowsPerGroup * (scale.binCount + 2), of: UInt64.self),
        squares: memory.room(2 * RunTallies.rowsPerGroup, of: UInt64.self))
    }
    strata = ColumnStrata(program, memory)
    halves = ColumnHalves(program, memory)
    readingRuns = memory.room(layout.readings.count, of: casus_runs.self)

    // The events of readings come first, so that the same totals serve.
    let readingCount = layout.outcomes + Verdict.allCases.count
    var measures: [UInt32] = []
    var places: [Column: Int] = [:]
    var measurePlaces = [Int?](repeating: nil, count: layout.measures)
    for (index, source) in plan.measures.enumerated() {
      guard case .column(let column) = source else { continue }
      if index >= readingCount, let place = places[column] {
        measurePlaces[index] = place
        continue
      }
      places[column] = measures.count
      measurePlaces[index] = measures.count
      measures.append(program.code.offset(column))
    }
    self.measurePlaces = measurePlaces
    readingEvents = (0..<readingCount).filter { measurePlaces[$0] != nil }

    var totals: [UInt32] = []
    var low: [UInt32] = []
    var high: [UInt32] = []
    var eventPlaces = [Int?](repeating: nil, count: layout.intervalEvents)
    var headlineFrom: Int?
    for (index, event) in plan.events.enumerated() {
      guard case .columns(let total, let lower, let upper) = event else { continue }
      if index >= layout.plainEvents, headlineFrom == nil { headlineFrom = totals.count }
      eventPlaces[index] = totals.count
      totals.append(program.code.offset(total))
      low.append(program.code.offset(lower))
      high.append(program.code.offset(upper))
    }
    self.eventPlaces = eventPlaces

    var wideLow: [UInt32] = []
    var wideHigh: [UInt32] = []
    widePlaces = plan.squaredWeights.map { item in
      guard let item else { return nil }
      wideLow.append(program.code.offset(item.low))
      wideHigh.append(program.code.offset(item.high))
      return wideLow.count - 1
    }
    let counts = plan.shared.map { program.code.offset($0.count) }
    tallies = memory.room(1, of: casus_tallies.self)
    let readings = layout.readings.count
    var readingRows: [UnsafeMutablePointer<UInt64>?] = []
    var readingSums: [UnsafeMutablePointer<UInt64>?] = []
    var readingSquares: [UnsafeMutablePointer<UInt64>?] = []
    for reading in layout.readings {
      let values = reading.values.count
      readingRows.append(memory.room(32 * values, of: UInt64.self))
      readingSums.append(memory.room(32 * values * readingEvents.count, of: UInt64.self))
      readingSquares.append(memory.room(2 * values * readingEvents.count, of: UInt64.self))
    }
    tallies.pointee = casus_tallies(
      measure_count: UInt32(measures.count), measures: UnsafePointer(memory.copy(measures)),
      measure_sums: memory.room(32 * measures.count, of: UInt64.self),
      measure_squares: memory.room(2 * measures.count, of: UInt64.self),
      event_count: UInt32(totals.count), event_totals: UnsafePointer(memory.copy(totals)),
      event_low: UnsafePointer(memory.copy(low)), event_high: UnsafePointer(memory.copy(high)),
      strata_sums: memory.room(8 * totals.count * layout.strata.count, of: UInt64.self),
      strata_bins: memory.room(
        RowMeanHistogram.binCount * totals.count * layout.strata.count, of: UInt32.self),
      strata_count: UInt32(layout.strata.count), strata: casus_runs(),
      reading_count: UInt32(readings), reading_events: UInt32(readingEvents.count),
      reading_values: UnsafePointer(readingRuns),
      reading_rows: UnsafePointer(memory.copy(readingRows)),
      reading_sums: UnsafePointer(memory.copy(readingSums)),
      reading_squares: UnsafePointer(memory.copy(readingSquares)),
      headline_from: UInt32(headlineFrom ?? totals.count),
      nothing_asked: program.code.offset(plan.nothingAsked),
      wide_count: UInt32(wideLow.count), wide_low: UnsafePointer(memory.copy(wideLow)),
      wide_high: UnsafePointer(memory.copy(wideHigh)),
      wide_sums: memory.room(2 * wideLow.count, of: UInt64.self),
      count_count: UInt32(counts.count), counts: UnsafePointer(memory.copy(counts)),
      count_sums: memory.room(counts.count, of: UInt64.self))
  }

  /// Where the values that a table stands for are added up.
  func address(of table: ColumnTables.Table) -> UnsafeRawPointer? {
    switch table {
    case .histogram(let quantity): UnsafeRawPointer(histograms + quantity)
    case .products(let pair): UnsafeRawPointer(products + pair)
    default: nil
    }
  }

  /// Adds a block's rows.
  func add(
    _ arena: UnsafeMutablePointer<UInt8>, _ replicates: UnsafeMutablePointer<UInt32>, rows count: Int
  ) {
    strata.find(arena, replicates, rows: count)
    halves.add(arena, strata: strata.strata, rows: count)
    let rows = UInt32(count)
    casus_find_runs(&tallies.pointee.strata, strata.strata, rows)
    for (reading, values) in strata.values.enumerated() {
      casus_find_runs(readingRuns + reading, values, rows)
    }
    casus_add_rows(tallies, arena, replicates, rows)
  }
}

extension ColumnSums {
  /// What was added, as tallies of some groups.
  func tallies(groups: Int) -> RunTallies {
    let t = tallies.pointee
    let byReplicate = Array(
      UnsafeBufferPointer(start: strata.rowsByReplicate, count: RunTallies.rowsPerGroup))
    let rows = byReplicate.reduce(0, +)
    let measures = plan.measures.indices.map { index -> MeasureTally in
      guard case .column = plan.measures[index], let place = measurePlaces[index] else {
        return MeasureTally(constant: plan.measures[index].constant, rowsByReplicate: byReplicate)
      }
      return MeasureTally(
        rows: rows, replicates: Array(UnsafeBufferPointer(start: t.measure_sums + 32 * place, count: 32)),
        squares: wide(t.measure_squares, place))
    }
    var strataRows = [UInt64](repeating: 0, count: layout.strata.count)
    for stratum in strataRows.indices { strataRows[stratum] = strata.counts[stratum] }
    let intervals = plan.events.indices.map { event in
      strataRows.indices.map { interval(event, $0, rows: strataRows[$0]) }
    }
    var shared = [UInt64](repeating: 0, count: layout.criteria)
    for (place, item) in plan.shared.enumerated() { shared[item.criterion] += t.count_sums[place] }
    return RunTallies(
      layout: layout, groups: groups, measures: measures, intervals: intervals,
      readings: layout.readings.indices.map { reading($0) },
      quantities: layout.scales.indices.map { quantity($0) },
      shared: shared, unmeasured: [UInt64](repeating: 0, count: layout.criteria),
      products: (0..<layout.correlations).map { product($0) })
  }

  private func wide(_ start: UnsafePointer<UInt64>, _ place: Int) -> UInt128 {
    UInt128(start[2 * place + 1]) << 64 | UInt128(start[2 * place])
  }

  private func interval(_ event: Int, _ stratum: Int, rows: UInt64) -> StratumTally {
    switch plan.events[event] {
    case .never: return StratumTally()
    case .constant(let total): return StratumTally(constant: total, rows: rows)
    case .columns:
      guard let index = eventPlaces[event] else { return StratumTally() }
      let t = tallies.pointee
      let place = index * layout.strata.count + stratum
      guard wide(t.strata_sums, 4 * place) > 0 else { return StratumTally() }
      let bins = UnsafeBufferPointer(
        start: t.strata_bins + RowMeanHistogram.binCount * place, count: RowMeanHistogram.binCount)
      return StratumTally(
        rows: MomentTally(
          count: UInt64(wide(t.strata_sums, 4 * place)), sum: UInt64(wide(t.strata_sums, 4 * place + 1)),
          sumOfSquares: wide(t.strata_sums, 4 * place + 2)),
        within: wide(t.strata_sums, 4 * place + 3), halves: halves.sum(event: event, stratum: stratum),
        histogram: RowMeanHistogram(counts: bins.map(UInt64.init)) ?? RowMeanHistogram())
    }
  }

  private func reading(_ index: Int) -> [ReadingTally] {
    let t = tallies.pointee
    guard let counts = t.reading_rows[index], let sums = t.reading_sums[index],
      let squares = t.reading_squares[index]
    else { return [] }
    return layout.readings[index].values.indices.map { value in
      let rows = Array(UnsafeBufferPointer(start: counts + 32 * value, count: 32))
      let all = rows.reduce(0, +)
      let events = (0..<(layout.outcomes + Verdict.allCases.count)).map { event -> MeasureTally in
        guard let place = readingEvents.firstIndex(of: event) else {
          return MeasureTally(constant: plan.measures[event].constant, rowsByReplicate: rows)
        }
        let cell = value * readingEvents.count + place
        return MeasureTally(
          rows: all, replicates: Array(UnsafeBufferPointer(start: sums + 32 * cell, count: 32)),
          squares: wide(squares, cell))
      }
      return ReadingTally(events: events, rows: rows)
    }
  }

  private func quantity(_ index: Int) -> QuantityTally {
    let scale = layout.scales[index]
    let histogram = histograms[index]
    let width = scale.binCount + 2
    let replicates = (0..<RunTallies.rowsPerGroup).map { replicate -> HistogramTally in
      let weights = Array(UnsafeBufferPointer(start: histogram.weights + width * replicate, count: width))
      return HistogramTally(
        scale: scale, weights: Array(weights[1...scale.binCount]), underflow: weights[0],
        overflow: weights[width - 1], sumOfSquaredWeights: wide(histogram.squares, replicate))
        ?? HistogramTally(scale: scale)
    }
    let squares = widePlaces[index].map { wide(tallies.pointee.wide_sums, $0) } ?? 0
    return QuantityTally(replicates: replicates, squaredWeights: squares)
  }

  private func product(_ index: Int) -> WordProducts {
    let sums = products[index].sums
    return WordProducts(
      first: UInt128(sums.1) << 64 | UInt128(sums.0), second: UInt128(sums.3) << 64 | UInt128(sums.2),
      firstSquared: UInt128(sums.5) << 64 | UInt128(sums.4),
      secondSquared: UInt128(sums.7) << 64 | UInt128(sums.6), product: UInt128(sums.9) << 64 | UInt128(sums.8)
    )
  }
}

extension TallyPlan.Source {
  /// The total of every row, where it is the same; 0 otherwise.
  var constant: UInt64 {
    if case .constant(let value) = self { value } else { 0 }
  }
}

extension HistogramScale {
  func forColumns(
    weights: UnsafeMutablePointer<UInt64>, squares: UnsafeMutablePointer<UInt64>
  ) -> casus_histogram {
    let kind: Int32 =
      switch self.kind {
      case .linear: 0
      case .logarithmic: 1
      case .wholeNumbers: 2
      }
    return casus_histogram(
      kind: kind, low: low, high: high, origin: origin, bins_per_unit: binsPerUnit,
      bins: UInt32(binCount), weights: weights, squares: squares)
  }
}
