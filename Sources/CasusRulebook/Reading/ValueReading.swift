import CasusExpressions

/// What a value or a distribution is stated for.
struct ValueSubject {
  /// The factor's, judgement's or quantity's name, for messages.
  let name: String
  let kind: VariableKind
  let members: NameIndex
  /// What expressions among the parameters see; nil where only numbers may stand.
  var scope: Scope?
}

extension NodeReader {
  /// The value or distribution that `node` states; nil, and an error, where it does not fit the subject.
  mutating func value(_ node: YAMLNode?, for subject: ValueSubject) -> ValueForm? {
    guard let node else { return nil }
    let content: ValueForm.Content? =
      switch node.content {
      case .scalar(let scalar): scalarValue(scalar.text, at: node.span, for: subject)
      case .sequence(let items): memberList(items, at: node.span, for: subject)
      case .mapping: mappedValue(node, for: subject)
      }
    return content.map { ValueForm($0, at: node.span, in: source.name) }
  }

  private mutating func scalarValue(
    _ text: String, at span: SourceSpan, for subject: ValueSubject
  ) -> ValueForm.Content? {
    guard !text.isEmpty else { return nil }
    switch subject.kind {
    case .yesNo:
      if let answer = ScalarReading.yesNo(text) { return .exactly(.bool(answer)) }
      report(
        "wrong-type", at: span, "\(subject.name) is yes or no, not '\(text.abbreviated)'",
        hint: "a chance is written {chance: 0.7}")
    case .choice(let options, _):
      let values = options.map(\.value)
      if values.contains(text) { return .exactly(.string(text)) }
      report(
        "unknown-value", at: span, "\(subject.name) has no value '\(text.abbreviated)'",
        notes: ["expected one of: \(values.joined(separator: ", "))"],
        hint: NearestName.hint(for: text, among: values))
    case .number(let range, let unit, _):
      if let form = interval(text, at: span, for: subject) { return form }
      guard let number = ScalarReading.number(text) else {
        reportNotNumeric(text, "a number", unit, at: span, subject)
        return nil
      }
      if range.contains(number) { return .exactly(.double(number)) }
      reportOutside(text, "\(range.lowerBound.plain) to \(range.upperBound.plain)", unit, at: span, subject)
    case .count(let range, let unit, _):
      if let form = interval(text, at: span, for: subject) { return form }
      guard let number = ScalarReading.whole(text) else {
        reportNotNumeric(text, "a whole number", unit, at: span, subject)
        return nil
      }
      if range.contains(number) { return .exactly(.int(Int64(number))) }
      reportOutside(text, "\(range.lowerBound) to \(range.upperBound)", unit, at: span, subject)
    case .members:
      report(
        "wrong-type", at: span, "\(subject.name) is a list of members, not '\(text.abbreviated)'",
        hint: "write [\(text.abbreviated)], or [] for none")
    }
    return nil
  }

  private mutating func reportNotNumeric(
    _ text: String, _ expected: String, _ unit: String, at span: SourceSpan, _ subject: ValueSubject
  ) {
    report(
      "wrong-type", at: span,
      "\(subject.name) is \(expected) (\(unit)) or an interval such as 2 to 4, not '\(text.abbreviated)'")
  }

  private mutating func reportOutside(
    _ text: String, _ range: String, _ unit: String, at span: SourceSpan, _ subject: ValueSubject
  ) {
    report(
      "out-of-range", at: span,
      "\(subject.name) lies from \(range) (\(unit)), and \(text.abbreviated) does not")
  }

  private mutating func interval(
    _ text: String, at span: SourceSpan, for subject: ValueSubject
  ) -> ValueForm.Content? {
    guard let (low, high) = ScalarReading.interval(text) else { return nil }
    if low >= high {
      report("empty-range", at: span, "an interval must end above where it begins, and '\(text)' does not")
    }
    return .distribution(.interval(p5: low, p95: high))
  }

  private mutating func memberList(
    _ items: [YAMLNode], at span: SourceSpan, for subject: ValueSubject
  ) -> ValueForm.Content? {
    guard case .members = subject.kind else {
      report("wrong-type", at: span, "\(subject.name) is one value, not a list")
      return nil
    }
    let members = items.compactMap { reference($0, among: subject.members) }
    return .exactly(.list(members.map { .string(subject.members.names[$0]) }))
  }

  private mutating func mappedValue(_ node: YAMLNode, for subject: ValueSubject) -> ValueForm.Content? {
    if let value = node["value"] { return self.value(value, for: subject)?.content }
    switch subject.kind {
    case .yesNo:
      if let chance = number("chance", in: node) { return .chance(chance) }
      reportWrongFamily(node, subject, "a yes/no takes yes, no or {chance: 0.7}")
    case .choice(let options, _):
      if let weights = node["weights"] { return self.weights(weights, of: options, for: subject) }
      reportWrongFamily(node, subject, "a choice takes one of its values or {weights: {…}}")
    case .number, .count:
      if let form = distribution(node, for: subject) { return .distribution(form) }
    case .members:
      reportWrongFamily(
        node, subject, "a list of members takes a list such as [belarus], and is known exactly")
    }
    return nil
  }

  private mutating func reportWrongFamily(_ node: YAMLNode, _ subject: ValueSubject, _ expected: String) {
    report("wrong-type", at: node.headSpan, "this does not fit \(subject.name): \(expected)")
  }

  private mutating func weights(
    _ node: YAMLNode, of options: [ChoiceOption], for subject: ValueSubject
  ) -> ValueForm.Content? {
    let index = NameIndex(kind: "value of \(subject.name)", options.map(\.value))
    var weights = [Double](repeating: 0, count: options.count)
    for pair in node.pairs {
      guard let option = index[pair.key] else {
        reportUnknown(pair.key, at: pair.keySpan, among: index)
        continue
      }
      weights[option] = pair.value.scalar.flatMap { ScalarReading.number($0.text) } ?? 0
    }
    guard weights.contains(where: { $0 > 0 }) else {
      report("no-weight", at: node.span, "at least one value of \(subject.name) must have a weight above 0")
      return nil
    }
    return .weights(weights)
  }
}

extension Double {
  /// The number as a person writes it: without `.0` where it is whole.
  var plain: String {
    self == rounded(.towardZero) && magnitude < 1e15 ? String(Int64(self)) : String(self)
  }
}
