public import CasusRulebook

/// Finds what of a rulebook and a scenario is unsourced or of low confidence.
enum DoubtfulItems {
  static func all(
    rulebook: Rulebook, scenario: Scenario, factors: [FactorSource], answers: [FixedAnswer]
  ) -> [DoubtfulItem] {
    var items: [DoubtfulItem] = []
    func add(_ kind: DoubtfulItem.Kind, _ name: String, _ grounds: Grounds) {
      guard grounds.isDoubtful else { return }
      items.append(DoubtfulItem(kind: kind, name: name, isUnsourced: grounds.unsourced != nil))
    }
    for (factor, source) in zip(rulebook.factors, factors) {
      for branch in source.branches.prefix(1) where branch.condition == nil || source.branches.count == 1 {
        add(source.isAssumed ? .assumption : .factor, factor.name, branch.grounds)
      }
      if source.isAssumed, source.branches.count > 1,
        let doubtful = source.branches.first(where: { $0.grounds.isDoubtful })
      {
        add(.assumption, factor.name, doubtful.grounds)
      }
    }
    for answer in answers where !answer.isPinned {
      add(.known, rulebook.stages[answer.stage].id, answer.grounds)
    }
    for (index, word) in rulebook.strengths.enumerated()
    where rulebook.criteria.contains(where: { $0.word == index }) {
      add(.strength, word.word, word.grounds)
    }
    for (index, word) in rulebook.leans.enumerated()
    where rulebook.stages.contains(where: { $0.lean == index }) {
      add(.lean, word.word, word.grounds)
    }
    for judgement in rulebook.judgements { add(.judgement, judgement.name, judgement.grounds) }
    for stage in rulebook.stages { add(.stage, stage.id, stage.grounds) }
    for criterion in rulebook.criteria { add(.criterion, criterion.id, criterion.grounds) }
    for quantity in rulebook.quantities {
      for entry in quantity.entries { add(.quantity, quantity.name, entry.grounds) }
    }
    return items
  }
}

extension FactorSource {
  var isAssumed: Bool {
    if case .assumed = origin { true } else { false }
  }
}

extension Criterion {
  /// Its word of strength, an index; nil for bars and settles.
  ///
  /// Not inlined: the optimiser of Swift 6.3.1 ends with an ownership error where it inlines this.
  @inline(never)
  public var word: Int? {
    if case .strength(let word, _) = force { word } else { nil }
  }

  /// Whether it decides by itself: a bar or a settle.
  var isAbsolute: Bool { word == nil }
}
