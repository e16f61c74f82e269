import CasusExpressions
import CasusRulebook
import CasusSimulation

extension MutantMaker {
  /// The mutants of criteria: dropped, flipped, weakened, widened, and with altered conditions and scales.
  var criteria: [Mutant] {
    rulebook.criteria.flatMap { criterion in
      func place(_ key: String, part: String? = nil) -> ExpressionPlace {
        ExpressionPlace(
          noun: "criterion", item: criterion.id, section: "criteria", path: [key], part: part)
      }
      var found = [dropped(criterion), flipped(criterion)]
      if let weakened = weakened(criterion) { found.append(weakened) }
      found += widened(criterion)
      found += altered(criterion.condition, at: place("when"))
      if let scale = criterion.scale { found += altered(scale, at: place("scale", part: "scale")) }
      return found
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
    Mutant.Change(section: "criteria", item: criterion.id, path: [key], text.map { .text($0) })
  }

  /// The criterion stays as a name, so that what tests say of it can still be asked.
  private func dropped(_ criterion: Criterion) -> Mutant {
    mutant(criterion, .dropped, "is never active", [set(criterion, "when", "false")])
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

  /// Without what narrows it: its scale, the strongest of its group being all that counts, and whom it is addressed to.
  private func widened(_ criterion: Criterion) -> [Mutant] {
    var found: [Mutant] = []
    func add(_ name: String, _ what: String, _ key: String) {
      found.append(
        Mutant(
          id: "criterion/\(criterion.id)/\(name)", kind: .widened, noun: "criterion", item: criterion.id,
          description: "criterion \(criterion.id) \(what)", span: criterion.span,
          changes: [set(criterion, key, nil)]))
    }
    if criterion.scale != nil { add("unscaled", "counts in full, whatever its scale", "scale") }
    if let group = criterion.group, rulebook.groups[group].countsStrongestOnly {
      add("ungrouped", "counts beside the others of its group", "group")
    }
    if criterion.addressee != .everyone { add("for-everyone", "is addressed to every member", "to") }
    return found
  }
}

extension Criterion {
  /// What its strength is multiplied by; nil where it counts in full.
  fileprivate var scale: Expression? {
    if case .strength(_, let scale) = force { scale } else { nil }
  }
}
