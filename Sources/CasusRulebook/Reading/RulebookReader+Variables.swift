import CasusExpressions

extension RulebookReader {
  mutating func readKind(of pair: YAMLPair) -> VariableKind? {
    let node = pair.value
    let isLogScaled = file.text("scale", in: node) == "log"
    reportMisplacedKeys(in: node)
    if let choice = node["choice"] {
      let options = choice.pairs.map { ChoiceOption(value: $0.key, meaning: $0.value.scalar?.text ?? "") }
      return .choice(options, isOrdered: file.yesNo("ordered", in: node) ?? false)
    }
    if let answer = node["yes_no"] {
      return .yesNo(yes: file.text("yes", in: answer), no: file.text("no", in: answer))
    }
    if let number = node["number"], let range = file.range("range", in: number) {
      reportLogScale(from: range.lowerBound, isLogScaled, node)
      return .number(range, unit: file.text("unit", in: number), isLogScaled: isLogScaled)
    }
    if let count = node["count"], let range = file.range("range", in: count) {
      reportLogScale(from: range.lowerBound, isLogScaled, node)
      guard let low = Int(exactly: range.lowerBound), let high = Int(exactly: range.upperBound) else {
        file.report("wrong-type", at: count.headSpan, "the range of a count must have whole ends")
        return nil
      }
      return .count(low...high, unit: file.text("unit", in: count), isLogScaled: isLogScaled)
    }
    return node["members"] == nil ? nil : .members
  }

  private mutating func reportMisplacedKeys(in node: YAMLNode) {
    if let ordered = node["ordered"], node["choice"] == nil {
      file.report("misplaced-key", at: ordered.span, "'ordered' is for a choice")
    }
    if let scale = node["scale"], node["number"] == nil, node["count"] == nil {
      file.report("misplaced-key", at: scale.span, "'scale' is for a number or a count")
    }
  }

  private mutating func reportLogScale(from low: Double, _ isLogScaled: Bool, _ node: YAMLNode) {
    guard isLogScaled, low <= 0, let scale = node["scale"] else { return }
    file.report(
      "out-of-range", at: scale.span, "a log scale needs a range that begins above 0, not at \(low.plain)")
  }

  mutating func readFactors(_ names: RulebookNames) -> [Factor] {
    let factors = section("factors").compactMap { pair -> Factor? in
      guard let kind = names.kinds[pair.key], let slot = names.slots[pair.key] else { return nil }
      let subject = ValueSubject(name: pair.key, kind: kind, members: members)
      return Factor(
        name: pair.key, question: file.text("asks", in: pair.value), kind: kind,
        defaults: readDefaults(pair.value["default"], for: subject, names), slot: slot, span: pair.keySpan)
    }
    reportCircularDefaults(factors)
    return factors
  }

  private mutating func readDefaults(
    _ node: YAMLNode?, for subject: ValueSubject, _ names: RulebookNames
  ) -> [DefaultBranch] {
    guard let node else { return [] }
    let branches = node.items.isEmpty ? [node] : node.items
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      if isLast, let condition = branch["when"] {
        file.report(
          "open-default", at: condition.span, "the last branch of a default must hold always",
          hint: "add a branch without 'when'")
      } else if !isLast, branch["when"] == nil {
        file.report(
          "unreachable-default", at: branch.headSpan,
          "this branch holds always, so that those after it are never used")
      }
    }
    return branches.compactMap { branch in
      let condition = file.expression(branch["when"], in: names.defaultScope, expecting: .bool)
      let grounds = grounds(in: branch)
      return file.value(branch["value"], for: subject).map {
        DefaultBranch(condition: condition, value: $0, grounds: grounds)
      }
    }
  }

  mutating func readJudgements(_ names: RulebookNames) -> [Judgement] {
    section("judgements").compactMap { pair in
      guard let kind = names.kinds[pair.key], let slot = names.slots[pair.key] else { return nil }
      let subject = ValueSubject(name: pair.key, kind: kind, members: members)
      let grounds = grounds(in: pair.value)
      return file.value(pair.value["belief"], for: subject).map {
        Judgement(
          name: pair.key, question: file.text("asks", in: pair.value), kind: kind, belief: $0,
          grounds: grounds,
          slot: slot, span: pair.keySpan)
      }
    }
  }

  /// Default branches may read other factors, but not in a circle.
  private mutating func reportCircularDefaults(_ factors: [Factor]) {
    var bySlot: [Int: Int] = [:]
    for (index, factor) in factors.enumerated() { bySlot[factor.slot] = index }
    let reads = factors.map { factor in
      factor.defaults.flatMap { $0.condition?.slots ?? [] }.compactMap { bySlot[$0] }
    }
    guard let circle = DirectedGraph(edges: reads).circle() else { return }
    let path = (circle + [circle[0]]).map { factors[$0].name }.joined(separator: " -> ")
    file.report(
      "circular-default", at: factors[circle[0]].span, "defaults depend on each other in a circle: \(path)")
  }
}
