import CasusExpressions
import CasusRulebook
import CasusSampling
import Testing

@testable import CasusSimulation

@Suite("Two models in common draws")
struct PairedRunTests {
  /// Two stages in a row: `first` yes leads to `second`, all else is bad.
  private func book(_ criteria: String = "[]") -> TestBook {
    var book = TestBook()
    book.stages = """
      - {id: first, by: someone, asks: First?, lean: even, $G, yes: second, no: bad}
        - {id: second, by: someone, asks: Second?, lean: even, $G, yes: good, no: bad}
      """
    book.criteria = criteria
    return book
  }

  private func run(
    _ first: TestBook, _ second: TestBook, draws: Int = 2_048, hasFlips: Bool = true
  ) async throws -> PairedRun {
    try await PairedRun.execute(
      try first.model(), try second.model(), RunSettings(draws: draws), hasFlips: hasFlips)
  }

  /// Two shipped cases in common draws.
  private func shipped(
    _ first: String, _ second: String, _ settings: RunSettings
  ) async throws -> (models: [SimulationModel], run: PairedRun, flips: FlipTable) {
    let models = try [first, second].map { try ShippedModels.model("cases/\($0).yaml") }
    let run = try await PairedRun.execute(models[0], models[1], settings)
    return (models, run, try #require(run.flips))
  }

  @Test("The flip table of two stages is the one worked by hand")
  func workedByHand() async throws {
    let changed = book(
      "\n  - {id: a, stage: first, when: 'true', says: yes, strength: one, $G}"
        + "\n  - {id: b, stage: second, when: 'true', says: no, strength: one, $G}")
    let paired = try await run(book(), changed)
    let flips = try #require(paired.flips)
    #expect(flips.outcomes == ["bad", "good"])
    // P(first yes) 1/2 and p, P(second yes) 1/2 and 1 - p: in a half of requests both come to the second stage, in p - 1/2
    // of them only the changed side does.
    let p = logistic(1)
    #expect(isClose(flips.probability(1, 1), 0.5 * (1 - p), within: 1e-9))
    #expect(isClose(flips.probability(1, 0), 0.5 * (p - 0.5), within: 1e-9))
    #expect(isClose(flips.probability(0, 1), (p - 0.5) * (1 - p), within: 1e-9))
    #expect(isClose(flips.probability(0, 0), 1 - 0.25 - (p - 0.5) * (1 - p), within: 1e-9))
    #expect(isClose(flips.changed.value, flips.probability(0, 1) + flips.probability(1, 0), within: 1e-12))
    #expect(paired.touchedDraws == paired.draws)
    #expect(paired.entangledStages.isEmpty)
    let good = try #require(paired.difference(of: .outcome("good")))
    #expect(isClose(good.estimate.value, p * (1 - p) - 0.25, within: 1e-9))
    #expect(
      good.estimate.value == good.second - good.first
        || isClose(good.estimate.value, good.second - good.first))
  }

