import CasusRulebook
import CasusSampling
import Testing

@testable import CasusSimulation

/// Runs under the designs `latin` and `sobol`: their errors, their variances, and what does not change.
@Suite("Designs")
struct DesignTests {
  static let stratified: [Design] = [.latin, .sobol]

  @Test("A longer run begins with the shorter one", arguments: Design.allCases)
  func prefix(design: Design) throws {
    let model = try RunTests.spread.model()
    var shorter = try Run.tallies(model, seed: 1, design: design, groups: 0..<2)
    shorter.merge(try Run.tallies(model, seed: 1, design: design, groups: 2..<3))
    let longer = try Run.tallies(model, seed: 1, design: design, groups: 0..<3)
    #expect(shorter == longer)
  }

  @Test("Tallies of unlike designs are not merged")
  func unlike() throws {
    let model = try RunTests.spread.model()
    var tallies = RunTallies(model, design: .latin)
    #expect(!tallies.merge(try Run.tallies(model, seed: 1, groups: 0..<1)))
    #expect(tallies.groups == 0)
  }

  /// P(yes) is 1/2 exactly: the judgement and the factor it is compared with are uniform.
  @Test("Errors from the replicates are honest", arguments: stratified, [1, 4])
  func coverage(design: Design, groups: Int) async throws {
    let model = try RunTests.spread.model()
    let runs = 200
    let width = StudentT.halfWidth(confidence: 0.9, degreesOfFreedom: design.degreesOfFreedom)
    var covered = 0
    var squaredErrors = 0.0
    var statedVariances = 0.0
    for seed in 0..<UInt64(runs) {
      let settings = RunSettings(seed: seed, design: design, draws: groups * RunTallies.drawsPerGroup)
      let analysis = try await Run.execute(model, settings).analysis
      let approved = analysis.layout.verdict(.approved)
      let error = try #require(analysis.replicateError(of: approved, unit: 0x1p-38))
      let miss = analysis.mean(approved).value - 0.5
      if miss.magnitude <= width * error { covered += 1 }
      squaredErrors += miss * miss / Double(runs)
      statedVariances += error * error / Double(runs)
    }
    // 180 are expected; fewer than 161 or more than 196 have a chance of 1 in 10,000 each.
    #expect((161...196).contains(covered), "\(covered) of 200")
    #expect((0.65...1.5).contains(squaredErrors / statedVariances), "\(squaredErrors / statedVariances)")
    // Of independent draws it is (1/12 + 1/384) / rows.
    let independent = (1.0 / 12 + 1.0 / 384) / Double(32 * groups)
    #expect(groups == 1 || squaredErrors < independent / 2, "\(squaredErrors / independent)")
  }

  @Test("Judgements explain as much as under independent draws", arguments: Design.allCases)
  func variances(design: Design) async throws {
    let model = try RunTests.spread.model()
    let settings = RunSettings(seed: 2, design: design, draws: 1 << 17)
    let result = try await Run.execute(model, settings)
    let approved = try #require(result[.approved]?.probability)
    #expect(isClose(try #require(approved.judgementShare), 1.0 / 3, within: 0.02))
    let interval = try #require(approved.interval)
    #expect(isClose(interval.lowerBound, 0.05, within: 0.02))
    #expect(isClose(interval.upperBound, 0.95, within: 0.02))
    let parts = result.analysis.variance(at: result.analysis.layout.verdict(.approved))
    // By requests alone a row mean varies by E p(1 - p)/64 for independent draws, and by less where they are stratified.
    let independent = 1.0 / 384
    #expect(isClose(parts.judgements, 1.0 / 12, within: 0.004))
    if design == .random {
      #expect(isClose(parts.noise / independent, 1, within: 0.05))
    } else {
      #expect(parts.noise < independent / 2)
    }
  }

  @Test(
    "Where nothing but the request varies, the interval has no width under any design",
    arguments: Design.allCases)
  func noiseOnly(design: Design) async throws {
    var book = RunTests.spread
    book.judgements = """
      {p: {asks: P?, number: {range: [0, 1], unit: p}, belief: 0.3, $G}, \
      idle: {asks: I?, number: {range: [0, 1], unit: i}, belief: {uniform: {low: 0, high: 1}}, $G}}
      """
    let result = try await Run.execute(try book.model(), RunSettings(design: design, draws: 65_536))
    let approved = try #require(result[.approved]?.probability)
    let interval = try #require(approved.interval)
    #expect(interval.upperBound - interval.lowerBound < 0.1)
    #expect(try #require(approved.judgementShare) < 0.01)
    #expect((approved.estimate.value - 0.3).magnitude < 0.01)
  }

