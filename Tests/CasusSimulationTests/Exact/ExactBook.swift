import CasusRulebook
import CasusSimulation
import Testing

extension TestBook {
  /// An exact run of the book, with factors or judgements pinned.
  func exact(
    _ overrides: [String] = [], draws: Int = 2_048, width: Int = 2, limit: Int = ExactRun.limit
  ) async throws -> RunResult {
    try await ExactRun.execute(
      try model(overrides), RunSettings(draws: draws, width: width), limit: limit)
  }

  /// A book with one factor `x`, and a criterion of strength 1 that is active under a condition.
  static func asking(_ condition: String, of kind: String, _ stated: String) -> TestBook {
    var book = TestBook()
    book.factors = "{x: {asks: X?, \(kind)}}"
    book.stated = "{x: \(stated)}"
    book.criteria = "\n  - {id: a, stage: ask, when: '\(condition)', says: yes, strength: one, $G}"
    return book
  }
}

extension RunResult {
  /// The chance that the criterion of ``TestBook/asking(_:of:_:)`` is active, from P(approved).
  func chanceOfActive() throws -> Double {
    let estimate = try #require(self[.approved]?.probability.estimate)
    #expect(estimate.isProvedConstant && estimate.standardError == 0)
    return (estimate.value - 0.5) / (logistic(1) - 0.5)
  }
}
