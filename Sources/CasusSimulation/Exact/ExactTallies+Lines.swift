import CasusRulebook
import CasusSampling

extension ExactTallies {
  /// All that the tallies hold; a number that is not whole stands as the bits of its double.
  var lines: TallyLines {
    TallyLines(sections: [
      .init(name: "exact_sets", lines: [[UInt128(sets), weight.line]]),
      .init(name: "exact_replicates", lines: replicates.map { $0.map(\.line) }),
      .init(name: "exact_measures", lines: measures.map(\.line)),
      .init(name: "exact_events", lines: events.map { $0.between.line + [$0.within.line] }),
      .init(
        name: "exact_event_values",
        lines: events.map { event in event.values.flatMap { [$0.value.line, $0.weight.line] } }),
      .init(
        name: "exact_readings",
        lines: readings.joined().map { reading in
          [UInt128(reading.sets), reading.weight.line]
            + reading.asked.flatMap { [$0.approved.line, $0.whole.line] }
        }),
      .init(name: "exact_reading_events", lines: readings.joined().flatMap { $0.events.map(\.line) }),
      .init(name: "exact_credit", lines: [shared.map(\.line), unmeasured.map(\.line)]),
    ])
  }

  /// Takes up stored tallies of a model.
  ///
  /// - Throws: What does not fit the model.
  init(_ model: SimulationModel, _ lines: TallyLines) throws(UnfitTallies) {
    let layout = TallyLayout(model, design: .random)
    let replicates = MeasureTally.replicateCount
    let values = layout.readings.reduce(0) { $0 + $1.values.count }
    let eventsOfReading = layout.outcomes + Verdict.allCases.count
    func section(_ name: String, _ count: Int, of width: Int?) throws(UnfitTallies) -> [[UInt128]] {
      guard let section = lines.sections.first(where: { $0.name == name }) else {
        throw UnfitTallies(reason: "'\(name)' is missing")
      }
      guard section.lines.count == count else {
        throw UnfitTallies(
          reason: "'\(name)' has \(section.lines.count) lines, and \(count) are expected")
      }
      for (number, line) in section.lines.enumerated() {
        guard width.map({ line.count == $0 }) ?? line.count.isMultiple(of: 2) else {
          throw UnfitTallies(reason: "'\(name)', line \(number + 1), has \(line.count) numbers")
        }
        guard line.allSatisfy({ $0 <= UInt128(UInt64.max) && Double(line: $0).isFinite }) else {
          throw UnfitTallies(reason: "'\(name)', line \(number + 1), holds no finite numbers")
        }
      }
      return section.lines
    }
    let whole = try section("exact_sets", 1, of: 2)[0]
    let sums = try section("exact_replicates", layout.measures, of: replicates)
    let measures = try section("exact_measures", layout.measures, of: 4)
    let events = try section("exact_events", layout.intervalEvents, of: 5)
    let eventValues = try section("exact_event_values", layout.intervalEvents, of: nil)
    let readings = try section("exact_readings", values, of: 2 + 2 * replicates)
    let readingEvents = try section("exact_reading_events", values * eventsOfReading, of: 4)
    let credit = try section("exact_credit", 2, of: layout.criteria)
    let sets = try Self.count(whole[0])
    guard sets > 0 else { throw UnfitTallies(reason: "'exact_sets' says that there are none") }
    var place = 0
    var taken: [[Reading]] = []
    for reading in layout.readings {
      var own: [Reading] = []
      for _ in reading.values {
        own.append(
          Reading(
            weight: Double(line: readings[place][1]), sets: try Self.count(readings[place][0]),
            events: readingEvents[(place * eventsOfReading)..<((place + 1) * eventsOfReading)].map {
              WeightedMoments(line: $0)
            },
            asked: (0..<replicates).map { replicate in
              (
                Double(line: readings[place][2 + 2 * replicate]),
                Double(line: readings[place][3 + 2 * replicate])
              )
            }))
        place += 1
      }
      taken.append(own)
    }
    self.init(
      layout: layout, sets: sets, weight: Double(line: whole[1]),
      replicates: sums.map { $0.map { Double(line: $0) } },
      measures: measures.map { WeightedMoments(line: $0) },
      events: zip(events, eventValues).map { line, values in
        Event(
          values: stride(from: 0, to: values.count, by: 2).map {
            (Double(line: values[$0]), Double(line: values[$0 + 1]))
          },
          between: WeightedMoments(line: line), within: Double(line: line[4]))
      },
      readings: taken, shared: credit[0].map { Double(line: $0) },
      unmeasured: credit[1].map { Double(line: $0) })
  }

  private static func count(_ number: UInt128) throws(UnfitTallies) -> Int {
    guard number <= UInt128(Int32.max) else {
      throw UnfitTallies(reason: "a count of \(number) is more than there can be")
    }
    return Int(number)
  }
}

extension Double {
  /// The bits, as a number of a line.
  fileprivate var line: UInt128 { UInt128(bitPattern) }

  fileprivate init(line: UInt128) { self.init(bitPattern: UInt64(truncatingIfNeeded: line)) }
}

extension WeightedMoments {
  fileprivate var line: [UInt128] { [UInt128(count), weight.line, mean.line, squares.line] }

  fileprivate init(line: [UInt128]) {
    self.init(
      count: Int(truncatingIfNeeded: line[0]), weight: Double(line: line[1]), mean: Double(line: line[2]),
      squares: Double(line: line[3]))
  }
}
