import CasusRulebook
import CasusSampling
import Testing

@testable import CasusSimulation

@Suite("How much of the variance rests on what is doubtful, and on what is assumed")
struct VarianceSharesTests {
  private static let sourced = "because: a reason, cite: [{source: s, at: a place}]"

  /// Two fair coins, x worth one log-odds and y worth two; y is left to its default.
  private func twoCoins(x: String = sourced, y: String = sourced) -> TestBook {
    var book = TestBook()
    book.factors = """
      {x: {asks: X?, yes_no: {yes: it is, no: it is not}}, \
      y: {asks: Y?, yes_no: {yes: it is, no: it is not}, default: {value: {chance: 0.5}, \(y)}}}
      """
    book.stated = "{x: {chance: 0.5, \(x)}}"
    book.criteria =
      "\n  - {id: a, stage: ask, when: 'x', says: yes, strength: one, $G}"
      + "\n  - {id: b, stage: ask, when: 'y', says: yes, strength: two, $G}"
    return book
  }

  /// The total effects of both coins, enumerated.
  private var effects: (x: Double, y: Double) {
    func p(_ x: Int, _ y: Int) -> Double { logistic(Double(x + 2 * y)) }
    let all = [p(0, 0), p(0, 1), p(1, 0), p(1, 1)]
    let mean = all.reduce(0, +) / 4
    let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
    func square(_ x: Double) -> Double { x * x }
    // A fair coin between u and v has the variance (u - v)^2 / 4.
    let x = (square(p(1, 0) - p(0, 0)) + square(p(1, 1) - p(0, 1))) / 8
    let y = (square(p(0, 1) - p(0, 0)) + square(p(1, 1) - p(1, 0))) / 8
    return (x / variance, y / variance)
  }

  private func expect(_ found: RunEstimate?, near value: Double) throws {
    let found = try #require(found)
    #expect(found.standardError > 0 && found.standardError < 0.02)
    #expect(abs(found.value - value) < 4 * found.standardError)
  }

  @Test("Of two coins, one of them assumed and the other doubtful, each has its total effect")
  func totalEffects() throws {
    let doubtful = twoCoins(x: Self.sourced + ", confidence: low")
    let shares = try VarianceShares(try doubtful.model(), seed: 1)
    try expect(shares.assumed, near: effects.y)
    try expect(shares.doubtful, near: effects.x)
    #expect(effects.x + effects.y > 1)
  }

  @Test("Where nothing that varies is doubtful the share is 0, and where all of it is, 1, both without error")
  func ends() throws {
    let none = try VarianceShares(try twoCoins().model(), seed: 1)
    #expect(none.doubtful == RunEstimate(value: 0, standardError: 0, isProvedConstant: true))
    let all = try VarianceShares(
      try twoCoins(x: "because: a reason, unsourced: a test", y: "because: a reason, unsourced: a test")
        .model(),
      seed: 1)
    #expect(all.doubtful == RunEstimate(value: 1, standardError: 0, isProvedConstant: true))
  }

  @Test("Where the probability does not vary there are no shares")
  func noVariance() throws {
    let shares = try VarianceShares(try TestBook().model(), seed: 1)
    #expect(shares.doubtful == nil && shares.assumed == nil)
  }

  @Test("A strength is drawn anew with its word, once a row; what strengths share goes with all of them")
  func strengths() throws {
    var book = TestBook()
    book.shared = "0.5"
    book.criteria = "\n  - {id: a, stage: ask, when: 'true', says: yes, strength: drawn, \(Self.sourced)}"
    let varying = VaryingStreams(try book.model())
    #expect(varying.doubtful == [.strength("a"), StreamNames.sharedStrength])
    #expect(varying.all == varying.doubtful)
  }

  @Test("Columns add up the same whole numbers as draws one by one", arguments: ShippedModels.paths.prefix(2))
  func engines(path: String) throws {
    let model = try ShippedModels.model(path)
    let varying = VaryingStreams(model)
    let models = [model, model.redrawing(varying.doubtful), model.redrawing(varying.assumed)]
    let columns = try RedrawnSquares.compute(models, RunSettings(draws: 2_048))
    let scalar = try RedrawnSquares.compute(models, RunSettings(draws: 2_048, engine: .scalar))
    #expect(columns == scalar, Comment(rawValue: path))
  }

  @Test("What is not drawn anew differs in no draw; all drawn anew is as good as independent")
  func redrawing() throws {
    let model = try ShippedModels.model(ShippedModels.paths[0])
    let squares = try RedrawnSquares.compute(
      [model, model.redrawing([]), model.redrawing(VaryingStreams(model).all)], RunSettings(draws: 16_384))
    #expect(squares.differences[0].allSatisfy { $0 == RedrawnSquares.Moments() })
    let share = try #require(squares.share(squares.differences[1]))
    #expect(abs(share.value - 1) < 4 * share.standardError)
  }
}
