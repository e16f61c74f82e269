import CasusExpressions

/// Finds what is declared and never used: names, values of choices, words, groups and sources.
struct UnusedCheck {
  private(set) var findings: [Diagnostic] = []
  private let rulebook: Rulebook

  init(_ rulebook: Rulebook, _ expressions: RulebookExpressions) {
    self.rulebook = rulebook
    reportNames(expressions)
    reportValues(expressions)
    reportWords()
  }

  private mutating func reportNames(_ expressions: RulebookExpressions) {
    var isRead = [Bool](repeating: false, count: rulebook.vocabulary.count)
    for slot in expressions.all.flatMap(\.slots) { isRead[slot] = true }
    for judgement in rulebook.stages.compactMap({ $0.council?.standsAside }) {
      isRead[rulebook.judgements[judgement].slot] = true
    }
    for factor in rulebook.factors where !isRead[factor.slot] {
      report("unused", factor.span, "the factor '\(factor.name)' is never used")
    }
    for judgement in rulebook.judgements where !isRead[judgement.slot] {
      report("unused", judgement.span, "the judgement '\(judgement.name)' is never used")
    }
    for fact in rulebook.facts where !isRead[fact.slot] {
      report("unused", fact.span, "the fact '\(fact.name)' is never used")
    }
  }

  /// A choice that is compared with other names, or handed on whole, may use any of its values.
  private mutating func reportValues(_ expressions: RulebookExpressions) {
    for (name, kind, slot, span) in rulebook.factors.map({ ($0.name, $0.kind, $0.slot, $0.span) })
      + rulebook.judgements.map({ ($0.name, $0.kind, $0.slot, $0.span) })
    {
      guard case .choice(let options, _) = kind else { continue }
      let readers = expressions.all.filter { $0.slots.contains(slot) }
      guard !readers.isEmpty, readers.allSatisfy({ $0.readsOnlyByComparison(slot) }) else { continue }
      let compared = readers.flatMap { $0.comparedStrings(slot) }
      let silent = options.map(\.value).filter { !compared.contains($0) }
      // The last value may be what remains when none of the others holds.
      guard silent.count > 1 else { continue }
      report(
        "never-compared", span,
        "values of '\(name)' that no condition compares it with: \(silent.joined(separator: ", "))")
    }
  }

  private mutating func reportWords() {
    let usedStrengths = rulebook.criteria.compactMap { criterion -> Int? in
      guard case .strength(let word, _) = criterion.force else { return nil }
      return word
    }
    for (index, word) in rulebook.strengths.enumerated() where !usedStrengths.contains(index) {
      note("the strength '\(word.word)' is never used")
    }
    for (index, word) in rulebook.leans.enumerated()
    where !rulebook.stages.contains(where: { $0.lean == index }) {
      note("the lean '\(word.word)' is never used")
    }
    for (index, group) in rulebook.groups.enumerated()
    where !rulebook.criteria.contains(where: { $0.group == index }) {
      report("unused", nil, "the group '\(group.id)' is never used")
    }
    let cited = Set(rulebook.allGrounds.flatMap(\.grounds.citations).map(\.source))
    for source in rulebook.sources where !cited.contains(source.id) {
      note("the source '\(source.id)' is not cited in the rulebook")
    }
  }

  /// A scenario may cite a source that the rulebook itself does not, and a scale of words is kept whole.
  private mutating func note(_ message: String) {
    findings.append(Diagnostic("unused", .note, in: rulebook.text.name, at: nil, message))
  }

  private mutating func report(_ code: String, _ span: SourceSpan?, _ message: String) {
    findings.append(Diagnostic(code, .warning, in: rulebook.text.name, at: span, message))
  }
}

extension Expression {
  /// Whether every mention of the variable is one side of a comparison with texts.
  fileprivate func readsOnlyByComparison(_ slot: Int) -> Bool {
    var mentions = 0
    var comparisons = 0
    root.visit { node in
      switch node.kind {
      case .variable(slot): mentions += 1
      case .binary(_, let left, let right):
        let sides = [left, right].filter { if case .variable(slot) = $0.kind { true } else { false } }
        if sides.count == 1, left.isConstant || right.isConstant { comparisons += 1 }
      default: break
      }
    }
    return mentions == comparisons
  }
}
