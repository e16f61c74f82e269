import CasusRulebook

extension Criterion {
  /// Its word of strength, or what it does by itself: `strong`, `bars`.
  func forceWord(in rulebook: Rulebook) -> String {
    switch force {
    case .strength(let word, _):
      rulebook.strengths.indices.contains(word) ? rulebook.strengths[word].word : "-"
    case .bars: "bars"
    case .settles: "settles"
    }
  }
}

extension Verdict {
  /// Its colour.
  var role: TextRole {
    switch self {
    case .refused: .no
    case .approved: .yes
    case .none: .faint
    }
  }
}

extension Scenario {
  /// Who asks, by name.
  func requesterName(in rulebook: Rulebook) -> String {
    switch requester {
    case .member(let index): rulebook.members.indices.contains(index) ? rulebook.members[index].name : "?"
    case .outsider(let name): name
    }
  }
}

extension CouncilRule.Voting {
  /// The rule in a few words.
  var inWords: String {
    switch self {
    case .consensus: "consensus: yes where nobody objects"
    case .atLeast(let count): "yes where at least \(count) support"
    case .majorityOfSeated: "yes where more than half of the seated support"
    case .majorityOfVoting: "yes where more support than object"
    case .lead: "the lead state alone decides"
    }
  }
}
