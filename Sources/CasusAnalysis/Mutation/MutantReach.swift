import CasusExpressions
import CasusRulebook

/// What of a rulebook a mutant can change, so that tests about just that are asked first.
///
/// It decides the order of the questions, and so how long they take; never what is found.
struct MutantReach: Sendable {
  /// The identifiers of the criteria that are altered, or that read what is.
  let criteria: Set<String>
  /// The identifiers of the stages at which those speak, or that are altered themselves.
  let stages: Set<String>
  /// The days on which something begins or ends otherwise.
  let days: [CivilDate]
  /// Whether it is about what outcomes count towards.
  let isAboutVerdicts: Bool

  init(_ mutant: Mutant, in rulebook: Rulebook) {
    days = mutant.days
    isAboutVerdicts = mutant.noun == "outcome"
    var stages: Set<Int> = []
    var criteria: Set<Int> = []
    if mutant.noun == "criterion" {
      criteria.formUnion(rulebook.criteria.indices.filter { rulebook.criteria[$0].id == mutant.item })
    } else {
      stages.formUnion(rulebook.stages.indices.filter { rulebook.stages[$0].id == mutant.item })
    }
    let slots = Self.slots(reading: mutant, in: rulebook)
    for (index, criterion) in rulebook.criteria.enumerated() {
      var read = criterion.condition.slots
      if case .strength(_, let scale?) = criterion.force { read += scale.slots }
      if case .role(let role) = criterion.addressee { read.append(rulebook.roles[role].slot) }
      if !slots.isDisjoint(with: read) { criteria.insert(index) }
    }
    for (index, stage) in rulebook.stages.enumerated() {
      let aside = stage.council?.standsAside.map { [rulebook.judgements[$0].slot] } ?? []
      if !slots.isDisjoint(with: (stage.council?.notAsked?.slots ?? []) + aside) { stages.insert(index) }
    }
    stages.formUnion(criteria.map { rulebook.criteria[$0].stage })
    self.criteria = Set(criteria.map { rulebook.criteria[$0].id })
    self.stages = Set(stages.map { rulebook.stages[$0].id })
  }

  /// The slots of the name that is altered, and of everything that is computed from it.
  private static func slots(reading mutant: Mutant, in rulebook: Rulebook) -> Set<Int> {
    var slots: Set<Int> = []
    func add(_ name: String, _ slot: Int) {
      if name == mutant.item { slots.insert(slot) }
    }
    switch mutant.noun {
    case "factor": rulebook.factors.forEach { add($0.name, $0.slot) }
    case "judgement": rulebook.judgements.forEach { add($0.name, $0.slot) }
    case "fact": rulebook.facts.forEach { add($0.name, $0.slot) }
    case "dated name": rulebook.datedNames.forEach { add($0.name, $0.slot) }
    default: return []
    }
    for role in rulebook.roles {
      if case .dated(let name) = role.holder, slots.contains(rulebook.datedNames[name].slot) {
        slots.insert(role.slot)
      }
    }
    // Facts stand after those that they read.
    for fact in rulebook.facts where !slots.isDisjoint(with: fact.expression.slots) {
      slots.insert(fact.slot)
    }
    return slots
  }

  /// How early a test is asked: 0 for what is about the very item or day, 1 for its stages, 2 for all else.
  func rank(of testCase: TestCase, in rulebook: Rulebook) -> Int {
    if days.contains(where: { abs($0.daysSinceEpoch - testCase.date.daysSinceEpoch) <= 1 }) { return 0 }
    var rank = 2
    for check in testCase.checks {
      switch check.subject {
      case .active(let criterion) where criteria.contains(rulebook.criteria[criterion].id): return 0
      case .event(.verdict) where isAboutVerdicts: return 0
      default: break
      }
      if let stage = check.subject.stage(in: rulebook), stages.contains(rulebook.stages[stage].id) {
        rank = 1
      }
    }
    return rank
  }
}