  @Test(
    "A model against itself differs in no draw and has nothing off the diagonal", arguments: Design.allCases)
  func itself(design: Design) async throws {
    for path in ShippedModels.paths.prefix(2) {
      // Two models that share nothing in memory.
      let models = (try ShippedModels.model(path), try ShippedModels.model(path))
      let settings = RunSettings(design: design, draws: 2_048)
      let paired = try await PairedRun.execute(models.0, models.1, settings)
      let flips = try #require(paired.flips)
      #expect(paired.touchedDraws == 0)
      #expect(flips.flips.isEmpty)
      #expect(flips.settled == 0)
      for first in flips.units.indices {
        for second in flips.units.indices where first != second { #expect(flips.units[first][second] == 0) }
      }
      for event in paired.events { #expect(paired.difference(of: event)?.isUnchanged ?? true) }
    }
  }

  @Test(
    "The margins of the flip table are the very units that each side's run reports",
    arguments: Design.allCases)
  func margins(design: Design) async throws {
    let settings = RunSettings(seed: 5, design: design, draws: 2_048)
    let (models, paired, flips) = try await shipped("kazakhstan-2022", "armenia-2021", settings)
    for (side, model) in models.enumerated() {
      let result = try await Run.execute(model, settings)
      for (outcome, found) in result.outcomes.enumerated() {
        let place = try #require(flips.outcomes.firstIndex(of: found.id))
        let margin = flips.units.indices.reduce(UInt64(0)) {
          $0 + (side == 0 ? flips.units[place][$1] : flips.units[$1][place])
        }
        #expect(margin == result.tallies.measures[outcome].rows.sum)
        let difference = try #require(paired.difference(of: .outcome(found.id)))
        #expect((side == 0 ? difference.first : difference.second) == found.probability.estimate.value)
      }
      for verdict in Verdict.allCases {
        let given = result[verdict]?.givenAsked?.estimate.value
        let difference = paired.difference(of: .verdictGivenAsked(verdict))
        #expect((side == 0 ? difference?.first : difference?.second) == given)
      }
      for rung in result.ladder {
        let difference = try #require(paired.difference(of: .rankOrHigher(rung.rank)))
        #expect((side == 0 ? difference.first : difference.second) == rung.orHigher.estimate.value)
      }
    }
    #expect(flips.settled < 1e-8)
    #expect(flips.changed.value > 0.1)
  }

  @Test(
    "What stays is what the first side reports less what it loses, with an error of its own",
    arguments: Design.allCases)
  func kept(design: Design) async throws {
    let settings = RunSettings(seed: 5, design: design, draws: 8_192)
    let (_, paired, flips) = try await shipped("kazakhstan-2022", "kyrgyzstan-2010", settings)
    for (outcome, kept) in flips.kept.enumerated() {
      #expect(kept.value == flips.probability(outcome, outcome))
      let before = try #require(paired.difference(of: .outcome(flips.outcomes[outcome]))).first
      let lost = flips.flips.filter { $0.first == outcome }.reduce(0) { $0 + $1.probability.value }
      #expect(isClose(kept.value, before - lost, within: 1e-9))
      // 128 rows of at most 1 each.
      #expect(kept.standardError >= 1 / 128 && kept.standardError < 0.05)
    }
  }

  @Test("An edit that speaks in some draws touches just those")
  func touched() async throws {
    var first = book()
    first.factors = "{side: {asks: Side?, choice: {left: left, right: right}}}"
    first.stated = "{side: {weights: {left: 0.25, right: 0.75}}}"
    var second = first
    second.criteria = "\n  - {id: a, stage: second, when: 'side == \"left\"', says: no, strength: two, $G}"
    let draws = 65_536
    let paired = try await run(first, second, draws: draws)
    let evaluator = ScalarEvaluator(try second.model())
    var rows = [Double](repeating: 0, count: draws / 64)
    for draw in 0..<draws where evaluator.request(draw: UInt64(draw)).values[0] == .string("left") {
      rows[draw / 64] += 1.0 / 64
    }
    let mean = rows.reduce(0, +) / Double(rows.count)
    let variance = rows.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows.count - 1)
    #expect(Double(paired.touchedDraws) == mean * Double(draws))
    #expect(paired.touchedShare.value == mean)
    #expect(isClose(paired.touchedShare.standardError, (variance / Double(rows.count)).squareRoot()))
    #expect(paired.difference(of: .outcome("good"))?.isUnchanged == false)
  }

  @Test("An outcome that one side alone has is a row or a column of its own")
  func unlikeOutcomes() async throws {
    let first = book()
    var second = book()
    second.stages = """
      - {id: first, by: someone, asks: First?, lean: even, $G, yes: second, no: worse}
        - {id: second, by: someone, asks: Second?, lean: even, $G, yes: good, no: bad}
      """
    second.outcomes = """
      - {id: worse, title: Worse, rank: 0, verdict: refused}
        - {id: bad, title: Bad, rank: 1, verdict: refused}
        - {id: good, title: Good, rank: 2, verdict: approved}
      """
    let flips = try #require(try await run(first, second).flips)
    #expect(flips.outcomes == ["bad", "good", "worse"])
    #expect(isClose(flips.probability(0, 2), 0.5, within: 1e-9))
    #expect(isClose(flips.probability(0, 0), 0.25, within: 1e-9))
    #expect(flips.probability(2, 0) == 0)
    let worse = try #require(try await run(first, second).difference(of: .outcome("worse")))
    #expect(worse.first == 0)
    #expect(isClose(worse.second, 0.5, within: 1e-9))
  }

  @Test("A ratio's difference is that of the two headlines, with an error from the replicates")
  func headline() async throws {
    var first = book()
    first.outcomes = """
      - {id: bad, title: Bad, rank: 0, verdict: none}
        - {id: good, title: Good, rank: 1, verdict: approved}
        - {id: poor, title: Poor, rank: 1, verdict: refused}
      """
    first.stages = """
      - {id: first, by: someone, asks: First?, lean: wide, $G, yes: second, no: bad}
        - {id: second, by: someone, asks: Second?, lean: wide, $G, yes: good, no: poor}
      """
    var second = first
    second.criteria = "\n  - {id: a, stage: second, when: 'true', says: yes, strength: one, $G}"
    let paired = try await run(first, second, draws: 16_384)
    let difference = try #require(paired.difference(of: .verdictGivenAsked(.approved)))
    let runs = [try await first.run(draws: 16_384), try await second.run(draws: 16_384)]
    let shares = runs.compactMap { $0[.approved]?.givenAsked?.estimate }
    #expect(difference.first == shares[0].value)
    #expect(difference.second == shares[1].value)
    #expect(difference.units == nil)
    #expect(difference.degreesOfFreedom == 31)
    // Common draws tell the difference better than two runs by themselves.
    let apart = (shares[0].standardError * shares[0].standardError * 2).squareRoot()
    #expect(difference.estimate.standardError < apart / 2)
  }

  @Test("Where a failure lies, columns name the same draw as the scalar evaluator")
  func failure() async throws {
    var second = TestBook()
    second.factors = "{n: {asks: N?, count: {range: [0, 9], unit: u}}}"
    second.stated = "{n: {poisson: {mean: 7}}}"
    var first = second
    first.criteria = "\n  - {id: a, stage: ask, when: 'n > 1', says: yes, strength: one, $G}"
    second.criteria = "\n  - {id: a, stage: ask, when: '10 / n > 1', says: yes, strength: one, $G}"
    let models = (try first.model(), try second.model())
    let lowest = #expect(throws: DrawError.self) { try Run.tallies(models.1, seed: 1, groups: 0..<4) }
    for engine in [RunSettings.Engine.columns, .scalar] {
      do throws(Run.Failure) {
        _ = try await PairedRun.execute(models.0, models.1, RunSettings(draws: 8_192, engine: engine))
        Issue.record("a division by zero was expected")
      } catch {
        guard case .draw(let failure) = error else { throw error }
        #expect(failure.draw == lowest?.draw)
      }
    }
  }
}
