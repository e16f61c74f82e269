import CasusExpressions
import CasusRulebook

/// What the scenario's date and requester settle for every draw.
struct RequestContext: Sendable {
  /// The values of `date`, `requester`, roles and dated names, in their slots; all others null.
  let values: [Value]
  /// The requester among the members; nil for an outsider.
  let requester: Int?
  /// Who holds each role, as a member's index.
  let holders: [Int]
  /// The holder of the role `lead`; nil where there is no such role.
  let lead: Int?
  /// The members seated on the date, in the rulebook's order.
  let seated: [Int]
  /// The function `seated(member)`.
  let isSeated: CustomFunction

  /// Settles them, or says which dated names have no value on the date.
  init(rulebook: Rulebook, scenario: Scenario) throws(DiagnosticList) {
    let date = scenario.date
    var values = [Value](repeating: .null, count: rulebook.vocabulary.count)
    values[Vocabulary.dateSlot] = .timestamp(Timestamp(midnightOf: date))
    switch scenario.requester {
    case .member(let index):
      requester = index
      values[Vocabulary.requesterSlot] = .string(rulebook.members[index].id)
    case .outsider(let name):
      requester = nil
      values[Vocabulary.requesterSlot] = .string(name)
    }
    var errors: [Diagnostic] = []
    var dated: [String?] = []
    for name in rulebook.datedNames {
      let value = name.value(on: date)
      if value == nil { errors.append(name.hasNoValue(on: date, in: scenario)) }
      values[name.slot] = .string(value ?? "")
      dated.append(value)
    }
    guard errors.isEmpty else { throw DiagnosticList(errors) }
    var holders: [Int] = []
    for role in rulebook.roles {
      let holder: Int =
        switch role.holder {
        case .member(let index): index
        case .dated(let index): rulebook.members.firstIndex { $0.id == dated[index] } ?? -1
        }
      holders.append(holder)
      values[role.slot] = .string(
        rulebook.members.indices.contains(holder) ? rulebook.members[holder].id : "")
    }
    self.values = values
    self.holders = holders
    lead = rulebook.roles.firstIndex { $0.name == "lead" }.map { holders[$0] }
    seated = rulebook.members.indices.filter { rulebook.members[$0].isSeated(on: date) }
    let names = Set(seated.map { rulebook.members[$0].id })
    isSeated = { arguments throws(EvaluationError) in
      guard case .string(let name) = arguments.first else { return .bool(false) }
      return .bool(names.contains(name))
    }
  }
}

extension DatedName {
  fileprivate func hasNoValue(on date: CivilDate, in scenario: Scenario) -> Diagnostic {
    let periods = entries.map { entry in
      "'\(entry.value)' \(entry.period.inWords)"
    }
    return Diagnostic(
      "no-value-on-date", in: scenario.texts.first?.name ?? "", at: nil,
      "'\(name)' has no value on \(date), the date of the request",
      notes: ["Its values: \(periods.joined(separator: "; "))."],
      hint: "change the scenario's date, or extend the periods in the rulebook")
  }
}

extension Period {
  /// The period as `from 1994-04-20 to 2012-12-19`, the end not included.
  fileprivate var inWords: String {
    switch (from, to) {
    case (let from?, let to?): "from \(from) until \(to)"
    case (let from?, nil): "from \(from)"
    case (nil, let to?): "until \(to)"
    case (nil, nil): "always"
    }
  }
}
