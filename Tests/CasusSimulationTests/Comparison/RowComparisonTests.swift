import CasusRulebook
import CasusSampling
import CasusSimulation
import Testing

@Suite("Comparing scenarios row by row")
struct RowComparisonTests {
  private func book(_ side: String) -> TestBook {
    var book = TestBook()
    book.factors = "{side: {asks: Side?, choice: {left: left, right: right}}}"
    book.stated = "{side: \(side)}"
    book.judgements = "{r: {asks: R?, yes_no: {yes: y, no: n}, belief: {chance: 0.25}, $G}}"
    book.criteria = "\n  - {id: a, stage: ask, when: 'r == (side == \"left\")', says: yes, strength: one, $G}"
    return book
  }

  @Test("The share of rows in which one is the likelier is the credence of the judgement that makes it so")
  func credence() async throws {
    let models = [try book("left").model(), try book("right").model()]
    let left = RowComparison.Subject(model: 0, event: .verdictGivenAsked(.approved))
    let right = RowComparison.Subject(model: 1, event: .outcome(1))
    let comparison = try await RowComparison.execute(
      models, [.init(left, right), .init(left, left)], RunSettings(draws: 16_384))
    let finding = comparison.findings[0]
    #expect(finding.rows == 256)
    #expect(isClose(finding.firstIsHigher.value, 0.25, within: 0.11))
    #expect(isClose(finding.firstIsHigher.standardError, (0.25 * 0.75 / 256).squareRoot(), within: 0.006))
    #expect(finding.equal == 0)
    let share = finding.firstIsHigher.value
    #expect(isClose(finding.difference.value, (2 * share - 1) * (logistic(1) - 0.5), within: 1e-8))
    #expect(comparison.findings[1].equal == 1)
    #expect(comparison.findings[1].firstIsHigher.value == 0)
  }

  @Test(
    "Given that something was asked, the difference is that of the headlines that runs report, by replicates' errors"
  )
  func headlines() async throws {
    var books = [book("left"), book("right")]
    for place in books.indices {
      books[place].judgements = "{r: {asks: R?, yes_no: {yes: y, no: n}, belief: {chance: 0.25}, $G}}"
      books[place].stages = """
        - {id: request, by: someone, asks: Asked?, lean: wide, $G, yes: ask, no: nothing}
          - {id: ask, by: someone, asks: Is it so?, lean: even, $G, yes: good, no: bad}
        """
      books[place].outcomes += "\n  - {id: nothing, title: Nothing, rank: 0, verdict: none}"
    }
    let models = try books.map { try $0.model() }
    let settings = RunSettings(draws: 8_192)
    var headlines: [Double] = []
    for model in models {
      let run = try await Run.execute(model, settings)
      headlines.append(try #require(run.probability(of: .verdictGivenAsked(.approved))).estimate.value)
    }
    let event = RunEvent.verdictGivenAsked(.approved)
    let comparison = try await RowComparison.execute(
      models, [.init(.init(model: 0, event: event), .init(model: 1, event: event))], settings)
    let difference = try #require(comparison.findings.first).difference
    #expect(isClose(difference.value, headlines[0] - headlines[1], within: 1e-12))
    #expect(difference.degreesOfFreedom == 31)
    let paired = try await PairedRun.execute(models[1], models[0], settings, hasFlips: false)
    let same = try #require(paired.difference(of: .verdictGivenAsked(.approved))).estimate
    #expect(isClose(difference.value, same.value, within: 1e-12))
    #expect(isClose(difference.standardError, same.standardError, within: 1e-12))
  }

  @Test("Columns and the scalar evaluator compare alike, whatever the width", arguments: Design.allCases)
  func engines(design: Design) async throws {
    let models = try ["cases/kazakhstan-2022.yaml", "cases/armenia-2021.yaml"].map(ShippedModels.model)
    let events: [RunEvent] = [
      .verdictGivenAsked(.approved), .verdictGivenAsked(.refused), .verdict(.none), .outcome(0), .outcome(3),
      .rankOrHigher(5),
    ]
    let pairs = events.map { RowComparison.Pair(.init(model: 0, event: $0), .init(model: 1, event: $0)) }
    let settings = RunSettings(design: design, draws: 6_144, width: 1, engine: .scalar)
    let scalar = try await RowComparison.execute(models, pairs, settings)
    for width in [1, 3] {
      let columns = try await RowComparison.execute(
        models, pairs, RunSettings(design: design, draws: 6_144, width: width))
      #expect(columns.findings == scalar.findings)
      #expect(columns.draws == scalar.draws)
    }
  }

  @Test("Where something fails in a draw, columns name the same draw as the scalar evaluator")
  func failure() async throws {
    var book = TestBook()
    book.factors = "{n: {asks: N?, count: {range: [0, 9], unit: u}}}"
    book.stated = "{n: {poisson: {mean: 7}}}"
    book.criteria = "\n  - {id: a, stage: ask, when: '10 / n > 1', says: yes, strength: one, $G}"
    let models = [try book.model(), try book.model()]
    let subject = RowComparison.Subject(model: 0, event: .outcome(1))
    for engine in [RunSettings.Engine.columns, .scalar] {
      do throws(Run.Failure) {
        _ = try await RowComparison.execute(
          models, [.init(subject, subject)], RunSettings(draws: 8_192, engine: engine))
        Issue.record("a division by zero was expected")
      } catch {
        guard case .draw(let failure) = error else { throw error }
        let lowest = #expect(throws: DrawError.self) { try Run.tallies(models[0], seed: 1, groups: 0..<4) }
        #expect(failure.draw == lowest?.draw)
      }
    }
  }
}
