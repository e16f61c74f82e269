import CasusExpressions

extension NodeReader {
  /// What a scenario expects; nil, and errors, where it cannot be understood.
  mutating func expectation(_ node: YAMLNode, _ names: ExpectationNames) -> Expectation? {
    guard let subject = subject(of: node, names) else { return nil }
    guard let bound = bound(of: node, on: subject, names) else { return nil }
    let credibly = number("credibly", in: node)
    if credibly != nil, !isAskedOfJudgements(subject, bound) {
      report(
        "conflicting-keys", at: node["credibly"]?.span ?? node.headSpan,
        "only the probability of a verdict or an outcome, held against numbers, has an interval from judgements"
      )
      return nil
    }
    return Expectation(
      subject: subject, bound: bound, credibly: credibly, todo: optionalText("todo", in: node),
      span: node.headSpan)
  }

  private func isAskedOfJudgements(_ subject: Expectation.Subject, _ bound: Expectation.Bound) -> Bool {
    if case .event = subject, case .within = bound { true } else { false }
  }

  /// What an expectation is about; nil where it names nothing that there is.
  mutating func subject(of node: YAMLNode, _ names: ExpectationNames) -> Expectation.Subject? {
    reportStray(in: node)
    if let verdict = optionalText("verdict", in: node) {
      return Verdict(rawValue: verdict).map { .event(.verdict($0)) }
    }
    if let outcome = node["outcome"] {
      return reference(outcome, among: names.outcomes).map { .event(.outcome($0)) }
    }
    if let outcome = node["or_higher"] {
      return reference(outcome, among: names.outcomes).map { .event(.orHigher($0)) }
    }
    if let path = node["path"] { return self.path(path, names).map { .path($0) } }
    if let criterion = node["criterion"] {
      return reference(criterion, among: names.criteria).map { .active(criterion: $0) }
    }
    if let quantity = node["quantity"] {
      let share = number("quantile", in: node) ?? 0.5
      return reference(quantity, among: names.quantities).map { .quantile(quantity: $0, share: share) }
    }
    guard let stage = node["stage"], let index = reference(stage, among: names.stages) else { return nil }
    guard let isYes = yesNo("answer", in: node) else {
      if node["answer"] == nil {
        report("missing-key", at: node.headSpan, "'stage' needs 'answer': the answer that is meant")
      }
      return nil
    }
    return .answer(stage: index, isYes: isYes)
  }

  /// Keys that mean nothing beside the subject that stands there.
  private mutating func reportStray(in node: YAMLNode) {
    for (key, owner) in [("answer", "stage"), ("quantile", "quantity"), ("within", "about")] {
      guard let stray = node.pairs.first(where: { $0.key == key }), node[owner] == nil else { continue }
      report("conflicting-keys", at: stray.keySpan, "'\(key)' means nothing without '\(owner)'")
    }
    if let active = node.pairs.first(where: { $0.key == "active" }), active.value.scalar != nil,
      node["criterion"] == nil
    {
      report("conflicting-keys", at: active.keySpan, "'active' means nothing without 'criterion'")
    }
  }

  private mutating func path(_ node: YAMLNode, _ names: ExpectationNames) -> ExpectedPath? {
    var steps: [ExpectedPath.Step] = []
    var outcome: Int?
    for (name, place, answer) in node.items.flatMap({ Self.places(in: $0) }) {
      if outcome != nil {
        report("impossible-path", at: place, "nothing comes after an outcome, and '\(name)' stands after one")
        return nil
      }
      guard let index = names.places[name] else {
        reportUnknown(name, at: place, among: names.places)
        return nil
      }
      let isStage = index < names.stages.names.count
      let goal = isStage ? Destination.stage(index) : .outcome(index - names.stages.names.count)
      guard isReached(goal, after: steps.last, names) else {
        let start = steps.last.map { names.stages.names[$0.stage] } ?? "the first stage"
        report("impossible-path", at: place, "no way leads from \(start) to '\(name)' by the answers given")
        return nil
      }
      if isStage {
        steps.append(ExpectedPath.Step(stage: index, isYes: answer))
      } else {
        outcome = index - names.stages.names.count
        if answer != nil { report("wrong-type", at: place, "'\(name)' is an outcome and has no answer") }
      }
    }
    return ExpectedPath(steps: steps, outcome: outcome)
  }

