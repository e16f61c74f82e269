public import CasusExpressions

extension TestTable {
  /// Reads and checks a table of tests against its rulebook.
  ///
  /// - Throws: Everything that is wrong with the file, ordered by place.
  public static func read(_ file: TestFile, rulebook: Rulebook) throws(DiagnosticList) -> TestTable {
    var reader = TestTableReader(file: file, rulebook: rulebook)
    let cases = reader.cases()
    guard reader.own.diagnostics.isEmpty else { throw DiagnosticList.ordered(reader.own.diagnostics) }
    return TestTable(
      id: file.id, title: reader.own.text("title", in: file.root), text: file.text, cases: cases)
  }
}

/// Builds a table's cases from its document; what the table states for all of them, a case may state otherwise.
struct TestTableReader {
  var own: NodeReader
  private let root: YAMLNode
  private let rulebook: Rulebook
  private let names: ExpectationNames
  private let members: NameIndex
  /// The factors that were reported as missing.
  private var missing: Set<String> = []

  init(file: TestFile, rulebook: Rulebook) {
    root = file.root
    self.rulebook = rulebook
    own = NodeReader(source: file.text, diagnostics: file.diagnostics)
    names = ExpectationNames(rulebook)
    members = NameIndex(kind: "member", rulebook.members.map(\.id))
  }

  mutating func cases() -> [TestCase] {
    var shared = TestConditions(rulebook)
    own.state(root["given"], in: &shared, rulebook, members, onlyFactors: true)
    own.state(root["pin"], in: &shared, rulebook, members)
    var seen: Set<String> = []
    return (root["cases"]?.items ?? []).compactMap { node in
      if let name = node["name"], let text = name.scalar?.text, !seen.insert(text).inserted {
        own.report("duplicate-id", at: name.span, "there is a case of this name already")
      }
      return testCase(node, shared)
    }
  }

  private mutating func testCase(_ node: YAMLNode, _ shared: TestConditions) -> TestCase? {
    var conditions = shared
    own.state(node["given"], in: &conditions, rulebook, members, onlyFactors: true)
    own.state(node["pin"], in: &conditions, rulebook, members)
    let date = own.date("date", in: node) ?? own.date("date", in: root)
    if date == nil, node["date"] == nil, root["date"] == nil {
      own.report(
        "missing-key", at: node.headSpan, "a case lacks 'date'",
        hint: "state it for all cases, beside 'rulebook'"
      )
    }
    let stated = node["requester"] ?? root["requester"]
    if stated == nil {
      own.report(
        "missing-key", at: node.headSpan, "a case lacks 'requester'",
        hint: "state it for all cases, beside 'rulebook'")
    }
    let requester = stated.flatMap { ScenarioReader.requester($0, members: members, reader: &own) }
    reportMissing(conditions, node)
    let checks = checks(node, conditions)
    guard let date, let requester else { return nil }
    return TestCase(
      name: own.text("name", in: node), todo: own.optionalText("todo", in: node), date: date,
      requester: requester, conditions: conditions, checks: checks, span: node.headSpan)
  }

  /// A factor that stands in the file but could not be read, or is misspelt there, is not reported a second time; nor is
  /// one that another case lacks too.
  private mutating func reportMissing(_ conditions: TestConditions, _ node: YAMLNode) {
    for (factor, value) in zip(rulebook.factors, conditions.factors)
    where value == nil && factor.defaults.isEmpty {
      let stated = ((root["given"]?.pairs ?? []) + (node["given"]?.pairs ?? [])).map(\.key)
      let isThere = stated.contains {
        $0 == factor.name || NearestName.suggestion(for: $0, among: [factor.name]) != nil
      }
      guard !isThere, missing.insert(factor.name).inserted else { continue }
      own.report(
        "missing-factor", at: node.headSpan, "the factor '\(factor.name)' must be given: \(factor.question)",
        notes: [factor.kind.valuesInWords], hint: "give it for all cases, under 'given' beside 'rulebook'")
    }
  }

  private mutating func checks(_ node: YAMLNode, _ conditions: TestConditions) -> [TestCheck] {
    let before = own.diagnostics.count
    var checks: [TestCheck] = []
    for (key, isActive) in [("active", true), ("inactive", false)] {
      for item in node[key]?.items ?? [] {
        guard let criterion = own.reference(item, among: names.criteria) else { continue }
        checks.append(
          TestCheck(
            subject: .active(criterion: criterion), bound: .within(isActive ? 1...1 : 0...0),
            span: item.span))
      }
    }
    if ExpectationShape.subjectsOfCase.contains(where: { node[$0] != nil }) {
      checks += self.checks(in: node, conditions)
    } else {
      reportStrayBounds(in: node)
    }
    for item in node["expect"]?.items ?? [] { checks += self.checks(in: item, conditions) }
    if checks.isEmpty, own.diagnostics.count == before {
      own.report(
        "missing-key", at: node.headSpan, "the case expects nothing",
        hint: "for example stage: council, answer: yes, at_least: 0.5")
    }
    return checks
  }

  /// Bounds that stand beside nothing that they could be of.
  private mutating func reportStrayBounds(in node: YAMLNode) {
    let bounds = ExpectationShape.boundsOfCase + ["answer"]
    for stray in node.pairs where bounds.contains(stray.key) && stray.value.items.isEmpty {
      if stray.key == "active" {
        own.report(
          "conflicting-keys", at: stray.keySpan, "'active' means nothing without 'criterion'",
          hint: "a list of criteria is written [border-incident]")
        continue
      }
      own.report(
        "missing-key", at: stray.keySpan,
        "'\(stray.key)' does not say what is asked about: verdict, outcome, stage, criterion ...")
    }
  }

  /// What is asked of one subject: a bound, a comparison with other conditions, or both.
  private mutating func checks(in node: YAMLNode, _ conditions: TestConditions) -> [TestCheck] {
    guard let subject = own.subject(of: node, names) else { return [] }
    let bounds = bounds(of: node, on: subject, conditions)
    return bounds.map { TestCheck(subject: subject, bound: $0, span: node.headSpan) }
  }

  /// Without a bound, what is asked about is certain.
  private mutating func bounds(
    of node: YAMLNode, on subject: Expectation.Subject, _ conditions: TestConditions
  ) -> [TestCheck.Bound] {
    var bounds: [TestCheck.Bound] = []
    for (key, isLikelier) in [("likelier_than_with", true), ("less_likely_than_with", false)] {
      guard let other = node[key] else { continue }
      var changed = conditions
      own.state(other, in: &changed, rulebook, members)
      bounds.append(isLikelier ? .likelierThanWith(changed) : .lessLikelyThanWith(changed))
    }
    if let isActive = own.yesNo("active", in: node) {
      return bounds + [.within(isActive ? 1...1 : 0...0)]
    }
    if let other = node["likelier_than"] {
      return bounds + (own.rival(other, of: subject, names).map { [.likelierThan($0)] } ?? [])
    }
    let before = own.diagnostics.count
    if let range = own.range(in: node, for: subject) { return bounds + [.within(range)] }
    if own.diagnostics.count > before || !bounds.isEmpty { return bounds }
    return [.within(1...1)]
  }
}
