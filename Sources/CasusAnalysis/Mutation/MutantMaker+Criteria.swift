import CasusExpressions
import CasusRulebook
import CasusSimulation

extension MutantMaker {
  /// The mutants of criteria: dropped, flipped, weakened, and with shifted thresholds.
  var criteria: [Mutant] {
    rulebook.criteria.flatMap { criterion in
      [dropped(criterion), flipped(criterion)] + [weakened(criterion)].compactMap(\.self)
        + shifted(
          criterion.condition, noun: "criterion", item: criterion.id, section: "criteria", key: "when")
    }
  }

  private func mutant(
    _ criterion: Criterion, _ kind: Mutant.Kind, _ what: String, _ changes: [Mutant.Change]
  ) -> Mutant {
    Mutant(
      id: "criterion/\(criterion.id)/\(kind.rawValue)", kind: kind, noun: "criterion", item: criterion.id,
      description: "criterion \(criterion.id) \(what)", span: criterion.span, changes: changes)
  }

  private func set(_ criterion: Criterion, _ key: String, _ text: String?) -> Mutant.Change {
    .set(section: "criteria", item: criterion.id, path: [key], text.map { .text($0) })
  }

  private func dropped(_ criterion: Criterion) -> Mutant {
    mutant(criterion, .dropped, "is left out", [.remove(section: "criteria", item: criterion.id)])
  }

  private func flipped(_ criterion: Criterion) -> Mutant {
    let answer = criterion.saysYes ? "no" : "yes"
    var changes = [set(criterion, "says", answer)]
    var what = "says \(answer), not \(criterion.saysYes ? "yes" : "no")"
    if case .bars = criterion.force {
      changes += [set(criterion, "bars", nil), set(criterion, "settles", "yes")]
      what = "settles the stage instead of barring it"
    }
    if case .settles = criterion.force {
      changes += [set(criterion, "settles", nil), set(criterion, "bars", "yes")]
      what = "bars the stage instead of settling it"
    }
    return mutant(criterion, .flipped, what, changes)
  }

  private func weakened(_ criterion: Criterion) -> Mutant? {
    if let word = criterion.word {
      guard let weaker = self.word(below: word, among: rulebook.strengths) else { return nil }
      let (old, new) = (rulebook.strengths[word].word, rulebook.strengths[weaker].word)
      return mutant(criterion, .weakened, "is \(new), not \(old)", [set(criterion, "strength", new)])
    }
    guard let strongest = rulebook.strengths.max(by: { $0.mean < $1.mean })?.word else { return nil }
    return mutant(
      criterion, .weakened, "is \(strongest), and decides by itself no more",
      [set(criterion, "bars", nil), set(criterion, "settles", nil), set(criterion, "strength", strongest)])
  }

  /// The mutants of facts: with shifted thresholds.
  var facts: [Mutant] {
    rulebook.facts.flatMap { fact in
      shifted(fact.expression, noun: "fact", item: fact.name, section: "facts", key: "is")
    }
  }

  /// The expression with each of its thresholds a step lower, and a step higher.
  private func shifted(
    _ expression: Expression, noun: String, item: String, section: String, key: String
  ) -> [Mutant] {
    let thresholds = Threshold.all(in: expression, of: rulebook)
    return thresholds.enumerated().flatMap { number, threshold in
      threshold.shifts.map { name, text in
        let new = threshold.replacing(with: text)
        return Mutant(
          id: "\(noun)/\(item)/threshold-\(number + 1)-\(name)", kind: .shifted, noun: noun, item: item,
          description: "\(noun) \(item) compares with \(text), not \(threshold.text)", span: threshold.span,
          changes: [.set(section: section, item: item, path: [key], .text(new))])
      }
    }
  }
}
