/// An item that states a belief, and why.
public struct GroundedItem: Sendable {
  /// What kind of thing it is, in a word: `criterion`.
  public let kind: String
  /// Its name.
  public let name: String
  /// Why.
  public let grounds: Grounds
}

extension Rulebook {
  /// Every item that states a belief, in the order of the file's sections, then what cites without having to.
  public var allGrounds: [GroundedItem] {
    beliefs
      + members.map { GroundedItem(kind: "member", name: $0.id, grounds: $0.grounds) }
      + facts.map { GroundedItem(kind: "fact", name: $0.name, grounds: $0.grounds) }
      + datedNames.flatMap { dated in
        dated.entries.map { GroundedItem(kind: "dated name", name: dated.name, grounds: $0.grounds) }
      }
  }

  /// Every item that must say why: strengths, leans, defaults, judgements, stages, criteria and quantities.
  public var beliefs: [GroundedItem] {
    var items = strengths.map { GroundedItem(kind: "strength", name: $0.word, grounds: $0.grounds) }
    items += leans.map { GroundedItem(kind: "lean", name: $0.word, grounds: $0.grounds) }
    items += factors.flatMap { factor in
      factor.defaults.map { GroundedItem(kind: "default", name: factor.name, grounds: $0.grounds) }
    }
    items += judgements.map { GroundedItem(kind: "judgement", name: $0.name, grounds: $0.grounds) }
    items += stages.map { GroundedItem(kind: "stage", name: $0.id, grounds: $0.grounds) }
    items += criteria.map { GroundedItem(kind: "criterion", name: $0.id, grounds: $0.grounds) }
    items += quantities.flatMap { quantity in
      quantity.entries.map { GroundedItem(kind: "quantity", name: quantity.name, grounds: $0.grounds) }
    }
    return items
  }
}
