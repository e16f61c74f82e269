import CasusSimulation
import Synchronization
import Testing

@Suite("Runs")
struct RunTests {
  /// P(yes) is a judgement, uniform from 0 to 1, met by a uniform factor: a known spread, and noise within rows.
  static var spread: TestBook {
    var book = TestBook()
    book.factors = "{u: {asks: U?, number: {range: [0, 1], unit: u}}}"
    book.stated = "{u: {uniform: {low: 0, high: 1}}}"
    book.judgements =
      "{p: {asks: P?, number: {range: [0, 1], unit: p}, belief: {uniform: {low: 0, high: 1}}, $G}}"
    book.criteria = """

        - {id: under, stage: ask, when: 'u < p', says: yes, settles: yes, $G}
        - {id: over, stage: ask, when: 'u >= p', says: no, bars: yes, $G}
      """
    book.quantities =
      "{days: {title: Days, unit: days, range: [0, 10], of: [{outcomes: [good, bad], value: {uniform: {low: 0, high: 10}}, $G}]}}"
    return book
  }

  @Test("Draws are rounded up to whole groups", arguments: [(1, 2_048), (2_048, 2_048), (2_049, 4_096)])
  func rounding(asked: Int, made: Int) async throws {
    let result = try await TestBook().run(draws: asked)
    #expect(result.manifest.draws == made)
    #expect(result.manifest.drawsAsked == asked)
    #expect(result.manifest.rows == made / 64)
  }

  @Test("Merging in any chunks, and any width, gives the same bits")
  func merging() async throws {
    let model = try Self.spread.model()
    let whole = try Run.tallies(model, seed: 5, groups: 0..<4)
    var merged = try Run.tallies(model, seed: 5, groups: 2..<4)
    merged.merge(try Run.tallies(model, seed: 5, groups: 0..<1))
    merged.merge(try Run.tallies(model, seed: 5, groups: 1..<2))
    #expect(merged == whole)
    for width in [1, 3, 16] {
      let result = try await Run.execute(model, RunSettings(seed: 5, draws: 8_192, width: width))
      #expect(result.tallies == whole)
    }
    let other = try Run.tallies(model, seed: 6, groups: 0..<4)
    #expect(other != whole)
  }

  @Test("A longer run begins with the shorter one")
  func prefix() throws {
    let model = try Self.spread.model()
    var shorter = try Run.tallies(model, seed: 1, groups: 0..<2)
    shorter.merge(try Run.tallies(model, seed: 1, groups: 2..<3))
    let longer = try Run.tallies(model, seed: 1, groups: 0..<3)
    #expect(shorter == longer)
  }

  @Test("A cancelled run is the run with as many draws, marked as interrupted")
  func cancellation() async throws {
    let model = try Self.spread.model()
    let running = RunningTask()
    let task = Task {
      try await Run.execute(model, RunSettings(draws: 2_048 * 100_000, width: 2)) { _ in running.cancel() }
    }
    running.hold(task)
    let result = try await task.value
    let groups = result.tallies.groups
    #expect(result.manifest.isInterrupted)
    #expect(groups >= 1 && groups < 100_000)
    let again = try await Run.execute(model, RunSettings(draws: 2_048 * groups)).tallies
    #expect(result.tallies == again)
  }

  @Test("Ranges of groups add up to the whole run, in columns and by the scalar evaluator")
  func ranges() async throws {
    let model = try Self.spread.model()
    let whole = try Run.tallies(model, seed: 5, groups: 0..<5)
    for engine in [RunSettings.Engine.columns, .scalar] {
      let groups = GroupEngine(model, RunSettings(seed: 5, width: 2, engine: engine))
      var sum = try await groups.compute(3..<5).tallies
      sum.merge(try await groups.compute(0..<3).tallies)
      #expect(sum == whole)
    }
  }

  @Test("A row's draws share their judgements, and requests differ")
  func nesting() throws {
    let evaluator = ScalarEvaluator(try Self.spread.model())
    let first = try evaluator.evaluate(draw: 64)
    let last = try evaluator.evaluate(draw: 127)
    #expect(first.judgements.values == last.judgements.values)
    #expect(first.request.values != last.request.values)
    let next = try evaluator.evaluate(draw: 128)
    #expect(next.judgements.values != last.judgements.values)
  }
}

/// A task that its own progress cancels.
private final class RunningTask: Sendable {
  private let task = Mutex<Task<RunResult, any Error>?>(nil)

  func hold(_ task: Task<RunResult, any Error>) { self.task.withLock { $0 = task } }

  func cancel() { task.withLock { $0?.cancel() } }
}
