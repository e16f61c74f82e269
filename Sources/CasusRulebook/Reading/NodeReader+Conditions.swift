import CasusExpressions

extension TestConditions {
  /// Nothing stated.
  init(_ rulebook: Rulebook) {
    factors = [Value?](repeating: nil, count: rulebook.factors.count)
    judgements = [Value?](repeating: nil, count: rulebook.judgements.count)
    strengths = [Double?](repeating: nil, count: rulebook.criteria.count)
    leans = [Double?](repeating: nil, count: rulebook.stages.count)
    answers = [Bool?](repeating: nil, count: rulebook.stages.count)
  }
}

extension NodeReader {
  /// Takes up what a mapping states of factors and, unless only those are meant, of the rules.
  mutating func state(
    _ node: YAMLNode?, in conditions: inout TestConditions, _ rulebook: Rulebook, _ members: NameIndex,
    onlyFactors: Bool = false
  ) {
    for pair in node?.pairs ?? [] {
      if let index = rulebook.factors.firstIndex(where: { $0.name == pair.key }) {
        let factor = rulebook.factors[index]
        conditions.factors[index] = exactly(pair, factor.kind, members)
      } else if onlyFactors {
        reportUnknownFactor(pair, rulebook)
      } else {
        pin(pair, in: &conditions, rulebook, members)
      }
    }
  }

  private mutating func reportUnknownFactor(_ pair: YAMLPair, _ rulebook: Rulebook) {
    let factors = NameIndex(kind: "factor", rulebook.factors.map(\.name))
    guard Self.pinNames(rulebook).contains(pair.key) else {
      return reportUnknown(pair.key, at: pair.keySpan, among: factors)
    }
    report(
      "unknown-name", at: pair.keySpan, "'\(pair.key)' is no factor, and only factors are given",
      hint: "state it under 'pin'")
  }

  private static func pinNames(_ rulebook: Rulebook) -> [String] {
    rulebook.judgements.map(\.name) + rulebook.stages.map(\.id)
      + rulebook.criteria.map { "strength/\($0.id)" } + rulebook.stages.map { "lean/\($0.id)" }
  }

  private mutating func pin(
    _ pair: YAMLPair, in conditions: inout TestConditions, _ rulebook: Rulebook, _ members: NameIndex
  ) {
    let text = pair.value.scalar?.text ?? ""
    if let index = rulebook.judgements.firstIndex(where: { $0.name == pair.key }) {
      conditions.judgements[index] = exactly(pair, rulebook.judgements[index].kind, members)
    } else if let index = rulebook.criteria.firstIndex(where: { "strength/\($0.id)" == pair.key }) {
      conditions.strengths[index] = logOdds(pair, 0...40)
    } else if let index = rulebook.stages.firstIndex(where: { "lean/\($0.id)" == pair.key }) {
      conditions.leans[index] = logOdds(pair, -40...40)
    } else if let index = rulebook.stages.firstIndex(where: { $0.id == pair.key }) {
      conditions.answers[index] = ScalarReading.yesNo(text)
      if conditions.answers[index] == nil {
        report("wrong-type", at: pair.value.span, "the answer of '\(pair.key)' is yes or no")
      }
    } else {
      let names = rulebook.factors.map(\.name) + Self.pinNames(rulebook)
      report(
        "unknown-name", at: pair.keySpan,
        "there is no factor, judgement, stage, strength or lean '\(pair.key.abbreviated)'",
        hint: NearestName.hint(for: pair.key, among: names))
    }
  }

  private mutating func exactly(_ pair: YAMLPair, _ kind: VariableKind, _ members: NameIndex) -> Value? {
    let before = diagnostics.count
    let subject = ValueSubject(name: pair.key, kind: kind, members: members)
    let form = value(pair.value, for: subject)
    if case .exactly(let value) = form?.content { return value }
    if diagnostics.count == before {
      report(
        "wrong-type", at: pair.value.span, "a test is one request, and '\(pair.key)' takes one value in it",
        hint: "distributions belong in scenarios")
    }
    return nil
  }

  private mutating func logOdds(_ pair: YAMLPair, _ range: ClosedRange<Double>) -> Double? {
    guard let number = pair.value.scalar.flatMap({ ScalarReading.number($0.text) }), range.contains(number)
    else {
      report(
        "out-of-range", at: pair.value.span,
        "log-odds lie from \(range.lowerBound.plain) to \(range.upperBound.plain)")
      return nil
    }
    return number
  }
}
