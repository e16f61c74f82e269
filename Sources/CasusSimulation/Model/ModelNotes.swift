public import CasusRulebook

/// A factor that the scenario leaves out, so that the rulebook's default is assumed (section 3.1.8).
public struct Assumption: Sendable {
  /// The factor, an index.
  public let factor: Int
  /// Its name.
  public let name: String
  /// Its question, in plain words.
  public let question: String
  /// The default's branches that can be taken in this run, in order; those proved never to be taken are left out.
  public let branches: [Branch]

  /// A branch of a default that can be taken.
  public struct Branch: Sendable {
    /// Its place among the factor's defaults, from 0.
    public let index: Int
    /// The text of the condition under which it is taken; nil for always.
    public let condition: String?
    /// The value or distribution.
    public let value: ValueForm
    /// Why.
    public let grounds: Grounds
  }
}

/// A stage whose answer is not computed, but known or pinned.
public struct FixedAnswer: Sendable {
  /// The stage, an index.
  public let stage: Int
  /// The answer.
  public let isYes: Bool
  /// Whether the user pinned it; otherwise the scenario states it as known.
  public let isPinned: Bool
  /// Where it is known from.
  public let grounds: Grounds
}

/// Something in use that no source supports, or one that its author does not trust.
public struct DoubtfulItem: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: String, Hashable, Sendable {
    /// A word for strengths that some criterion uses.
    case strength
    /// A word for leans that some stage uses.
    case lean
    /// A stage, for its lean.
    case stage
    /// A judgement's belief.
    case judgement
    /// A default that is assumed.
    case assumption
    /// A criterion.
    case criterion
    /// A quantity after certain outcomes.
    case quantity
    /// What the scenario states of a factor.
    case factor
    /// A known answer.
    case known
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// Its name.
  public let name: String
  /// Whether no source is given; otherwise its author's confidence is low.
  public let isUnsourced: Bool
}
