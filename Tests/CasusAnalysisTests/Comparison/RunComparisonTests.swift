import CasusAnalysis
import CasusSampling
import CasusSimulation
import Foundation
import Testing

@Suite("Two runs compared")
struct RunComparisonTests {
  /// P(yes) of the first stage is 1/2 on one side and p on the other; the second stage's is 1/2 on both.
  private let p = 1 / (1 + exp(-1.0))
  private let plain = ComparedBook()
  private var likelier: ComparedBook {
    ComparedBook(criteria: ["id: a, stage: ask, when: 'true', says: yes, strength: one"])
  }

  private func distance(_ measure: DistanceEstimate.Measure, _ comparison: RunComparison) throws
    -> DistanceEstimate
  {
    try #require(comparison.distances.first { $0.measure == measure })
  }

  @Test("Distances are those of the definitions, on two distributions known by hand")
  func distances() async throws {
    let comparison = try await plain.compared(with: likelier)
    let first = [0.5, 0.25, 0.25]
    let second = [1 - p, p / 2, p / 2]
    func closes(_ measure: DistanceEstimate.Measure, _ value: Double) throws {
      #expect(abs(try distance(measure, comparison).estimate.value - value) < 1e-8, "\(measure)")
    }
    try closes(.totalVariation, p - 0.5)
    try closes(.kolmogorovSmirnov, p - 0.5)
    // Half of what leaves the lowest rung goes up by one, half by two: rungs count, not the numbers of ranks.
    try closes(.wasserstein, (p - 0.5) * 1.5)
    let bits = zip(first, second).reduce(0.0) { sum, pair in
      let middle = (pair.0 + pair.1) / 2
      return sum + (pair.0 * log2(pair.0 / middle) + pair.1 * log2(pair.1 / middle)) / 2
    }
    try closes(.jensenShannon, bits)
  }

