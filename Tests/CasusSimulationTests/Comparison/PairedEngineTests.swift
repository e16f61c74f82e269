import CasusRulebook
import CasusSampling
import Testing

@testable import CasusSimulation

/// Two models by columns, draw by draw, and by tossing the coins that they share.
@Suite("Two models in common draws, by three ways")
struct PairedEngineTests {
  @Test("Columns and the scalar evaluator give the same bits for unlike rulebooks, on any number of threads")
  func engines() async throws {
    var lowered = 0
    var flipped = 0
    for seed in UInt64(0)..<6 {
      var books = (RandomBook(seed: 2 * seed), RandomBook(seed: 2 * seed + 1))
      let models = [try books.0.model(), try books.1.model()]
      let design = Design.allCases[Int(seed % 3)]
      let settings = RunSettings(seed: seed, design: design, draws: 2_048, width: 1, engine: .scalar)
      let layout = PairedLayout(models, hasFlips: true)
      let dimensions = SobolDimensions(of: models.map(\.rulebook))
      let scalar = PairedEngine(models, layout, settings, dimensions: dimensions)
      var other = settings
      other.engine = .columns
      other.width = 3
      let columns = PairedEngine(models, layout, other, dimensions: dimensions)
      let one = await scalar.run(0..<1) { _ in }
      let two = await columns.run(0..<1) { _ in }
      #expect(one.failure?.draw == two.failure?.draw, "seed \(seed)")
      guard one.failure == nil else { continue }
      #expect(one.tallies == two.tallies, "seed \(seed)")
      if case .columns(scalarRows: 0) = columns.use(two) { lowered += 1 }
      flipped += one.tallies.cells.count { $0.rows.sum > 0 }
    }
    #expect(lowered > 2)
    #expect(flipped > 10)
  }

  @Test("The number of threads changes no bit", arguments: Design.allCases)
  func threads(design: Design) async throws {
    let models = try ["cases/kazakhstan-2022.yaml", "cases/kyrgyzstan-2010.yaml"].map(ShippedModels.model)
    var results: [PairedTallies] = []
    for width in [1, 2, 5] {
      let settings = RunSettings(seed: 3, design: design, draws: 20_000, width: width)
      results.append(try await PairedRun.execute(models[0], models[1], settings).tallies)
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test("Tossing the coins that both sides share gives the flip table, as far as tosses can tell")
  func tosses() async throws {
    var compared = 0
    for seed in UInt64(0)..<40 where compared < 3 {
      var books = (RandomBook(seed: 2 * seed), RandomBook(seed: 2 * seed + 1))
      let models = [try books.0.model(), try books.1.model()]
      let settings = RunSettings(seed: seed, draws: 2_048)
      let paired: PairedRun
      do throws(Run.Failure) {
        paired = try await PairedRun.execute(models[0], models[1], settings)
      } catch { continue }
      guard paired.entangledStages.isEmpty, let flips = paired.flips else { continue }
      compared += 1
      let tossed = try Self.toss(models, flips.outcomes, seed: seed, draws: paired.draws)
      for first in flips.outcomes.indices {
        for second in flips.outcomes.indices {
          let expected = flips.probability(first, second)
          let share = Double(tossed[first][second]) / Double(paired.draws)
          let error = max((expected * (1 - expected) / Double(paired.draws)).squareRoot(), 2e-4)
          #expect(
            (share - expected).magnitude < 4.5 * error,
            "seed \(seed): \(flips.outcomes[first]) to \(flips.outcomes[second])")
        }
      }
    }
    #expect(compared == 3)
  }

  /// How many requests come from which outcome to which, by one toss for each stage.
  private static func toss(
    _ models: [SimulationModel], _ outcomes: [String], seed: UInt64, draws: Int
  ) throws -> [[Int]] {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: outcomes.count), count: outcomes.count)
    let evaluators = models.map { ScalarEvaluator($0, seed: seed) }
    for draw in 0..<UInt64(draws) {
      let ends = try evaluators.map { evaluator in
        let evaluation = try evaluator.evaluate(draw: draw)
        let book = evaluator.model.rulebook
        var place = Destination.stage(try #require(book.stageOrder.first))
        while case .stage(let stage) = place {
          let coin = Stream(seed: seed, name: .coin(stage: book.stages[stage].id)).word(at: draw)
          let answer = try #require(evaluation.stages[stage]).answer
          place = evaluator.model.routes[stage].of((Double(coin) + 0.5) * 0x1p-32 < answer.yes)
        }
        guard case .outcome(let end) = place else { return 0 }
        return try #require(outcomes.firstIndex(of: book.outcomes[end].id))
      }
      counts[ends[0]][ends[1]] += 1
    }
    return counts
  }

  /// Two stages in a row, and the same two the other way around.
  private func turnedAround() -> (TestBook, TestBook) {
    var first = TestBook()
    first.stages = """
      - {id: one, by: someone, asks: One?, lean: up, $G, yes: two, no: bad}
        - {id: two, by: someone, asks: Two?, lean: even, $G, yes: good, no: bad}
      """
    var second = first
    second.stages = """
      - {id: two, by: someone, asks: Two?, lean: even, $G, yes: one, no: bad}
        - {id: one, by: someone, asks: One?, lean: up, $G, yes: good, no: bad}
      """
    return (first, second)
  }

  @Test("Turning the order of two stages around that must both say yes flips nothing")
  func circle() async throws {
    let (first, second) = turnedAround()
    let settings = RunSettings(draws: 2_048)
    let paired = try await PairedRun.execute(try first.model(), try second.model(), settings)
    #expect(paired.touchedDraws == 0)
    #expect(paired.entangledStages.isEmpty)
    #expect(try #require(paired.flips).changed.value < 1e-9)
  }

  @Test(
    "Where too many answers would have to be kept in mind, coins are taken for two and the margins stay right"
  )
  func greatCircle() throws {
    let (first, second) = turnedAround()
    let models = [try first.model(), try second.model()]
    let walk = PairedWalk(PairedRoutes(models), greatestStates: 2)
    #expect(walk.entangled == [1])
    var pair = DrawPair(
      draws: try models.map { try ScalarEvaluator($0).evaluate(draw: 0) }, routes: PairedRoutes(models))
    let shares = walk.shares(&pair)
    let good = 0.5 * logistic(1)
    // Each side says yes to the second coin by itself, and to the first one with the other.
    #expect(walk.cells.count == 2)
    #expect(isClose(try #require(shares[0]), try #require(shares[1])))
    #expect(try #require(shares[0]) < good)
  }
}
