public import CasusExpressions

extension Scenario {
  /// Reads and checks a scenario against its rulebook.
  ///
  /// - Parameters:
  ///   - file: The scenario's file.
  ///   - base: The file of the scenario that it varies; nil where it varies none.
  ///   - rulebook: The rulebook that it is for.
  /// - Throws: Everything that is wrong with the files, ordered by place.
  public static func read(
    _ file: ScenarioFile, varying base: ScenarioFile? = nil, rulebook: Rulebook
  ) throws(DiagnosticList) -> Scenario {
    var reader = ScenarioReader(file: file, base: base, rulebook: rulebook)
    let scenario = reader.scenario()
    guard let scenario, reader.own.diagnostics.isEmpty, reader.inherited?.diagnostics.isEmpty ?? true else {
      throw DiagnosticList(
        DiagnosticList.ordered(reader.own.diagnostics).diagnostics
          + DiagnosticList.ordered(reader.inherited?.diagnostics ?? []).diagnostics)
    }
    return scenario
  }
}

/// Builds a scenario from its document and from that of the scenario which it varies.
struct ScenarioReader {
  let rulebook: Rulebook
  var own: NodeReader
  var inherited: NodeReader?
  private let root: YAMLNode
  private let baseRoot: YAMLNode?
  private let members: NameIndex
  private let factors: NameIndex
  private let stages: NameIndex
  private let outcomes: NameIndex
  private let quantities: NameIndex
  private let sources: NameIndex

  init(file: ScenarioFile, base: ScenarioFile?, rulebook: Rulebook) {
    self.rulebook = rulebook
    root = file.root
    baseRoot = base?.root
    own = NodeReader(source: file.text, diagnostics: file.diagnostics)
    inherited = base.map { NodeReader(source: $0.text, diagnostics: $0.diagnostics) }
    members = NameIndex(kind: "member", rulebook.members.map(\.id))
    factors = NameIndex(kind: "factor", rulebook.factors.map(\.name))
    stages = NameIndex(kind: "stage", rulebook.stages.map(\.id))
    outcomes = NameIndex(kind: "outcome", rulebook.outcomes.map(\.id))
    quantities = NameIndex(kind: "quantity", rulebook.quantities.map(\.name))
    sources = NameIndex(kind: "source", rulebook.sources.map(\.id))
  }

  mutating func scenario() -> Scenario? {
    reportChain()
    let date = required("date") { reader, node in node.scalar.flatMap { CivilDate($0.text) } }
    let requester = required("requester") { [members] reader, node in
      Self.requester(node, members: members, reader: &reader)
    }
    let rulebookName = required("rulebook") { _, node in node.scalar?.text }
    let stated = readFactors()
    reportMissing(stated)
    let known = readKnown()
    let correlations = readCorrelations()
    let observation = readObservation()
    let expectations = readExpectations()
    guard let date, let requester, let rulebookName else { return nil }
    return Scenario(
      id: own.text("id", in: root), title: own.text("title", in: root),
      question: own.text("question", in: root),
      texts: [own.source] + (inherited.map { [$0.source] } ?? []), rulebook: rulebookName, date: date,
      requester: requester, factors: stated, known: known, correlations: correlations,
      observation: observation,
      expectations: expectations)
  }

  private mutating func reportChain() {
    guard let varies = root["varies"], let further = baseRoot?["varies"]?.scalar?.text else { return }
    own.report(
      "chained-variation", at: varies.span, "the scenario that this one varies itself varies '\(further)'",
      hint: "vary '\(further)' and state the differences here")
  }

  /// Reads what stands under a key here, or else in the scenario that is varied.
  private mutating func required<Result>(
    _ key: String, _ read: (inout NodeReader, YAMLNode) -> Result?
  ) -> Result? {
    if let node = root[key] { return read(&own, node) }
    if let node = baseRoot?[key], inherited != nil {
      guard var reader = inherited else { return nil }
      defer { inherited = reader }
      return read(&reader, node)
    }
    own.report(
      "missing-key", at: root.headSpan, "a scenario lacks '\(key)'",
      hint: "state it, or name a scenario to take it from with 'varies'")
    return nil
  }

  static func requester(
    _ node: YAMLNode, members: NameIndex, reader: inout NodeReader
  ) -> Requester? {
    if let outsider = node["outsider"]?.scalar?.text {
      guard members[outsider.lowercased()] == nil else {
        reader.report("not-an-outsider", at: node.headSpan, "'\(outsider)' is or was a member")
        return nil
      }
      return .outsider(outsider)
    }
    guard let name = node.scalar?.text else { return nil }
    if let member = members[name] { return .member(member) }
    let hint = NearestName.hint(for: name, among: members.names)
    reader.report(
      "unknown-name", at: node.span, "there is no member '\(name.abbreviated)'",
      notes: hint == nil ? ["known: \(members.names.joined(separator: ", "))"] : [],
      hint: hint ?? "a state that was never a member is written {outsider: \(name)}")
    return nil
  }