  @Test("Correlations are attained under each design", arguments: Design.allCases)
  func correlation(design: Design) async throws {
    var book = TestBook()
    book.factors = """
      {a: {asks: A?, number: {range: [0, 1], unit: u}}, b: {asks: B?, number: {range: [0, 1], unit: u}}}
      """
    book.stated = "{a: {uniform: {low: 0, high: 1}}, b: {uniform: {low: 0, high: 1}}}"
    book.correlate = "[{between: [a, b], rank: 0.6}]"
    book.criteria = "\n  - {id: c, stage: ask, when: 'a < b', says: no, bars: yes, $G}"
    let result = try await Run.execute(try book.model(), RunSettings(design: design, draws: 32_768))
    let attained = try #require(result.correlations.first?.attained)
    #expect(isClose(attained, 0.6, within: 0.02))
    let approved = try #require(result[.approved]?.probability.estimate)
    #expect(isClose(approved.value, 0.25, within: 4 * approved.standardError))
  }

  @Test("An explained draw is the run's", arguments: Design.allCases)
  func explanation(design: Design) throws {
    let model = try RunTests.spread.model()
    let explanation = try Explainer(model, seed: 9, design: design).explain(draw: 1_234)
    let evaluation = try ScalarEvaluator(model, seed: 9, design: design).evaluate(draw: 1_234)
    #expect(explanation.factors.map(\.value) == evaluation.request.values)
    let others = Design.allCases.filter { $0 != design }
    for other in others {
      let value = try ScalarEvaluator(model, seed: 9, design: other).evaluate(draw: 1_234).request.values
      #expect(value != evaluation.request.values)
    }
  }

  @Test("Dimensions go to readings, then to strengths and leans, then to factors, over both sides")
  func dimensions() throws {
    var book = RunTests.spread
    book.judgements = """
      {p: {asks: P?, number: {range: [0, 1], unit: p}, belief: {uniform: {low: 0, high: 1}}, $G},
       r: {asks: R?, yes_no: {yes: is, no: is not}, belief: {chance: 0.5}, $G}}
      """
    book.criteria += "\n  - {id: weighed, stage: ask, when: 'r', says: yes, strength: drawn, $G}"
    let rulebook = try book.rulebook()
    #expect(
      SobolDimensions(of: [rulebook]).names.map(\.text) == [
        "judgement/r", "judgement/p", "lean/ask", "strength/weighed", "factor/u",
      ])
    var other = TestBook()
    other.shared = "0.5"
    #expect(
      SobolDimensions(of: [rulebook, try other.rulebook()]).names.map(\.text) == [
        "judgement/r", "judgement/p", "lean/ask", "shared/strengths", "strength/weighed", "factor/idle",
        "factor/u",
      ])
  }

  /// P(yes) is 1 where the factor's value is below the judgement's: both are uniform on one table, so that their words tell.
  @Test("A run's sums are those of its streams' words, counted by hand", arguments: Design.allCases)
  func counted(design: Design) throws {
    let book = RunTests.spread
    let model = try book.model()
    let groups = 2
    let tallies = try Run.tallies(model, seed: 5, design: design, groups: 0..<groups)
    let dimensions = SobolDimensions(of: [try book.rulebook()])
    let judgement = DesignedStream(
      design, seed: 5, name: .judgement("p"), level: .rows, dimensions: dimensions)
    let factor = DesignedStream(design, seed: 5, name: .factor("u"), level: .draws, dimensions: dimensions)
    var yes = [UInt64](repeating: 0, count: 32)
    var squares = UInt128(0)
    for row in 0..<UInt64(32 * groups) {
      let word = judgement.word(at: row)
      let count = (0..<64 as Range<UInt64>).count { factor.word(at: 64 * row + $0) < word }
      yes[Int(row % 32)] += UInt64(count) << 32
      squares += UInt128(count) * UInt128(count) << 64
    }
    let approved = tallies.measures[tallies.layout.verdict(.approved)]
    #expect(approved.replicates == yes)
    #expect(approved.rows.sumOfSquares == squares)
  }
}
