import CasusExpressions
import CasusRulebook
import CasusSimulation

/// A random rulebook with a scenario, as YAML text: of each kind of thing that the formats know, some.
struct RandomBook {
  private var state: UInt64
  /// Whether expressions may fail, and scales be negative.
  private let isRisky: Bool

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    isRisky = seed % 8 == 7
  }

  mutating func model() throws -> SimulationModel {
    let (book, trial) = texts()
    let rulebook = try Rulebook.read(SourceText(name: "rulebook.yaml", text: book))
    let file = try ScenarioFile(SourceText(name: "scenario.yaml", text: trial))
    return try SimulationModel(rulebook: rulebook, scenario: try Scenario.read(file, rulebook: rulebook))
  }

  // MARK: Chance

  mutating func next(_ bound: Int) -> Int {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
  mutating func chance(_ percent: Int) -> Bool { next(100) < percent }

  // MARK: Expressions

  private var facts: [String] = []

  mutating func truth(_ depth: Int, inCouncil: Bool = false) -> String {
    if depth == 0 || chance(25) { return plainTruth(inCouncil) }
    let deeper = { (book: inout RandomBook) in book.truth(depth - 1, inCouncil: inCouncil) }
    switch next(6) {
    case 0: return "(\(deeper(&self)) && \(deeper(&self)))"
    case 1: return "(\(deeper(&self)) || \(deeper(&self)))"
    case 2: return "!(\(deeper(&self)))"
    case 3: return "(\(deeper(&self)) ? \(deeper(&self)) : \(deeper(&self)))"
    case 4: return "(\(deeper(&self)) == \(deeper(&self)))"
    default: return "(\(deeper(&self)) != \(deeper(&self)))"
    }
  }

  private mutating func plainTruth(_ inCouncil: Bool) -> String {
    let order = pick(["<", "<=", ">", ">=", "==", "!="])
    switch next(inCouncil ? 16 : 13) {
    case 0: return "f.flag"
    case 1: return "f.other"
    case 2: return "j.flag"
    case 3: return "(f.kind == \"\(pick(["red", "green", "blue"]))\")"
    case 4: return "(f.kind != j.reading)"
    case 5: return "(f.kind in [\"red\", \"blue\"])"
    case 6: return "(j.reading in [\"green\"])"
    case 7, 8: return "(\(number(1)) \(order) \(number(1)))"
    case 9: return "(\(whole(1)) \(order) \(whole(1)))"
    case 10: return "(f.size in [1, 3, 5, 8])"
    case 11: return facts.isEmpty ? "seated(requester)" : pick(facts)
    case 12: return "(lead in f.friends)"
    case 13: return "(member == \"\(pick(["amber", "beryl", "coral"]))\")"
    case 14: return "(member in f.friends)"
    default: return "(member != lead && f.flag)"
    }
  }

  mutating func number(_ depth: Int) -> String {
    if depth == 0 || chance(30) {
      return pick(["f.level", "f.wide", "j.level", "0.5", "2.0", "double(f.size)", "j.aside", "-1.5"])
    }
    let (x, y) = (number(depth - 1), number(depth - 1))
    switch next(8) {
    case 0: return "(\(x) + \(y))"
    case 1: return "(\(x) - \(y))"
    case 2: return "(\(x) * \(y))"
    case 3: return "(\(x) / 3.0)"
    case 4: return "min(\(x), \(y))"
    case 5: return "max(\(x), \(y), 0.25)"
    case 6: return "abs(\(x))"
    default: return "(\(truth(0)) ? \(x) : \(y))"
    }
  }

  mutating func whole(_ depth: Int) -> String {
    if depth == 0 || chance(30) { return pick(["f.size", "j.count", "3", "7", "size(f.friends)"]) }
    let (x, y) = (whole(depth - 1), whole(depth - 1))
    switch next(isRisky ? 8 : 6) {
    case 0: return "(\(x) + \(y))"
    case 1: return "(\(x) - \(y))"
    case 2: return "(\(x) * 2)"
    case 3: return "max(\(x), \(y))"
    case 4: return "abs(\(x))"
    case 5: return "(\(x) / 4)"
    case 6: return "(\(x) / (j.count - 3))"
    default: return "(\(x) % (f.size - 2))"
    }
  }

  private mutating func scale() -> String {
    if isRisky, chance(30) { return "f.level - 0.2" }
    return pick([
      "f.level", "j.level / 4.0", "0.5", "f.kind == \"red\" ? 0.3 : 1.0", "max(0.0, 1.0 - f.level)",
      "abs(\(number(1)))", "f.flag ? j.level : 0.25", "double(f.size)",
    ])
  }

  // MARK: Texts

  private mutating func texts() -> (String, String) {
    let grounds = "because: a reason, unsourced: a test"
    let factors = """
        f.flag: {asks: a, yes_no: {yes: y, no: n}, default: {value: {chance: 0.4}, \(grounds)}}
        f.kind: {asks: a, choice: {red: r, green: g, blue: b}, default: [{when: 'f.flag', value: {weights: {red: 3, green: 1}}, \(grounds)}, {value: {weights: {red: 1, green: 1, blue: 2}}, \(grounds)}]}
        f.level: {asks: a, number: {range: [0, 4], unit: u}, default: [{when: 'f.kind == "red"', value: 1 to 3, \(grounds)}, {value: {pert: {low: 0, mode: 1, high: 4}}, \(grounds)}]}
        f.wide: {asks: a, number: {range: [1, 1000], unit: u}, scale: log, default: {value: 5 to 200, \(grounds)}}
        f.size: {asks: a, count: {range: [0, 40], unit: u}, default: [{when: 'f.level > 2.0', value: {poisson: {mean: 4}}, \(grounds)}, {value: {uniform: {low: 0, high: 12}}, \(grounds)}]}
        f.other: {asks: a, yes_no: {yes: y, no: n}, default: [{when: 'f.size > 4', value: yes, \(grounds)}, {value: {chance: 0.3}, \(grounds)}]}
        f.friends: {asks: a, members: any, default: {value: [], \(grounds)}}
      """
    let judgements = """
        j.flag: {asks: a, yes_no: {yes: y, no: n}, belief: {chance: 0.3}, \(grounds)}
        j.reading: {asks: a, choice: {red: r, green: g}, belief: {weights: {red: 2, green: 1}}, \(grounds)}
        j.level: {asks: a, number: {range: [0, 4], unit: u}, belief: 1 to 3, \(grounds)}
        j.aside: {asks: a, number: {range: [0, 6], unit: u}, belief: 0.5 to 3, \(grounds)}
        j.count: {asks: a, count: {range: [0, 9], unit: u}, belief: {uniform: {low: 0, high: 9}}, \(grounds)}
      """
    var factLines: [String] = []
    for index in 0..<next(4) {
      factLines.append("  x.fact\(index): '\(truth(2))'")
      facts.append("x.fact\(index)")
    }
    let stages = 2 + next(5)
    var outcomes: [String] = []
    var stageLines: [String] = []
    var councils: [Bool] = []
    for stage in 0..<stages {
      let own = "o\(stage)"
      let isLast = stage == stages - 1
      var ends = [isLast ? "o\(stages)" : "s\(stage + 1)", own]
      if stage + 2 < stages, chance(35) {
        ends[1] = "s\(stage + 2 + next(stages - stage - 2))"
      } else {
        outcomes.append(own)
      }
      if chance(40) { ends.reverse() }
      let council = chance(45)
      councils.append(council)
      stageLines.append(
        "  - {id: s\(stage), by: one, asks: a, lean: \(pick(["even", "up", "wide"])), \(grounds), yes: \(ends[0]), no: \(ends[1])\(council ? ", council: \(self.council())" : "")}"
      )
    }
    outcomes.append("o\(stages)")
    let criteria = self.criteria(stages, councils, grounds)
    let verdicts = outcomes.indices.map { index in
      index == 0
        ? "refused"
        : index == 1
          ? "approved"
          : pick([
            "none", "refused", "approved", "'f.flag ? \"approved\" : \"refused\"'",
            "'f.kind == \"red\" ? \"none\" : \"approved\"'",
          ])
    }
    let outcomeLines = outcomes.enumerated().map { index, id in
      "  - {id: \(id), title: t, rank: \(next(5)), verdict: \(verdicts[index])}"
    }
    let book = """
      casus: rulebook/1
      id: random
      title: A random rulebook
      sources: {s: {title: A source}}
      strengths:
        one: {mean: 1, sd: 0, \(grounds)}
        drawn: {mean: 1, sd: 1, \(grounds)}
        strong: {mean: 3, sd: 0.5, \(grounds)}
        shared: \(pick(["0", "0.3", "0.8"]))
      leans:
        even: {mean: 0, sd: 0, \(grounds)}
        up: {mean: 1, sd: 0.5, \(grounds)}
        wide: {mean: 0, sd: 2, \(grounds)}
      members:
        amber: {name: A, seated: [{from: 1999-01-01}]}
        beryl: {name: B, seated: [{from: 1999-01-01}]}
        coral: {name: C, seated: [{from: 1999-01-01}]}
        delta: {name: D, seated: [{from: 2000-01-01, to: 2010-01-01}]}
        ebony: {name: E, seated: [{from: 1999-01-01}]}
      roles: {lead: \(pick(["amber", "beryl", "delta"])), chair: coral}
      factors:
      \(factors)
      judgements:
      \(judgements)
      facts: \(factLines.isEmpty ? "{}" : "\n" + factLines.joined(separator: "\n"))
      groups:
        strongest: {combine: strongest, because: b}
        both: {combine: sum, because: b}
      stages:
      \(stageLines.joined(separator: "\n"))
      criteria: \(criteria.isEmpty ? "[]" : "\n" + criteria.joined(separator: "\n"))
      outcomes:
      \(outcomeLines.joined(separator: "\n"))
      quantities: \(quantities(outcomes, hasCouncil: councils[0], grounds))
      """
    return (book, scenario(stages))
  }

  private mutating func council() -> String {
    let rule = pick([
      "rule: consensus", "at_least: 2", "rule: majority", "rule: majority, of: voting",
      "rule: lead, otherwise: no",
    ])
    var parts = [rule, "nobody_asked: \(pick(["yes", "no"]))"]
    if chance(50) { parts.append("stands_aside: j.aside") }
    if chance(50) {
      parts.append(
        "not_asked: '\(pick(["member in f.friends", "member == \"coral\"", "member == \"coral\" && f.flag", "true"]))'"
      )
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  private mutating func criteria(_ stages: Int, _ councils: [Bool], _ grounds: String) -> [String] {
    var lines: [String] = []
    for index in 0..<(3 + next(14)) {
      let stage = next(stages)
      let council = councils[stage]
      var parts = ["id: c\(index)", "stage: s\(stage)", "when: '\(truth(2, inCouncil: council))'"]
      if council, chance(30) { parts.append("to: \(pick(["beryl", "coral", "lead", "chair"]))") }
      switch next(8) {
      case 0: parts += ["says: no", "bars: yes"]
      case 1: parts += ["says: yes", "settles: yes"]
      default:
        parts += ["says: \(pick(["yes", "no"]))", "strength: \(pick(["one", "drawn", "drawn", "strong"]))"]
        if chance(50) { parts.append("scale: '\(scale())'") }
        if chance(45) { parts.append("group: \(pick(["strongest", "strongest", "both"]))") }
      }
      lines.append("  - {\(parts.joined(separator: ", ")), \(grounds)}")
    }
    return lines
  }

  private mutating func quantities(_ outcomes: [String], hasCouncil: Bool, _ grounds: String) -> String {
    guard chance(75) else { return "{}" }
    let some = outcomes.filter { _ in chance(70) }
    let named = "[\((some.isEmpty ? outcomes : some).joined(separator: ", "))]"
    var values = [
      "{mixture: [{weight: 'f.flag ? 0.8 : 0.4', of: {lognormal: {median: 1, p95: 4}}}, {weight: 0.5, of: {lognormal: {median: 20, p95: 90}}}]}",
      "{mixture: [{weight: 'f.level', of: 1 to 3}, {weight: 0.2, of: {gamma: {mean: 20, sd: 8}}}, {weight: 0.1, of: {uniform: {low: 2, high: 9}}}]}",
      "{lognormal: {median: 'max(1.0, f.wide)', spread: 2}}", "{lognormal: {median: 3, spread: 2.5}}",
      "{normal: {mean: 'f.level * 2.0', sd: 'f.flag ? 1.0 : 3.0'}}", "12",
    ]
    if hasCouncil { values.append("{lognormal: {median: '5.0 + supporters(\"s0\")', spread: 1.5}}") }
    return """

        q.first: {title: t, unit: u, range: [0.1, 200], scale: log, of: [{outcomes: \(named), value: \(pick(values)), \(grounds)}]}
        q.second: {title: t, unit: u, range: [-5, 60], whole: yes, of: [{outcomes: \(named), value: \(pick(values)), \(pick(["floor: q.first, ", "ceiling: q.first, ", ""]))\(grounds)}]}
      """
  }

  private mutating func scenario(_ stages: Int) -> String {
    let grounds = "because: a reason, unsourced: a test"
    var stated: [String] = []
    if chance(30) { stated.append("f.flag: \(pick(["yes", "no"]))") }
    if chance(30) { stated.append("f.kind: \(pick(["red", "blue"]))") }
    if chance(30) {
      stated.append("f.level: \(pick(["2.5", "0.5 to 2", "{triangular: {low: 0, mode: 2, high: 3}}"]))")
    }
    if chance(30) { stated.append("f.size: \(pick(["3", "{poisson: {mean: 7}}", "2 to 20"]))") }
    if chance(60) {
      stated.append("f.friends: \(pick(["[beryl]", "[beryl, coral]", "[amber, beryl, coral, ebony]"]))")
    }
    let known = chance(35) ? "{s\(next(stages)): {answer: \(pick(["yes", "no"])), \(grounds)}}" : "{}"
    let correlate = pick([
      "[]", "[]", "[{between: [f.level, f.wide], rank: 0.5}]",
      "[{between: [f.level, f.wide], rank: 0.5}, {between: [f.size, f.wide], rank: -0.4}, {between: [f.flag, f.size], rank: 0.2}]",
    ])
    return """
      casus: scenario/1
      id: trial
      title: A trial
      rulebook: random
      date: \(pick(["2005-06-01", "2020-06-01"]))
      requester: \(pick(["amber", "beryl", "ebony"]))
      factors: {\(stated.joined(separator: ", "))}
      known: \(known)
      correlate: \(correlate)
      """
  }
}
