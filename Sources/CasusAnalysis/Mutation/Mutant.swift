public import CasusExpressions
import CasusRulebook

/// A small mistake in a rulebook, made on purpose to see whether any expectation notices.
public struct Mutant: Hashable, Sendable {
  /// What kind of mistake it is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A criterion is never active.
    case dropped
    /// A criterion speaks for the other side.
    case flipped
    /// A criterion is one word weaker; a bar or a settle is as strong as the strongest word.
    case weakened
    /// A criterion counts in full whatever its scale, beside the others of its group, or for every member of a council.
    case widened
    /// A number in a condition is a step higher or lower, a day a day earlier or later.
    case shifted
    /// In a condition "and" is taken for "or", or "equal" for "not equal", or the reverse.
    case confused
    /// A branch of a factor's default is left out.
    case undefaulted
    /// Yes leads where no does, and no where yes does.
    case rerouted
    /// A stage leans one word more, or one less.
    case leaning
    /// A council decides by another rule, asks those who are not to be asked, or lets nobody stand aside.
    case revoted
    /// A judgement's values are all as likely.
    case flattened
    /// A member is seated a day less, or a dated name takes its next value a day earlier or later.
    case redated
    /// An outcome counts towards another verdict.
    case recounted
  }

  /// Its name, the same as long as the rulebook's item and this part of it stay: `criterion/seated/dropped`.
  public let id: String
  /// What kind of mistake it is.
  public let kind: Kind
  /// What kind of item it is in: `criterion`.
  public let noun: String
  /// The item's identifier or name.
  public let item: String
  /// What is wrong in it, in a sentence without a full stop: `criterion seated is never active`.
  public let description: String
  /// Where the rulebook's file has what is changed.
  public let span: SourceSpan

  let changes: [Change]
  /// The days at which something begins or ends that begins or ends a day off now.
  var days: [CivilDate] = []

  /// One step of the change to the document: what stands in place of a value, or nothing.
  struct Change: Hashable, Sendable {
    let section: String
    let item: String
    let path: [String]
    let content: RulebookDraft.Content?

    init(section: String, item: String, path: [String], _ content: RulebookDraft.Content?) {
      (self.section, self.item, self.path, self.content) = (section, item, path, content)
    }
  }
}
