import CasusSimulation
import Testing

@Suite("What decided")
struct WeightTests {
  private func weights(_ criteria: [String], stages: String? = nil, groups: String = "{}") async throws
    -> RunResult
  {
    var book = TestBook()
    if let stages { book.stages = stages }
    book.groups = groups
    book.criteria = "\n  " + criteria.map { "- {\($0), $G}" }.joined(separator: "\n  ")
    return try await book.run(draws: 2_048)
  }

  @Test("A criterion's weight is what leaving it out would change")
  func single() async throws {
    let result = try await weights(["id: a, stage: ask, when: 'true', says: yes, strength: one"])
    #expect(isClose(result.criteria[0].weight.value, logistic(1) - 0.5, within: 1e-9))
    #expect(result.criteria[0].measuredDraws == 2_048 / 16)
    #expect(isClose(try #require(result.criteria[0].active).value, 1, within: 1e-9))
    #expect(result.doubtful.shareOfWeight == 1)
  }

  @Test("Leaving out the strongest of a group lets the next one count")
  func grouped() async throws {
    let result = try await weights(
      [
        "id: a, stage: ask, when: 'true', says: yes, strength: one, group: g",
        "id: b, stage: ask, when: 'true', says: yes, strength: two, group: g",
      ], groups: "{g: {combine: strongest, because: b}}")
    #expect(result.criteria[0].weight.value == 0)
    #expect(isClose(result.criteria[1].weight.value, logistic(2) - logistic(1), within: 1e-9))
  }

  @Test("Several bars that each suffice share the credit")
  func bars() async throws {
    let result = try await weights([
      "id: a, stage: ask, when: 'true', says: no, bars: yes",
      "id: b, stage: ask, when: 'true', says: no, bars: yes",
      "id: c, stage: ask, when: 'true', says: yes, strength: one",
    ])
    for index in 0...1 {
      #expect(isClose(result.criteria[index].weight.value, -logistic(1) / 2, within: 1e-9))
      #expect(result.criteria[index].sharedDraws == result.criteria[index].measuredDraws)
    }
    #expect(result.criteria[2].weight.value == 0)
  }

  @Test("Reach and what follows scale a weight; a step that is barred further on counts for nothing")
  func chain() async throws {
    let stages = """
      - {id: ask, by: someone, asks: First?, lean: even, $G, yes: second, no: bad}
        - {id: second, by: someone, asks: Second?, lean: up, $G, yes: good, no: bad}
      """
    let result = try await weights(
      [
        "id: a, stage: ask, when: 'true', says: yes, strength: one",
        "id: b, stage: second, when: 'true', says: no, strength: two",
      ], stages: stages)
    let first = logistic(1)
    let second = logistic(-1)
    #expect(isClose(result.criteria[0].weight.value, (first - 0.5) * second, within: 1e-9))
    #expect(isClose(result.criteria[1].weight.value, first * (second - logistic(1)), within: 1e-9))
  }

  @Test("Beyond a bar that ends the way, what would follow is evaluated for the weight only")
  func counterfactual() async throws {
    let stages = """
      - {id: ask, by: someone, asks: First?, lean: even, $G, yes: second, no: bad}
        - {id: second, by: someone, asks: Second?, lean: even, $G, yes: good, no: bad}
      """
    let bar = "id: a, stage: ask, when: 'true', says: no, bars: yes"
    let fine = try await weights([bar], stages: stages)
    #expect(isClose(fine.criteria[0].weight.value, -0.5 * 0.5, within: 1e-9))
    let failing = try await weights(
      [bar, "id: b, stage: second, when: '1 / (1 - 1) > 0', says: yes, strength: one"], stages: stages)
    #expect(failing.criteria[0].unmeasuredDraws == failing.criteria[0].measuredDraws)
  }

  @Test("In a council a criterion is left out for every member at once")
  func council() async throws {
    let stages =
      "- {id: ask, by: council, asks: Is it so?, lean: up, $G, council: {rule: consensus, nobody_asked: no}, yes: good, no: bad}"
    let result = try await weights(
      ["id: a, stage: ask, when: 'true', says: yes, strength: one"], stages: stages)
    let change = logistic(2) * logistic(2) - logistic(1) * logistic(1)
    #expect(isClose(result.criteria[0].weight.value, change, within: 1e-9))
  }
}
