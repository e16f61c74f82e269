import CasusRulebook
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
}
