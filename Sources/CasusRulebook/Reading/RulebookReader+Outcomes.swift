import CasusExpressions

extension RulebookReader {
  mutating func readOutcomes(_ names: RulebookNames) -> [Outcome] {
    (root["outcomes"]?.items ?? []).compactMap { node in
      let rank = node["rank"]?.scalar.flatMap { ScalarReading.whole($0.text) }
      guard let rank, let headline = readHeadline(node["verdict"], names) else { return nil }
      return Outcome(
        id: file.text("id", in: node), title: file.text("title", in: node), rank: rank, headline: headline,
        gives: file.texts("gives", in: node), span: node["id"]?.span ?? node.span)
    }
  }

  private mutating func readHeadline(_ node: YAMLNode?, _ names: RulebookNames) -> Outcome.Headline? {
    guard let node, let text = node.scalar?.text else { return nil }
    if let verdict = Verdict(rawValue: text) { return .always(verdict) }
    let words = Verdict.allCases.map(\.rawValue)
    if ScalarReading.isIdentifier(text) {
      file.report(
        "unknown-value", at: node.span, "there is no verdict '\(text)'",
        notes: ["expected \(words.quotedList), or an expression for one of them"],
        hint: NearestName.hint(for: text, among: words))
      return nil
    }
    return file.expression(
      node, in: names.scope, expecting: .choice(ChoiceType(name: "verdicts", values: words))
    )
    .map { .depends($0) }
  }

  mutating func readQuantities(_ names: RulebookNames) -> [Quantity] {
    let scope = names.quantityScope(councils: councils)
    var earlier = NameIndex(kind: "earlier quantity")
    return section("quantities").compactMap { pair in
      defer { earlier.declare(pair.key) }
      guard let range = file.range("range", in: pair.value) else { return nil }
      let isLogScaled = file.text("scale", in: pair.value) == "log"
      let isWhole = file.yesNo("whole", in: pair.value) ?? false
      reportHistogram(range, isLogScaled, isWhole, pair)
      let subject = ValueSubject(
        name: pair.key,
        kind: .number(
          -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
          unit: file.text("unit", in: pair.value), isLogScaled: isLogScaled),
        members: members, scope: scope)
      var taken: Set<Int> = []
      let entries = (pair.value["of"]?.items ?? []).compactMap {
        readEntry($0, of: subject, earlier: earlier, taken: &taken)
      }
      return Quantity(
        name: pair.key, title: file.text("title", in: pair.value), unit: file.text("unit", in: pair.value),
        range: range, isLogScaled: isLogScaled, isWhole: isWhole, entries: entries)
    }
  }

  private mutating func reportHistogram(
    _ range: ClosedRange<Double>, _ isLogScaled: Bool, _ isWhole: Bool, _ pair: YAMLPair
  ) {
    if isLogScaled, range.lowerBound <= 0, let node = pair.value["range"] {
      file.report("out-of-range", at: node.span, "a log scale needs a range that begins above 0")
    }
    if isWhole,
      range.lowerBound != range.lowerBound.rounded() || range.upperBound != range.upperBound.rounded(),
      let node = pair.value["range"]
    {
      file.report("wrong-type", at: node.span, "the range of a whole quantity must have whole ends")
    }
  }

  private mutating func readEntry(
    _ node: YAMLNode, of subject: ValueSubject, earlier: NameIndex, taken: inout Set<Int>
  ) -> Quantity.Entry? {
    var followed: [Int] = []
    for item in node["outcomes"]?.items ?? [] {
      guard let outcome = file.reference(item, among: outcomes) else { continue }
      guard taken.insert(outcome).inserted else {
        file.report(
          "duplicate-outcome", at: item.span,
          "\(subject.name) after '\(outcomes.names[outcome])' is stated already")
        continue
      }
      followed.append(outcome)
    }
    let floor = file.reference(node["floor"], among: earlier)
    let ceiling = file.reference(node["ceiling"], among: earlier)
    let grounds = grounds(in: node)
    return readQuantityValue(node["value"], for: subject).map {
      Quantity.Entry(outcomes: followed, value: $0, floor: floor, ceiling: ceiling, grounds: grounds)
    }
  }

  private mutating func readQuantityValue(_ node: YAMLNode?, for subject: ValueSubject) -> ValueForm? {
    guard let node, let mixture = node["mixture"] else { return file.value(node, for: subject) }
    let components = mixture.items.compactMap { item -> (weight: Parameter, of: DistributionForm)? in
      let weight = file.parameter("weight", in: item, for: subject)
      let form = file.value(item["of"], for: subject)
      if case .exactly? = form?.content, let span = item["of"]?.span {
        file.report(
          "wrong-type", at: span, "a component of a mixture must be a distribution, not one value",
          hint: "a narrow interval such as 2.9 to 3.1 will do")
      }
      guard let weight, case .distribution(let component)? = form?.content else { return nil }
      return (weight, component)
    }
    return ValueForm(.mixture(components), at: node.span, in: file.source.name)
  }
}
