import CasusRulebook
import CasusSimulation
import Testing

@Suite("Exact runs: the sampler is held against them")
struct ExactAgainstSamplerTests {
  /// Whole numbers by a linear congruence, for books that are random but fixed.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }

    mutating func pick(_ items: [String]) -> String { items[roll(items.count)] }
  }

  private func book(_ seed: Int) -> TestBook {
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<8 { _ = dice.roll(2) }
    var book = TestBook()
    book.factors = """
      {y: {asks: Y?, yes_no: {yes: y, no: n}}, c: {asks: C?, choice: {a: a, b: b, c: c}}, \
      v: {asks: V?, number: {range: [0, 4], unit: u}}, n: {asks: N?, count: {range: [0, 12], unit: u}}, \
      d: {asks: D?, yes_no: {yes: y, no: n}, \
      default: [{when: y, value: {chance: 0.8}, $G}, {value: {chance: 0.1}, $G}]}}
      """
    let weights = (0..<3).map { _ in dice.roll(5) + 1 }
    book.stated = """
      {y: {chance: 0.\(dice.roll(8) + 1)}, c: {weights: {a: \(weights[0]), b: \(weights[1]), c: \(weights[2])}}, \
      v: \(dice.pick(["1 to 3", "{uniform: {low: 0, high: 4}}", "{triangular: {low: 0, mode: 1, high: 4}}"])), \
      n: \(dice.pick(["{poisson: {mean: 3}}", "2 to 8"]))}
      """
    book.judgements = "{r: {asks: R?, yes_no: {yes: y, no: n}, belief: {chance: 0.\(dice.roll(8) + 1)}, $G}}"
    book.facts = "{grave: 'v > 2.5 || n >= 5'}"
    book.stages = """
      - {id: first, by: someone, asks: First?, lean: up, $G, yes: second, no: quiet}
        - {id: second, by: council, asks: Second?, lean: even, $G, council: {rule: consensus, nobody_asked: no}, yes: good, no: bad}
      """
    book.outcomes = """
      - {id: quiet, title: Quiet, rank: 0, verdict: none}
        - {id: bad, title: Bad, rank: 1, verdict: refused}
        - {id: good, title: Good, rank: 2, verdict: approved}
      """
    let parts = [
      "y", "d", "c == \"b\"", "v >= 1.5", "v < 3", "n % 2 == 0", "n > 4", "grave", "r", "!r", "c != \"a\"",
    ]
    let forces = ["strength: one", "strength: two", "strength: one, scale: 'double(n) / 3.0'"]
    var criteria: [String] = []
    for index in 0..<6 {
      let condition = dice.pick(parts) + dice.pick([" && ", " || "]) + dice.pick(parts)
      let says = dice.pick(["yes", "no"])
      let force = index == 5 ? (says == "yes" ? "settles: yes" : "bars: yes") : dice.pick(forces)
      criteria.append(
        "- {id: k\(index), stage: \(dice.pick(["first", "second"])), when: '\(condition)', says: \(says), \(force), $G}"
      )
    }
    book.criteria = "\n  " + criteria.joined(separator: "\n  ")
    return book
  }

  @Test("Every figure of a plain run lies within 5 standard errors of the exact one", arguments: 1...10)
  func agreement(seed: Int) async throws {
    let book = book(seed)
    let exact = try await book.exact()
    let run = try await book.run(draws: 65_536, seed: UInt64(seed))
    #expect(exact.exact?.isComplete == true)
    func compare(_ plain: RunEstimate?, _ own: RunEstimate?, _ what: String) {
      guard let plain, let own else {
        #expect((plain == nil) == (own == nil), "\(what)")
        return
      }
      #expect(own.isProvedConstant)
      #expect(isClose(plain.value, own.value, within: 5 * plain.standardError + 0x1p-30), "\(what)")
    }
    for (plain, own) in zip(run.outcomes, exact.outcomes) {
      compare(plain.probability.estimate, own.probability.estimate, plain.id)
      let shares = (plain.probability.judgementShare, own.probability.judgementShare)
      if let first = shares.0, let second = shares.1 {
        #expect(isClose(first, second, within: 0.05))
      }
    }
    for (plain, own) in zip(run.verdicts, exact.verdicts) {
      compare(plain.givenAsked?.estimate, own.givenAsked?.estimate, plain.verdict.rawValue)
    }
    for (plain, own) in zip(run.stages, exact.stages) {
      compare(plain.reached, own.reached, "\(plain.id) reached")
      compare(plain.yes, own.yes, "\(plain.id) yes")
      compare(plain.ending, own.ending, "\(plain.id) ending")
    }
    for (plain, own) in zip(run.criteria, exact.criteria) {
      compare(plain.weight, own.weight, "\(plain.id) weight")
      compare(plain.active, own.active, "\(plain.id) active")
    }
    for (plain, own) in zip(run.readings, exact.readings) {
      for (first, second) in zip(plain.values, own.values) {
        compare(first.approvedGivenAsked, second.approvedGivenAsked, "\(plain.name)=\(first.value)")
      }
    }
  }
}
