import CasusRulebook
public import CasusSampling

/// Tallies as named lines of whole numbers, to be stored.
public struct TallyLines: Hashable, Sendable {
  /// The lines of one kind.
  public struct Section: Hashable, Sendable {
    /// What is tallied.
    public let name: String
    /// The numbers, line by line.
    public let lines: [[UInt128]]

    /// Creates a section from its parts.
    public init(name: String, lines: [[UInt128]]) {
      self.name = name
      self.lines = lines
    }
  }

  /// The sections, in a fixed order.
  public let sections: [Section]

  /// Creates lines from their sections.
  public init(sections: [Section]) {
    self.sections = sections
  }
}

/// Why lines are not the tallies of a model's groups.
public struct UnfitTallies: Error, Hashable, Sendable {
  /// What is wrong, and where.
  public let reason: String
}

extension RunTallies {
  /// All that the tallies hold.
  public var lines: TallyLines {
    TallyLines(sections: [
      .init(name: "measures", lines: measures.map(\.line)),
      .init(name: "intervals", lines: intervals.flatMap { $0.map { $0.line(withHalves: layout.hasHalves) } }),
      .init(
        name: "row_means", lines: intervals.flatMap { $0.map { $0.histogram.counts.map { UInt128($0) } } }),
      .init(name: "readings", lines: readings.flatMap { $0.map { $0.rows.map { UInt128($0) } } }),
      .init(name: "reading_events", lines: readings.flatMap { $0.flatMap { $0.events.map(\.line) } }),
      .init(name: "quantities", lines: quantities.flatMap { $0.replicates.map(\.line) }),
      .init(name: "quantity_squares", lines: [quantities.map(\.squaredWeights)]),
      .init(
        name: "shared_credit",
        lines: [shared.map { UInt128($0) }, unmeasured.map { UInt128($0) }]),
      .init(name: "word_products", lines: products.map(\.line)),
    ])
  }

  /// Takes up the stored tallies of some groups of a model's rows under a design.
  ///
  /// - Throws: What does not fit the model, or is more than the groups can hold.
  public init(
    _ model: SimulationModel, design: Design = .random, groups: Int, lines: TallyLines
  ) throws(UnfitTallies) {
    let layout = TallyLayout(model, design: design)
    let reader = TallyReader(lines: lines, groups: groups)
    let rows = reader.rows
    let events = layout.outcomes + Verdict.allCases.count
    let values = layout.readings.reduce(0) { $0 + $1.values.count }
    let cells = layout.intervalEvents * layout.strata.count

    let measures = try reader.measures("measures", count: layout.measures)
    let intervals = try reader.section(
      "intervals", count: cells,
      limits: [rows, rows << 38, rows << 76, rows << 84] + (layout.hasHalves ? [rows << 74] : []))
    let bins = try reader.section(
      "row_means", count: cells, limits: [UInt128](repeating: rows, count: RowMeanHistogram.binCount))
    let readingRows = try reader.section(
      "readings", count: values,
      limits: [UInt128](repeating: reader.rowsOfReplicate, count: MeasureTally.replicateCount))
    let readingEvents = try reader.measures("reading_events", count: values * events)
    let histograms = try reader.quantities(layout.scales)
    let squares = try reader.section(
      "quantity_squares", count: 1, limits: [UInt128](repeating: rows << 70, count: layout.scales.count))
    let credit = try reader.section(
      "shared_credit", count: 2, limits: [UInt128](repeating: rows << 6, count: layout.criteria))
    let products = try reader.section(
      "word_products", count: layout.correlations, limits: [UInt128](repeating: rows << 70, count: 5))

    var place = 0
    self.init(
      layout: layout, groups: groups,
      measures: measures.map { MeasureTally(line: $0, rows: UInt64(groups * Self.rowsPerGroup)) },
      intervals: (0..<layout.intervalEvents).map { event in
        (0..<layout.strata.count).map { stratum in
          let cell = event * layout.strata.count + stratum
          return StratumTally(line: intervals[cell], bins: bins[cell])
        }
      },
      readings: layout.readings.map { reading in
        reading.values.indices.map { _ in
          defer { place += 1 }
          let counts = readingRows[place].map { UInt64(truncatingIfNeeded: $0) }
          return ReadingTally(
            events: readingEvents[(place * events)..<((place + 1) * events)].map {
              MeasureTally(line: $0, rows: counts.reduce(0, +))
            }, rows: counts)
        }
      },
      quantities: zip(histograms, squares[0]).map { QuantityTally(replicates: $0, squaredWeights: $1) },
      shared: credit[0].map { UInt64(truncatingIfNeeded: $0) },
      unmeasured: credit[1].map { UInt64(truncatingIfNeeded: $0) },
      products: products.map(WordProducts.init(line:)))
  }
}