  private mutating func readFactors() -> [StatedFactor?] {
    var stated = [StatedFactor?](repeating: nil, count: rulebook.factors.count)
    if var reader = inherited {
      readFactors(of: baseRoot, with: &reader, into: &stated)
      inherited = reader
    }
    readFactors(of: root, with: &own, into: &stated)
    return stated
  }

  private func readFactors(
    of root: YAMLNode?, with reader: inout NodeReader, into stated: inout [StatedFactor?]
  ) {
    for pair in root?["factors"]?.pairs ?? [] {
      guard let index = factors[pair.key] else {
        reader.reportUnknown(pair.key, at: pair.keySpan, among: factors)
        continue
      }
      let factor = rulebook.factors[index]
      let subject = ValueSubject(name: factor.name, kind: factor.kind, members: members)
      let grounds = reader.grounds(in: pair.value, sources: sources)
      stated[index] = reader.value(pair.value, for: subject).map { StatedFactor(value: $0, grounds: grounds) }
    }
  }

  /// A factor that stands in a file but could not be read is not reported a second time.
  private mutating func reportMissing(_ stated: [StatedFactor?]) {
    for (factor, value) in zip(rulebook.factors, stated) where value == nil && factor.defaults.isEmpty {
      guard root["factors"]?[factor.name] == nil, baseRoot?["factors"]?[factor.name] == nil else { continue }
      own.report(
        "missing-factor", at: (root["factors"] ?? root).headSpan,
        "the factor '\(factor.name)' must be stated: \(factor.question)", notes: [factor.kind.valuesInWords])
    }
  }

  private mutating func readKnown() -> [KnownAnswer] {
    var answers: [KnownAnswer] = []
    if var reader = inherited {
      answers = knownAnswers(of: baseRoot, with: &reader).filter { answer in
        root["known"]?[stages.names[answer.stage]] == nil
      }
      inherited = reader
    }
    return (answers + knownAnswers(of: root, with: &own)).sorted { $0.stage < $1.stage }
  }

  private func knownAnswers(of root: YAMLNode?, with reader: inout NodeReader) -> [KnownAnswer] {
    var answers: [KnownAnswer] = []
    for pair in root?["known"]?.pairs ?? [] {
      guard let stage = stages[pair.key] else {
        reader.reportUnknown(pair.key, at: pair.keySpan, among: stages)
        continue
      }
      guard let isYes = reader.yesNo("answer", in: pair.value) else { continue }
      answers.append(
        KnownAnswer(stage: stage, isYes: isYes, grounds: reader.grounds(in: pair.value, sources: sources)))
    }
    return answers
  }

  private mutating func readCorrelations() -> [StatedCorrelation] {
    if root["correlate"] == nil, var reader = inherited {
      defer { inherited = reader }
      return correlations(of: baseRoot, with: &reader)
    }
    return correlations(of: root, with: &own)
  }

  private func correlations(of root: YAMLNode?, with reader: inout NodeReader) -> [StatedCorrelation] {
    var pairs: Set<[Int]> = []
    return (root?["correlate"]?.items ?? []).compactMap { node in
      let ends = node["between"]?.items ?? []
      guard ends.count == 2 else {
        reader.report("wrong-type", at: node.headSpan, "a correlation is between two factors")
        return nil
      }
      let found = ends.compactMap { reader.reference($0, among: factors) }
      for (end, factor) in zip(ends, found) where !rulebook.factors[factor].kind.isOrdered {
        reader.report(
          "not-ordered", at: end.span,
          "'\(rulebook.factors[factor].name)' has values without an order, so that it cannot be correlated")
      }
      guard found.count == 2, let rank = reader.number("rank", in: node) else { return nil }
      guard found[0] != found[1] else {
        reader.report("self-correlation", at: node.headSpan, "a factor cannot be correlated with itself")
        return nil
      }
      guard pairs.insert(found.sorted()).inserted else {
        reader.report("duplicate-key", at: node.headSpan, "these two factors are correlated already")
        return nil
      }
      return StatedCorrelation(
        first: found[0], second: found[1], rank: rank, span: node.headSpan, file: reader.source.name)
    }
  }

  private mutating func readObservation() -> Observation? {
    guard let node = root["observed"], let outcome = own.reference(node["outcome"], among: outcomes) else {
      return nil
    }
    let values = (node["quantities"]?.pairs ?? []).compactMap { pair -> (quantity: Int, value: Double)? in
      guard let quantity = quantities[pair.key] else {
        own.reportUnknown(pair.key, at: pair.keySpan, among: quantities)
        return nil
      }
      return pair.value.scalar.flatMap { ScalarReading.number($0.text) }.map { (quantity, $0) }
    }
    return Observation(
      outcome: outcome, quantities: values, grounds: own.grounds(in: node, sources: sources))
  }

  private mutating func readExpectations() -> [Expectation] {
    let names = ExpectationNames(rulebook)
    return (root["expect"]?.items ?? []).compactMap { own.expectation($0, names) }
  }
}
