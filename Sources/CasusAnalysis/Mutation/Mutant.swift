public import CasusExpressions
import CasusRulebook

/// A small mistake in a rulebook, made on purpose to see whether any expectation notices.
public struct Mutant: Hashable, Sendable {
  /// What kind of mistake it is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A criterion is left out.
    case dropped
    /// A criterion speaks for the other side.
    case flipped
    /// A criterion is one word weaker; a bar or a settle is as strong as the strongest word.
    case weakened
    /// A number in a condition is a step higher or lower.
    case shifted
    /// Yes leads where no does, and no where yes does.
    case rerouted
    /// A stage leans one word more, or one less.
    case leaning
    /// A council decides by another rule.
    case revoted
    /// A judgement's values are all as likely.
    case flattened
  }

  /// Its name, the same as long as the rulebook's item and this part of it stay: `criterion/seated/dropped`.
  public let id: String
  /// What kind of mistake it is.
  public let kind: Kind
  /// What kind of item it is in: `criterion`.
  public let noun: String
  /// The item's identifier or name.
  public let item: String
  /// What is wrong in it, in a sentence without a full stop: `criterion seated is left out`.
  public let description: String
  /// Where the rulebook's file has what is changed.
  public let span: SourceSpan

  let changes: [Change]

  /// One step of the change to the document.
  enum Change: Hashable, Sendable {
    case remove(section: String, item: String)
    case set(section: String, item: String, path: [String], RulebookDraft.Content?)
  }
}
