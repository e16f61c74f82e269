import CasusExpressions
import CasusRulebook

/// Makes the mutants of a rulebook; its parts are extensions in files of their own.
struct MutantMaker {
  let rulebook: Rulebook
  let draft: RulebookDraft

  init(_ rulebook: Rulebook, _ draft: RulebookDraft) {
    self.rulebook = rulebook
    self.draft = draft
  }

  /// The place of the next word below one in the order of the words' means; nil for the lowest.
  ///
  /// Of words that mean the same the earlier one counts as lower.
  func word(below place: Int, among words: [LogOddsWord]) -> Int? {
    neighbour(of: place, among: words, -1)
  }

  /// The place of the next word above one.
  func word(above place: Int, among words: [LogOddsWord]) -> Int? {
    neighbour(of: place, among: words, 1)
  }

  private func neighbour(of place: Int, among words: [LogOddsWord], _ step: Int) -> Int? {
    let order = words.indices.sorted { (words[$0].mean, $0) < (words[$1].mean, $1) }
    guard let position = order.firstIndex(of: place), order.indices.contains(position + step) else {
      return nil
    }
    return order[position + step]
  }

  /// The mutants of judgements: each belief made flat, where it is not so already.
  var judgements: [Mutant] {
    rulebook.judgements.compactMap { judgement in
      guard let flat = flatBelief(of: judgement) else { return nil }
      return Mutant(
        id: "judgement/\(judgement.name)/flattened", kind: .flattened, noun: "judgement",
        item: judgement.name, description: "judgement \(judgement.name) holds every value as likely",
        span: judgement.span,
        changes: [.init(section: "judgements", item: judgement.name, path: ["belief"], flat)])
    }
  }

  private func flatBelief(of judgement: Judgement) -> RulebookDraft.Content? {
    switch (judgement.kind, judgement.belief.content) {
    case (.choice, .weights(let weights)) where weights.allSatisfy({ $0 == weights.first }): return nil
    case (.yesNo, .chance(0.5)): return nil
    case (.number(let range, _, _), .distribution(.uniform(let low, let high)))
    where low == range.lowerBound && high == range.upperBound: return nil
    case (.choice(let options, _), _):
      return .mapping([.init("weights", .mapping(options.map { .init($0.value, .text("1")) }))])
    case (.yesNo, _): return .mapping([.init("chance", .text("0.5"))])
    case (.number(let range, _, _), _): return uniform(range.lowerBound, range.upperBound)
    case (.count(let range, _, _), _): return uniform(Double(range.lowerBound), Double(range.upperBound))
    case (.members, _): return nil
    }
  }

  private func uniform(_ low: Double, _ high: Double) -> RulebookDraft.Content {
    let ends = [("low", low), ("high", high)].map { RulebookDraft.Entry($0, .text("\($1)")) }
    return .mapping([.init("uniform", .mapping(ends))])
  }
}
