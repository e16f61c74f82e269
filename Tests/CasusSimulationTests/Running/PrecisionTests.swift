import CasusSampling
import Testing

@testable import CasusSimulation

@Suite("Stopping by precision")
struct PrecisionTests {
  @Test("Looks are at 1,024, 2,048, 4,096 ... rows, at most 12, below the ceiling")
  func looks() {
    #expect(Precision(standardError: 0.1).looks == (0..<12).map { 32 << $0 })
    #expect(Precision(standardError: 0.1, draws: Precision.leastDraws).looks == [32])
    #expect(Precision(standardError: 0.1, draws: 300_000).looks == [32, 64, 128])
    #expect(Precision(standardError: 0.1, draws: 65_535).looks.isEmpty)
  }

  @Test("A run stops at the first look that is sure enough, and is the run with that many draws")
  func stopping() async throws {
    let model = try RunTests.spread.model()
    let stopped = try await Run.execute(
      [model], until: Precision(standardError: 0.005), RunSettings(draws: Precision.greatestDraws))
    let result = try #require(stopped.results.first)
    #expect(stopped.isPrecise)
    #expect(Precision.counts(try #require(stopped.attained)) <= 0.005)
    #expect(result.manifest.draws > Precision.leastDraws, "so that a look before it was not sure enough")
    let plain = try await Run.execute(model, RunSettings(draws: result.manifest.draws))
    #expect(result.tallies == plain.tallies)
    #expect(result.manifest == plain.manifest)
    let half = try await Run.execute(model, RunSettings(draws: result.manifest.draws / 2))
    #expect(try #require(greatestError(model, half.tallies)) > 0.005)
  }

  @Test("Errors from 32 replicates must be smaller by the ratio of Student's t to the normal distribution")
  func replicates() {
    let precision = Precision(standardError: 0.001)
    #expect(precision.isMet(by: RunEstimate(value: 0.5, standardError: 0.001)))
    #expect(!precision.isMet(by: RunEstimate(value: 0.5, standardError: 0.001.nextUp)))
    // 2.0395 from a table of Student's t with 31 degrees of freedom, over 1.9600.
    #expect(!precision.isMet(by: .ofReplicates(0.5, standardError: 0.000962)))
    #expect(precision.isMet(by: .ofReplicates(0.5, standardError: 0.000960)))
    #expect(precision.isMet(by: .ofReplicates(0.5, standardError: 0)))
  }

  @Test(
    "What is watched is known from replicates under designs, and a headline that is a ratio under each of them"
  )
  func degreesOfFreedom() async throws {
    var book = RunTests.spread
    book.outcomes = """
      - {id: bad, title: Bad, rank: 0, verdict: none}
        - {id: good, title: Good, rank: 1, verdict: approved}
      """
    let model = try book.model()
    for design in Design.allCases {
      let run = try await Run.execute(model, RunSettings(design: design, draws: 2_048))
      let watched = Precision.watched(model, run.tallies)
      #expect(watched.dropLast().allSatisfy { $0.degreesOfFreedom == design.degreesOfFreedom })
      #expect(watched.last?.degreesOfFreedom == 31 || watched.last?.isProvedConstant == true)
    }
  }

  private func greatestError(_ model: SimulationModel, _ tallies: RunTallies) -> Double? {
    Precision.watched(model, tallies).map(\.standardError).max()
  }

  @Test("Several runs go on together, and a ceiling ends them at its last look")
  func ceiling() async throws {
    let models = [try TestBook().model(), try RunTests.spread.model()]
    let stopped = try await Run.execute(
      models, until: Precision(standardError: 0.0001, draws: 200_000), RunSettings(draws: 200_000))
    #expect(!stopped.isPrecise)
    #expect(stopped.results.map(\.manifest.draws) == [131_072, 131_072])
    #expect(stopped.results.allSatisfy { !$0.manifest.isInterrupted })
  }

  @Test("Looks under each design add up to the run of that design", arguments: Design.allCases)
  func design(_ design: Design) async throws {
    let model = try RunTests.spread.model()
    let draws = 2 * Precision.leastDraws
    let settings = RunSettings(design: design, draws: draws)
    let stopped = try await Run.execute(
      [model], until: Precision(standardError: 0.000001, draws: draws), settings)
    let plain = try await Run.execute(model, settings)
    #expect(stopped.results.first?.tallies == plain.tallies)
    #expect(stopped.results.first?.manifest == plain.manifest)
    #expect(plain.manifest.design == .drawn(design))
    #expect(stopped.attained?.standardError == greatestError(model, plain.tallies))
  }

  @Test("Where nothing varies, the first look is sure enough")
  func constant() async throws {
    let stopped = try await Run.execute(
      [try TestBook().model()], until: Precision(standardError: 0.000001), RunSettings())
    #expect(stopped.attained?.standardError == 0)
    #expect(stopped.results.first?.manifest.draws == Precision.leastDraws)
  }

  @Test("A cancelled run keeps what is finished, marked as interrupted")
  func cancellation() async throws {
    let model = try RunTests.spread.model()
    let task = Task {
      try await Run.execute([model], until: Precision(standardError: 0.000001), RunSettings(width: 2)) {
        if $1.draws >= 200_000 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let stopped = try await task.value
    let result = try #require(stopped.results.first)
    #expect(result.manifest.isInterrupted && !stopped.isPrecise)
    #expect(
      result.tallies == (try await Run.execute(model, RunSettings(draws: result.manifest.draws))).tallies)
  }
}