  private func isReached(
    _ goal: Destination, after step: ExpectedPath.Step?, _ names: ExpectationNames
  ) -> Bool {
    if let step { return names.leads(from: step, to: goal) }
    return names.rulebook.stageOrder.first.map { names.leads(from: .stage($0), to: goal) } ?? false
  }

  /// `request`, or `request: yes`: the name, where it stands, and the answer.
  private static func places(in node: YAMLNode) -> [(String, SourceSpan, Bool?)] {
    if let name = node.scalar?.text { return [(name, node.span, nil)] }
    return node.pairs.map { ($0.key, $0.keySpan, $0.value.scalar.flatMap { ScalarReading.yesNo($0.text) }) }
  }

  private mutating func bound(
    of node: YAMLNode, on subject: Expectation.Subject, _ names: ExpectationNames
  ) -> Expectation.Bound? {
    if let isActive = yesNo("active", in: node) { return .always(isActive) }
    for (key, isLikelier) in [("likelier_than_in", true), ("less_likely_than_in", false)] {
      guard let other = node[key], let path = other.scalar?.text else { continue }
      guard case .event = subject else {
        report(
          "conflicting-keys", at: other.span,
          "only the probability of a verdict or an outcome is compared between files")
        return nil
      }
      return .compared(toFile: path, isLikelier: isLikelier, span: other.span)
    }
    if let other = node["likelier_than"] { return rival(other, of: subject, names).map { .likelierThan($0) } }
    if let range = range(in: node, for: subject) { return .within(range) }
    if case .answer = subject, !hasBound(node) { return .always(true) }
    reportMissingBound(node)
    return nil
  }

  func hasBound(_ node: YAMLNode) -> Bool {
    node.pairs.contains {
      ExpectationShape.bounds.contains($0.key) || ExpectationShape.boundsOfCase.contains($0.key)
    }
  }

  mutating func reportMissingBound(_ node: YAMLNode) {
    guard !hasBound(node) else { return }
    let first = ExpectationShape.bounds.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
    report(
      "missing-key", at: node.headSpan, "an expectation needs to say what is asked: \(first) or another bound"
    )
  }

  /// The outcome that an event is to be likelier than.
  mutating func rival(
    _ node: YAMLNode, of subject: Expectation.Subject, _ names: ExpectationNames
  ) -> Expectation.Event? {
    guard case .event = subject else {
      report(
        "conflicting-keys", at: node.span, "only a verdict or an outcome can be likelier than an outcome")
      return nil
    }
    return reference(node, among: names.outcomes).map { .outcome($0) }
  }

  /// The closed range in which a value is to lie: of a probability within 0 to 1.
  mutating func range(in node: YAMLNode, for subject: Expectation.Subject) -> ClosedRange<Double>? {
    var whole = 0.0...1.0
    if case .quantile = subject { whole = -Double.infinity ... .infinity }
    for key in ["at_least", "at_most", "about"] {
      guard let value = number(key, in: node), !whole.contains(value), let item = node[key] else { continue }
      report("out-of-range", at: item.span, "a probability lies from 0 to 1, and \(value.plain) does not")
      return nil
    }
    if let low = number("at_least", in: node) { return low...whole.upperBound }
    if let high = number("at_most", in: node) { return whole.lowerBound...high }
    if let range = range("between", in: node) {
      guard whole.contains(range.lowerBound), whole.contains(range.upperBound) else {
        report("out-of-range", at: node["between"]?.span ?? node.headSpan, "a probability lies from 0 to 1")
        return nil
      }
      return range
    }
    guard let centre = number("about", in: node) else { return nil }
    guard let distance = number("within", in: node) else {
      report("missing-key", at: node.headSpan, "'about' needs 'within': how far from it is near enough")
      return nil
    }
    return max(whole.lowerBound, centre - distance)...min(whole.upperBound, centre + distance)
  }
}
