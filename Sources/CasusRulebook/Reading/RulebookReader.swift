public import CasusExpressions

extension Rulebook {
  /// Reads and checks a rulebook.
  ///
  /// - Throws: Everything that is wrong with the text, up to 100 errors, ordered by place.
  public static func read(_ text: SourceText) throws(DiagnosticList) -> Rulebook {
    let root = try FileShape.check(text, against: RulebookShape.root, as: "a rulebook")
    var reader = RulebookReader(source: text, root: root.node)
    let rulebook = reader.rulebook()
    let errors = root.diagnostics + reader.file.diagnostics
    guard let rulebook, errors.isEmpty else { throw DiagnosticList.ordered(errors) }
    return rulebook
  }
}

/// Builds a rulebook from a document whose shape has been checked.
///
/// It goes on after an error, so that one reading reports them all; what could not be read is left out, and the
/// rulebook is used only where nothing was reported.
struct RulebookReader {
  var file: NodeReader
  let root: YAMLNode

  let sources: NameIndex
  let strengthWords: NameIndex
  let leanWords: NameIndex
  let members: NameIndex
  let groups: NameIndex
  let stages: NameIndex
  let outcomes: NameIndex
  /// The stages that a council answers.
  let councils: [String]

  init(source: SourceText, root: YAMLNode) {
    file = NodeReader(source: source)
    self.root = root
    func keys(_ section: String) -> [String] { root[section]?.pairs.map(\.key) ?? [] }
    func ids(_ section: String) -> [String] {
      root[section]?.items.compactMap { $0["id"]?.scalar?.text } ?? []
    }
    sources = NameIndex(kind: "source", keys("sources"))
    strengthWords = NameIndex(kind: "strength", keys("strengths").filter { $0 != "shared" })
    leanWords = NameIndex(kind: "lean", keys("leans"))
    members = NameIndex(kind: "member", keys("members"))
    groups = NameIndex(kind: "group", keys("groups"))
    stages = NameIndex(kind: "stage", ids("stages"))
    outcomes = NameIndex(kind: "outcome", ids("outcomes"))
    councils = (root["stages"]?.items ?? []).filter { $0["council"] != nil }.compactMap {
      $0["id"]?.scalar?.text
    }
  }

  mutating func rulebook() -> Rulebook? {
    reportRepeatedIdentifiers()
    let members = readMembers()
    let strengths = readWords("strengths", strengthWords)
    let leans = readWords("leans", leanWords)
    var names = readNames()
    let facts = readFacts(into: &names)
    let factors = readFactors(names)
    let judgements = readJudgements(names)
    let stages = readStages(names, judgements: NameIndex(kind: "judgement", judgements.map(\.name)))
    let criteria = readCriteria(names)
    let outcomes = readOutcomes(names)
    let quantities = readQuantities(names)
    guard file.diagnostics.isEmpty else { return nil }
    let order = StageGraph(stages: stages, outcomes: outcomes).check(reportingTo: &file)
    return Rulebook(
      id: file.text("id", in: root), title: file.text("title", in: root), about: file.text("about", in: root),
      text: file.source, sources: readSources(), strengths: strengths, sharedStrength: sharedStrength,
      leans: leans, members: members, roles: names.roles, datedNames: names.dated, factors: factors,
      judgements: judgements, facts: facts, groups: readGroups(), stages: stages, criteria: criteria,
      outcomes: outcomes, quantities: quantities, vocabulary: names.vocabulary, stageOrder: order)
  }

  /// The pairs of a section that is a mapping.
  func section(_ name: String) -> [YAMLPair] { root[name]?.pairs ?? [] }

  mutating func grounds(in node: YAMLNode) -> Grounds {
    file.grounds(in: node, sources: sources)
  }

  private mutating func reportRepeatedIdentifiers() {
    for (section, kind) in [
      ("stages", "stage or outcome"), ("outcomes", "stage or outcome"), ("criteria", "criterion"),
    ] {
      var seen = NameIndex(kind: kind, section == "outcomes" ? stages.names : [])
      for item in root[section]?.items ?? [] {
        guard let id = item["id"], let text = id.scalar?.text, !seen.declare(text) else { continue }
        file.report("duplicate-id", at: id.span, "there is a \(kind) '\(text)' already")
      }
    }
  }

  private func readSources() -> [Source] {
    section("sources").map { pair in
      Source(
        id: pair.key, title: file.text("title", in: pair.value),
        author: file.optionalText("author", in: pair.value),
        outlet: file.optionalText("outlet", in: pair.value), date: file.optionalText("date", in: pair.value),
        url: file.optionalText("url", in: pair.value), note: file.optionalText("note", in: pair.value))
    }
  }

  private mutating func readWords(_ name: String, _ words: NameIndex) -> [LogOddsWord] {
    section(name).compactMap { pair in
      guard words[pair.key] != nil else { return nil }
      if pair.value.scalar != nil {
        file.report(
          "wrong-type", at: pair.value.span, "'\(pair.key)' must be a mapping with mean, sd and grounds",
          notes: ["only 'shared' is a number"])
        return nil
      }
      return LogOddsWord(
        word: pair.key, mean: file.number("mean", in: pair.value) ?? 0,
        standardDeviation: file.number("sd", in: pair.value) ?? 0, grounds: grounds(in: pair.value))
    }
  }

  private var sharedStrength: Double {
    root["strengths"].flatMap { file.number("shared", in: $0) } ?? 0
  }

  private mutating func readMembers() -> [Member] {
    section("members").map { pair in
      let periods = pair.value["seated"]?.items.map { readPeriod($0) } ?? []
      return Member(
        id: pair.key, name: file.text("name", in: pair.value), seated: periods,
        grounds: grounds(in: pair.value))
    }
  }

  mutating func readPeriod(_ node: YAMLNode) -> Period {
    let period = Period(from: file.date("from", in: node), to: file.date("to", in: node))
    if let from = period.from, let to = period.to, from >= to {
      file.report(
        "empty-period", at: node.headSpan, "the period ends on \(to), not after \(from), where it begins")
    }
    return period
  }

  private func readGroups() -> [CriterionGroup] {
    section("groups").map { pair in
      CriterionGroup(
        id: pair.key, countsStrongestOnly: file.text("combine", in: pair.value) == "strongest",
        because: file.text("because", in: pair.value))
    }
  }
}