  @Test("A book against itself changes nothing, and every distance and every noise is exactly 0")
  func itself() async throws {
    let book = ComparedBook(lean: "wide")
    let comparison = try await book.compared(with: book)
    #expect(comparison.finding == .changesNothing)
    for distance in comparison.distances + comparison.quantities.flatMap(\.distances) {
      #expect(distance.estimate.value == 0)
      #expect(distance.noise == 0)
    }
    for line in comparison.lines { #expect(line.isUnchanged && line.difference.value == 0) }
    for shift in comparison.quantities { #expect(shift.isUnchanged && shift.median?.value == 0) }
  }

  @Test("A quantity that alone differs is told from one that does not")
  func quantitiesOnly() async throws {
    let comparison = try await plain.compared(with: ComparedBook(median: "4"))
    #expect(comparison.finding == .changesQuantitiesOnly)
    let days = try #require(comparison.quantities.first)
    #expect(!days.isUnchanged)
    // The same words through two lognormals: every quantile doubles.
    let median = try #require(days.median)
    #expect(abs(median.value - 2) < 0.15)
    #expect(median.standardError > 0 && median.standardError < 0.15)
    #expect(days.distances.allSatisfy { $0.estimate.value > $0.noise ?? .infinity })
    // A shift of a lognormal by a factor of 2 in the median: the mean doubles too, and that is the distance.
    let mean = 2 * exp(pow(log(2.0), 2) / 2)
    #expect(abs((days.distances.first?.estimate.value ?? 0) / mean - 1) < 0.1)
  }

  @Test("A clear difference is told with the lower end of the interval that holds for all lines")
  func difference() async throws {
    let first = ComparedBook(lean: "wide")
    var second = likelier
    second.lean = "wide"
    let comparison = try await first.compared(with: second, RunSettings(draws: 16_384))
    guard case .difference(let event, let atLeast) = comparison.finding else {
      Issue.record("a difference was expected, not \(comparison.finding)")
      return
    }
    let line = try #require(comparison.lines.first { $0.event == event })
    #expect(atLeast == line.interval.lowerBound.magnitude || atLeast == line.interval.upperBound.magnitude)
    #expect(atLeast < line.difference.value.magnitude)
    // Nine lines at most, at 95% together: wider than one line's own interval, and no wider than one of twenty.
    let reach = line.reach / line.difference.standardError
    #expect(reach > 1.97 && reach < 3.03)
  }

  @Test("What touches every draw and cannot be seen is no difference seen, or too few draws to say")
  func notSeen() async throws {
    let tiny = ComparedBook(
      lean: "wide", criteria: ["id: a, stage: ask, when: 'true', says: yes, strength: tiny"])
    let few = try await ComparedBook(lean: "wide").compared(with: tiny, RunSettings(draws: 2_048))
    guard case .notEnoughDraws(let missed) = few.finding else {
      Issue.record("too few draws were expected, not \(few.finding)")
      return
    }
    #expect(missed > ComparisonFinding.tooMuch)
    #expect(few.paired?.touchedDraws == 2_048)
    let more = try await ComparedBook(lean: "wide").compared(with: tiny, RunSettings(draws: 32_768))
    guard case .noDifferenceSeen(let smallest) = more.finding else {
      Issue.record("no difference was expected, not \(more.finding)")
      return
    }
    #expect(smallest < ComparisonFinding.tooMuch && smallest >= 1.96 / 512)
  }

  @Test("Runs of other seeds are compared unpaired: the errors add up, and no flip table is given")
  func unpaired() async throws {
    let book = ComparedBook(lean: "wide")
    let first = try await book.run(RunSettings(seed: 1, draws: 8_192))
    let second = try await book.run(RunSettings(seed: 2, design: .latin, draws: 4_096))
    let reasons = RunComparison.obstacles(first.result.manifest, second.result.manifest)
    #expect(reasons == [.seeds(1, 2), .designs("random", "latin"), .draws(8_192, 4_096)])
    let comparison = RunComparison(first, second, .unpaired(reasons))
    #expect(comparison.paired == nil)
    let line = try #require(comparison.outcomes.first)
    let errors = line.sides.compactMap { $0?.standardError }
    #expect(
      abs(line.difference.standardError - (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot())
        < 1e-12)
    #expect(line.interval.contains(0))
    #expect(!line.isUnchanged)
    #expect(comparison.distances.allSatisfy { ($0.noise ?? 0) > 0 })
  }

  @Test("Equal runs have no obstacle; tables of another machine are one")
  func obstacles() async throws {
    let manifest = try await plain.run(RunSettings(draws: 2_048)).result.manifest
    #expect(RunComparison.obstacles(manifest, manifest).isEmpty)
    #expect(RunComparison.obstacles(manifest, manifest, haveCommonTables: false) == [.tables])
  }

  @Test("Runs of an arithmetic that is not this one's cannot be made again, alike as they may be")
  func earlierArithmetic() async throws {
    let now = try await plain.run(RunSettings(draws: 2_048)).result.manifest
    func manifest(_ version: Int) -> RunManifest {
      RunManifest(
        rulebook: now.rulebook, scenario: now.scenario, seed: now.seed, drawsAsked: now.drawsAsked,
        draws: now.draws, rows: now.rows, isInterrupted: false, design: now.design,
        tableFingerprint: now.tableFingerprint, numericVersion: version, overrides: [])
    }
    let (own, old) = (NumericVersion.current, NumericVersion.current - 1)
    #expect(RunComparison.obstacles(manifest(own), manifest(own)).isEmpty)
    #expect(RunComparison.obstacles(manifest(old), manifest(own)) == [.numericVersions(old, own)])
    #expect(RunComparison.obstacles(manifest(old), manifest(old)) == [.earlierArithmetic(old, own: own)])
  }

  @Test("A paired run agrees to the bit with the runs of its sides, and with no other")
  func agreement() async throws {
    let book = ComparedBook(lean: "wide")
    let settings = RunSettings(seed: 3, draws: 2_048)
    let (first, second) = (try await book.run(settings), try await likelier.run(settings))
    let paired = try await PairedRun.execute(first.model, second.model, settings)
    #expect(paired.agrees(with: first.result, side: 0) && paired.agrees(with: second.result, side: 1))
    #expect(!paired.agrees(with: second.result, side: 0))
    let other = try await book.run(RunSettings(seed: 4, draws: 2_048))
    #expect(!paired.agrees(with: other.result, side: 0))
  }

  @Test("Overrides of one side alone are told")
  func overrides() async throws {
    let settings = RunSettings(draws: 2_048)
    let (first, second) = (try await plain.run(settings), try await plain.run(settings, ["lean/ask=1"]))
    let paired = try await PairedRun.execute(first.model, second.model, settings)
    #expect(RunComparison(first, second, .paired(paired)).unlikeOverrides == [[], ["lean/ask=1"]])
  }

  @Test("Where nothing truly differs, the distance of two seeds exceeds the noise about once in twenty times")
  func noise() async throws {
    let book = ComparedBook(lean: "wide")
    var exceeded = 0
    let pairs = 40
    for pair in 0..<UInt64(pairs) {
      let first = try await book.run(RunSettings(seed: 2 * pair, draws: 2_048))
      let second = try await book.run(RunSettings(seed: 2 * pair + 1, draws: 2_048))
      let comparison = RunComparison(first, second, .unpaired([.seeds(2 * pair, 2 * pair + 1)]))
      let variation = try distance(.totalVariation, comparison)
      if variation.estimate.value > variation.noise ?? 0 { exceeded += 1 }
    }
    // Binomial of 40 at 1/20: more than 8 once in a thousand times.
    #expect(exceeded <= 8)
  }
}
