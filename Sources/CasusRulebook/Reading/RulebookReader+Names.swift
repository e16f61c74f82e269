import CasusExpressions

/// The names that expressions see, while the rulebook is read.
struct RulebookNames {
  fileprivate(set) var variables: [Scope.Variable]
  fileprivate(set) var roles: [Role] = []
  fileprivate(set) var dated: [DatedName] = []
  fileprivate(set) var kinds: [String: VariableKind] = [:]
  fileprivate(set) var slots: [String: Int] = [:]
  /// How many variables the conditions of defaults see.
  fileprivate(set) var factorsEnd = 0
  fileprivate let memberType: ExpressionType

  private var seated: Scope.Function {
    Scope.Function("seated", [memberType], .bool, mayFail: false)
  }

  /// What the conditions of defaults see.
  var defaultScope: Scope { Scope(variables: Array(variables[..<factorsEnd]), functions: [seated]) }

  /// What facts that have been read, and everything outside a council, see.
  var scope: Scope { Scope(variables: variables, functions: [seated]) }

  /// What a council's expressions see.
  var councilScope: Scope {
    Scope(variables: vocabulary.variables, functions: [seated])
  }

  /// What a quantity's parameters see.
  func quantityScope(councils: [String]) -> Scope {
    let supporters = Scope.Function(
      "supporters", [.choice(ChoiceType(name: "council stages", values: councils))], .double, mayFail: false)
    return Scope(variables: variables, functions: [seated, supporters])
  }

  var vocabulary: Vocabulary {
    Vocabulary(variables: variables + [Scope.Variable("member", memberType)])
  }

  fileprivate mutating func declare(_ name: String, _ type: ExpressionType) -> Int {
    variables.append(Scope.Variable(name, type))
    slots[name] = variables.count - 1
    return variables.count - 1
  }
}

extension RulebookReader {
  /// Declares roles, dated names, factors and judgements, in this order.
  mutating func readNames() -> RulebookNames {
    let memberType = ExpressionType.choice(ChoiceType(name: "members", values: members.names))
    var names = RulebookNames(
      variables: [Scope.Variable("date", .timestamp), Scope.Variable("requester", memberType)],
      memberType: memberType)
    reportClashes()
    readRoles(into: &names)
    readDatedNames(into: &names)
    for section in ["factors", "judgements"] {
      for pair in self.section(section) {
        let kind = readKind(of: pair)
        names.kinds[pair.key] = kind
        _ = names.declare(pair.key, type(of: kind, name: pair.key, memberType))
      }
      if section == "factors" { names.factorsEnd = names.variables.count }
    }
    return names
  }

  mutating func readFacts(into names: inout RulebookNames) -> [Fact] {
    var facts: [Fact] = []
    for pair in section("facts") {
      let node = pair.value["is"] ?? pair.value
      let expression = file.expression(node, in: names.scope, expecting: nil)
      let slot = names.declare(pair.key, expression?.type ?? .dyn)
      guard let expression else { continue }
      facts.append(
        Fact(
          name: pair.key, expression: expression, meaning: file.text("means", in: pair.value),
          grounds: grounds(in: pair.value), slot: slot, span: pair.keySpan))
    }
    return facts
  }

  private mutating func reportClashes() {
    var seen = NameIndex(kind: "name", ["date", "requester", "member"])
    for section in ["roles", "dated", "factors", "judgements", "facts"] {
      for pair in self.section(section) where !seen.declare(pair.key) {
        file.report("duplicate-name", at: pair.keySpan, "the name '\(pair.key)' is taken already")
      }
    }
    var quantities = NameIndex(kind: "quantity")
    for pair in section("quantities") { quantities.declare(pair.key) }
  }

  private mutating func readRoles(into names: inout RulebookNames) {
    let dated = NameIndex(kind: "member or dated name", section("dated").map(\.key))
    for pair in section("roles") {
      let slot = names.declare(pair.key, names.memberType)
      guard let holder = pair.value.scalar?.text else { continue }
      if let member = members[holder] {
        names.roles.append(Role(name: pair.key, holder: .member(member), slot: slot))
      } else if let index = dated[holder] {
        reportStrangers(in: section("dated")[index])
        names.roles.append(Role(name: pair.key, holder: .dated(index), slot: slot))
      } else {
        file.reportUnknown(
          holder, at: pair.value.span,
          among: NameIndex(kind: "member or dated name", members.names + dated.names))
      }
    }
  }

  /// A dated name that says who holds a role must take members as values.
  private mutating func reportStrangers(in dated: YAMLPair) {
    for entry in dated.value.items {
      guard let value = entry["value"] else { continue }
      _ = file.reference(value, among: members)
    }
  }

  private mutating func readDatedNames(into names: inout RulebookNames) {
    for pair in section("dated") {
      var entries: [DatedName.Entry] = []
      for item in pair.value.items {
        let entry = DatedName.Entry(
          period: readPeriod(item), value: file.text("value", in: item), grounds: grounds(in: item))
        if let other = entries.first(where: { $0.period.overlaps(entry.period) }) {
          file.report(
            "overlapping-periods", at: item.headSpan,
            "'\(pair.key)' has two values on some day: '\(other.value)' and '\(entry.value)'")
        }
        entries.append(entry)
      }
      var values = NameIndex(kind: "value")
      for entry in entries { values.declare(entry.value) }
      let slot = names.declare(pair.key, .choice(ChoiceType(name: pair.key, values: values.names)))
      names.dated.append(DatedName(name: pair.key, entries: entries, slot: slot))
    }
  }

  private func type(
    of kind: VariableKind?, name: String, _ memberType: ExpressionType
  ) -> ExpressionType {
    switch kind {
    case .yesNo: .bool
    case .choice(let options, _): .choice(ChoiceType(name: name, values: options.map(\.value)))
    case .number: .double
    case .count: .int
    case .members: .list(memberType)
    case nil: .dyn
    }
  }
}
