import CasusExpressions
import CasusRulebook

extension MutantMaker {
  /// The mutants of stages: routes swapped, leans shifted, other voting rules, and others to be asked.
  var stages: [Mutant] {
    rulebook.stages.flatMap { stage in
      routes(of: stage) + leans(of: stage) + rules(of: stage) + askings(of: stage)
    }
  }

  private func mutant(
    _ stage: Stage, _ kind: Mutant.Kind, _ name: String, _ what: String,
    _ changes: [(path: [String], to: RulebookDraft.Content?)]
  ) -> Mutant {
    Mutant(
      id: "stage/\(stage.id)/\(name)", kind: kind, noun: "stage", item: stage.id,
      description: "stage \(stage.id) \(what)", span: stage.span,
      changes: changes.map { .init(section: "stages", item: stage.id, path: $0.path, $0.to) })
  }

  private func routes(of stage: Stage) -> [Mutant] {
    guard stage.yes != stage.no else { return [] }
    let (yes, no) = (name(of: stage.yes), name(of: stage.no))
    return [
      mutant(
        stage, .rerouted, "rerouted", "leads to \(no) on yes and to \(yes) on no",
        [(["yes"], .text(no)), (["no"], .text(yes))])
    ]
  }

  private func name(of destination: Destination) -> String {
    switch destination {
    case .stage(let place): rulebook.stages[place].id
    case .outcome(let place): rulebook.outcomes[place].id
    }
  }

  private func leans(of stage: Stage) -> [Mutant] {
    let old = rulebook.leans[stage.lean].word
    let others = [
      ("leaning-down", word(below: stage.lean, among: rulebook.leans)),
      ("leaning-up", word(above: stage.lean, among: rulebook.leans)),
    ]
    return others.compactMap { name, place in
      place.map { rulebook.leans[$0].word }.map { new in
        mutant(stage, .leaning, name, "leans \(new), not \(old)", [(["lean"], .text(new))])
      }
    }
  }

  private func rules(of stage: Stage) -> [Mutant] {
    guard let council = stage.council else { return [] }
    func to(_ name: String, _ words: String, _ rule: String?, count: Int? = nil) -> Mutant {
      mutant(
        stage, .revoted, name, "decides by \(words)",
        [
          (["council", "rule"], rule.map { .text($0) }),
          (["council", "at_least"], count.map { .text("\($0)") }), (["council", "of"], nil),
          (["council", "otherwise"], nil),
        ])
    }
    let consensus = to("by-consensus", "consensus", "consensus")
    let majority = to("by-majority", "the majority of the seated", "majority")
    switch council.voting {
    case .consensus: return [majority]
    case .majorityOfSeated, .majorityOfVoting: return [consensus]
    case .lead: return [consensus, majority]
    case .atLeast(let count):
      return [count - 1, count + 1].filter { $0 >= 1 }.map { (other: Int) in
        to("by-\(other)", "at least \(other) supporters, not \(count)", nil, count: other)
      }
    }
  }

  private func askings(of stage: Stage) -> [Mutant] {
    guard let council = stage.council else { return [] }
    func with(_ name: String, _ what: String, _ key: String, _ value: String?) -> Mutant {
      mutant(stage, .revoted, name, what, [(["council", key], value.map { .text($0) })])
    }
    var found: [Mutant] = []
    if let notAsked = council.notAsked {
      found.append(with("asks-all", "asks those who are not to be asked", "not_asked", nil))
      found += altered(
        notAsked,
        at: ExpressionPlace(
          noun: "stage", item: stage.id, section: "stages", path: ["council", "not_asked"], part: "not-asked")
      )
    }
    if council.standsAside != nil {
      found.append(with("no-standing-aside", "lets nobody stand aside", "stands_aside", nil))
    }
    let answer = council.nobodyAsked ? "no" : "yes"
    found.append(with("nobody-asked", "answers \(answer) where nobody is asked", "nobody_asked", answer))
    return found
  }
}
