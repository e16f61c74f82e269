import CasusExpressions

extension RulebookReader {
  mutating func readStages(_ names: RulebookNames, judgements: NameIndex) -> [Stage] {
    (root["stages"]?.items ?? []).compactMap { node in
      let lean = file.reference(node["lean"], among: leanWords)
      let yes = readDestination(node["yes"])
      let no = readDestination(node["no"])
      let council = node["council"].map { readCouncil($0, names, judgements) }
      let grounds = grounds(in: node)
      guard let lean, let yes, let no else { return nil }
      return Stage(
        id: file.text("id", in: node), answeredBy: file.text("by", in: node),
        question: file.text("asks", in: node), lean: lean, grounds: grounds, council: council, yes: yes,
        no: no,
        span: node["id"]?.span ?? node.span)
    }
  }

  private mutating func readDestination(_ node: YAMLNode?) -> Destination? {
    guard let node, let name = node.scalar?.text else { return nil }
    if let stage = stages[name] { return .stage(stage) }
    if let outcome = outcomes[name] { return .outcome(outcome) }
    file.reportUnknown(
      name, at: node.span, among: NameIndex(kind: "stage or outcome", stages.names + outcomes.names))
    return nil
  }

  private mutating func readCouncil(
    _ node: YAMLNode, _ names: RulebookNames, _ judgements: NameIndex
  ) -> CouncilRule {
    CouncilRule(
      voting: readVoting(node),
      notAsked: file.expression(node["not_asked"], in: names.councilScope, expecting: .bool),
      standsAside: readStandsAside(node["stands_aside"], names, judgements),
      nobodyAsked: file.yesNo("nobody_asked", in: node) ?? false)
  }

  private mutating func readVoting(_ node: YAMLNode) -> CouncilRule.Voting {
    let rule = file.text("rule", in: node)
    if let of = node["of"], rule != "majority" {
      file.report("misplaced-key", at: of.span, "'of' is for the rule 'majority'")
    }
    if let otherwise = node["otherwise"], rule != "lead" {
      file.report("misplaced-key", at: otherwise.span, "'otherwise' is for the rule 'lead'")
    }
    switch rule {
    case "majority":
      return file.text("of", in: node) == "voting" ? .majorityOfVoting : .majorityOfSeated
    case "lead":
      if root["roles"]?["lead"] == nil {
        file.report("unknown-name", at: node.headSpan, "the rule 'lead' needs a role named 'lead'")
      }
      if node["otherwise"] == nil {
        file.report(
          "missing-key", at: node.headSpan,
          "the rule 'lead' needs 'otherwise': the answer where it is not asked")
      }
      return .lead(otherwise: file.yesNo("otherwise", in: node) ?? false)
    default:
      guard let count = node["at_least"]?.scalar.flatMap({ ScalarReading.whole($0.text) }) else {
        return .consensus
      }
      return .atLeast(count)
    }
  }

  private mutating func readStandsAside(
    _ node: YAMLNode?, _ names: RulebookNames, _ judgements: NameIndex
  ) -> Int? {
    guard let node, let index = file.reference(node, among: judgements) else { return nil }
    guard case .number(let range, _, _)? = names.kinds[judgements.names[index]], range.lowerBound >= 0 else {
      file.report(
        "wrong-type", at: node.span,
        "'stands_aside' needs a judgement that is a number with a range not below 0")
      return nil
    }
    return index
  }

  mutating func readCriteria(_ names: RulebookNames) -> [Criterion] {
    (root["criteria"]?.items ?? []).compactMap { node in
      let stage = file.reference(node["stage"], among: self.stages)
      let isCouncil = councils.contains(file.text("stage", in: node))
      let scope = isCouncil ? names.councilScope : names.scope
      let condition = file.expression(node["when"], in: scope, expecting: .bool)
      let addressee = readAddressee(node["to"], isCouncil: isCouncil, names)
      let force = readForce(node, scope)
      let group = file.reference(node["group"], among: groups)
      let grounds = grounds(in: node)
      guard let stage, let condition, let force else { return nil }
      return Criterion(
        id: file.text("id", in: node), stage: stage, addressee: addressee, condition: condition,
        saysYes: file.text("says", in: node) == "yes", force: force, group: group, grounds: grounds,
        span: node["id"]?.span ?? node.span)
    }
  }

  private mutating func readAddressee(
    _ node: YAMLNode?, isCouncil: Bool, _ names: RulebookNames
  ) -> Addressee {
    guard let node, let name = node.scalar?.text else { return .everyone }
    guard isCouncil else {
      file.report("misplaced-key", at: node.span, "'to' is for the criteria of a council stage")
      return .everyone
    }
    if let member = members[name] { return .member(member) }
    if let role = names.roles.firstIndex(where: { $0.name == name }) { return .role(role) }
    file.reportUnknown(
      name, at: node.span,
      among: NameIndex(kind: "member or role", members.names + names.roles.map(\.name)))
    return .everyone
  }

  private mutating func readForce(_ node: YAMLNode, _ scope: Scope) -> Criterion.Force? {
    let saysYes = file.text("says", in: node) == "yes"
    for (key, answer) in [("bars", "no"), ("settles", "yes")] {
      guard let flag = node[key] else { continue }
      if file.yesNo(key, in: node) == false {
        file.report(
          "empty-flag", at: flag.span, "'\(key): no' says nothing", hint: "leave it out, or write yes")
      } else if saysYes != (answer == "yes") {
        file.report(
          "conflicting-keys", at: flag.span, "a criterion with '\(key)' says \(answer), and this one does not"
        )
      }
      return key == "bars" ? .bars : .settles
    }
    let word = file.reference(node["strength"], among: strengthWords)
    let scale = file.expression(node["scale"], in: scope, expecting: .double)
    return word.map { .strength(word: $0, scale: scale) }
  }
}
